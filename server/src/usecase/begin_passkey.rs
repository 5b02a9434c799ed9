//! An administrator wants one more passkey, on another authenticator than those they have.

use super::{
    BegunCeremony, CeremonyError, House,
    authenticate_session::LiveSession,
    begin_setup::CEREMONY_MS,
    failure::failures,
    steps::ceremony::{Purpose, credentials, put},
};
use crate::{
    passkey::{FreshPasskey, Holder, Passkeys},
    store::CeremonyKind,
};

/// Most passkeys of one administrator.
const MOST: usize = 20;

failures!(
    /// Why nobody is asked for a passkey.
    BeginPasskeyError {
        /// They have enough.
        Many = Conflict "passkey.too_many" "you have twenty passkeys; remove one that you do not use",
    } and
    /// The ceremony.
    Ceremony(CeremonyError)
);

/// Begins the ceremony, for somebody who has just touched a passkey that they have.
pub async fn begin_passkey(
    house: &House,
    passkeys: &Passkeys,
    session: &LiveSession,
    _touched: &FreshPasskey,
) -> Result<BegunCeremony, BeginPasskeyError> {
    let known = credentials(house, session.admin_no).await?;
    if known.len() >= MOST {
        return Err(BeginPasskeyError::Many);
    }
    let admin = &session.caller.admin;
    let holder = Holder { handle: *admin.id.as_bytes(), name: &admin.name };
    let begun = passkeys.begin_registration(holder, &known).map_err(CeremonyError::from)?;
    let purpose = Purpose {
        kind: CeremonyKind::Passkey,
        admin_no: Some(session.admin_no),
        session_no: Some(session.no),
        request: None,
        lifetime_ms: CEREMONY_MS,
    };
    Ok(put(house, purpose, begun).await?)
}
