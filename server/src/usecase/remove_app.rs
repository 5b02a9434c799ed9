//! An app is not known any more, and what it held is worth nothing.

use lethe_server_core::{
    access::app::AppId,
    admin::Scope,
    audit::{AppEvent, EmployeeEvent},
    caller::Caller,
    employee_session::Ending,
    permission::Permission,
};

use super::{House, failure::failures, steps::access::still_speaks};
use crate::store::{StoreError, Tx};

/// So many grants at once are read.
const AT_ONCE: u64 = 500;

failures!(
    /// Why the app was not removed.
    RemoveAppError {
        /// There is none of this id.
        Unknown = NotFound "app.unknown" "there is no app of this id; the list shows all of them",
    }
);

/// Ends what the app was granted, whoever granted it.
async fn end_grants(tx: &mut Tx, caller: &Caller, app: &AppId) -> Result<(), StoreError> {
    loop {
        let grants = tx.grants().living_of_app(app, 0, AT_ONCE).await?;
        if grants.is_empty() {
            return Ok(());
        }
        for grant in grants {
            let session = tx.employee_sessions().find_no(grant.session_no).await?;
            let ended = tx.grants().end(grant.no, Ending::App, tx.now()).await?;
            if let Some(session) = session.filter(|_| ended) {
                let event = EmployeeEvent::GrantEnded { grant: grant.id, session: session.id, why: Ending::App };
                tx.record(caller.actor(), &event.into());
            }
        }
    }
}

/// Removes an app.
pub async fn remove_app(house: &House, caller: Caller, app: AppId) -> Result<(), RemoveAppError> {
    caller.may(Permission::ManageAccess, Scope::Everything)?;
    house
        .store
        .write(move |mut tx| async move {
            still_speaks::<RemoveAppError>(&tx, &caller).await?;
            let stored = tx.apps().find(&app).await?.ok_or(RemoveAppError::Unknown)?;
            end_grants(&mut tx, &caller, &app).await?;
            tx.apps().remove(stored.no).await?;
            Ok(tx.commit(caller.actor(), AppEvent::Removed { app }.into(), ()))
        })
        .await
}
