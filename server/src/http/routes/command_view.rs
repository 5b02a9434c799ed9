//! A command as the API shows it: the bytes that people sign, who signed, who could, and how far each device is.

use lethe_proto::{
    cbor::encode,
    ids::{PersonId, Time},
    keyring::Keyring,
    words,
};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    command_facts::Gathered,
    could_approve::CouldView,
    needs::{Needs, fewest, needs},
};
use crate::{
    http::{body::to_blob, views::Named},
    store::{
        Reader, StoreError,
        repo::{approvals::StoredApproval, commands::StoredCommand, targets::StoredTarget},
    },
    usecase::Against,
};

/// A command in a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct CommandView {
    id: String,
    digest: String,
    /// Six words that people compare.
    words: String,
    /// `command` in base64: what people sign.
    bytes: String,
    action: String,
    /// `requested`, `dispatched`, `vetoed`, `cancelled`, `superseded`, `expired` or `finished`.
    state: String,
    /// As written by who asked; shown quoted.
    reason: String,
    requested_by: RequesterView,
    /// Milliseconds since 1970, like every moment.
    issued: u64,
    not_before: u64,
    expires: u64,
    /// When it went out; null before.
    dispatched: Option<u64>,
    /// The ladder's alternatives under the newest keyring.
    needs: Needs,
    /// Persons that the smallest alternative asks for, with the one more that a veto may ask for; null where the ladder has none.
    needed: Option<u64>,
    /// A veto stands against this kind of order: one person more than `needs` says, as long as there is anybody else.
    one_more: bool,
    approvals: Vec<ApprovalView>,
    /// Approvers of a role that is needed who have not approved yet; empty once the command has gone out or ended.
    could_approve: Vec<CouldView>,
    vetoes: Vec<VetoView>,
    targets: Vec<TargetView>,
    /// Its leaf in the log, and the leaf of its dispatch.
    leaf: u64,
    dispatch_leaf: Option<u64>,
}

/// Who asked.
#[derive(Debug, Serialize, ToSchema)]
pub struct RequesterView {
    /// `admin`, `approver`, `device` or `operator`.
    kind: String,
    id: String,
    /// Empty where nobody knows it.
    name: String,
}

/// One person's approval.
#[derive(Debug, Serialize, ToSchema)]
pub struct ApprovalView {
    person: String,
    /// As the keyring has it.
    name: String,
    role: String,
    key: String,
    at: u64,
    /// `approval` in base64.
    approval: String,
}

/// One person's veto.
#[derive(Debug, Serialize, ToSchema)]
pub struct VetoView {
    person: String,
    name: String,
    /// Everything issued before a moment, not this command alone.
    halt: bool,
    /// It stops this command; otherwise it only asks for one person more.
    stops: bool,
    at: u64,
    /// `signed-veto` in base64.
    veto: String,
}

/// One device of a command.
#[derive(Debug, Serialize, ToSchema)]
pub struct TargetView {
    enrollment: String,
    /// As people read it when they sign.
    label: String,
    person: Named,
    /// `requested`, `queued`, `delivered`, `accepted`, `partly`, `done`, `refused`, or how the command ended before.
    state: String,
    /// Reason code of a refusal.
    reason: String,
    /// Since when.
    changed_at: u64,
    receipts: Vec<ReceiptView>,
}

/// The device's own signed word.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReceiptView {
    stage: String,
    reason: String,
    at: u64,
    /// `receipt` in base64, as signed.
    receipt: String,
    /// Its signature in base64.
    cose: String,
    /// Its leaf in the log.
    leaf: u64,
}

fn name_of(keyring: Option<&Keyring>, person: PersonId) -> String {
    keyring.and_then(|keyring| keyring.person(person)).map_or_else(String::new, |person| person.name.to_string())
}

impl CommandView {
    /// A page of them, without receipts.
    pub(super) async fn of_all(
        read: &Reader<'_>,
        now: Time,
        commands: &[StoredCommand],
    ) -> Result<Vec<Self>, StoreError> {
        let gathered = Gathered::of(read, now, commands).await?;
        Ok(commands.iter().map(|command| Self::new(&gathered, command)).collect())
    }

