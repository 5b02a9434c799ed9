//! An administrator says in the browser that a command line may sign in as them.

use lethe_server_core::audit::AuditEvent;

use super::{House, authenticate_session::LiveSession, failure::failures, steps::access::still_speaks};
use crate::{passkey::FreshPasskey, store::repo::cli_logins::CliLoginState};

failures!(
    /// Why it did not count.
    ConfirmCliLoginError {
        /// No such code.
        Unknown = NotFound "cli_login.unknown" "no command line waits with this code; compare it with what the terminal shows",
        /// Decided or expired.
        Decided = Conflict "cli_login.decided" "this login was decided already or took too long; start `lethe login` again",
    }
);

/// Confirms a login, with a touch for exactly this code.
pub async fn confirm_cli_login(
    house: &House,
    session: &LiveSession,
    _touched: &FreshPasskey,
    code: String,
) -> Result<(), ConfirmCliLoginError> {
    let (caller, admin_no) = (session.caller.clone(), session.admin_no);
    house
        .store
        .write(move |tx| async move {
            still_speaks::<ConfirmCliLoginError>(&tx, &caller).await?;
            let login = tx.cli_logins().find_code(&code).await?.ok_or(ConfirmCliLoginError::Unknown)?;
            if !tx.cli_logins().decide(login.no, CliLoginState::Confirmed, admin_no, tx.now()).await? {
                return Err(ConfirmCliLoginError::Decided);
            }
            let event = AuditEvent::CliLoginConfirmed { admin: caller.admin.id };
            Ok(tx.commit(caller.actor(), event, ()))
        })
        .await
}
