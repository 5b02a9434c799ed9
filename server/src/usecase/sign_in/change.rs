//! Somebody changes by what they are recognised: only soon after they have proved who they are, and they are told of it, so that a change
//! by somebody else does not stay unnoticed.

use lethe_server_core::employee_session::is_recent;

use super::Means;
use crate::{
    store::Tx,
    usecase::{House, authenticate_employee::LiveEmployee, failure::failures},
};

failures!(
    /// Why nothing was changed.
    ChangeError {
        /// The last proof is long ago.
        ProveAgain = Denied "portal.prove_again" "this needs a proof of the last ten minutes; prove again who you are",
        /// The session has ended meanwhile.
        Ended = Denied "session.expired" "your session has ended; sign in again",
    }
);

/// Refuses whoever has not proved of late who they are. The door remembers sessions for seconds, so it is asked again in the transaction.
pub(crate) async fn may_change(tx: &Tx, own: &LiveEmployee) -> Result<(), ChangeError> {
    let session = tx.employee_sessions().find(own.id).await?.filter(|session| session.ended.is_none());
    let session = session.filter(|session| session.ends_at > tx.now()).ok_or(ChangeError::Ended)?;
    let person = tx.people().find_no(session.person_no).await?;
    if !person.is_some_and(|person| person.is_active()) {
        return Err(ChangeError::Ended);
    }
    if is_recent(session.proved_at, tx.now()) { Ok(()) } else { Err(ChangeError::ProveAgain) }
}

/// The same before something that costs.
pub(crate) async fn may_begin_change(house: &House, own: &LiveEmployee) -> Result<(), ChangeError> {
    let session = house.store.read().employee_sessions().find(own.id).await?.ok_or(ChangeError::Ended)?;
    if is_recent(session.proved_at, house.store.clock().now()) { Ok(()) } else { Err(ChangeError::ProveAgain) }
}

/// Tells the employee, where mail is configured and they have an address. Nobody waits for it.
pub(crate) fn tell(means: Means<'_>, own: &LiveEmployee) {
    let (Some(courier), Some(to)) = (means.couriers.mail.clone(), own.person.email.clone()) else { return };
    let language = means.language;
    tokio::spawn(async move {
        if let Err(error) = courier.tell_of_change(&to, language).await {
            tracing::warn!(%error, "an employee was not told that what they sign in with has changed");
        }
    });
}
