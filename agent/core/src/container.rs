//! The container's keys: made once, opened by shares, wrapped anew when the next epoch comes, evicted by a lock.
//!
//! What the shell answers may come late, after a lock or a wipe: nothing here undoes either.

use lethe_proto::{
    cose::{Context, Cose},
    kinds::{ContainerState, Stage},
    recovery::RecoveryTag,
    share::ShareBox,
    wire::Up,
};

use crate::{
    agent::{Agent, Surroundings},
    effect::Effect,
    input::OpenFailure,
    record::Wraps,
};

impl Agent {
    /// Whether the container should be readable.
    pub(crate) fn wants_open(&self) -> bool {
        let record = &self.record;
        !record.is_locked() && !record.erased && record.erasing.is_empty()
    }

    /// The server's share: makes, opens or renews the container's key, unless something locks.
    pub(crate) fn share(&self, share: ShareBox) -> Vec<Effect> {
        if !self.wants_open() {
            return Vec::new();
        }
        let place = self.record.place();
        let Some(newest) = self.record.newest() else { return Vec::new() };
        match self.record.wraps.first() {
            None if newest.recovery.keys.is_empty() || share.epoch == 0 => Vec::new(),
            None => {
                let (recovery, keyring) = (newest.recovery.clone(), newest.digest());
                vec![Effect::MakeKeys { place, share, recovery, keyring }]
            }
            Some(wraps) if share.epoch == wraps.epoch && self.container == ContainerState::Closed => {
                vec![Effect::Open { place, share, wrapped: wraps.by_share.clone() }]
            }
            Some(wraps) if self.renews(wraps, share.epoch) && self.container == ContainerState::Open => {
                vec![Effect::Rewrap { place, share }]
            }
            Some(_) => Vec::new(),
        }
    }

    /// Keys for a container that is not there yet. Keys that come when there are some already, or after a wipe began, are dropped:
    /// they would take the place of those that the data is under.
    pub(crate) fn keys_made(&mut self, wraps: Wraps, share: ShareBox, with: &Surroundings<'_>) -> Vec<Effect> {
        let record = &mut self.record;
        if !record.wraps.is_empty() || record.erased || !record.erasing.is_empty() {
            return Vec::new();
        }
        let wrapped = wraps.by_share.clone();
        record.wraps = vec![wraps];
        self.container = self.record.container_at_rest();
        let mut effects = vec![self.persist()];
        effects.extend(self.blob(with));
        if self.wants_open() {
            effects.push(Effect::Open { place: self.record.place(), share, wrapped });
        }
        effects
    }

    /// Epochs follow one another. Only where people had to open, any epoch will do: a hostile server may have wrapped the key under
    /// shares that an honest one cannot make.
    fn renews(&self, wraps: &Wraps, epoch: u64) -> bool {
        wraps.precedes(epoch) || (self.recovered && epoch > 0)
    }

    pub(crate) fn rewrapped(&mut self, epoch: u64, by_share: Vec<u8>, with: &Surroundings<'_>) -> Vec<Effect> {
        if !self.record.wraps.first().is_some_and(|wraps| self.renews(wraps, epoch)) {
            return Vec::new();
        }
        let Some(wraps) = self.record.wraps.first_mut() else { return Vec::new() };
        (wraps.epoch, wraps.by_share) = (epoch, by_share);
        self.recovered = false;
        let mut effects = vec![self.persist()];
        effects.extend(self.check_in(with));
        effects
    }

    pub(crate) fn opened(&mut self, result: Result<(), OpenFailure>, with: &Surroundings<'_>) -> Vec<Effect> {
        if result.is_err() {
            self.recovered = false;
            return Vec::new();
        }
        if !self.wants_open() {
            return vec![Effect::Close];
        }
        self.container = ContainerState::Open;
        // Whoever enrolled the device or lifted the lock waits to see that it opened; the next check-in may be minutes away.
        self.check_in(with)
    }

    pub(crate) fn closed(&mut self, busy: u32, with: &Surroundings<'_>) -> Vec<Effect> {
        self.recovered = false;
        let before = self.container;
        let rest = self.record.container_at_rest();
        let partly = busy > 0 && rest == ContainerState::Locked;
        self.container = if partly { ContainerState::LockedPartly } else { rest };
        let Some((subject, times)) = self.closing else { return Vec::new() };
        let stage = if busy == 0 { Stage::Applied } else { Stage::Partly };
        if busy == 0 {
            self.closing = None;
        } else if before == ContainerState::LockedPartly {
            return Vec::new();
        }
        self.tell(subject, stage, times, with)
    }

    /// The recovery blob, for safe keeping elsewhere too.
    pub(crate) fn blob(&self, with: &Surroundings<'_>) -> Option<Effect> {
        let blob = &self.record.wraps.first()?.blob;
        let context = Context { domain: RecoveryTag::TEXT, tenant: blob.tenant };
        let cose = Cose::sign(with.signer, context, blob.bytes());
        Some(Effect::Send(Up::RecoveryBlob(blob.clone(), cose)))
    }
}
