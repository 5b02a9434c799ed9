//! An employee wants a passkey, on another authenticator than those they have.

use super::{
    BegunCeremony, CeremonyError, House,
    authenticate_employee::LiveEmployee,
    begin_setup::CEREMONY_MS,
    failure::failures,
    sign_in::{ChangeError, Means, may_begin_change},
    steps::secret_text,
};
use crate::passkey::Holder;

/// Most passkeys of one employee.
const MOST: usize = 20;

failures!(
    /// Why nobody is asked for a passkey.
    OfferPersonPasskeyError {
        /// They have enough.
        Many = Conflict "passkey.too_many" "you have twenty passkeys; remove one that you do not use",
        /// The ceremony.
        Ceremony(#[from] CeremonyError) = Conflict "passkey.no_name" "{0}",
    } and
    /// Not now.
    Change(ChangeError)
);

/// Begins the ceremony.
pub async fn offer_person_passkey(
    house: &House,
    means: Means<'_>,
    own: &LiveEmployee,
) -> Result<BegunCeremony, OfferPersonPasskeyError> {
    may_begin_change(house, own).await?;
    let known = house.store.read().person_passkeys().list(own.person.no).await?;
    if known.len() >= MOST {
        return Err(OfferPersonPasskeyError::Many);
    }
    let known: Vec<String> = known.into_iter().map(|key| key.credential).collect();
    let holder = Holder { handle: *own.person.id.as_bytes(), name: &own.person.name };
    let begun = means.passkeys.begin_registration(holder, &known).map_err(CeremonyError::from)?;
    let name = secret_text::make("", house.store.entropy());
    let expires = house.store.clock().now().plus(CEREMONY_MS);
    house.store.offer_passkey(name.hash, own.id, begun.state, expires).await?;
    Ok(BegunCeremony { ceremony: name.text.to_string(), options: begun.options })
}
