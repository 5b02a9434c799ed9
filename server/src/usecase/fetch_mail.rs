//! What waits for a device, as messages ready to be sent. Reads only; the newest of everything.

use std::collections::BTreeSet;

use lethe_proto::{
    ids::{Digest, Time},
    wire::Down,
};
use lethe_server_core::{command::TargetState, mode::Mode};

use super::{House, failure::failures};
use crate::store::{
    Proven, Reader, StoreError,
    repo::{
        commands::StoredCommand,
        mailbox::{Mail, MailItem},
        receipts::StoredReceipt,
    },
};

/// Items that are looked at in one go.
const AT_ONCE: u64 = 64;

failures!(
    /// Why the mail could not be fetched.
    FetchMailError {
        /// No first keyring.
        NoTenant = Conflict "tenant.missing" "there is no company yet; run `lethe init` first",
    }
);

/// One message with its place in the mailbox.
pub struct Outgoing {
    /// Its place.
    pub item: MailItem,
    /// The message.
    pub down: Down,
    /// The device gives no answer to this one: acknowledge it once it is written to the connection.
    pub fire_and_forget: bool,
}

impl Outgoing {
    /// The command that it carries, for [`crate::store::Store::note_delivered`].
    pub const fn command_no(&self) -> Option<i64> {
        match self.item.mail {
            Mail::Command(no) => Some(no),
            Mail::Keyring(_) | Mail::State | Mail::Veto(_) | Mail::ReceiptLogged(_) => None,
        }
    }
}

/// Fetches what was not sent on this connection yet. `tree_size` is the tree that the device has seen.
pub async fn fetch_mail(
    house: &House,
    enrollment_no: i64,
    tree_size: u64,
    sent: &BTreeSet<i64>,
) -> Result<Vec<Outgoing>, FetchMailError> {
    let read = house.store.read();
    let mode = read.tenant().find().await?.ok_or(FetchMailError::NoTenant)?.mode;
    let now = house.store.clock().now();
    let mut outgoing = Vec::new();
    for item in read.mailbox().poll(enrollment_no, AT_ONCE).await? {
        if sent.contains(&item.seq) {
            continue;
        }
        let message = match item.mail {
            Mail::Keyring(version) => read.keyrings().find(version).await?.map(Down::Keyring),
            Mail::State => {
                read.states().find(enrollment_no).await?.map(|stored| Down::State(stored.state, stored.cose))
            }
            Mail::Veto(no) => read.vetoes().find_no(no).await?.map(|stored| Down::Veto(stored.veto)),
            Mail::Command(no) => command(&read, no, enrollment_no, tree_size, mode, now).await?,
            Mail::ReceiptLogged(no) => proof(&read, read.receipts().find_no(no).await?).await?,
        };
        let fire_and_forget = matches!(item.mail, Mail::Veto(_) | Mail::ReceiptLogged(_));
        outgoing.extend(message.map(|down| Outgoing { item, down, fire_and_forget }));
    }
    Ok(outgoing)
}

async fn command(
    read: &Reader<'_>,
    no: i64,
    enrollment_no: i64,
    tree_size: u64,
    mode: Mode,
    now: Time,
) -> Result<Option<Down>, StoreError> {
    if !mode.sends_commands() {
        return Ok(None);
    }
    let Some(StoredCommand { order, dispatched: Some(dispatched), .. }) = read.commands().find_no(no).await? else {
        return Ok(None);
    };
    let targets = read.targets().of_command(no).await?;
    let open = targets.iter().find(|target| target.enrollment_no == enrollment_no).is_some_and(|target| {
        matches!(
            target.state,
            TargetState::Queued | TargetState::Delivered | TargetState::Accepted | TargetState::Partly
        )
    });
    if !open || order.expires <= now || now < order.not_before {
        return Ok(None);
    }
    Ok(match read.prove(dispatched.leaf_index, tree_size).await? {
        Proven::Proof(proof) => Some(Down::Command(dispatched.envelope, proof)),
        Proven::NotCovered => None,
    })
}

/// The proof of one receipt, for whoever brought it: it says nothing that they do not hold already.
pub async fn prove_receipt(house: &House, receipt: &Digest) -> Result<Option<Down>, FetchMailError> {
    let read = house.store.read();
    Ok(proof(&read, read.receipts().find_digest(receipt).await?).await?)
}

async fn proof(read: &Reader<'_>, stored: Option<StoredReceipt>) -> Result<Option<Down>, StoreError> {
    let Some(stored) = stored else { return Ok(None) };
    Ok(match read.prove(stored.leaf_index, 0).await? {
        Proven::Proof(proof) => Some(Down::ReceiptLogged(stored.receipt.receipt.digest(), proof)),
        Proven::NotCovered => None,
    })
}
