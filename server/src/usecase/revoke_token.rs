//! The end of a token.

use lethe_server_core::{admin::Scope, audit::AuditEvent, caller::Caller, ids::TokenId, permission::Permission};

use super::{House, failure::failures};

failures!(
    /// Why the token was not revoked.
    RevokeTokenError {
        /// No such token, or somebody else's.
        Unknown = NotFound "token.unknown" "you have no token of this id; `lethe token list` shows yours",
    }
);

/// Ends a token of the caller's own, or anybody's for an owner. Ending it twice is no change.
pub async fn revoke_token(house: &House, caller: Caller, id: TokenId) -> Result<(), RevokeTokenError> {
    caller.may(Permission::ManageTokens, Scope::Everything)?;
    house
        .store
        .write(move |tx| async move {
            let token = tx.tokens().find(id).await?.ok_or(RevokeTokenError::Unknown)?;
            let owner = tx.admins().find_no(token.admin_no).await?;
            let own = owner.is_some_and(|owner| owner.admin.id == caller.admin.id);
            if !own && caller.may(Permission::ManageAdmins, Scope::Everything).is_err() {
                return Err(RevokeTokenError::Unknown);
            }
            if !tx.tokens().revoke(id, tx.now()).await? {
                return Ok(tx.unchanged(()).await?);
            }
            Ok(tx.commit(caller.actor(), AuditEvent::TokenRevoked { token: id }, ()))
        })
        .await
}
