//! Somebody wants to sign in; who, their passkey will say.

use super::{
    BegunCeremony, CeremonyError, House,
    begin_setup::CEREMONY_MS,
    steps::ceremony::{Purpose, put},
};
use crate::{passkey::Passkeys, store::CeremonyKind};

/// Begins the ceremony.
pub async fn begin_sign_in(house: &House, passkeys: &Passkeys) -> Result<BegunCeremony, CeremonyError> {
    let begun = passkeys.begin_sign_in()?;
    let purpose = Purpose {
        kind: CeremonyKind::SignIn,
        admin_no: None,
        session_no: None,
        request: None,
        lifetime_ms: CEREMONY_MS,
    };
    put(house, purpose, begun).await
}
