//! What can go wrong between the house and its database.

use std::sync::Arc;

use sea_orm::DbErr;

/// A failure of storage. "Not found" is not one of them: that is an `Option`.
#[derive(Debug, Clone, thiserror::Error)]
pub enum StoreError {
    /// A row is there but does not make sense. Somebody edited it by hand, or a disk lies.
    #[error("unreadable row: table {table}, column {column}, row {id}; restore it from a backup, do not edit it")]
    Unreadable {
        /// Table.
        table: &'static str,
        /// Column.
        column: &'static str,
        /// Value of the primary key: a number, or hexadecimal.
        id: String,
    },
    /// The database refused or failed.
    #[error("the database refused: {0}")]
    Database(#[from] Arc<DbErr>),
    /// The commit of the whole group failed: nothing of it happened.
    #[error("the transaction was not committed and nothing of it happened: {0}")]
    NotCommitted(Arc<str>),
    /// The writer has ended: the process is shutting down, or must be restarted.
    #[error("the store is closed; restart the server")]
    Closed,
    /// The database could not be opened or prepared.
    #[error("the database at {place} cannot be opened: {why}")]
    Open {
        /// Path or URL without password.
        place: String,
        /// What the database said.
        why: String,
    },
}

impl From<DbErr> for StoreError {
    fn from(error: DbErr) -> Self {
        Self::Database(Arc::new(error))
    }
}

impl StoreError {
    /// Whether the database refused because a row of this kind exists already.
    pub fn is_duplicate(&self) -> bool {
        match self {
            Self::Database(error) => {
                matches!(error.sql_err(), Some(sea_orm::SqlErr::UniqueConstraintViolation(_)))
            }
            Self::Unreadable { .. } | Self::NotCommitted(_) | Self::Closed | Self::Open { .. } => false,
        }
    }
}
