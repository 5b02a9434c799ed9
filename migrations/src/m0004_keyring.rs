//! The chain of keyrings, whole and as signed.

use sea_orm_migration::prelude::*;

use crate::dialect;

/// This step.
#[derive(DeriveMigrationName)]
pub(crate) struct Step;

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, STATEMENTS).await?;
        dialect::append_only(manager, "keyring").await
    }
}

const STATEMENTS: &[&str] = &["CREATE TABLE keyring (
        version {int} PRIMARY KEY CHECK (version >= 1),
        digest {bytes} NOT NULL UNIQUE CHECK (length(digest) = 32),
        signed {bytes} NOT NULL,
        expires_at {int} NOT NULL,
        accepted_at {int} NOT NULL,
        leaf_index {int} NOT NULL
    ) {strict}"];
