//! Somebody proposes a T2 command. What erases locks its targets at once, in the same transaction, and ends what is signed in on them.
//!
//! An older request for the same action on the same targets that nobody has approved is superseded. One that somebody has
//! approved stands in the way: people's signatures are not thrown away by a second click.

use lethe_proto::{
    cbor::{Exact, encode, sha256},
    command::{Command as Order, CommandTag, KeyringRef, Lift, Target},
    floor,
    ids::{CommandId, DAY_MS, Digest, EnrollmentId, Nonce, Time},
    keyring::Keyring,
    kinds::{Action, LadderAction},
    leaf::LeafKind,
    text::Line,
};
use lethe_server_core::{
    actor::Actor, admin::Scope, audit::AuditEvent, caller::Caller, command::End, employee_session::Ending,
    entropy::random, permission::Permission, protection::Change,
};

use super::{
    House,
    failure::failures,
    steps::{
        end_sessions::end_sessions,
        state_change::{adopt_state, change_state},
        stop::stop,
    },
};
use crate::store::{
    Tx,
    repo::{answers::StoredAnswer, employee_sessions::Which, enrollments::Enrollment},
};

/// How long an answer to an idempotency key is kept.
const ANSWER_MS: u64 = DAY_MS;

/// What is proposed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestCommand {
    /// What to do.
    pub action: Action,
    /// To whom: 1 to 25.
    pub enrollments: Vec<EnrollmentId>,
    /// Why; approvers read it.
    pub reason: Line,
    /// Milliseconds, at most what the keyring allows.
    pub lifetime_ms: u64,
    /// Not to be done before this moment; at once where absent.
    pub not_before: Option<Time>,
    /// 16 random bytes of the requester's, so that the server alone does not choose the bytes; made here where absent.
    pub nonce: Option<Nonce>,
    /// The same key with the same request gives the same command.
    pub idempotency_key: String,
}

/// The command as approvers will see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Requested {
    /// Its id.
    pub id: CommandId,
    /// SHA-256 of its bytes; approvers compare six words of it.
    pub digest: Digest,
}

failures!(
    /// Why the command was not proposed.
    RequestCommandError {
        /// No first keyring.
        NoKeyring = Conflict "keyring.missing" "there is no keyring yet; make your approval key first, in the console or with `lethe init --keyring`",
        /// A target that is not there, or out of the caller's reach.
        Target = NotFound "enrollment.unknown" "one of the devices is not among those you look after",
        /// A target that has ended.
        Ended = Conflict "enrollment.ended" "one of the enrollments has ended already",
        /// What the employee agreed to does not include this.
        Ceiling = Conflict "ceiling.exceeded" "one of the enrollments never allowed this action; its owner agreed to less",
        /// Legal hold.
        OnHold = Conflict "hold.active" "one of the devices is under legal hold; lock it, or have people release the hold first",
        /// Nothing to lift.
        NothingToLift = Conflict "lift.stale" "one of the devices has nothing in force that this would lift",
        /// More targets than any rung carries.
        Ladder = Conflict "ladder.targets" "the keyring's ladder has no rung for this action with so many devices; propose fewer at a time",
        /// Too long a life.
        Lifetime = Invalid "time.lifetime" "a command lives at least a minute and at most what the keyring allows",
        /// It would expire before it may be done.
        NeverDue = Invalid "time.never_due" "the command expires less than a minute after the moment from which it may be done; give it a longer life",
        /// The keyring has expired.
        KeyringExpired = Conflict "keyring.expired" "the keyring has expired; root persons must publish a new one",
        /// Twice the same target, or none.
        Malformed = Invalid "command.malformed" "name 1 to 25 different devices",
        /// Somebody has approved the same already.
        Pending = Conflict "command.pending" "the same command is waiting for its last approvals; cancel it first if you mean another one",
        /// The key was used for something else.
        KeyReused = Conflict "idempotency.key_reused" "this Idempotency-Key was used for another request; choose a new one",
        /// No key.
        NoKey = Invalid "idempotency.key_missing" "send an Idempotency-Key of 1 to 200 bytes, so that a repeated request is done once",
    }
);

impl RequestCommand {
    /// What the idempotency key stands for.
    fn digest(&self) -> Digest {
        let ids: Vec<[u8; 16]> = self.enrollments.iter().map(|id| *id.as_bytes()).collect();
        let nonce = self.nonce.map(|nonce| *nonce.as_bytes());
        let times = (self.lifetime_ms, self.not_before.map(|time| time.0));
        sha256(&encode(&(self.action, ids.concat(), self.reason.clone(), times, nonce.map(|n| n.to_vec()))))
    }
}

