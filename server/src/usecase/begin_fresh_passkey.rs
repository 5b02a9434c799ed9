//! Somebody who is signed in is about to do something that needs a touch: they are asked for one, for exactly that request.

use super::{
    BegunCeremony, CeremonyError, House,
    authenticate_session::LiveSession,
    steps::ceremony::{Purpose, credentials, put},
};
use crate::{
    passkey::{BoundRequest, Passkeys},
    store::CeremonyKind,
};

/// Time between being asked and sending the request: two minutes.
const TOUCH_MS: u64 = 2 * 60_000;

/// Begins the ceremony.
pub async fn begin_fresh_passkey(
    house: &House,
    passkeys: &Passkeys,
    session: &LiveSession,
    request: BoundRequest,
) -> Result<BegunCeremony, CeremonyError> {
    let known = credentials(house, session.admin_no).await?;
    let begun = passkeys.begin_fresh(&known)?;
    let purpose = Purpose {
        kind: CeremonyKind::Fresh,
        admin_no: Some(session.admin_no),
        session_no: Some(session.no),
        request: Some(request.digest()),
        lifetime_ms: TOUCH_MS,
    };
    put(house, purpose, begun).await
}
