//! Counting approvals as an agent will, and sending a command out once they are enough.

use lethe_proto::{
    approval::Approval,
    cbor::Exact,
    command::Command as Order,
    envelope::{self, Envelope},
    ids::{PersonId, Time},
    keyring::Keyring,
    kinds::LadderAction,
    leaf::LeafKind,
    quorum::{Ballot, Quorum, Short, quorum},
};
use lethe_server_core::{
    command::{Command, NotNow},
    mode::Mode,
};

use crate::{
    store::{
        StoreError, Tx,
        repo::{
            commands::{Dispatched, StoredCommand},
            mailbox::Mail,
        },
    },
    usecase::{house::House, steps::vetoes::Docket},
};

/// Everything that an agent will count under.
pub(crate) struct Bench {
    named: Exact<Keyring>,
    newest: Exact<Keyring>,
    about: Vec<PersonId>,
    suspended: Vec<PersonId>,
    solo: bool,
    demo: bool,
    one_more: bool,
}

/// Reads it. `None`: the keyring that the command names is not in the chain.
pub(crate) async fn bench(tx: &Tx, order: &Exact<Order>) -> Result<Option<Bench>, StoreError> {
    let Some(named) = tx.keyrings().find_digest(&order.keyring.digest).await? else { return Ok(None) };
    let Some(newest) = tx.keyrings().newest().await? else { return Ok(None) };
    let (mut solo, mut demo) = (newest.keyring.limits.solo, newest.keyring.limits.demo);
    for target in &order.targets {
        let ceilings = tx.enrollments().find(target.enrollment).await?.map(|enrollment| enrollment.ceilings);
        solo &= ceilings.as_ref().is_some_and(|ceilings| ceilings.solo);
        demo &= ceilings.as_ref().is_some_and(|ceilings| ceilings.demo);
    }
    Ok(Some(Bench {
        named: named.keyring,
        newest: newest.keyring,
        about: order.targets.iter().map(|target| target.person).collect(),
        suspended: tx.people().suspended().await?,
        solo,
        demo,
        one_more: burdened(tx, order).await?,
    }))
}

/// Whether a veto that one of the targets has seen makes this command need one person more.
async fn burdened(tx: &Tx, order: &Exact<Order>) -> Result<bool, StoreError> {
    let memory = Time(order.issued.0.saturating_sub(lethe_proto::floor::VETO_MEMORY_MS));
    let vetoes = tx.vetoes().since(memory).await?;
    let docket = Docket::load(&tx.commands(), vetoes).await?;
    Ok(docket.against(order).iter().any(|against| !against.stops))
}

impl Bench {
    fn count(&self, order: &Exact<Order>, approvals: &[Approval], keyrings: &[&Keyring]) -> Result<Quorum, Short> {
        let ballot = Ballot {
            question: envelope::question(order),
            approvals,
            action: LadderAction::from(order.action),
            targets: order.targets.len(),
            about: &self.about,
            solo: self.solo,
            demo: self.demo,
            suspended: &self.suspended,
            one_more: self.one_more,
        };
        quorum(&ballot, keyrings)
    }

    /// Whether these approvals are valid, every one, under both keyrings, and whether they are enough. `Ok(None)`: valid,
    /// and more people are needed.
    pub(crate) fn weigh(&self, order: &Exact<Order>, approvals: &[Approval]) -> Result<Option<Quorum>, Short> {
        let newest = enough(self.count(order, approvals, &[&self.newest]))?;
        if self.named.digest() == self.newest.digest() {
            return Ok(newest);
        }
        // Each by itself, so that "not enough people" under one does not hide "not valid" under the other.
        let named = enough(self.count(order, approvals, &[&self.named]))?;
        if newest.is_none() || named.is_none() {
            return Ok(None);
        }
        enough(self.count(order, approvals, &[&self.named, &self.newest]))
    }

    /// Whether the newest keyring has expired: agents refuse every T2 command then.
    pub(crate) fn expired(&self, now: Time) -> bool {
        self.newest.expires <= now
    }

    /// Whose key it is, under the newest keyring.
    pub(crate) fn signer(&self, approval: &Approval) -> Option<(PersonId, Vec<u8>)> {
        self.newest.key(approval.key).map(|key| (key.person, key.public_key.clone()))
    }

    /// The approvals among these that still count: a keyring change or a suspension may have ended some.
    pub(crate) fn still_valid(&self, order: &Exact<Order>, approvals: Vec<Approval>) -> Vec<Approval> {
        approvals.into_iter().filter(|approval| self.weigh(order, std::slice::from_ref(approval)).is_ok()).collect()
    }
}

/// "Not enough people" is an answer, everything else is a refusal.
fn enough(counted: Result<Quorum, Short>) -> Result<Option<Quorum>, Short> {
    match counted {
        Ok(quorum) => Ok(Some(quorum)),
        Err(Short::Persons) => Ok(None),
        Err(short) => Err(short),
    }
}

/// Signs command and approvals, logs the dispatch, and puts the command into every target's mailbox.
pub(crate) async fn dispatch(
    house: &House,
    tx: &mut Tx,
    command: &StoredCommand,
    approvals: Vec<Approval>,
    quorum: &Quorum,
    mode: Mode,
) -> Result<Result<Command, NotNow>, StoreError> {
    let now = tx.now();
    let standing = match command.standing.dispatch(quorum, now, mode) {
        Ok(standing) => standing,
        Err(not_now) => return Ok(Err(not_now)),
    };
    let envelope = Envelope::new(&*house.server, command.order.clone(), approvals);
    let (signer, cose) = (envelope.server_key, &envelope.server);
    let leaf_index = tx.append_signed_leaf(LeafKind::Dispatch, envelope.dispatch().bytes(), signer, cose);
    let dispatched = Dispatched { at: now, envelope: Exact::new(envelope), leaf_index };
    tx.commands().set_dispatched(command.no, &dispatched).await?;
    tx.targets().set_queued(command.no, now).await?;
    let targets: Vec<i64> =
        tx.targets().of_command(command.no).await?.into_iter().map(|target| target.enrollment_no).collect();
    tx.send(command.lane, Mail::Command(command.no), &targets).await?;
    Ok(Ok(standing))
}
