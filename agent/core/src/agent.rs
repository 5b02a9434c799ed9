//! The agent: one enrollment from its first check-in to its last receipt.

use lethe_proto::{
    cbor::Exact,
    checkin::{Checkin, CheckinTag, Posture},
    cose::{Context, Cose, Signer},
    ids::{Challenge, Digest, KeyId, Time},
    kinds::{ContainerState, Stage},
    receipt::Times,
    refusal::Refusal,
    wire::{Down, Up},
};

use crate::{
    clock::{JudgedClock, Now},
    effect::Effect,
    input::Input,
    plan::Step,
    record::{Record, Wraps},
    report::Word,
    states::ServerStates,
};

/// What the shell lends for one input.
pub struct Surroundings<'a> {
    /// The clocks.
    pub now: Now,
    /// The device's signing key.
    pub signer: &'a dyn Signer,
    /// How the device is; asked only for a check-in.
    pub posture: &'a dyn Fn() -> Posture,
}

/// The device side of one enrollment.
#[derive(Debug, Clone)]
pub struct Agent {
    pub(crate) record: Record,
    pub(crate) clock: JudgedClock,
    pub(crate) container: ContainerState,
    /// Locks whose container is being closed: which state, since when.
    pub(crate) closing: Option<(Digest, Times)>,
    /// People opened the container, or are about to: the wrap under the server's share may be worth nothing.
    pub(crate) recovered: bool,
    /// The challenge of the connection that stands.
    pub(crate) connection: Option<Challenge>,
}

impl Agent {
    /// Goes on from what the journal holds.
    pub fn new(record: Record) -> Self {
        let container = record.container_at_rest();
        Self { record, clock: JudgedClock::default(), container, closing: None, recovered: false, connection: None }
    }

    /// What is remembered.
    pub fn record(&self) -> &Record {
        &self.record
    }

    /// The container now.
    pub fn container(&self) -> ContainerState {
        self.container
    }

    /// Whether there is nothing left to do or to say: only a new enrollment helps.
    pub fn is_over(&self) -> bool {
        self.record.silent
    }

    /// One thing happened; these must be done, in this order.
    pub fn handle(&mut self, input: Input, with: &Surroundings<'_>) -> Vec<Effect> {
        if self.is_over() {
            return Vec::new();
        }
        match input {
            Input::Start => self.start(),
            Input::Hello(challenge) => {
                self.connection = Some(challenge);
                self.greet(with)
            }
            Input::Frame(frame) => self.frame(frame, with),
            Input::Malformed(subject) => self.refuse(subject, Refusal::Malformed, with),
            Input::KeysMade { epoch, by_share, by_recovery, blob, share } => {
                self.keys_made(Wraps { epoch, by_share, by_recovery, blob }, share, with)
            }
            Input::Opened(result) => self.opened(result, with),
            Input::Rewrapped { epoch, by_share } => self.rewrapped(epoch, by_share, with),
            Input::Closed { busy } => self.closed(busy, with),
            Input::StepDone { step, ok } => self.step_done(step, ok, with),
            Input::Release(release, grants) => self.release(&release, &grants, with),
            Input::Tick => self.tick(),
        }
    }

    /// After a start: first finish what a power cut interrupted, then evict what a killed agent left open.
    fn start(&mut self) -> Vec<Effect> {
        if let Some(erasing) = self.record.erasing.first() {
            return vec![Effect::Erase(erasing.step)];
        }
        if self.record.wraps.is_empty() { Vec::new() } else { vec![Effect::Close] }
    }

    /// Retries what resists: a container whose files were busy, a step of a wipe that failed.
    fn tick(&mut self) -> Vec<Effect> {
        self.record.tidy();
        if let Some(erasing) = self.record.erasing.first() {
            return vec![Effect::Erase(erasing.step)];
        }
        if self.container == ContainerState::LockedPartly { vec![Effect::Close] } else { Vec::new() }
    }

    /// Check-in, then everything that the server may not have yet.
    fn greet(&mut self, with: &Surroundings<'_>) -> Vec<Effect> {
        let mut effects = self.check_in(with);
        effects.extend(self.record.outbox.iter().map(|receipt| Effect::Send(Up::Receipt(receipt.clone()))));
        effects.extend(self.blob(with));
        effects
    }

