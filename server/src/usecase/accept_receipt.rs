//! The device's own signed word arrives. Nothing is called done without one; `done` of an erasure destroys the server's half.

use lethe_proto::{
    command::Lift,
    ids::{Digest, EnrollmentId, KeyId},
    kinds::{ContainerState, Stage},
    leaf::LeafKind,
    receipt::{Receipt, SignedReceipt},
    text::is_plain,
};
use lethe_server_core::{
    actor::Actor,
    audit::AuditEvent,
    command::{Command as Standing, End},
    protection::Change,
};

use super::{
    House,
    failure::failures,
    steps::{erasure::erase, state_change::change_state},
};
use crate::store::{
    StoreError, Tx,
    repo::{
        commands::StoredCommand,
        enrollments::Enrollment,
        mailbox::{Mail, PROOF_LANE},
    },
};

/// Longest reason in bytes.
const REASON: usize = 200;

failures!(
    /// Why the receipt was not taken.
    AcceptReceiptError {
        /// Nobody of this id.
        Unknown = NotFound "enrollment.unknown" "this server does not know the enrollment",
        /// The signature does not hold, or it speaks for another device.
        Signature = Invalid "receipt.signature" "the receipt is not signed by the enrolled device, or it names another device or company",
        /// Not one of our words.
        Reason = Invalid "receipt.reason" "the reason of a receipt is a short code of plain text; update the agent",
        /// Two receipts claim to follow the same one.
        Forked = Conflict "receipt.forked" "another receipt already follows the one that this names; the device's state was copied or rolled back, and your administrators find it in the audit log",
    }
);

/// Takes a receipt; gives its digest. The same one again only sends its proof again.
pub async fn accept_receipt(house: &House, signed: SignedReceipt) -> Result<Digest, AcceptReceiptError> {
    let id = signed.receipt.enrollment;
    let enrollment = house.store.read().enrollments().find(id).await?.ok_or(AcceptReceiptError::Unknown)?;
    let said = &signed.receipt;
    let ours = said.tenant == enrollment.grant.server_half.tenant && said.device == enrollment.device;
    if !ours || signed.verify(&enrollment.device_key).is_err() {
        return Err(AcceptReceiptError::Signature);
    }
    if said.reason.len() > REASON || !is_plain(&said.reason) {
        return Err(AcceptReceiptError::Reason);
    }
    let digest = said.digest();
    if let Some(stored) = house.store.read().receipts().find_digest(&digest).await? {
        house.store.resend_proof(enrollment.no, stored.no).await?;
        return Ok(digest);
    }
    let house_in = house.clone();
    let outcome = house.store.write(move |tx| async move { take(&house_in, tx, id, signed).await });
    outcome.await?
}

type Outcome = Result<Digest, AcceptReceiptError>;

async fn take(
    house: &House,
    mut tx: Tx,
    id: EnrollmentId,
    signed: SignedReceipt,
) -> Result<crate::store::Committed<Outcome>, AcceptReceiptError> {
    let enrollment = tx.enrollments().find(id).await?.ok_or(AcceptReceiptError::Unknown)?;
    let digest = signed.receipt.digest();
    if tx.receipts().find_digest(&digest).await?.is_some() {
        return Ok(tx.unchanged(Ok(digest)).await?);
    }
    let now = tx.now();
    let signer = KeyId::of(&enrollment.device_key);
    let leaf = tx.append_signed_leaf(LeafKind::Receipt, signed.receipt.bytes(), signer, &signed.cose);
    let last = tx.receipts().last(enrollment.no).await?.map_or(Digest::ZERO, |last| last.receipt.receipt.digest());
    if signed.receipt.previous != last {
        if tx.receipts().follows(enrollment.no, &signed.receipt.previous).await? {
            return forked(tx, &enrollment).await;
        }
        // After a restore the device's chain is longer than the server's. What it signed is evidence all the same.
        tx.outbox().alarm(enrollment.no, "receipt.gap", now).await?;
    }
    let no = tx.receipts().insert(enrollment.no, &signed, leaf, now).await?;
    apply(house, &mut tx, &enrollment, &signed.receipt, digest).await?;
    tx.send(PROOF_LANE, Mail::ReceiptLogged(no), &[enrollment.no]).await?;
    let event = AuditEvent::ReceiptAccepted { enrollment: id, digest, stage: signed.receipt.stage };
    Ok(tx.commit(Actor::Device(id), event, Ok(digest)))
}

