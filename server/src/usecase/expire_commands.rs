//! The deadline of commands: what was not done in time is never done. A job runs it; running it twice is no change.

use lethe_server_core::{actor::Actor, audit::AuditEvent, command::End};

use super::{House, failure::failures, steps::stop::stop};

/// Commands that one transaction ends.
const AT_ONCE: u64 = 100;

failures!(
    /// Why nothing expired.
    ExpireCommandsError {
    }
);

/// Ends what is overdue; gives how many. A target that had accepted and never said `done` stays as it is: unconfirmed.
pub async fn expire_commands(house: &House) -> Result<usize, ExpireCommandsError> {
    house
        .store
        .write(move |mut tx| async move {
            let overdue = tx.commands().overdue(tx.now(), AT_ONCE).await?;
            let mut last = None;
            for command in &overdue {
                if stop(&mut tx, command, End::Expired).await?.is_err() {
                    continue;
                }
                if command.dispatched.is_some() {
                    tx.outbox().alarm(command.no, "command.expired", tx.now()).await?;
                }
                if let Some(event) = last.replace(AuditEvent::CommandExpired { command: command.order.id }) {
                    tx.record(Actor::Server, &event);
                }
            }
            match last {
                None => Ok(tx.unchanged(0).await?),
                Some(event) => Ok(tx.commit(Actor::Server, event, overdue.len())),
            }
        })
        .await
}
