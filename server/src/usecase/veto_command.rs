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
    Tx,
    repo::{commands::StoredCommand, mailbox::Mail},
};

failures!(
    /// Why the veto was not taken.
    VetoCommandError {
        /// No first keyring.
        NoKeyring = Conflict "keyring.missing" "there is no keyring yet; make your approval key first, in the console or with `lethe init --keyring`",
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
        .write(move |mut tx| async move {
            match take_veto(&mut tx, signed).await? {
                (stopped, Some((actor, event))) => Ok(tx.commit(actor, event, stopped)),
                (stopped, None) => Ok(tx.unchanged(stopped).await?),
            }
        })
        .await
}

/// How many commands it stopped, and the event that ends the transaction; none where it is known already.
type Taken = (usize, Option<(Actor, AuditEvent)>);

/// Checks and stores a veto, and stops what it stops.
pub(super) async fn take_veto(tx: &mut Tx, signed: SignedVeto) -> Result<Taken, VetoCommandError> {
    let newest = tx.keyrings().newest().await?.ok_or(VetoCommandError::NoKeyring)?.keyring;
    if tx.vetoes().find_digest(&signed.veto.digest()).await?.is_some() {
        return Ok((0, None));
    }
    let suspended = tx.people().suspended().await?;
    let person =
        signed.verify(&newest, &suspended, newest.limits.demo, tx.now()).map_err(|_| VetoCommandError::Refused)?;
    let (stopped, event) =
        if signed.veto.halt { halt(tx, signed, person).await? } else { one(tx, signed, person).await? };
    Ok((stopped, Some((Actor::Approver(person), event))))
}

async fn one(tx: &mut Tx, signed: SignedVeto, person: PersonId) -> Result<(usize, AuditEvent), VetoCommandError> {
    let subject: Digest = signed.veto.command;
    let command = tx.commands().find_digest(&subject).await?.ok_or(VetoCommandError::Unknown)?;
    if !counts(person, &command.order) {
        return Err(VetoCommandError::Oneself);
    }
    let leaf = tx.append_leaf(LeafKind::Veto, &encode(&signed));
    let no = tx.vetoes().insert(&signed, person, Some(command.no), leaf).await?;
    let stopped = usize::from(stop(tx, &command, End::Vetoed).await?.is_ok());
    let targets = tx.targets().of_command(command.no).await?;
    let targets: Vec<i64> = targets.into_iter().map(|target| target.enrollment_no).collect();
    tx.send(0, Mail::Veto(no), &targets).await?;
    Ok((stopped, AuditEvent::CommandVetoed { command: command.order.id, person }))
}

async fn halt(tx: &mut Tx, signed: SignedVeto, person: PersonId) -> Result<(usize, AuditEvent), VetoCommandError> {
    let leaf = tx.append_leaf(LeafKind::Veto, &encode(&signed));
    let no = tx.vetoes().insert(&signed, person, None, leaf).await?;
    let open = tx.commands().open().await?;
    let stops = |command: &StoredCommand| signed.veto.stops(&command.order) && counts(person, &command.order);
    let stopped: Vec<StoredCommand> = open.into_iter().filter(stops).collect();
    for command in &stopped {
        if stop(tx, command, End::Vetoed).await?.is_ok() {
            let event = AuditEvent::CommandVetoed { command: command.order.id, person };
            tx.record(Actor::Approver(person), &event);
        }
    }
    let alive = tx.enrollments().alive().await?;
    tx.send(0, Mail::Veto(no), &alive).await?;
    let count = stopped.len();
    Ok((count, AuditEvent::TenantHalted { person, commands: count }))
}
