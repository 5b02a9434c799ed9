//! Codes and refresh tokens take turns below a grant. The grant's beginning and end are on record; what passes between is traffic, every
//! few minutes for everybody, and gets no event.

use super::tx::{Committed, Tx};

/// Proof that nothing but a code or a refresh token was made or used up.
#[derive(Debug)]
#[must_use]
pub struct Turn(());

impl Turn {
    /// Only for the repositories of codes and refresh tokens.
    pub(in crate::store) const fn taken() -> Self {
        Self(())
    }
}

impl Tx {
    /// Ends a transaction in which tokens took a turn and nothing else happened.
    pub fn commit_turn<T>(self, _: Turn, value: T) -> Committed<T> {
        self.traffic(value)
    }
}
