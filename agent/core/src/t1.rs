//! What the server may say alone: state, share, veto, keyring, and what time it is.

use lethe_proto::{
    cbor::Exact,
    chain::{SignedKeyring, check_next},
    cose::Cose,
    ids::{Digest, KeyId, Time},
    kinds::{ContainerState, Stage},
    receipt::Times,
    refusal::Refusal,
    state::{Reply, ReplyTag, State, StateTag, verify_server},
    veto::SignedVeto,
};

use crate::{
    agent::{Agent, Surroundings},
    effect::{Effect, Hook},
    keep::{KeptVeto, Suspension},
    record::SeenTree,
};

/// Most keyrings of the chain that are kept: the pinned one may be named by no living command once this many followed.
const CHAIN_KEPT: usize = 64;

impl Agent {
    /// The server's versioned wish: applied again after every reboot, only ever raised by it.
    pub(crate) fn state(&mut self, state: &Exact<State>, cose: &Cose, with: &Surroundings<'_>) -> Vec<Effect> {
        let subject = state.digest();
        if self.record.states.iter().any(|known| known.digest == subject) {
            return self.repeat(subject);
        }
        if let Err(refusal) = self.check_state(state, cose) {
            return self.refuse(subject, refusal, with);
        }
        let before = (self.record.is_locked(), self.record.is_screen_blocked());
        let judged = self.judged(with);
        let states = self.states_of(state.server_key);
        let (logged_out, shown) = (states.logged_out_before, states.message_number);
        if let Err(refusal) = states.raise(state, subject, judged) {
            return self.refuse(subject, refusal, with);
        }
        states.message_number = shown.max(state.message_number);
        let over = states.logged_out_before;
        self.remember(state, judged);
        let mut hooks = Vec::new();
        if over > logged_out {
            hooks.push(Effect::Hook(Hook::LoggedOut { before: over }));
        }
        if state.message_number > shown && !state.message.is_empty() {
            hooks.push(Effect::Hook(Hook::Message(state.message.clone())));
        }
        if self.record.is_screen_blocked() != before.1 {
            hooks.push(Effect::Hook(Hook::ScreenCapture { blocked: true }));
        }
        let times = Times { received: with.now.wall, started: with.now.wall, finished: with.now.wall };
        let mut effects = Vec::new();
        let closes = self.record.is_locked() && !self.record.erased && self.record.erasing.is_empty();
        if closes && (!before.0 || self.container != ContainerState::Locked) {
            self.closing = Some((subject, times));
            effects.extend([self.persist(), Effect::Close]);
            if !before.0 {
                hooks.push(Effect::Hook(Hook::Locked));
            }
        } else {
            // State and answer in one write: a power cut between them would leave the server without its answer for ever.
            effects.extend(self.tell(subject, Stage::Applied, times, with));
        }
        effects.extend(hooks);
        effects
    }

    /// The same bytes again: the same answer, or, when a power cut took it, one more attempt to close.
    fn repeat(&mut self, subject: Digest) -> Vec<Effect> {
        match self.record.answer_to(subject).filter(|said| said.receipt.stage == Stage::Applied) {
            Some(receipt) => vec![Effect::Send(lethe_proto::wire::Up::Receipt(receipt.clone()))],
            None if self.record.is_locked() && self.closing.is_none() => {
                self.closing = Some((subject, Times::default()));
                vec![Effect::Close]
            }
            None => Vec::new(),
        }
    }

    fn check_state(&self, state: &Exact<State>, cose: &Cose) -> Result<(), Refusal> {
        let newest = self.record.newest().ok_or(Refusal::KeyringUnavailable)?;
        if state.tenant != self.record.tenant() || state.enrollment != self.record.enrollment {
            return Err(Refusal::NotTarget);
        }
        let ignored = self.record.states.iter().any(|known| known.server_key == state.server_key && known.ignored);
        if ignored || verify_server(newest, state.server_key, StateTag::TEXT, state, cose).is_err() {
            return Err(Refusal::StateSignature);
        }
        if state.is_well_formed() { Ok(()) } else { Err(Refusal::Malformed) }
    }

