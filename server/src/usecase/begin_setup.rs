//! An administrator opens their setup link in a browser and is asked to make a passkey. The link is not used up yet.

use lethe_server_core::admin::Admin;

use super::{
    BegunCeremony, CeremonyError, House,
    failure::failures,
    steps::{
        ceremony::{Purpose, put},
        secret_text,
    },
};
use crate::{
    passkey::{Holder, Passkeys},
    store::CeremonyKind,
};

/// Time to find the authenticator and its PIN: five minutes.
pub(super) const CEREMONY_MS: u64 = 5 * 60_000;

failures!(
    /// Why nobody is asked for a passkey.
    BeginSetupError {
        /// Unknown, used or expired: the caller is not told which.
        Link = Denied "setup_link.invalid" "this setup link is unknown, used or expired; ask for a new one (`lethe admin recover` on the host)",
    } and
    /// The ceremony.
    Ceremony(CeremonyError)
);

/// Begins the ceremony; gives whose link it is.
pub async fn begin_setup(
    house: &House,
    passkeys: &Passkeys,
    secret: &str,
) -> Result<(BegunCeremony, Admin), BeginSetupError> {
    let read = house.store.read();
    let hash = secret_text::hash(secret.trim());
    let no = read.admins().find_link(&hash, house.store.clock().now()).await?.ok_or(BeginSetupError::Link)?;
    let admin = read.admins().find_no(no).await?.ok_or(BeginSetupError::Link)?.admin;
    if !admin.active {
        return Err(BeginSetupError::Link);
    }
    let holder = Holder { handle: *admin.id.as_bytes(), name: &admin.name };
    let begun = passkeys.begin_registration(holder, &[]).map_err(CeremonyError::from)?;
    let purpose = Purpose {
        kind: CeremonyKind::Setup,
        admin_no: Some(no),
        session_no: None,
        request: None,
        lifetime_ms: CEREMONY_MS,
    };
    Ok((put(house, purpose, begun).await?, admin))
}
