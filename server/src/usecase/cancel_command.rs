//! An admin takes a command back. Devices that might have it are told through their state.

use lethe_proto::{ids::CommandId, text::Line};
use lethe_server_core::{
    admin::Scope,
    audit::AuditEvent,
    caller::Caller,
    command::{End, NotNow},
    permission::Permission,
    protection::Change,
};

use super::{
    House,
    failure::failures,
    steps::{state_change::change_state, stop::stop},
};

failures!(
    /// Why the command was not cancelled.
    CancelCommandError {
        /// No such command, or out of the caller's reach.
        Unknown = NotFound "command.unknown" "there is no such command among those you look after",
        /// Over.
        NotNow(#[from] NotNow) = Conflict "command.not_open" "{0}",
    }
);

/// Cancels a command that is not over. Cancelling it twice is no change.
pub async fn cancel_command(
    house: &House,
    caller: Caller,
    id: CommandId,
    why: Option<Line>,
) -> Result<(), CancelCommandError> {
    let house_in = house.clone();
    house
        .store
        .write(move |mut tx| async move {
            let command = tx.commands().find(id).await?.ok_or(CancelCommandError::Unknown)?;
            let mut enrollments = Vec::new();
            for target in tx.targets().of_command(command.no).await? {
                let enrollment = tx.enrollments().find_no(target.enrollment_no).await?;
                let enrollment = enrollment.ok_or(CancelCommandError::Unknown)?;
                caller.may(Permission::Cancel, Scope::PersonIn(enrollment.group.as_deref()))?;
                enrollments.push(enrollment);
            }
            match stop(&mut tx, &command, End::Cancelled).await? {
                Ok(()) => {}
                Err(NotNow::Ended(End::Cancelled)) => return Ok(tx.unchanged(()).await?),
                Err(not_now) => return Err(not_now.into()),
            }
            if command.dispatched.is_some() {
                for enrollment in enrollments.iter().filter(|enrollment| enrollment.status.is_alive()) {
                    change_state(&house_in, &mut tx, enrollment, &Change::Lists).await?;
                }
            }
            tx.notes().put(tx.next_leaf(), why.as_ref().map_or("", Line::as_str)).await?;
            Ok(tx.commit(caller.actor(), AuditEvent::CommandCancelled { command: id }, ()))
        })
        .await
}
