//! An administrator uses their one-time link and gets a token that carries all their rights.

use lethe_proto::ids::{DAY_MS, Time};
use lethe_server_core::{actor::Actor, audit::AuditEvent, caller::TokenScopes, ids::TokenId};
use zeroize::Zeroizing;

use super::{House, failure::failures, steps::secret_text};
use crate::store::repo::tokens::Token;

/// How long such a token is good for: thirty days.
const TOKEN_MS: u64 = 30 * DAY_MS;

/// A token: shown once.
pub struct IssuedToken {
    /// Its name.
    pub id: TokenId,
    /// The secret.
    pub secret: Zeroizing<String>,
    /// Worth nothing from here on.
    pub expires: Time,
}

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
            let now = tx.now();
            let no = tx.admins().use_link(&hash, now).await?.ok_or(RedeemSetupLinkError::Invalid)?;
            let admin = tx.admins().find_no(no).await?.ok_or(RedeemSetupLinkError::Invalid)?.admin;
            let text = secret_text::make("lethe-token-", tx.entropy());
            let token = Token {
                id: TokenId::from(tx.new_id()),
                admin_no: no,
                label: "setup".to_owned(),
                scopes: TokenScopes::Whole,
                created_at: now,
                expires_at: now.plus(TOKEN_MS),
                revoked_at: None,
            };
            tx.tokens().insert(&token, &text.hash).await?;
            let issued = IssuedToken { id: token.id, secret: text.text, expires: token.expires_at };
            let event = AuditEvent::SetupLinkRedeemed { admin: admin.id, token: token.id };
            Ok(tx.commit(Actor::Admin(admin.id), event, issued))
        })
        .await
}
