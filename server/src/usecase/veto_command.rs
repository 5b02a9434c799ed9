//! A person stops one command, or everything that was issued before a moment (HALT). One approver is enough.

use lethe_proto::{
    cbor::encode,
    ids::{Digest, PersonId},
    leaf::LeafKind,
    veto::SignedVeto,
};
use lethe_server_core::{actor::Actor, audit::AuditEvent, command::End};

use super::{
    House,
    failure::failures,
    steps::{stop::stop, vetoes::counts},
};
use crate::store::{
    Committed, Tx,
    repo::{commands::StoredCommand, mailbox::Mail},
};

failures!(
    /// Why the veto was not taken.
    VetoCommandError {
        /// No first keyring.
        NoTenant = Conflict "tenant.missing" "there is no company yet; run `lethe init` first",
        /// It does not hold.
        Refused = Invalid "veto.refused" "the veto is not signed by an approver of the keyring who may sign in this role, or it lies in the future",
        /// The command is about nobody else.
        Oneself = Conflict "veto.oneself" "nobody decides about their own device: a veto against an order for it alone counts nowhere",
        /// There is no such command.
        Unknown = NotFound "command.unknown" "there is no such command; it may belong to another server",
    }
);

/// Takes a veto; gives how many commands it stopped. The same veto again is no change.
pub async fn veto_command(house: &House, signed: SignedVeto) -> Result<usize, VetoCommandError> {
    house
        .store
        .write(move |tx| async move {
            let newest = tx.keyrings().newest().await?.ok_or(VetoCommandError::NoTenant)?.keyring;
            if tx.vetoes().find_digest(&signed.veto.digest()).await?.is_some() {
                return Ok(tx.unchanged(0).await?);
            }
            let suspended = tx.people().suspended().await?;
            let person = signed
                .verify(&newest, &suspended, newest.limits.demo, tx.now())
                .map_err(|_| VetoCommandError::Refused)?;
            if signed.veto.halt { halt(tx, signed, person).await } else { one(tx, signed, person).await }
        })
        .await
}

async fn one(mut tx: Tx, signed: SignedVeto, person: PersonId) -> Result<Committed<usize>, VetoCommandError> {
    let subject: Digest = signed.veto.command;
    let command = tx.commands().find_digest(&subject).await?.ok_or(VetoCommandError::Unknown)?;
    if !counts(person, &command.order) {
        return Err(VetoCommandError::Oneself);
    }
    let leaf = tx.append_leaf(LeafKind::Veto, &encode(&signed));
    let no = tx.vetoes().insert(&signed, person, Some(command.no), leaf).await?;
    let stopped = usize::from(stop(&mut tx, &command, End::Vetoed).await?.is_ok());
    let targets = tx.targets().of_command(command.no).await?;
    let targets: Vec<i64> = targets.into_iter().map(|target| target.enrollment_no).collect();
    tx.send(0, Mail::Veto(no), &targets).await?;
    let event = AuditEvent::CommandVetoed { command: command.order.id, person };
    Ok(tx.commit(Actor::Approver(person), event, stopped))
}

async fn halt(mut tx: Tx, signed: SignedVeto, person: PersonId) -> Result<Committed<usize>, VetoCommandError> {
    let leaf = tx.append_leaf(LeafKind::Veto, &encode(&signed));
    let no = tx.vetoes().insert(&signed, person, None, leaf).await?;
    let open = tx.commands().open().await?;
    let stops = |command: &StoredCommand| signed.veto.stops(&command.order) && counts(person, &command.order);
    let stopped: Vec<StoredCommand> = open.into_iter().filter(stops).collect();
    for command in &stopped {
        if stop(&mut tx, command, End::Vetoed).await?.is_ok() {
            let event = AuditEvent::CommandVetoed { command: command.order.id, person };
            tx.record(Actor::Approver(person), &event);
        }
    }
    let alive = tx.enrollments().alive().await?;
    tx.send(0, Mail::Veto(no), &alive).await?;
    let count = stopped.len();
    Ok(tx.commit(Actor::Approver(person), AuditEvent::TenantHalted { person, commands: count }, count))
}