    pub(crate) fn check_in(&mut self, with: &Surroundings<'_>) -> Vec<Effect> {
        let Some(challenge) = self.connection else { return Vec::new() };
        self.record.sequence += 1;
        let openable = matches!(self.container, ContainerState::None | ContainerState::Closed | ContainerState::Locked);
        let checkin = Exact::new(Checkin {
            tag: CheckinTag,
            tenant: self.record.tenant(),
            enrollment: self.record.enrollment,
            challenge,
            sequence: self.record.sequence,
            time: with.now.wall,
            keyring: self.record.keyring_ref(),
            state: self.record.newest_state(),
            tree_size: self.record.seen.size,
            share_epoch: self.record.wraps.first().map_or(0, |wraps| wraps.epoch),
            wants_share: self.wants_open() && (openable || self.recovered),
            locked: self.record.is_locked(),
            container: self.container,
            posture: (with.posture)(),
        });
        let context = Context { domain: CheckinTag::TEXT, tenant: checkin.tenant };
        let cose = Cose::sign(with.signer, context, checkin.bytes());
        vec![self.persist(), Effect::Send(Up::Checkin(checkin, cose))]
    }

    fn frame(&mut self, frame: Down, with: &Surroundings<'_>) -> Vec<Effect> {
        match frame {
            Down::Hello(challenge) => {
                self.connection = Some(challenge);
                self.greet(with)
            }
            Down::Keyring(next) => self.keyring(&next, with),
            Down::State(state, cose) => self.state(&state, &cose, with),
            Down::Command(envelope, proof) => self.command(&envelope, &proof, with),
            Down::Veto(veto) => self.veto(&veto, with),
            Down::Share(share) => self.share(share),
            Down::ReceiptLogged(digest, proof) => self.receipt_logged(digest, &proof),
            Down::Reply(reply, server_key, cose) => self.reply(&reply, server_key, &cose, with),
            Down::ComeBack(_) => Vec::new(),
        }
    }

    /// The moment by which orders are judged.
    pub(crate) fn judged(&self, with: &Surroundings<'_>) -> Time {
        self.clock.judge(with.now, self.record.floor)
    }

    pub(crate) fn persist(&self) -> Effect {
        Effect::Persist(self.record.to_bytes())
    }

    /// Signs a word without refusal, keeps and sends it.
    pub(crate) fn tell(&mut self, subject: Digest, stage: Stage, times: Times, with: &Surroundings<'_>) -> Vec<Effect> {
        self.say(subject, stage, None, times, with)
    }

    /// Signs a refusal, keeps and sends it, and raises the alarm. What was said already is said again in the same words.
    pub(crate) fn refuse(&mut self, subject: Digest, refusal: Refusal, with: &Surroundings<'_>) -> Vec<Effect> {
        let mut effects = match self.record.refusal_of(subject, refusal) {
            Some(said) => vec![Effect::Send(Up::Receipt(said.clone()))],
            None => self.say_refused(subject, refusal, with),
        };
        if !refusal.is_retry() {
            effects.push(Effect::Alarm { refusal, subject });
        }
        effects
    }

    fn say_refused(&mut self, subject: Digest, refusal: Refusal, with: &Surroundings<'_>) -> Vec<Effect> {
        let stage = if refusal.is_retry() { Stage::Retry } else { Stage::Refused };
        let times = Times { received: with.now.wall, ..Times::default() };
        self.say(subject, stage, Some(refusal), times, with)
    }

    fn say(
        &mut self,
        subject: Digest,
        stage: Stage,
        refusal: Option<Refusal>,
        times: Times,
        with: &Surroundings<'_>,
    ) -> Vec<Effect> {
        let word = Word { subject, stage, refusal, times, container: self.container, destroyed: self.record.erased };
        let receipt = self.record.say(with.signer, word);
        vec![self.persist(), Effect::Send(Up::Receipt(receipt))]
    }

    /// The line of a server key, made when it is new.
    pub(crate) fn states_of(&mut self, server_key: KeyId) -> &mut ServerStates {
        let states = &mut self.record.states;
        let at = states.iter().position(|states| states.server_key == server_key).unwrap_or_else(|| {
            states.push(ServerStates::new(server_key));
            states.len() - 1
        });
        &mut states[at]
    }

    /// Whoever holds files of the container open does not save its keys: the eviction is repeated when the data is removed.
    fn step_done(&mut self, step: Step, ok: bool, with: &Surroundings<'_>) -> Vec<Effect> {
        let fits = self.record.erasing.first().is_some_and(|erasing| erasing.step == step);
        if fits && (ok || step == Step::EvictKey) { self.advance(with) } else { Vec::new() }
    }
}
