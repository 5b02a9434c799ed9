//! From a token's secret to a caller. Changes nothing.

use lethe_server_core::caller::{Caller, Via};

use super::{House, failure::failures, steps::secret_text};

failures!(
    /// Why the token is not believed.
    AuthenticateError {
        /// Unknown, revoked or expired: the caller is not told which.
        Invalid = Denied "token.invalid" "this token is unknown, revoked or expired; get a new one from `lethe admin recover` or an administrator",
    }
);

/// Whose token it is, and what it carries.
pub async fn authenticate(house: &House, secret: &str) -> Result<Caller, AuthenticateError> {
    let read = house.store.read();
    let hash = secret_text::hash(secret.trim());
    let token = read.tokens().find_hash(&hash).await?.ok_or(AuthenticateError::Invalid)?;
    let now = house.store.clock().now();
    if token.revoked_at.is_some() || token.expires_at <= now {
        return Err(AuthenticateError::Invalid);
    }
    let admin = read.admins().find_no(token.admin_no).await?.ok_or(AuthenticateError::Invalid)?.admin;
    if !admin.active {
        return Err(AuthenticateError::Invalid);
    }
    Ok(Caller { admin, via: Via::Token(token.id), scopes: token.scopes })
}
