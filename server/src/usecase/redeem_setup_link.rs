//! An administrator uses their one-time link and gets a token that carries all their rights.

use lethe_server_core::{actor::Actor, audit::AuditEvent, caller::TokenScopes};

use super::{
    House, IssuedToken,
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
    }
);

/// Uses a link up.
pub async fn redeem_setup_link(house: &House, secret: &str) -> Result<IssuedToken, RedeemSetupLinkError> {
    let hash = secret_text::hash(secret.trim());
    house
        .store
        .write(move |tx| async move {
            let no = tx.admins().use_link(&hash, tx.now()).await?.ok_or(RedeemSetupLinkError::Invalid)?;
            let admin = tx.admins().find_no(no).await?.filter(|found| found.admin.active);
            let admin = admin.ok_or(RedeemSetupLinkError::Invalid)?.admin;
            let issued = issue(&tx, no, "setup".to_owned(), TokenScopes::Whole, SIGN_IN_MS).await?;
            let event = AuditEvent::SetupLinkRedeemed { admin: admin.id, token: issued.id };
            Ok(tx.commit(Actor::Admin(admin.id), event, issued))
        })
        .await
}
