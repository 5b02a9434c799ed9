//! A token for a program: scoped, expiring. It may propose; nothing can make it approve.

use lethe_proto::{ids::DAY_MS, text::Line};
use lethe_server_core::{
    admin::Scope,
    audit::AuditEvent,
    caller::{Caller, TokenScopes},
    permission::Permission,
};

use super::{House, IssuedToken, failure::failures, steps::token::issue};

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

/// Makes a token for the caller's own admin. Each scope must be one that the caller carries now.
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
            let admin = tx.admins().find(caller.admin.id).await?.ok_or(CreateTokenError::Unknown)?;
            let scopes = TokenScopes::Only(new.scopes);
            let text = scopes.to_text();
            let issued = issue(&tx, admin.no, new.label, scopes, new.lifetime_ms).await?;
            let event = AuditEvent::TokenCreated { token: issued.id, admin: admin.admin.id, scopes: text };
            Ok(tx.commit(caller.actor(), event, issued))
        })
        .await
}
