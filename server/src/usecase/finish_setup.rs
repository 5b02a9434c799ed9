//! An administrator has made their first passkey: the setup link is used up, and they are signed in.

use lethe_server_core::{access::app::AppId, actor::Actor, audit::AuditEvent};
use serde_json::Value;

use super::{
    CeremonyError, House, SignedIn,
    access::{Attempt, PASSKEY, admit},
    failure::failures,
    steps::{
        ceremony::{is_name, keep, take},
        secret_text, sign_in,
    },
};
use crate::{passkey::Passkeys, store::CeremonyKind};

/// What came back from the browser.
pub struct FinishSetup {
    /// The link's secret.
    pub secret: String,
    /// The ceremony's name.
    pub ceremony: String,
    /// `RegistrationResponseJSON`.
    pub credential: Value,
    /// What the passkey is to be called.
    pub passkey_name: String,
}

failures!(
    /// Why nobody is signed in.
    FinishSetupError {
        /// Unknown, used or expired: the caller is not told which.
        Link = Denied "setup_link.invalid" "this setup link is unknown, used or expired; ask for a new one (`lethe admin recover` on the host)",
        /// No name for the passkey.
        Name = Invalid "passkey.name" "call the passkey something of 1 to 100 bytes of plain text on one line",
        /// Somebody has this passkey already.
        Taken = Conflict "passkey.taken" "this passkey is registered already; sign in with it, or use another authenticator",
    } and
    /// The ceremony.
    Ceremony(CeremonyError)
);

/// Uses the link up, keeps the passkey and begins a session. A link does not lead around the access rules, and where they refuse it is not
/// used up.
pub async fn finish_setup(
    house: &House,
    passkeys: &Passkeys,
    finish: FinishSetup,
    attempt: &Attempt,
) -> Result<SignedIn, FinishSetupError> {
    if !is_name(&finish.passkey_name) {
        return Err(FinishSetupError::Name);
    }
    let ceremony = take(house, CeremonyKind::Setup, &finish.ceremony).await?;
    let made = passkeys.finish_registration(&ceremony.state, finish.credential).map_err(CeremonyError::from)?;
    let hash = secret_text::hash(finish.secret.trim());
    let (read, now) = (house.store.read(), house.store.clock().now());
    let no = read.admins().find_link(&hash, now).await?.ok_or(FinishSetupError::Link)?;
    let admin = read.admins().find_no(no).await?.filter(|found| found.admin.active).ok_or(FinishSetupError::Link)?;
    let judged = admit::<CeremonyError>(house, &admin, AppId::CONSOLE, PASSKEY, attempt).await?;
    house
        .store
        .write(move |mut tx| async move {
            let no = tx.admins().use_link(&hash, tx.now()).await?.ok_or(FinishSetupError::Link)?;
            if ceremony.admin_no != Some(no) {
                return Err(CeremonyError::Gone.into());
            }
            let admin = tx.admins().find_no(no).await?.filter(|found| found.admin.active);
            let admin = admin.ok_or(FinishSetupError::Link)?;
            let who = admin.admin.id;
            let passkey = keep(&tx, no, made, finish.passkey_name).await?.ok_or(FinishSetupError::Taken)?;
            let signed_in = sign_in::begin(&tx, admin, passkey).await?;
            judged.keep(&tx, Some(*signed_in.session.id.as_bytes())).await?;
            tx.record(Actor::Admin(who), &AuditEvent::PasskeyRegistered { passkey, admin: who });
            let event = AuditEvent::SessionBegun { session: signed_in.session.id, admin: who, passkey };
            Ok(tx.commit(Actor::Admin(who), event, signed_in))
        })
        .await
}