async fn forked(tx: Tx, enrollment: &Enrollment) -> Result<crate::store::Committed<Outcome>, AcceptReceiptError> {
    // Said once: whoever repeats it fills no log.
    if !tx.outbox().alarm(enrollment.no, "receipt.forked", tx.now()).await? {
        return Ok(tx.unchanged(Err(AcceptReceiptError::Forked)).await?);
    }
    let event = AuditEvent::RestoreLearned { enrollment: enrollment.id, what: "receipt_fork" };
    Ok(tx.commit(Actor::Device(enrollment.id), event, Err(AcceptReceiptError::Forked)))
}

/// What follows from it.
async fn apply(
    house: &House,
    tx: &mut Tx,
    enrollment: &Enrollment,
    receipt: &Receipt,
    digest: Digest,
) -> Result<(), StoreError> {
    match tx.commands().find_digest(&receipt.subject).await? {
        Some(command) => about_command(house, tx, enrollment, &command, receipt, digest).await,
        None => about_something_else(tx, enrollment, receipt).await,
    }
}

async fn about_command(
    house: &House,
    tx: &mut Tx,
    enrollment: &Enrollment,
    command: &StoredCommand,
    receipt: &Receipt,
    digest: Digest,
) -> Result<(), StoreError> {
    let targets = tx.targets().of_command(command.no).await?;
    let Some(target) = targets.iter().find(|target| target.enrollment_no == enrollment.no) else { return Ok(()) };
    let now = tx.now();
    if command.dispatched.is_none() {
        // Forgotten since the backup, or a lie. It ends nothing that protects.
        tx.outbox().alarm(command.no, "receipt.undispatched", now).await?;
        return about_something_else(tx, enrollment, receipt).await;
    }
    let state = target.state.after(receipt.stage);
    tx.targets().set_receipt(target, state, &receipt.reason, &digest, now).await?;
    if receipt.stage != Stage::Retry {
        tx.unsend(Mail::Command(command.no), enrollment.no).await?;
    }
    if receipt.stage == Stage::Refused {
        tx.outbox().alarm(command.no, "command.refused", now).await?;
    }
    if receipt.stage == Stage::Done {
        if command.order.action.destroys() {
            erase(tx, enrollment, command.order.action).await?;
        } else if matches!(command.standing, Standing::Dispatched { .. }) {
            lifted(house, tx, enrollment, command).await?;
        } else {
            // Stopped in time or not: what people stopped opens nothing.
            tx.outbox().alarm(command.no, "receipt.after_stop", now).await?;
        }
    }
    let others =
        targets.iter().filter(|other| other.enrollment_no != enrollment.no).all(|other| other.state.is_final());
    if state.is_final()
        && others
        && let Ok(standing) = command.standing.stop(End::Finished)
    {
        tx.commands().set_standing(command.no, standing).await?;
    }
    Ok(())
}

async fn lifted(
    house: &House,
    tx: &mut Tx,
    enrollment: &Enrollment,
    command: &StoredCommand,
) -> Result<(), StoreError> {
    // The state's own numbers are those of the key that signed it.
    let Some(server_key) = tx.states().find(enrollment.no).await?.map(|stored| stored.state.server_key) else {
        return Ok(());
    };
    let ours = |lift: &&Lift| lift.enrollment == enrollment.id && lift.server_key == server_key;
    let Some(counter) = command.order.lifts.iter().filter(ours).map(|lift| lift.counter).max() else { return Ok(()) };
    let change = Change::Lifted { action: command.order.action, server_key, counter };
    if let Some(counter) = change_state(house, tx, enrollment, &change).await? {
        let event = AuditEvent::StateChanged { enrollment: enrollment.id, counter, what: change.as_str() };
        tx.record(Actor::Device(enrollment.id), &event);
    }
    Ok(())
}

/// A state, a keyring, a release, or a command that this server has forgotten since its backup.
async fn about_something_else(tx: &mut Tx, enrollment: &Enrollment, receipt: &Receipt) -> Result<(), StoreError> {
    if receipt.stage == Stage::Applied {
        let said = receipt.evidence;
        tx.states().set_applied(enrollment.no, said.server_key, said.counter).await?;
        let state = tx.states().find(enrollment.no).await?;
        if state.is_some_and(|stored| stored.state.digest() == receipt.subject) {
            tx.unsend(Mail::State, enrollment.no).await?;
        }
        if let Some(keyring) = tx.keyrings().find_digest(&receipt.subject).await? {
            tx.unsend(Mail::Keyring(keyring.keyring.version), enrollment.no).await?;
        }
    }
    let gone = receipt.evidence.container == ContainerState::Erased && receipt.evidence.device_key_destroyed;
    if receipt.stage == Stage::Done && gone && enrollment.status.is_alive() {
        let event = AuditEvent::RestoreLearned { enrollment: enrollment.id, what: "erasure" };
        tx.record(Actor::Device(enrollment.id), &event);
        erase(tx, enrollment, lethe_proto::kinds::Action::WipeContainer).await?;
    }
    Ok(())
}
