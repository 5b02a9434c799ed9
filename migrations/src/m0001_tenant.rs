//! The one tenant of this database, its mode and its halt.

use sea_orm_migration::prelude::*;

use crate::dialect;

/// This step.
#[derive(DeriveMigrationName)]
pub(crate) struct Step;

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::append_only_function(manager).await?;
        dialect::run(manager, STATEMENTS).await
    }
}

const STATEMENTS: &[&str] = &["CREATE TABLE tenant (
        one {int} PRIMARY KEY CHECK (one = 1),
        id {bytes} NOT NULL CHECK (length(id) = 16),
        mode TEXT NOT NULL CHECK (mode IN ('normal', 'restore')),
        halt_before {int} NOT NULL DEFAULT 0,
        created_at {int} NOT NULL
    ) {strict}"];
