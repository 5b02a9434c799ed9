//! A command as the API shows it: the bytes that people sign, who signed, and how far each device is.

use lethe_proto::{
    cbor::encode,
    ids::{PersonId, Time},
    keyring::Keyring,
    kinds::LadderAction,
    quorum, words,
};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    http::body::to_blob,
    store::{
        Reader, StoreError,
        repo::{commands::StoredCommand, targets::StoredTarget, vetoes::StoredVeto},
    },
    usecase::{Against, against},
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
    /// The ladder's alternatives under the newest keyring.
    needs: Needs,
    /// A veto stands against this kind of order: one person more than `needs` says, as long as there is anybody else.
    one_more: bool,
    approvals: Vec<ApprovalView>,
    vetoes: Vec<VetoView>,
    targets: Vec<TargetView>,
}

/// Who asked.
#[derive(Debug, Serialize, ToSchema)]
pub struct RequesterView {
    /// `admin`, `approver`, `device` or `operator`.
    kind: String,
    id: String,
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
    label: String,
    /// `requested`, `queued`, `delivered`, `accepted`, `partly`, `done`, `refused`, or how the command ended before.
    state: String,
    /// Reason code of a refusal.
    reason: String,
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
}

/// The ladder's alternatives for an action on so many devices.
pub(super) fn needs(keyring: Option<&Keyring>, action: LadderAction, targets: usize) -> Needs {
    let alternatives = keyring.map_or_else(Vec::new, |keyring| quorum::needs(keyring, action, targets));
    let need = |need: &lethe_proto::ladder::Need| NeedView { role: need.role.as_str().to_owned(), count: need.count };
    alternatives.iter().map(|together| together.iter().map(need).collect()).collect()
}

fn name_of(keyring: Option<&Keyring>, person: PersonId) -> String {
    keyring.and_then(|keyring| keyring.person(person)).map_or_else(String::new, |person| person.name.to_string())
}

impl CommandView {
    /// Gathers everything about a command. Without receipts where `brief`.
    pub(super) async fn of(
        read: &Reader<'_>,
        keyring: Option<&Keyring>,
        vetoes: &[StoredVeto],
        command: &StoredCommand,
        brief: bool,
    ) -> Result<Self, StoreError> {
        let order = &command.order;
        let approvals = read.approvals().of_command(command.no).await?;
        let vetoes = against(&read.commands(), vetoes, order).await?;
        let mut targets = Vec::new();
        for target in read.targets().of_command(command.no).await? {
            targets.push(TargetView::of(read, command, target, brief).await?);
        }
        Ok(Self {
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
            },
            issued: order.issued.0,
            not_before: order.not_before.0,
            expires: order.expires.0,
            needs: needs(keyring, order.action.into(), order.targets.len()),
            one_more: vetoes.iter().any(|against| !against.stops),
            approvals: approvals
                .iter()
                .map(|stored| ApprovalView {
                    person: stored.person.to_string(),
                    name: name_of(keyring, stored.person),
                    role: stored.approval.role.as_str().to_owned(),
                    key: stored.approval.key.to_string(),
                    at: stored.approved_at.0,
                    approval: to_blob(&encode(&stored.approval)),
                })
                .collect(),
            vetoes: vetoes.iter().map(|against| VetoView::of(keyring, against)).collect(),
            targets,
        })
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
    async fn of(
        read: &Reader<'_>,
        command: &StoredCommand,
        target: StoredTarget,
        brief: bool,
    ) -> Result<Self, StoreError> {
        let mut receipts = Vec::new();
        if !brief {
            let about = read.receipts().about(&command.order.digest(), target.enrollment_no).await?;
            receipts = about
                .into_iter()
                .map(|stored| ReceiptView {
                    stage: stored.receipt.receipt.stage.as_str().to_owned(),
                    reason: stored.receipt.receipt.reason.clone(),
                    at: stored.received_at.0,
                    receipt: to_blob(stored.receipt.receipt.bytes()),
                    cose: to_blob(stored.receipt.cose.as_bytes()),
                })
                .collect();
        }
        let label = command.order.target(target.enrollment).map_or_else(String::new, |entry| entry.label.to_string());
        Ok(Self {
            enrollment: target.enrollment.to_string(),
            label,
            state: target.state.as_str().to_owned(),
            reason: target.reason,
            receipts,
        })
    }
}

/// Whether people must be one more than the ladder says.
pub(super) async fn one_more(read: &Reader<'_>, command: &StoredCommand, now: Time) -> Result<bool, StoreError> {
    let vetoes = recent_vetoes(read, now).await?;
    Ok(against(&read.commands(), &vetoes, &command.order).await?.iter().any(|against| !against.stops))
}

/// Vetoes that can still stop or burden something.
pub(super) async fn recent_vetoes(read: &Reader<'_>, now: Time) -> Result<Vec<StoredVeto>, StoreError> {
    let memory = 2 * lethe_proto::floor::MAX_LIFETIME_MS;
    read.vetoes().since(Time(now.0.saturating_sub(memory))).await
}