/// Proposes a command.
pub async fn request_command(
    house: &House,
    caller: Caller,
    input: RequestCommand,
) -> Result<Requested, RequestCommandError> {
    if input.idempotency_key.is_empty() || input.idempotency_key.len() > 200 {
        return Err(RequestCommandError::NoKey);
    }
    let house_in = house.clone();
    house
        .store
        .write(move |mut tx| async move {
            let admin = *caller.admin.id.as_bytes();
            let request = input.digest();
            if let Some(known) = tx.answers().find(admin, &input.idempotency_key, tx.now()).await? {
                let answer = answered(&known, request)?;
                return Ok(tx.unchanged(answer).await?);
            }
            let enrollments = targets(&tx, &caller, &input).await?;
            let keyring = tx.keyrings().newest().await?.ok_or(RequestCommandError::NoKeyring)?.keyring;
            check_keyring(&keyring, &input, &tx)?;
            let lifts = write_lifts(&house_in, &mut tx, &input, &enrollments).await?;
            let order = write_order(&tx, &input, &enrollments, &keyring, lifts);
            if !order.is_well_formed() {
                return Err(RequestCommandError::Malformed);
            }
            supersede(&mut tx, &caller, &order, &enrollments).await?;
            let leaf = tx.append_leaf(LeafKind::Command, order.bytes());
            let no = tx.commands().insert(&order, caller.actor(), leaf).await?;
            let numbers: Vec<i64> = enrollments.iter().map(|enrollment| enrollment.no).collect();
            tx.targets().insert(no, &numbers, tx.now()).await?;
            if order.action.destroys() {
                lock_all(&house_in, &mut tx, &caller, &enrollments).await?;
            }
            let requested = Requested { id: order.id, digest: order.digest() };
            let answer = [requested.id.as_bytes().as_slice(), requested.digest.as_bytes()].concat();
            let (now, answer) = (tx.now(), StoredAnswer { request, answer });
            tx.answers().put(admin, &input.idempotency_key, &answer, now, now.plus(ANSWER_MS)).await?;
            let event = AuditEvent::CommandRequested {
                command: order.id,
                digest: order.digest(),
                action: order.action,
                targets: enrollments.len(),
            };
            Ok(tx.commit(caller.actor(), event, requested))
        })
        .await
}

fn answered(known: &StoredAnswer, request: Digest) -> Result<Requested, RequestCommandError> {
    let fits = known.request == request;
    let parts = known.answer.split_first_chunk::<16>().filter(|_| fits).ok_or(RequestCommandError::KeyReused)?;
    let digest = Digest::try_from(parts.1).map_err(|_| RequestCommandError::KeyReused)?;
    Ok(Requested { id: CommandId::from(*parts.0), digest })
}

async fn targets(tx: &Tx, caller: &Caller, input: &RequestCommand) -> Result<Vec<Enrollment>, RequestCommandError> {
    if input.enrollments.is_empty() || input.enrollments.len() > floor::MAX_TARGETS {
        return Err(RequestCommandError::Malformed);
    }
    let destroys = input.action.destroys();
    let permission = if destroys { Permission::ProposeErasure } else { Permission::ProposeLift };
    let mut found = Vec::new();
    for id in &input.enrollments {
        let enrollment = tx.enrollments().find(*id).await?.ok_or(RequestCommandError::Target)?;
        caller.may(permission, Scope::PersonIn(enrollment.group.as_deref()))?;
        if !enrollment.status.is_alive() {
            return Err(RequestCommandError::Ended);
        }
        // What lifts is never beyond a ceiling: whatever a server stops alone, people must be able to undo.
        if destroys && !enrollment.ceilings.actions.contains(&input.action) {
            return Err(RequestCommandError::Ceiling);
        }
        let state = tx.states().find(enrollment.no).await?.map(|stored| stored.state.into_value());
        if destroys && state.as_ref().is_some_and(|state| state.hold_since > 0) {
            return Err(RequestCommandError::OnHold);
        }
        let in_force = state.is_some_and(|state| match input.action {
            Action::Unlock => state.locked_since > 0,
            Action::UnblockScreen => state.screen_blocked_since > 0,
            Action::ReleaseHold => state.hold_since > 0,
            Action::WipeContainer | Action::WipeDevice | Action::Unenroll => true,
        });
        if !destroys && !in_force {
            return Err(RequestCommandError::NothingToLift);
        }
        found.push(enrollment);
    }
    Ok(found)
}

