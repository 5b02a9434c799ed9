//! An app is registered anew under the same id. Whether it keeps a secret stays as it was: what it holds would otherwise be worth
//! something else.

use lethe_server_core::{
    admin::Scope,
    audit::AppEvent,
    caller::Caller,
    oidc::registration::{Registered, Registration},
    permission::Permission,
};

use super::{
    House,
    failure::failures,
    register_app::{RegisterAppError, checked},
    steps::access::still_speaks,
};

failures!(
    /// Why the app was not changed.
    ChangeAppError {
        /// There is none of this id.
        Unknown = NotFound "app.unknown" "there is no app of this id; the list shows all of them",
        /// It would become something else.
        Kind = Conflict "app.kind" "an app stays behind its proxy or with OpenID Connect, and public or confidential, as it was registered; remove it and register it anew",
    }
    and
    /// The registration is not one that an app may have.
    Registration(RegisterAppError)
);

fn same_kind(before: &Registered, after: &Registered) -> bool {
    match (before, after) {
        (Registered::Forward { .. }, Registered::Forward { .. }) => true,
        (Registered::Oidc(before), Registered::Oidc(after)) => before.confidential == after.confidential,
        (Registered::Forward { .. } | Registered::Oidc(_), _) => false,
    }
}

/// Changes what is registered of an app. What is the same already is no change.
pub async fn change_app(house: &House, caller: Caller, app: Registration) -> Result<(), ChangeAppError> {
    caller.may(Permission::ManageAccess, Scope::Everything)?;
    let app = checked(app)?;
    house
        .store
        .write(move |tx| async move {
            still_speaks::<ChangeAppError>(&tx, &caller).await?;
            let before = tx.apps().find(&app.id).await?.ok_or(ChangeAppError::Unknown)?;
            if !same_kind(&before.registration.kind, &app.kind) {
                return Err(ChangeAppError::Kind);
            }
            if before.registration == app {
                return Ok(tx.unchanged(()).await?);
            }
            match tx.apps().change(before.no, &app).await {
                Err(error) if error.is_duplicate() => return Err(RegisterAppError::Exists.into()),
                other => other?,
            }
            Ok(tx.commit(caller.actor(), AppEvent::Changed { app: app.id }.into(), ()))
        })
        .await
}