    /// One of them, with every receipt.
    pub(super) async fn of(read: &Reader<'_>, now: Time, command: &StoredCommand) -> Result<Self, StoreError> {
        let gathered = Gathered::of(read, now, std::slice::from_ref(command)).await?;
        let mut view = Self::new(&gathered, command);
        let targets = gathered.targets.get(&command.no).map_or(&[][..], Vec::as_slice);
        for (shown, target) in view.targets.iter_mut().zip(targets) {
            shown.receipts = receipts(read, command, target).await?;
        }
        Ok(view)
    }

    fn new(gathered: &Gathered, command: &StoredCommand) -> Self {
        let (order, keyring) = (&command.order, gathered.keyring.as_deref());
        let vetoes = gathered.docket.against(order);
        let one_more = vetoes.iter().any(|against| !against.stops);
        let needed = fewest(keyring, order.action.into(), order.targets.len());
        Self {
            id: order.id.to_string(),
            digest: order.digest().to_string(),
            words: words::command_words(&order.digest()),
            bytes: to_blob(order.bytes()),
            action: order.action.as_str().to_owned(),
            state: command.standing.as_str().to_owned(),
            reason: order.reason.to_string(),
            requested_by: RequesterView {
                kind: command.requester_kind.clone(),
                id: data_encoding::HEXLOWER.encode(&command.requester_id),
                name: gathered.names.get(&command.requester_id).cloned().unwrap_or_default(),
            },
            issued: order.issued.0,
            not_before: order.not_before.0,
            expires: order.expires.0,
            dispatched: command.dispatched.as_ref().map(|dispatched| dispatched.at.0),
            needs: needs(keyring, order.action.into(), order.targets.len()),
            needed: needed.map(|needed| needed + u64::from(one_more)),
            one_more,
            approvals: gathered.approvals_of(command).iter().map(|stored| ApprovalView::of(keyring, stored)).collect(),
            could_approve: gathered.could(command),
            vetoes: vetoes.iter().map(|against| VetoView::of(keyring, against)).collect(),
            targets: gathered
                .targets
                .get(&command.no)
                .into_iter()
                .flatten()
                .map(|target| TargetView::of(gathered, command, target))
                .collect(),
            leaf: command.leaf_index,
            dispatch_leaf: command.dispatched.as_ref().map(|dispatched| dispatched.leaf_index),
        }
    }
}

impl ApprovalView {
    fn of(keyring: Option<&Keyring>, stored: &StoredApproval) -> Self {
        Self {
            person: stored.person.to_string(),
            name: name_of(keyring, stored.person),
            role: stored.approval.role.as_str().to_owned(),
            key: stored.approval.key.to_string(),
            at: stored.approved_at.0,
            approval: to_blob(&encode(&stored.approval)),
        }
    }
}

impl VetoView {
    fn of(keyring: Option<&Keyring>, against: &Against<'_>) -> Self {
        let stored = against.veto;
        Self {
            person: stored.person.to_string(),
            name: name_of(keyring, stored.person),
            halt: stored.veto.veto.halt,
            stops: against.stops,
            at: stored.veto.veto.issued.0,
            veto: to_blob(&encode(&stored.veto)),
        }
    }
}

impl TargetView {
    fn of(gathered: &Gathered, command: &StoredCommand, target: &StoredTarget) -> Self {
        let signed = command.order.target(target.enrollment);
        let owner = gathered.owners.get(&target.enrollment_no);
        Self {
            enrollment: target.enrollment.to_string(),
            label: signed.map_or_else(String::new, |entry| entry.label.to_string()),
            person: Named {
                id: signed.map_or_else(String::new, |entry| entry.person.to_string()),
                name: owner.map_or_else(String::new, |(_, name)| name.clone()),
            },
            state: target.state.as_str().to_owned(),
            reason: target.reason.clone(),
            changed_at: target.changed_at.0,
            receipts: Vec::new(),
        }
    }
}

async fn receipts(
    read: &Reader<'_>,
    command: &StoredCommand,
    target: &StoredTarget,
) -> Result<Vec<ReceiptView>, StoreError> {
    let about = read.receipts().about(&command.order.digest(), target.enrollment_no).await?;
    let view = |stored: crate::store::repo::receipts::StoredReceipt| ReceiptView {
        stage: stored.receipt.receipt.stage.as_str().to_owned(),
        reason: stored.receipt.receipt.reason.clone(),
        at: stored.received_at.0,
        receipt: to_blob(stored.receipt.receipt.bytes()),
        cose: to_blob(stored.receipt.cose.as_bytes()),
        leaf: stored.leaf_index,
    };
    Ok(about.into_iter().map(view).collect())
}
