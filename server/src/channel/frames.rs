//! Messages for a device, made of rows at the moment of sending, so that each is the newest.

use lethe_proto::{
    cbor::Exact,
    checkin::Checkin,
    cose::{Context, Cose, Signer as _},
    envelope::{Envelope, EnvelopeTag},
    ids::{EnrollmentId, Time},
    state::{Reply, ReplyTag},
    wire::Down,
};
use lethe_server_core::command::Command as Standing;

use crate::{
    store::{
        Proven, StoreError,
        repo::{commands::StoredCommand, receipts::StoredReceipt},
    },
    wiring::House,
};

/// The answer to a check-in: our word about the time.
pub(super) fn reply(house: &House, enrollment: EnrollmentId, checkin: &Checkin) -> Down {
    let reply = Exact::new(Reply {
        tag: ReplyTag,
        tenant: house.tenant(),
        enrollment,
        challenge: checkin.challenge,
        sequence: checkin.sequence,
        time: house.store().clock().now(),
    });
    let key = &house.keys().server;
    let cose = Cose::sign(key, Context { domain: ReplyTag::TEXT, tenant: house.tenant() }, reply.bytes());
    Down::Reply(reply, key.key_id(), cose)
}

/// A command on its way, or why it does not go.
pub(super) enum Order {
    /// With the tree that the device will have seen once it has accepted.
    Goes(Box<Down>, u64),
    /// Not before this moment.
    Waits(Time),
    /// Over, or not provable to this device.
    Stays,
}

/// The envelope of a dispatched command with a proof from the tree that the device has seen.
pub(super) async fn order(house: &House, command: StoredCommand, seen: u64) -> Result<Order, StoreError> {
    let now = house.store().clock().now();
    let live = matches!(command.standing, Standing::Dispatched { expires } if now < expires);
    let Some(dispatched) = command.dispatched.filter(|_| live) else { return Ok(Order::Stays) };
    if command.order.not_before > now {
        return Ok(Order::Waits(command.order.not_before));
    }
    let read = house.store().read();
    let Proven::Proof(proof) = read.prove(dispatched.leaf_index, seen).await? else { return Ok(Order::Stays) };
    let approvals = read.approvals().of_command(command.no).await?;
    let size = tree_size(&proof.checkpoint);
    let envelope = Exact::new(Envelope {
        tag: EnvelopeTag,
        command: command.order,
        approvals: approvals.into_iter().map(|stored| stored.approval).collect(),
        server_key: dispatched.server_key,
        server: dispatched.cose,
    });
    Ok(Order::Goes(Box::new(Down::Command(envelope, proof)), size.unwrap_or(seen)))
}

/// Tells that a checkpoint covers a receipt.
pub(super) async fn receipt_logged(house: &House, receipt: &StoredReceipt) -> Result<Option<Down>, StoreError> {
    let digest = receipt.receipt.receipt.digest();
    Ok(match house.store().read().prove(receipt.leaf_index, 0).await? {
        Proven::Proof(proof) => Some(Down::ReceiptLogged(digest, proof)),
        Proven::NotCovered => None,
    })
}

/// Size in a checkpoint of our own; the second line of the note.
fn tree_size(note: &str) -> Option<u64> {
    note.lines().nth(1)?.parse().ok()
}
