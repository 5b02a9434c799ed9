//! Carrying out what people ordered: wipes step by step, lifts at once.

use lethe_proto::{
    cbor::Exact,
    envelope::Envelope,
    ids::Digest,
    kinds::{Action, ContainerState, Stage},
    leaf::LeafKind,
    log_proof::LogProof,
    merkle, note,
    receipt::{SignedReceipt, Times},
    recovery::RecoveryGrant,
    refusal::Refusal,
    release::SignedRelease,
    wire::Up,
};

use crate::{
    agent::{Agent, Surroundings},
    authorize::{AuthorizedCommand, authorize, is_settled_by},
    effect::{Effect, Hook},
    plan::Step,
    record::{Erasing, SeenTree},
};

impl Agent {
    /// A T2 command came.
    pub(crate) fn command(
        &mut self,
        envelope: &Exact<Envelope>,
        proof: &LogProof,
        with: &Surroundings<'_>,
    ) -> Vec<Effect> {
        let subject = envelope.command.digest();
        if let Some(said) = self.record.answer_to(subject).filter(|said| self.is_final(envelope, said)) {
            return vec![Effect::Send(Up::Receipt(said.clone()))];
        }
        if self.record.erasing.first().is_some_and(|erasing| erasing.command == subject) {
            return Vec::new();
        }
        let refusal = match authorize(&self.record, envelope, proof, self.judged(with)) {
            Ok(order) => return self.obey(&order, with),
            Err(refusal) => refusal,
        };
        let mut effects = Vec::new();
        if is_settled_by(refusal, &self.record, envelope) {
            self.record.use_up(&envelope.command);
            effects.push(self.persist());
        }
        match self.record.refusal_of(subject, refusal) {
            Some(said) => effects.push(Effect::Send(Up::Receipt(said.clone()))),
            None => effects.extend(self.refuse(subject, refusal, with)),
        }
        effects
    }

    /// What was done is done, and a used id stays used. A refusal of bad signatures or proofs is not final: whoever sends an order
    /// badly wrapped must not keep the device from obeying those who send it well.
    fn is_final(&self, envelope: &Envelope, said: &SignedReceipt) -> bool {
        said.receipt.stage == Stage::Done || self.record.is_used(envelope.command.id)
    }

    /// Write ahead: the order is in the journal before anything of it happens.
    fn obey(&mut self, order: &AuthorizedCommand, with: &Surroundings<'_>) -> Vec<Effect> {
        let command = order.command();
        let checkpoint = order.checkpoint();
        self.record.seen = SeenTree { size: checkpoint.size, root: checkpoint.root };
        self.record.use_up(command);
        let times = Times { received: with.now.wall, started: with.now.wall, ..Times::default() };
        if command.action.destroys() {
            let erasing = Erasing { command: command.digest(), action: command.action, step: Step::FIRST, times };
            self.record.erasing = vec![erasing];
            let mut effects = self.tell(command.digest(), Stage::Accepted, times, with);
            effects.push(Effect::Erase(Step::FIRST));
            return effects;
        }
        let own = self.record.enrollment;
        for lift in command.lifts.iter().filter(|lift| lift.enrollment == own) {
            self.states_of(lift.server_key).lift(command.action, lift.counter);
        }
        let times = Times { finished: with.now.wall, ..times };
        let mut effects = self.after_lift(command.action, with);
        effects.splice(0..0, self.tell(command.digest(), Stage::Done, times, with));
        effects
    }

    /// What follows a lift: applications are told, and the share is asked for.
    pub(crate) fn after_lift(&mut self, action: Action, with: &Surroundings<'_>) -> Vec<Effect> {
        if action == Action::UnblockScreen {
            return vec![Effect::Hook(Hook::ScreenCapture { blocked: self.record.is_screen_blocked() })];
        }
        if action != Action::Unlock || self.record.is_locked() {
            return Vec::new();
        }
        self.closing = None;
        if matches!(self.container, ContainerState::Locked | ContainerState::LockedPartly) {
            self.container = ContainerState::Closed;
        }
        let mut effects = vec![Effect::Hook(Hook::Unlocked)];
        effects.extend(self.check_in(with));
        effects
    }

