//! An administrator uses their one-time link and gets a token that carries all their rights.

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

failures!(
    /// Why the link gave nothing.
    RedeemSetupLinkError {
        /// Unknown, used or expired: the caller is not told which.
        Invalid = Denied "setup_link.invalid" "this setup link is unknown, used or expired; ask for a new one (`lethe admin recover` on the host)",
        /// They have proved who they are, and the rules keep them out.
        RefusedHere(#[from] Refusal) = Denied "sign_in.refused_here" "the access rules refuse your sign-in: {0}; sign in from a place that they allow, or ask another administrator to change them (`lethe access break-glass` on the host sets them aside for a while)",
    }
);

/// Uses a link up. It does not lead around the access rules, and where they refuse it is not used up.
pub async fn redeem_setup_link(
    house: &House,
    secret: &str,
    attempt: &Attempt,
) -> Result<IssuedToken, RedeemSetupLinkError> {
    let hash = secret_text::hash(secret.trim());
    let (read, now) = (house.store.read(), house.store.clock().now());
    let no = read.admins().find_link(&hash, now).await?.ok_or(RedeemSetupLinkError::Invalid)?;
    let admin = read.admins().find_no(no).await?.filter(|found| found.admin.active);
    let admin = admin.ok_or(RedeemSetupLinkError::Invalid)?;
    let judged = admit::<RedeemSetupLinkError>(house, &admin, AppId::API, Factors::NONE, attempt).await?;
    house
        .store
        .write(move |tx| async move {
            let no = tx.admins().use_link(&hash, tx.now()).await?.ok_or(RedeemSetupLinkError::Invalid)?;
            let admin = tx.admins().find_no(no).await?.filter(|found| found.admin.active);
            let admin = admin.ok_or(RedeemSetupLinkError::Invalid)?.admin;
            let issued = issue(&tx, no, "setup".to_owned(), TokenScopes::Whole, SIGN_IN_MS).await?;
            judged.keep(&tx, Some(*issued.id.as_bytes())).await?;
            let event = AuditEvent::SetupLinkRedeemed { admin: admin.id, token: issued.id };
            Ok(tx.commit(Actor::Admin(admin.id), event, issued))
        })
        .await
}
