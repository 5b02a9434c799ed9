//! A command as the API shows it: the bytes that people sign, who signed, who could, and how far each device is.

use std::collections::{BTreeMap, BTreeSet};

use lethe_proto::{
    cbor::encode,
    ids::{PersonId, Time},
    keyring::Keyring,
    kinds::LadderAction,
    quorum, words,
};
use serde::Serialize;
use utoipa::ToSchema;

use super::could_approve::{CouldView, could};
use crate::{
    http::{body::to_blob, views::Named},
    store::{
        Reader, StoreError,
        lists::Names,
        repo::{approvals::StoredApproval, commands::StoredCommand, targets::StoredTarget},
    },
    usecase::{Against, Docket},
};

/// So many persons of a role.
#[derive(Debug, Serialize, ToSchema)]
pub struct NeedView {
    role: String,
    count: u64,
}

/// Alternatives; each lists what is needed together.
pub(super) type Needs = Vec<Vec<NeedView>>;

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

/// The ladder's alternatives for an action on so many devices.
pub(super) fn needs(keyring: Option<&Keyring>, action: LadderAction, targets: usize) -> Needs {
    let alternatives = keyring.map_or_else(Vec::new, |keyring| quorum::needs(keyring, action, targets));
    let need = |need: &lethe_proto::ladder::Need| NeedView { role: need.role.as_str().to_owned(), count: need.count };
    alternatives.iter().map(|together| together.iter().map(need).collect()).collect()
}

/// Persons that the smallest of the ladder's alternatives asks for.
pub(super) fn fewest(keyring: Option<&Keyring>, action: LadderAction, targets: usize) -> Option<u64> {
    let alternatives = keyring.map_or_else(Vec::new, |keyring| quorum::needs(keyring, action, targets));
    alternatives.iter().map(|together| together.iter().map(|need| need.count).sum()).min()
}

fn name_of(keyring: Option<&Keyring>, person: PersonId) -> String {
    keyring.and_then(|keyring| keyring.person(person)).map_or_else(String::new, |person| person.name.to_string())
}

/// Everything that belongs to a page of commands, read at once.
pub(super) struct Gathered {
    keyring: Option<lethe_proto::cbor::Exact<Keyring>>,
    docket: Docket,
    approvals: BTreeMap<i64, Vec<StoredApproval>>,
    targets: BTreeMap<i64, Vec<StoredTarget>>,
    owners: BTreeMap<i64, ([u8; 16], String)>,
    names: Names,
    suspended: Vec<PersonId>,
}

impl Gathered {
    /// Seven or eight statements, however many commands there are.
    pub(super) async fn of(read: &Reader<'_>, now: Time, commands: &[StoredCommand]) -> Result<Self, StoreError> {
        let numbers: Vec<i64> = commands.iter().map(|command| command.no).collect();
        let targets = read.targets().of_commands(&numbers).await?;
        let enrollments: Vec<i64> = targets.values().flatten().map(|target| target.enrollment_no).collect();
        let requesters: BTreeSet<[u8; 16]> = commands.iter().map(|command| command.requester_id).collect();
        Ok(Self {
            keyring: read.keyrings().newest().await?.map(|signed| signed.keyring),
            docket: docket(read, now).await?,
            approvals: read.approvals().of_commands(&numbers).await?,
            owners: read.owners(&enrollments).await?,
            names: read.names(&requesters).await?,
            suspended: read.people().suspended().await?,
            targets,
        })
    }

    /// Who could still approve a command.
    pub(super) fn could(&self, command: &StoredCommand) -> Vec<CouldView> {
        let approved: Vec<PersonId> = self.approvals_of(command).iter().map(|stored| stored.person).collect();
        self.keyring.as_ref().map_or_else(Vec::new, |keyring| could(keyring, command, &approved, &self.suspended))
    }

    fn approvals_of(&self, command: &StoredCommand) -> &[StoredApproval] {
        self.approvals.get(&command.no).map_or(&[], Vec::as_slice)
    }
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

/// Whether people must be one more than the ladder says.
pub(super) async fn one_more(read: &Reader<'_>, command: &StoredCommand, now: Time) -> Result<bool, StoreError> {
    Ok(docket(read, now).await?.against(&command.order).iter().any(|against| !against.stops))
}

/// Vetoes that can still stop or burden something.
pub(super) async fn docket(read: &Reader<'_>, now: Time) -> Result<Docket, StoreError> {
    let memory = 2 * lethe_proto::floor::MAX_LIFETIME_MS;
    let vetoes = read.vetoes().since(Time(now.0.saturating_sub(memory))).await?;
    Docket::load(&read.commands(), vetoes).await
}
