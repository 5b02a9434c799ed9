//! Whether a T2 command may be carried out here and now. In order, failing closed, one reason a step.

use lethe_proto::{
    cbor::Exact,
    command::Command,
    envelope::{self, Envelope},
    floor,
    ids::{PersonId, Time},
    keyring::Keyring,
    kinds::LadderAction,
    leaf::LeafKind,
    log_proof::LogProof,
    note::Checkpoint,
    quorum::{Ballot, Quorum, quorum},
    refusal::Refusal,
    veto::Veto,
};

use crate::record::Record;

/// This order is for this device, fresh, and authorized by enough people. Only [`authorize`] makes one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuthorizedCommand {
    command: Exact<Command>,
    checkpoint: Checkpoint,
    quorum: Quorum,
}

impl AuthorizedCommand {
    /// The order.
    pub fn command(&self) -> &Exact<Command> {
        &self.command
    }

    /// The log as proven with it.
    pub fn checkpoint(&self) -> &Checkpoint {
        &self.checkpoint
    }

    /// Who agreed.
    pub fn quorum(&self) -> &Quorum {
        &self.quorum
    }
}

/// The whole check, `docs/protocol.md` §8. Decoding was the step before.
pub fn authorize(
    record: &Record,
    envelope: &Envelope,
    proof: &LogProof,
    judged: Time,
) -> Result<AuthorizedCommand, Refusal> {
    let command = &envelope.command;
    for_this_device(record, command)?;
    let (named, newest) = keyrings(record, command, judged)?;
    in_time(command, named, newest, judged)?;
    not_used(record, command)?;
    let quorum = enough_people(record, envelope, named, newest)?;
    not_vetoed(record, command)?;
    by_the_server(record, envelope, newest)?;
    let checkpoint = proof.verify(
        LeafKind::Dispatch,
        envelope.dispatch().bytes(),
        &newest.log,
        &newest.witnesses,
        &record.seen_checkpoint(),
    )?;
    Ok(AuthorizedCommand { command: command.clone(), checkpoint, quorum })
}

fn for_this_device(record: &Record, command: &Command) -> Result<(), Refusal> {
    if command.tenant != record.tenant() {
        return Err(Refusal::Tenant);
    }
    if record.erased || !record.erasing.is_empty() {
        return Err(Refusal::Erased);
    }
    if !command.is_well_formed() {
        return Err(Refusal::Command);
    }
    let target = command.target(record.enrollment).ok_or(Refusal::NotTarget)?;
    let half = &record.half;
    if target.device != half.device || target.person != half.person || target.label != half.label {
        return Err(Refusal::Label);
    }
    // What lifts protection is never beyond a ceiling: whatever a server stops alone, people must be able to undo.
    if command.action.destroys() && !record.ceilings().actions.contains(&command.action) {
        return Err(Refusal::Ceiling);
    }
    if command.action.destroys() && record.is_held() {
        return Err(Refusal::Hold);
    }
    if !command.action.destroys() && !lifts_something(record, command) {
        return Err(Refusal::StaleLift);
    }
    Ok(())
}

/// Whether a lifting command names anything that is in force here.
fn lifts_something(record: &Record, command: &Command) -> bool {
    command.lifts.iter().filter(|lift| lift.enrollment == record.enrollment).any(|lift| {
        let mut states = record.states.iter().filter(|states| states.server_key == lift.server_key);
        states.any(|states| states.clone().lift(command.action, lift.counter))
    })
}

/// The keyring that the command names and the newest one, both of the pinned chain.
fn keyrings<'a>(
    record: &'a Record,
    command: &Command,
    judged: Time,
) -> Result<(&'a Exact<Keyring>, &'a Exact<Keyring>), Refusal> {
    let newest = record.newest().ok_or(Refusal::KeyringUnavailable)?;
    if command.keyring.version > newest.version {
        return Err(Refusal::KeyringUnavailable);
    }
    if judged >= newest.expires {
        return Err(Refusal::KeyringExpired);
    }
    let named = record.keyring(command.keyring).ok_or(Refusal::KeyringUnknown)?;
    Ok((named, newest))
}

fn in_time(command: &Command, named: &Keyring, newest: &Keyring, judged: Time) -> Result<(), Refusal> {
    let longest = floor::MAX_LIFETIME_MS.min(named.limits.max_lifetime_ms).min(newest.limits.max_lifetime_ms);
    if command.issued > judged.plus(floor::CLOCK_SKEW_MS) {
        return Err(Refusal::IssuedInFuture);
    }
    if command.expires.since(command.issued) > longest {
        return Err(Refusal::Lifetime);
    }
    if judged >= command.expires {
        return Err(Refusal::Expired);
    }
    if judged.plus(floor::CLOCK_SKEW_MS) < command.not_before {
        return Err(Refusal::NotYet);
    }
    Ok(())
}

fn not_used(record: &Record, command: &Command) -> Result<(), Refusal> {
    match record.used.iter().find(|used| used.id == command.id) {
        Some(used) if used.cancelled => Err(Refusal::Cancelled),
        Some(_) => Err(Refusal::Replayed),
        None => Ok(()),
    }
}

fn enough_people(
    record: &Record,
    envelope: &Envelope,
    named: &Exact<Keyring>,
    newest: &Exact<Keyring>,
) -> Result<Quorum, Refusal> {
    let command = &envelope.command;
    let about: Vec<PersonId> = command.targets.iter().map(|target| target.person).collect();
    let ballot = Ballot {
        question: envelope::question(command),
        approvals: &envelope.approvals,
        action: LadderAction::from(command.action),
        targets: command.targets.len(),
        about: &about,
        solo: record.solo && newest.limits.solo,
        demo: record.demo && newest.limits.demo,
        suspended: &record.suspended_by(|_| true),
        one_more: vetoes(record).any(|veto| veto.burdens(command)),
    };
    quorum(&ballot, &[named, newest]).map_err(Refusal::from)
}

/// Whether people ordered exactly this and only the moment spoke against it. Then the refusal is the last word: what was said to be
/// refused must not happen when the hold has ended or the clock was set back.
pub(crate) fn is_settled_by(refusal: Refusal, record: &Record, envelope: &Envelope) -> bool {
    let of_the_moment = matches!(
        refusal,
        Refusal::Hold
            | Refusal::StaleLift
            | Refusal::KeyringExpired
            | Refusal::IssuedInFuture
            | Refusal::Expired
            | Refusal::Lifetime
            | Refusal::Veto
    );
    let keyrings = record.keyring(envelope.command.keyring).zip(record.newest());
    of_the_moment && keyrings.is_some_and(|(named, newest)| enough_people(record, envelope, named, newest).is_ok())
}

fn not_vetoed(record: &Record, command: &Exact<Command>) -> Result<(), Refusal> {
    if vetoes(record).any(|veto| veto.stops(command)) { Err(Refusal::Veto) } else { Ok(()) }
}

/// The vetoes that count on this device.
fn vetoes(record: &Record) -> impl Iterator<Item = &Veto> {
    let own = record.half.person;
    record.vetoes.iter().filter(move |kept| kept.counts_on_device_of(own)).map(|kept| &*kept.veto)
}

fn by_the_server(record: &Record, envelope: &Envelope, newest: &Keyring) -> Result<(), Refusal> {
    let ignored = record.states.iter().any(|states| states.server_key == envelope.server_key && states.ignored);
    if ignored || envelope.verify_server(newest).is_err() { Err(Refusal::Server) } else { Ok(()) }
}
