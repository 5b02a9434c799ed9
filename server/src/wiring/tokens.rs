//! Tokens checked from memory.

use lethe_proto::cbor::sha256;
use lethe_server_core::caller::Caller;

use super::remembered::Remembered;
use crate::usecase::{
    House,
    authenticate::{AuthenticateError, authenticate},
};

/// Known tokens.
#[derive(Default)]
pub struct Tokens {
    callers: Remembered<Caller>,
}

impl Tokens {
    /// Who speaks with this token.
    pub async fn caller(&self, house: &House, token: &str) -> Result<Caller, AuthenticateError> {
        let (hash, now) = (sha256(token.as_bytes()), house.store.clock().now());
        self.callers.find(hash, now, house.store.news().revocations(), authenticate(house, token)).await
    }
}
