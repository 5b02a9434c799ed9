//! A passkey has said who comes, and is judged: a session begins, or the same answer for everything that is wrong with it. Only then do
//! the access rules speak, so that a stranger learns nothing of them.

use lethe_server_core::{access::app::AppId, actor::Actor, audit::AuditEvent};
use serde_json::Value;

use super::{
    CeremonyError, House, SignedIn,
    access::{Attempt, PASSKEY, admit},
    steps::{
        ceremony::{record_refusal, take},
        sign_in,
    },
};
use crate::{passkey::Passkeys, store::CeremonyKind};

/// Ends the ceremony with an `AuthenticationResponseJSON`.
pub async fn finish_sign_in(
    house: &House,
    passkeys: &Passkeys,
    ceremony: &str,
    credential: Value,
    attempt: &Attempt,
) -> Result<SignedIn, CeremonyError> {
    let ceremony = take(house, CeremonyKind::SignIn, ceremony).await?;
    let claim = passkeys.claim(credential)?;
    let kept = house.store.read().passkeys().find_credential(&claim.credential_id).await?;
    let kept = kept.ok_or(CeremonyError::Refused)?;
    let used = match passkeys.finish_sign_in(&ceremony.state, &claim, &kept.credential) {
        Ok(used) => used,
        Err(refused) => {
            record_refusal(house, kept).await?;
            return Err(refused.into());
        }
    };
    let admin = house.store.read().admins().find_no(kept.admin_no).await?;
    let admin = admin.filter(|found| found.admin.active).ok_or(CeremonyError::Refused)?;
    let judged = admit::<CeremonyError>(house, &admin, AppId::CONSOLE, PASSKEY, attempt).await?;
    house
        .store
        .write(move |tx| async move {
            let key = tx.passkeys().find_credential(&used.credential_id).await?.ok_or(CeremonyError::Refused)?;
            let admin = tx.admins().find_no(key.admin_no).await?.ok_or(CeremonyError::Refused)?;
            let who = admin.admin.id;
            if !admin.admin.active || *who.as_bytes() != claim.handle {
                return Err(CeremonyError::Refused);
            }
            tx.passkeys().set_used(&used.credential_id, &used.credential, tx.now()).await?;
            let signed_in = sign_in::begin(&tx, admin, key.id).await?;
            judged.keep(&tx, Some(*signed_in.session.id.as_bytes())).await?;
            let event = AuditEvent::SessionBegun { session: signed_in.session.id, admin: who, passkey: key.id };
            Ok(tx.commit(Actor::Admin(who), event, signed_in))
        })
        .await
}
