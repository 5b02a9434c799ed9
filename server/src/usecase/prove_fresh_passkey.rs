//! A request comes with a touch: it counts once, for the request that it was asked for, in the session that asked.

use serde_json::Value;

use super::{
    CeremonyError, House,
    authenticate_session::LiveSession,
    steps::ceremony::{credentials, take},
};
use crate::{
    passkey::{BoundRequest, FreshPasskey, Passkeys},
    store::CeremonyKind,
};

/// Judges the touch for the request at hand.
pub async fn prove_fresh_passkey(
    house: &House,
    passkeys: &Passkeys,
    session: &LiveSession,
    ceremony: &str,
    credential: Value,
    at_hand: BoundRequest,
) -> Result<FreshPasskey, CeremonyError> {
    let ceremony = take(house, CeremonyKind::Fresh, ceremony).await?;
    let asked_for = ceremony.request.map(BoundRequest::from).ok_or(CeremonyError::Gone)?;
    let known = credentials(house, session.admin_no).await?;
    let (fresh, used) = passkeys.prove(&ceremony.state, asked_for, at_hand, credential, &known)?;
    house.store.note_touch(used.credential_id, used.credential).await?;
    Ok(fresh)
}
