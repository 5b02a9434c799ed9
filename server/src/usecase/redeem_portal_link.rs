//! An employee comes with a link: a session begins with no factor, in which they can set up factors and do nothing else.

use lethe_server_core::{
    access::{app::AppId, factor::Factors, facts::Device},
    actor::Actor,
    audit::EmployeeEvent,
};

use super::{
    House,
    access::{Attempt, Refusal, judge_employee},
    failure::failures,
    steps::{
        employee_session::{Beginning, EmployeeSignedIn, begin},
        secret_text,
    },
};
use crate::store::repo::people::Person;

failures!(
    /// Why the link opens nothing.
    RedeemPortalLinkError {
        /// Unknown, used, expired, or of somebody who may not sign in.
        Invalid = Denied "portal_link.invalid" "this link is unknown, used or too old; ask an administrator for a new one",
        /// The rules keep them out.
        RefusedHere(#[from] Refusal) = Denied "sign_in.refused_here" "the access rules refuse you: {0}; open the link again from a place that they allow",
    }
);

/// Uses a link up. From where the rules do not let its person in it is not used up.
pub async fn redeem_portal_link(
    house: &House,
    at: &Attempt,
    secret: &str,
    label: String,
) -> Result<EmployeeSignedIn, RedeemPortalLinkError> {
    let (hash, now, read) = (secret_text::hash(secret), house.store.clock().now(), house.store.read());
    let no = read.portal_links().whose(&hash, now).await?.ok_or(RedeemPortalLinkError::Invalid)?;
    let person = read.people().find_no(no).await?.filter(Person::is_active).ok_or(RedeemPortalLinkError::Invalid)?;
    let proved = (Factors::NONE, Device::None);
    let judged = judge_employee(&read, &person, AppId::PORTAL, proved, at, now).await?;
    if let Some(refusal) = judged.refusal() {
        return Err(refusal.into());
    }
    house
        .store
        .write(move |mut tx| async move {
            let person = tx.people().find_no(no).await?.filter(Person::is_active);
            let person = person.ok_or(RedeemPortalLinkError::Invalid)?;
            if !tx.portal_links().take(&hash, no).await? {
                return Err(RedeemPortalLinkError::Invalid);
            }
            let actor = Actor::Employee(person.id);
            tx.record(actor, &EmployeeEvent::PortalLinkUsed { person: person.id }.into());
            let beginning = Beginning { factors: Factors::NONE, label, enrollment: None };
            let (signed_in, event) = begin(&tx, person, beginning, &judged).await?;
            Ok(tx.commit(actor, event, signed_in))
        })
        .await
}
