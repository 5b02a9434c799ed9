//! A token for a program: scoped, expiring. It may propose; nothing can make it approve.

use lethe_proto::{
    ids::{DAY_MS, Time},
    text::Line,
};
use lethe_server_core::{
    admin::Scope,
    audit::AuditEvent,
    caller::{Caller, TokenScopes, Via},
    permission::Permission,
};

use super::{
    House, IssuedToken,
    failure::failures,
    steps::{access::still_speaks, token::issue},
};
use crate::store::{StoreError, Tx};

/// Longest life: a year.
const LONGEST_MS: u64 = 366 * DAY_MS;

/// What the token is to be.
#[derive(Debug, Clone)]
pub struct NewToken {
    /// What its owner calls it.
    pub label: String,
    /// What it carries.
    pub scopes: Vec<Permission>,
    /// Milliseconds, at most a year.
    pub lifetime_ms: u64,
}

failures!(
    /// Why the token was not made.
    CreateTokenError {
        /// No label, no scope, or too long a life.
        Bad = Invalid "token.bad" "a token needs a label of plain text on one line, at least one scope, and a life between one minute and 366 days",
        /// The admin is gone.
        Unknown = NotFound "admin.unknown" "this administrator does not exist any more",
    }
);

/// How much longer whoever asks may speak, where that bounds what they make: a token with scopes makes none that outlives it.
async fn remaining_ms(tx: &Tx, caller: &Caller) -> Result<u64, StoreError> {
    let (Via::Token(id), TokenScopes::Only(_)) = (caller.via, &caller.scopes) else { return Ok(LONGEST_MS) };
    let ends = tx.tokens().find(id).await?.map_or(Time(0), |token| token.expires_at);
    Ok(ends.0.saturating_sub(tx.now().0))
}

/// Makes a token for the caller's own admin. Each scope must be one that the caller carries now; what a token with scopes makes
/// lives no longer than that token.
pub async fn create_token(house: &House, caller: Caller, new: NewToken) -> Result<IssuedToken, CreateTokenError> {
    caller.may(Permission::ManageTokens, Scope::Everything)?;
    let fits = (60_000..=LONGEST_MS).contains(&new.lifetime_ms);
    if Line::new(new.label.clone()).is_err() || new.scopes.is_empty() || !fits {
        return Err(CreateTokenError::Bad);
    }
    for scope in &new.scopes {
        let within = caller.admin.group.as_deref().map_or(Scope::Everything, |group| Scope::PersonIn(Some(group)));
        caller.may(*scope, within)?;
    }
    house
        .store
        .write(move |tx| async move {
            still_speaks::<CreateTokenError>(&tx, &caller).await?;
            let admin = tx.admins().find(caller.admin.id).await?.ok_or(CreateTokenError::Unknown)?;
            let lifetime_ms = new.lifetime_ms.min(remaining_ms(&tx, &caller).await?);
            let scopes = TokenScopes::Only(new.scopes);
            let text = scopes.to_text();
            let issued = issue(&tx, admin.no, new.label, scopes, lifetime_ms).await?;
            let event = AuditEvent::TokenCreated { token: issued.id, admin: admin.admin.id, scopes: text };
            Ok(tx.commit(caller.actor(), event, issued))
        })
        .await
}