fn check_keyring(keyring: &Keyring, input: &RequestCommand, tx: &Tx) -> Result<(), RequestCommandError> {
    if keyring.expires <= tx.now() {
        return Err(RequestCommandError::KeyringExpired);
    }
    if keyring.rung(LadderAction::from(input.action), input.enrollments.len()).is_none() {
        return Err(RequestCommandError::Ladder);
    }
    let longest = keyring.limits.max_lifetime_ms.min(floor::MAX_LIFETIME_MS);
    if !(60_000..=longest).contains(&input.lifetime_ms) {
        return Err(RequestCommandError::Lifetime);
    }
    let waits = input.not_before.map_or(0, |not_before| not_before.since(tx.now()));
    if waits + 60_000 > input.lifetime_ms { Err(RequestCommandError::NeverDue) } else { Ok(()) }
}

/// A device keeps a line for each server key that it has heard, and each must be lifted: through the newest counter that was
/// signed, and through the one that the device has, because a key that has left the keyring brings no newer one there.
async fn write_lifts(
    house: &House,
    tx: &mut Tx,
    input: &RequestCommand,
    enrollments: &[Enrollment],
) -> Result<Vec<Lift>, RequestCommandError> {
    let mut lifts = Vec::new();
    for enrollment in enrollments.iter().filter(|_| !input.action.destroys()) {
        if let Some(event) = adopt_state(house, tx, enrollment).await? {
            tx.record(Actor::Server, &event);
        }
        for line in tx.states().lines(enrollment.no).await? {
            let mut counters = vec![line.applied, line.counter];
            counters.dedup();
            counters.retain(|counter| *counter > 0);
            let lift = |counter| Lift { enrollment: enrollment.id, server_key: line.server_key, counter };
            lifts.extend(counters.into_iter().map(lift));
        }
    }
    Ok(lifts)
}

fn write_order(
    tx: &Tx,
    input: &RequestCommand,
    enrollments: &[Enrollment],
    keyring: &Exact<Keyring>,
    lifts: Vec<Lift>,
) -> Exact<Order> {
    let now = tx.now();
    Exact::new(Order {
        tag: CommandTag,
        tenant: keyring.tenant,
        action: input.action,
        lifts,
        targets: enrollments
            .iter()
            .map(|enrollment| Target {
                device: enrollment.device,
                enrollment: enrollment.id,
                person: enrollment.person,
                label: enrollment.label.clone(),
            })
            .collect(),
        keyring: KeyringRef { version: keyring.version, digest: keyring.digest() },
        id: CommandId::from(tx.new_id()),
        nonce: input.nonce.unwrap_or_else(|| Nonce::from(random::<16>(tx.entropy()))),
        issued: now,
        not_before: input.not_before.map_or(now, |not_before| not_before.max(now)),
        expires: now.plus(input.lifetime_ms),
        reason: input.reason.clone(),
    })
}

/// Ends an older request for the same, unless somebody has approved it.
async fn supersede(
    tx: &mut Tx,
    caller: &Caller,
    order: &Exact<Order>,
    enrollments: &[Enrollment],
) -> Result<(), RequestCommandError> {
    let Some(first) = enrollments.first() else { return Ok(()) };
    for older in tx.commands().open_for(first.no).await? {
        let same = older.order.action == order.action
            && older.order.targets.len() == order.targets.len()
            && order.targets.iter().all(|target| older.order.target(target.enrollment).is_some());
        if !same {
            continue;
        }
        if older.dispatched.is_some() || !tx.approvals().of_command(older.no).await?.is_empty() {
            return Err(RequestCommandError::Pending);
        }
        if stop(tx, &older, End::Superseded).await?.is_ok() {
            let event = AuditEvent::CommandSuperseded { command: older.order.id, by: order.id };
            tx.record(caller.actor(), &event);
        }
    }
    Ok(())
}

async fn lock_all(
    house: &House,
    tx: &mut Tx,
    caller: &Caller,
    enrollments: &[Enrollment],
) -> Result<(), RequestCommandError> {
    for enrollment in enrollments {
        if let Some(counter) = change_state(house, tx, enrollment, &Change::Lock).await? {
            let event = AuditEvent::StateChanged { enrollment: enrollment.id, counter, what: Change::Lock.as_str() };
            tx.record(caller.actor(), &event);
            end_sessions(house, tx, caller.actor(), Which::Enrollment(enrollment.no), Ending::Device).await?;
        }
    }
    Ok(())
}
