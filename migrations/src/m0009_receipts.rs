//! What devices signed. A receipt is never changed and never removed.

use sea_orm_migration::prelude::*;

use crate::dialect;

/// This step.
#[derive(DeriveMigrationName)]
pub(crate) struct Step;

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, STATEMENTS).await?;
        dialect::append_only(manager, "receipt").await
    }
}

const STATEMENTS: &[&str] = &[
    "CREATE TABLE receipt (
        no {dense},
        digest {bytes} NOT NULL UNIQUE CHECK (length(digest) = 32),
        enrollment_no {int} NOT NULL REFERENCES enrollment (no),
        subject {bytes} NOT NULL CHECK (length(subject) = 32),
        stage TEXT NOT NULL CHECK (stage IN ('accepted', 'refused', 'retry', 'partly', 'done', 'applied')),
        reason TEXT NOT NULL,
        previous {bytes} NOT NULL CHECK (length(previous) = 32),
        bytes {bytes} NOT NULL,
        cose {bytes} NOT NULL,
        received_at {int} NOT NULL,
        leaf_index {int} NOT NULL,
        UNIQUE (enrollment_no, previous)
    ) {strict}",
    "CREATE INDEX receipt_by_subject ON receipt (subject, enrollment_no)",
];
