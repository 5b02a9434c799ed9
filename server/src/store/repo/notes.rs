//! What people wrote beside an audit event: the reason of a lock, a suspension, a cancellation.
//!
//! The log holds no free text, because it can never forget: a reason may name somebody's illness or suspicion. So the words stand
//! here, beside the event by the index of its leaf; they can be deleted, and what the log proves stays whole.

use sea_orm::DatabaseTransaction;

use super::{
    super::{
        StoreError,
        sql::{run, signed, values},
    },
    Notes,
};

impl Notes<'_, DatabaseTransaction> {
    /// Keeps the words beside the event of this leaf. Empty ones are not kept.
    pub async fn put(&self, leaf_index: u64, body: &str) -> Result<(), StoreError> {
        if !body.is_empty() {
            let sql = "INSERT INTO note (leaf_index, body) VALUES ($1, $2)";
            run(self.db, sql, values![signed(leaf_index), body]).await?;
        }
        Ok(())
    }
}
