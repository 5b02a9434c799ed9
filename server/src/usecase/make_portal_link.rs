//! An administrator invites an employee to the portal: whoever opens the link may set up by what they are recognised from then on.

use lethe_proto::ids::{PersonId, Time};
use lethe_server_core::{admin::Scope, audit::EmployeeEvent, caller::Caller, permission::Permission};
use zeroize::Zeroizing;

use super::{
    House,
    failure::failures,
    steps::{access::still_speaks, secret_text},
};

/// How long a link is good: over a weekend.
pub const LINK_MS: u64 = 72 * 60 * 60_000;

failures!(
    /// Why there is no link.
    MakePortalLinkError {
        /// No such person, or out of the caller's reach.
        Unknown = NotFound "person.unknown" "there is no such person among those you look after",
        /// They are gone.
        NotActive = Conflict "person.not_active" "this person is suspended or has left, and cannot sign in",
    }
);

/// A link, for one pair of eyes.
pub struct PortalLink {
    /// Stands behind `#`.
    pub secret: Zeroizing<String>,
    /// Good until then.
    pub expires: Time,
}

/// Makes a link. An older one of this person is worth nothing any more.
pub async fn make_portal_link(house: &House, caller: Caller, id: PersonId) -> Result<PortalLink, MakePortalLinkError> {
    house
        .store
        .write(move |tx| async move {
            let person = tx.people().find(id).await?.ok_or(MakePortalLinkError::Unknown)?;
            caller.may(Permission::ManagePeople, Scope::PersonIn(person.group.as_deref()))?;
            // A link is a way to sign in: no token that carries less than its administrator makes one.
            caller.signed_in()?;
            still_speaks::<MakePortalLinkError>(&tx, &caller).await?;
            if !person.is_active() {
                return Err(MakePortalLinkError::NotActive);
            }
            let secret = secret_text::make("lethe-welcome-", tx.entropy());
            let expires = tx.now().plus(LINK_MS);
            tx.portal_links().put(&secret.hash, person.no, expires).await?;
            let event = EmployeeEvent::PortalLinkMade { person: id };
            Ok(tx.commit(caller.actor(), event.into(), PortalLink { secret: secret.text, expires }))
        })
        .await
}
