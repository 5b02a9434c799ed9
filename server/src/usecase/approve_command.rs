//! A person's approval arrives. Only what an agent will count is stored; when it is enough, the command goes out in the
//! same transaction. Nobody's role matters here: the signature is the authority.

use lethe_proto::{
    approval::Approval,
    cbor::{encode, sha256},
    ids::{CommandId, PersonId},
    leaf::LeafKind,
    quorum::{Quorum, Short},
};
use lethe_server_core::{actor::Actor, audit::AuditEvent, command::NotNow};

use super::{
    House,
    failure::failures,
    steps::dispatch::{Bench, bench, dispatch},
};
use crate::store::{
    Tx,
    repo::{approvals::StoredApproval, commands::StoredCommand},
};

/// What the approval came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Approved {
    /// It counts; more people are needed.
    Waiting {
        /// How many have approved so far.
        persons: usize,
    },
    /// It was the last one: the command is in the mailboxes.
    Dispatched,
    /// It was the last one, but the server was restored from a backup and sends nothing until that is reviewed.
    HeldByRestore,
}

failures!(
    /// Why the approval was not taken.
    ApproveCommandError {
        /// No such command.
        Unknown = NotFound "command.unknown" "there is no such command; it may belong to another server",
        /// Over, expired or already out.
        NotNow(#[from] NotNow) = Conflict "command.not_open" "{0}",
        /// The keyring that it names is not in the chain.
        Keyring = Conflict "keyring.unknown" "the command names a keyring that this server does not have",
        /// The keyring has expired.
        KeyringExpired = Conflict "keyring.expired" "the newest keyring has expired; root persons must publish a new one",
        /// It does not count.
        Short(#[from] Short) = Invalid "approval.refused" "the approval does not count: {0}",
        /// The same person again.
        Twice = Conflict "approval.person_twice" "this person has approved this command already",
    }
);

/// Takes an approval.
pub async fn approve_command(
    house: &House,
    command: CommandId,
    approval: Approval,
) -> Result<Approved, ApproveCommandError> {
    let house_in = house.clone();
    house
        .store
        .write(move |mut tx| async move {
            match take_approval(&house_in, &mut tx, command, approval).await? {
                (approved, Some((actor, event))) => Ok(tx.commit(actor, event, approved)),
                (approved, None) => Ok(tx.unchanged(approved).await?),
            }
        })
        .await
}

/// What came of it, and the event that ends the transaction; none where it is the very same approval again.
type Taken = (Approved, Option<(Actor, AuditEvent)>);

/// Checks and stores an approval, and sends the command out where it was the last one.
pub(super) async fn take_approval(
    house: &House,
    tx: &mut Tx,
    command: CommandId,
    approval: Approval,
) -> Result<Taken, ApproveCommandError> {
    let command = tx.commands().find(command).await?.ok_or(ApproveCommandError::Unknown)?;
    let bench = bench(tx, &command.order).await?.ok_or(ApproveCommandError::Keyring)?;
    let earlier = tx.approvals().of_command(command.no).await?;
    if earlier.iter().any(|stored| stored.approval == approval) {
        let out = command.dispatched.is_some();
        return Ok((if out { Approved::Dispatched } else { Approved::Waiting { persons: earlier.len() } }, None));
    }
    command.standing.takes_approvals(tx.now())?;
    let (person, all, quorum) = weigh_in(tx, &command, &bench, approval, earlier).await?;
    let approved = (Actor::Approver(person), AuditEvent::CommandApproved { command: command.order.id, person });
    let Some(quorum) = quorum else {
        return Ok((Approved::Waiting { persons: all.len() }, Some(approved)));
    };
    let mode = tx.tenant().find().await?.ok_or(ApproveCommandError::Unknown)?.mode;
    match dispatch(house, tx, &command, all, &quorum, mode).await? {
        Ok(_) => {
            tx.record(approved.0, &approved.1);
            let event = AuditEvent::CommandDispatched { command: command.order.id };
            Ok((Approved::Dispatched, Some((Actor::Server, event))))
        }
        Err(NotNow::Restoring) => Ok((Approved::HeldByRestore, Some(approved))),
        Err(not_now) => Err(not_now.into()),
    }
}

/// Checks and stores it; gives its author, all approvals that count now, and whether they are enough.
async fn weigh_in(
    tx: &mut Tx,
    command: &StoredCommand,
    bench: &Bench,
    approval: Approval,
    earlier: Vec<StoredApproval>,
) -> Result<(PersonId, Vec<Approval>, Option<Quorum>), ApproveCommandError> {
    if bench.expired(tx.now()) {
        return Err(ApproveCommandError::KeyringExpired);
    }
    let (person, key) = bench.signer(&approval).ok_or(Short::UnknownKey)?;
    if earlier.iter().any(|stored| stored.person == person) {
        return Err(ApproveCommandError::Twice);
    }
    let earlier = earlier.into_iter().map(|stored| stored.approval).collect();
    let mut all = bench.still_valid(&command.order, earlier);
    all.push(approval.clone());
    let quorum = bench.weigh(&command.order, &all)?;
    store(tx, command, person, &key, &approval).await?;
    Ok((person, all, quorum))
}

async fn store(
    tx: &mut Tx,
    command: &StoredCommand,
    person: PersonId,
    key: &[u8],
    approval: &Approval,
) -> Result<(), ApproveCommandError> {
    let leaf = tx.append_leaf(LeafKind::Approval, &encode(approval));
    let stored = tx.approvals().insert(command.no, person, &sha256(key), approval, leaf, tx.now()).await;
    match stored {
        Err(error) if error.is_duplicate() => Err(ApproveCommandError::Twice),
        Err(error) => Err(error.into()),
        Ok(()) => Ok(()),
    }
}
