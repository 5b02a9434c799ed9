//! Who did what to whom: written in the transaction of the change, one leaf of the log each.

use sea_orm_migration::prelude::*;

use crate::dialect;

/// This step.
#[derive(DeriveMigrationName)]
pub(crate) struct Step;

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, STATEMENTS).await?;
        dialect::append_only(manager, "audit_event").await
    }
}

const STATEMENTS: &[&str] = &[
    "CREATE TABLE audit_event (
        no {dense},
        at {int} NOT NULL,
        actor_kind TEXT NOT NULL CHECK (actor_kind IN ('admin', 'approver', 'device', 'operator', 'server')),
        actor_id {bytes} NOT NULL CHECK (length(actor_id) = 16),
        verb TEXT NOT NULL,
        subject_kind TEXT NOT NULL,
        subject_id {bytes} NOT NULL,
        facts TEXT NOT NULL,
        leaf_index {int} NOT NULL UNIQUE
    ) {strict}",
    "CREATE INDEX audit_event_by_subject ON audit_event (subject_id, no)",
];
