//! A step that is nothing but its statements: executed in order, once.

use sea_orm_migration::prelude::*;

use crate::dialect;

/// What a step does to the schema.
pub(crate) struct Step {
    /// Under which databases remember that it was done: never changed.
    pub(crate) name: &'static str,
    /// In the words of `dialect`.
    pub(crate) statements: &'static [&'static str],
    /// Tables that can only grow from here on.
    pub(crate) append_only: &'static [&'static str],
}

impl MigrationName for Step {
    fn name(&self) -> &str {
        self.name
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, self.statements).await?;
        for table in self.append_only {
            dialect::append_only(manager, table).await?;
        }
        Ok(())
    }
}
