//! The reversible, protective state of each enrollment: one row, the newest.

use sea_orm_migration::prelude::*;

use crate::dialect;

/// This step.
#[derive(DeriveMigrationName)]
pub(crate) struct Step;

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, STATEMENTS).await
    }
}

const STATEMENTS: &[&str] = &["CREATE TABLE device_state (
        enrollment_no {int} PRIMARY KEY REFERENCES enrollment (no),
        counter {int} NOT NULL CHECK (counter >= 1),
        server_key {bytes} NOT NULL CHECK (length(server_key) = 16),
        bytes {bytes} NOT NULL,
        cose {bytes} NOT NULL,
        changed_at {int} NOT NULL,
        leaf_index {int} NOT NULL
    ) {strict}"];
