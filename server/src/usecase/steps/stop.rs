//! Stopping a command: its standing, its targets, and the mail that is still on its way.

use lethe_server_core::command::{End, NotNow};

use crate::store::{
    StoreError, Tx,
    repo::{commands::StoredCommand, mailbox::Mail},
};

/// Ends a command that is not over. Devices that have accepted it act on; the others are told nothing more.
pub(crate) async fn stop(tx: &mut Tx, command: &StoredCommand, end: End) -> Result<Result<(), NotNow>, StoreError> {
    let standing = match command.standing.stop(end) {
        Ok(standing) => standing,
        Err(not_now) => return Ok(Err(not_now)),
    };
    tx.commands().set_standing(command.no, standing).await?;
    for target in tx.targets().of_command(command.no).await? {
        if target.state.can_be_stopped() {
            tx.unsend(Mail::Command(command.no), target.enrollment_no).await?;
        }
    }
    tx.targets().stop(command.no, end, tx.now()).await?;
    Ok(Ok(()))
}
