//! An administrator says in the browser that a command line is not theirs.

use lethe_server_core::audit::AuditEvent;

use super::{House, authenticate_session::LiveSession, failure::failures};
use crate::store::repo::cli_logins::CliLoginState;

failures!(
    /// Why it did not count.
    DenyCliLoginError {
        /// No such code.
        Unknown = NotFound "cli_login.unknown" "no command line waits with this code; compare it with what the terminal shows",
        /// Decided or expired.
        Decided = Conflict "cli_login.decided" "this login was decided already or took too long; if you did not confirm it, revoke its token",
    }
);

/// Denies a login. Needs no touch: it takes nothing but a chance away.
pub async fn deny_cli_login(house: &House, session: &LiveSession, code: String) -> Result<(), DenyCliLoginError> {
    let (caller, admin_no) = (session.caller.clone(), session.admin_no);
    house
        .store
        .write(move |tx| async move {
            let login = tx.cli_logins().find_code(&code).await?.ok_or(DenyCliLoginError::Unknown)?;
            if !tx.cli_logins().decide(login.no, CliLoginState::Denied, admin_no, tx.now()).await? {
                return Err(DenyCliLoginError::Decided);
            }
            let event = AuditEvent::CliLoginDenied { admin: caller.admin.id };
            Ok(tx.commit(caller.actor(), event, ()))
        })
        .await
}
