//! An app gets another secret; the one before is worth nothing from that moment on.

use lethe_server_core::{access::app::AppId, admin::Scope, audit::AppEvent, caller::Caller, permission::Permission};
use zeroize::Zeroizing;

use super::{
    House,
    failure::failures,
    steps::{access::still_speaks, secret_text},
};

failures!(
    /// Why there is no new secret.
    RenewAppSecretError {
        /// There is no app of this id.
        Unknown = NotFound "app.unknown" "there is no app of this id; the list shows all of them",
        /// It keeps none.
        Public = Conflict "app.public" "this app keeps no secret: it is public, or it stands behind a proxy",
    }
);

/// Makes the new secret, which is seen only now.
pub async fn renew_app_secret(
    house: &House,
    caller: Caller,
    app: AppId,
) -> Result<Zeroizing<String>, RenewAppSecretError> {
    caller.may(Permission::ManageAccess, Scope::Everything)?;
    house
        .store
        .write(move |tx| async move {
            still_speaks::<RenewAppSecretError>(&tx, &caller).await?;
            let stored = tx.apps().find(&app).await?.ok_or(RenewAppSecretError::Unknown)?;
            if stored.secret_hash.is_none() {
                return Err(RenewAppSecretError::Public);
            }
            let secret = secret_text::make("lethe-app-", tx.entropy());
            tx.apps().set_secret(stored.no, &secret.hash).await?;
            Ok(tx.commit(caller.actor(), AppEvent::SecretRenewed { app }.into(), secret.text))
        })
        .await
}