    /// One step of a wipe is done: write that down, and begin the next.
    pub(crate) fn advance(&mut self, with: &Surroundings<'_>) -> Vec<Effect> {
        let Some(erasing) = self.record.erasing.first_mut() else { return Vec::new() };
        erasing.step = erasing.step.next(erasing.action);
        let (step, command) = (erasing.step, erasing.command);
        match step {
            Step::ForgetWraps => {
                self.record.wraps.clear();
                self.container = ContainerState::Erased;
                self.advance(with)
            }
            Step::Sign => {
                let times = Times { finished: with.now.wall, ..erasing.times };
                self.record.erasing.clear();
                self.record.erased = true;
                self.container = ContainerState::Erased;
                let mut effects = self.tell(command, Stage::Done, times, with);
                effects.push(Effect::Hook(Hook::Erased));
                effects
            }
            Step::EvictKey | Step::DestroyDeviceHalf | Step::DestroySealKey | Step::RemoveData | Step::WipeDevice => {
                vec![self.persist(), Effect::Erase(step)]
            }
        }
    }

    /// A checkpoint covers a receipt: it need not be sent again. Accepted on the log's signature alone.
    pub(crate) fn receipt_logged(&mut self, digest: Digest, proof: &LogProof) -> Vec<Effect> {
        let (Some(at), Some(newest)) =
            (self.record.outbox.iter().position(|receipt| receipt.receipt.digest() == digest), self.record.newest())
        else {
            return Vec::new();
        };
        let Ok(checkpoint) = note::verify(&proof.checkpoint, &newest.log) else { return Vec::new() };
        let body = self.record.outbox[at].receipt.bytes();
        let leaf = lethe_proto::leaf::Leaf::of(LeafKind::Receipt, proof.salt, body).hash();
        let included =
            merkle::verify_inclusion(&leaf, proof.index, checkpoint.size, &proof.inclusion, &checkpoint.root);
        if included.is_err() {
            return Vec::new();
        }
        self.record.outbox.remove(at);
        let over = self.record.erased && self.record.outbox.is_empty();
        self.record.silent = over;
        let mut effects = vec![self.persist()];
        if over {
            effects.push(Effect::DestroyReceiptKey);
        }
        effects
    }

    /// Two root persons lift the locks of one server key, which is never listened to again. A keyring that has expired is no
    /// obstacle: the server that locked may be the one that withholds its successor.
    pub(crate) fn release(
        &mut self,
        signed: &SignedRelease,
        grants: &[RecoveryGrant],
        with: &Surroundings<'_>,
    ) -> Vec<Effect> {
        let release = &signed.release;
        let subject = release.digest();
        let judged = self.judged(with);
        let valid = !self.record.erased
            && self.record.erasing.is_empty()
            && release.is_current(judged)
            && self.record.newest().is_some_and(|newest| {
                let (solo, demo) = (self.record.solo && newest.limits.solo, self.record.demo && newest.limits.demo);
                let suspended = self.record.suspended_by(|by| by != release.server_key);
                signed.verify(newest, solo, demo, &suspended).is_ok()
            });
        if !valid {
            return self.refuse(subject, Refusal::Release, with);
        }
        let spared = release.except.contains(&self.record.enrollment);
        let (from, until) = (release.from, release.until);
        let was_locked = self.record.is_locked();
        self.record.suspended.retain(|suspension| suspension.by != release.server_key);
        let states = self.states_of(release.server_key);
        states.ignored = true;
        if !spared && (from..=until).contains(&states.locked_at) {
            states.lifted_lock = states.lifted_lock.max(states.locked_since);
        }
        let times = Times { received: with.now.wall, started: with.now.wall, finished: with.now.wall };
        let mut effects = self.tell(subject, Stage::Applied, times, with);
        if was_locked {
            effects.extend(self.after_lift(Action::Unlock, with));
        }
        effects.extend(self.open_by_recovery(grants));
        effects
    }

    /// Opens with what the holders of the recovery keys gave back, where nothing locks any more.
    fn open_by_recovery(&mut self, grants: &[RecoveryGrant]) -> Option<Effect> {
        let grant = grants.iter().find(|grant| grant.enrollment == self.record.enrollment)?;
        let wraps = self.record.wraps.first()?;
        let may = self.wants_open() && self.container == ContainerState::Closed;
        self.recovered = may;
        may.then(|| Effect::OpenByRecovery {
            place: self.record.place(),
            grant: grant.clone(),
            wrapped: wraps.by_recovery.clone(),
        })
    }
}
