//! An app is not known any more, and what it held is worth nothing.

use lethe_server_core::{access::app::AppId, admin::Scope, audit::AppEvent, caller::Caller, permission::Permission};

use super::{House, failure::failures, steps::access::still_speaks};

failures!(
    /// Why the app was not removed.
    RemoveAppError {
        /// There is none of this id.
        Unknown = NotFound "app.unknown" "there is no app of this id; the list shows all of them",
    }
);

/// Removes an app.
pub async fn remove_app(house: &House, caller: Caller, app: AppId) -> Result<(), RemoveAppError> {
    caller.may(Permission::ManageAccess, Scope::Everything)?;
    house
        .store
        .write(move |tx| async move {
            still_speaks::<RemoveAppError>(&tx, &caller).await?;
            let stored = tx.apps().find(&app).await?.ok_or(RemoveAppError::Unknown)?;
            tx.apps().remove(stored.no).await?;
            Ok(tx.commit(caller.actor(), AppEvent::Removed { app }.into(), ()))
        })
        .await
}