    /// Cancelled commands and suspended approvers: only ever more, until a keyring that was written later says otherwise.
    fn remember(&mut self, state: &State, since: Time) {
        let at = state.issued.max(since);
        for &id in &state.cancelled {
            self.record.cancel(id, state.server_key, at);
        }
        for &person in &state.suspended {
            let (by, known) =
                (state.server_key, self.record.newest().is_some_and(|newest| newest.person(person).is_some()));
            if known && !self.record.suspended.iter().any(|had| (had.person, had.by) == (person, by)) {
                self.record.suspended.push(Suspension { person, by, since });
            }
        }
    }

    /// The next keyring of the chain.
    pub(crate) fn keyring(&mut self, next: &SignedKeyring, with: &Surroundings<'_>) -> Vec<Effect> {
        let subject = next.keyring.digest();
        if self.record.keyrings.iter().any(|known| known.keyring.digest() == subject) {
            return Vec::new();
        }
        let Some(newest) = self.record.newest() else { return Vec::new() };
        if next.keyring.version > newest.version + 1 {
            return self.refuse(subject, Refusal::KeyringUnavailable, with);
        }
        let keeps = |server_key| next.keyring.service_key(server_key).is_some();
        if check_next(newest, next, &self.record.suspended_by(keeps)).is_err() {
            return self.refuse(subject, Refusal::KeyringBroken, with);
        }
        let new_log = next.keyring.log.generation > newest.log.generation;
        if new_log {
            self.record.seen = SeenTree { size: 0, root: lethe_proto::merkle::empty_root() };
        }
        self.record.solo &= next.keyring.limits.solo;
        self.record.demo &= next.keyring.limits.demo;
        let stays = |suspension: &Suspension| keeps(suspension.by) && suspension.since > next.keyring.issued;
        self.record.suspended.retain(stays);
        self.record.keyrings.push(next.clone());
        let surplus = self.record.keyrings.len().saturating_sub(CHAIN_KEPT);
        self.record.keyrings.drain(..surplus);
        let times = Times { received: with.now.wall, started: with.now.wall, finished: with.now.wall };
        self.tell(subject, Stage::Applied, times, with)
    }

    /// A veto is kept when an approver of the newest keyring signed it; otherwise it is nothing.
    pub(crate) fn veto(&mut self, signed: &SignedVeto, with: &Surroundings<'_>) -> Vec<Effect> {
        let judged = self.judged(with);
        let Some(newest) = self.record.newest() else { return Vec::new() };
        let demo = self.record.demo && newest.limits.demo;
        let Ok(person) = signed.verify(newest, &self.record.suspended_by(|_| true), demo, judged) else {
            return Vec::new();
        };
        let kept = KeptVeto { person, veto: signed.veto.clone(), arrived: judged };
        if self.record.keep_veto(kept) { vec![self.persist()] } else { Vec::new() }
    }

    /// The server's word about the time, in answer to our own check-in of this connection.
    pub(crate) fn reply(
        &mut self,
        reply: &Exact<Reply>,
        server_key: KeyId,
        cose: &Cose,
        with: &Surroundings<'_>,
    ) -> Vec<Effect> {
        let Some(newest) = self.record.newest() else { return Vec::new() };
        let ignored = self.record.states.iter().any(|known| known.server_key == server_key && known.ignored);
        let ours = reply.tenant == self.record.tenant()
            && reply.enrollment == self.record.enrollment
            && Some(reply.challenge) == self.connection
            && reply.sequence == self.record.sequence;
        if ignored || !ours || verify_server(newest, server_key, ReplyTag::TEXT, reply, cose).is_err() {
            return Vec::new();
        }
        let Some(floor) = self.clock.hear(reply.time, with.now, self.record.floor) else { return Vec::new() };
        self.record.floor = floor;
        vec![self.persist()]
    }
}
