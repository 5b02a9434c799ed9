//! A command line asks whether somebody has confirmed its login, and gets its token once.

use lethe_server_core::{
    access::{app::AppId, factor::Factors},
    actor::Actor,
    audit::AuditEvent,
    caller::TokenScopes,
};

use super::{
    House, IssuedToken,
    access::{Attempt, Refusal, admit},
    failure::failures,
    steps::{
        secret_text,
        token::{SIGN_IN_MS, issue},
    },
};
use crate::store::repo::cli_logins::CliLoginState;

failures!(
    /// Why there is no token, and never will be.
    CollectCliTokenError {
        /// Somebody said no.
        Refused = Denied "cli_login.denied" "this login was denied in the browser; start `lethe login` again if that was a mistake",
        /// Unknown, too late, or the token was fetched already.
        Expired = Denied "cli_login.expired" "this login has expired or its token was fetched already; start `lethe login` again",
        /// They have proved who they are, and the rules keep them out.
        RefusedHere(#[from] Refusal) = Denied "sign_in.refused_here" "the access rules refuse your sign-in: {0}; sign in from a place that they allow, or ask another administrator to change them (`lethe access break-glass` on the host sets them aside for a while)",
    }
);

/// The token, if the login is confirmed; none while nobody has decided. Where the access rules refuse, it stays to be collected from
/// elsewhere, until it expires.
pub async fn collect_cli_token(
    house: &House,
    secret: &str,
    attempt: &Attempt,
) -> Result<Option<IssuedToken>, CollectCliTokenError> {
    let hash = secret_text::hash(secret.trim());
    let login = house.store.read().cli_logins().find_hash(&hash).await?.ok_or(CollectCliTokenError::Expired)?;
    if login.expires_at <= house.store.clock().now() {
        return Err(CollectCliTokenError::Expired);
    }
    match login.state {
        CliLoginState::Waiting => return Ok(None),
        CliLoginState::Denied => return Err(CollectCliTokenError::Refused),
        CliLoginState::Used => return Err(CollectCliTokenError::Expired),
        CliLoginState::Confirmed => {}
    }
    let read = house.store.read();
    let admin = match login.admin_no {
        Some(no) => read.admins().find_no(no).await?.filter(|found| found.admin.active),
        None => None,
    };
    let admin = admin.ok_or(CollectCliTokenError::Refused)?;
    let judged = admit::<CollectCliTokenError>(house, &admin, AppId::API, Factors::NONE, attempt).await?;
    house
        .store
        .write(move |tx| async move {
            let no = tx.cli_logins().take(&hash, tx.now()).await?.ok_or(CollectCliTokenError::Expired)?;
            let admin = tx.admins().find_no(no).await?.filter(|found| found.admin.active);
            let admin = admin.ok_or(CollectCliTokenError::Refused)?.admin;
            let scopes = TokenScopes::Whole;
            let text = scopes.to_text();
            let issued = issue(&tx, no, login.label, scopes, SIGN_IN_MS).await?;
            judged.keep(&tx, Some(*issued.id.as_bytes())).await?;
            let event = AuditEvent::TokenCreated { token: issued.id, admin: admin.id, scopes: text };
            Ok(tx.commit(Actor::Admin(admin.id), event, Some(issued)))
        })
        .await
}
