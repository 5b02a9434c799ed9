//! An operator has looked at what was pending after a restore: from here on commands go out again.

use lethe_server_core::{actor::Actor, audit::AuditEvent, mode::Mode, permission::Permission};

use super::{
    By, House,
    failure::failures,
    steps::dispatch::{bench, dispatch},
};

failures!(
    /// Why restore mode did not end.
    ReviewRestoreError {
        /// No first keyring.
        NoTenant = Conflict "tenant.missing" "there is no company yet; run `lethe init` first",
    }
);

/// Ends restore mode. Commands that got their last approval meanwhile go out; gives how many. Cancel first what must not.
pub async fn review_restore(house: &House, by: By) -> Result<usize, ReviewRestoreError> {
    let reviewer = by.may(Permission::ManageAdmins)?;
    let house_in = house.clone();
    house
        .store
        .write(move |mut tx| async move {
            let tenant = tx.tenant().find().await?.ok_or(ReviewRestoreError::NoTenant)?;
            if tenant.mode == Mode::Normal {
                return Ok(tx.unchanged(0).await?);
            }
            tx.tenant().set_mode(Mode::Normal).await?;
            let mut sent = 0;
            for command in tx.commands().open().await? {
                let Some(bench) = bench(&tx, &command.order).await? else { continue };
                let approvals = tx.approvals().of_command(command.no).await?;
                let approvals = approvals.into_iter().map(|stored| stored.approval).collect();
                let approvals = bench.still_valid(&command.order, approvals);
                let Ok(Some(quorum)) = bench.weigh(&command.order, &approvals) else { continue };
                if dispatch(&house_in, &mut tx, &command, approvals, &quorum, Mode::Normal).await?.is_ok() {
                    let event = AuditEvent::CommandDispatched { command: command.order.id };
                    tx.record(Actor::Server, &event);
                    sent += 1;
                }
            }
            let event = AuditEvent::RestoreReviewed { tenant: tenant.id };
            Ok(tx.commit(reviewer, event, sent))
        })
        .await
}
