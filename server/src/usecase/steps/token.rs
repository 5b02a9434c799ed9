//! A token comes into being: its secret is made and shown once, its hash is kept.

use lethe_proto::ids::{DAY_MS, Time};
use lethe_server_core::{caller::TokenScopes, ids::TokenId};
use zeroize::Zeroizing;

use super::secret_text;
use crate::store::{StoreError, Tx, repo::tokens::Token};

/// How long a token is good for that stands for a sign-in: thirty days.
pub(crate) const SIGN_IN_MS: u64 = 30 * DAY_MS;

/// A token: shown once.
pub struct IssuedToken {
    /// Its name.
    pub id: TokenId,
    /// The secret.
    pub secret: Zeroizing<String>,
    /// Worth nothing from here on.
    pub expires: Time,
}

/// Makes a token of this administrator, by running number, and keeps its hash.
pub(crate) async fn issue(
    tx: &Tx,
    admin_no: i64,
    label: String,
    scopes: TokenScopes,
    lifetime_ms: u64,
) -> Result<IssuedToken, StoreError> {
    let secret = secret_text::make("lethe-token-", tx.entropy());
    let (id, now) = (TokenId::from(tx.new_id()), tx.now());
    let expires = now.plus(lifetime_ms);
    let token = Token { id, admin_no, label, scopes, created_at: now, expires_at: expires, revoked_at: None };
    tx.tokens().insert(&token, &secret.hash).await?;
    Ok(IssuedToken { id, secret: secret.text, expires })
}
