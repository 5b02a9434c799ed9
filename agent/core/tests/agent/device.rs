//! A device around the core: effects are carried out in memory, keys are real.

use lethe_agent_core::{
    agent::{Agent, Surroundings},
    clock::Now,
    effect::{Effect, Hook},
    enroll,
    input::{Input, OpenFailure},
    plan::Step,
    record::Record,
};
use lethe_hostile::{FRIDA, Hostile, LABEL};
use lethe_people::{NOW, Phone, entropy};
use lethe_proto::{
    cbor::{Exact, FRAME_CAP, decode, encode, sha256},
    checkin::Posture,
    ids::{Challenge, Digest, PersonId, Time},
    kinds::{Answer, Backing, Stage},
    leaf::LeafKind,
    receipt::{Receipt, SignedReceipt},
    recovery::make_blob,
    refusal::Refusal,
    share::{self, Secret, ShareBox},
    wire::{Down, Up},
};

/// An enrolled device and the server that it talks to.
#[allow(clippy::struct_field_names, reason = "the half is called so in the protocol")]
pub(crate) struct Device {
    pub(crate) hostile: Hostile,
    pub(crate) phone: Phone,
    pub(crate) agent: Agent,
    pub(crate) now: Now,
    pub(crate) journal: Vec<u8>,
    pub(crate) alarms: Vec<Refusal>,
    pub(crate) receipts: Vec<SignedReceipt>,
    pub(crate) hooks: Vec<Hook>,
    pub(crate) open: bool,
    /// The next close finds this many files busy.
    pub(crate) busy: u32,
    /// The device half of the container's key, until it is destroyed.
    pub(crate) device_half: Option<[u8; 32]>,
    /// Steps of a wipe in the order in which they were carried out.
    pub(crate) steps: Vec<Step>,
    /// This step of a wipe does not succeed.
    pub(crate) resists: Option<Step>,
    /// The power fails before this many more effects.
    pub(crate) power: Option<usize>,
    /// The server's secret for the shares.
    pub(crate) server_secret: [u8; 32],
}

impl Device {
    /// Enrolled honestly, container open.
    pub(crate) fn new() -> Self {
        Self::of(FRIDA)
    }

    /// The device of somebody else.
    pub(crate) fn of(person: PersonId) -> Self {
        let mut hostile = Hostile::new(NOW, "https://lethe.example.com");
        hostile.half.person = person;
        let phone = Phone::new(hostile.company.tenant, person, LABEL, 1);
        let reply = hostile.enroll(&phone.device_half);
        let record = enroll::accept(&hostile.code(), &phone.device_half, reply).unwrap();
        let mut device = Self {
            hostile,
            phone,
            agent: Agent::new(record),
            now: Now { wall: NOW, boot_ms: 1000 },
            journal: Vec::new(),
            alarms: Vec::new(),
            receipts: Vec::new(),
            hooks: Vec::new(),
            open: false,
            busy: 0,
            device_half: Some([11; 32]),
            steps: Vec::new(),
            resists: None,
            power: None,
            server_secret: [12; 32],
        };
        device.give(Input::Hello(Challenge::ZERO));
        device.share(1);
        assert!(device.open, "an honest share opens the container");
        device
    }

    /// As after the enrollment: there is no container yet.
    pub(crate) fn begin_again(&mut self) {
        let half = &self.phone.device_half;
        let record = enroll::accept(&self.hostile.code(), half, self.hostile.enroll(half)).unwrap();
        self.agent = Agent::new(record);
        self.open = false;
    }

    /// Every receipt gets into the log, and the device hears of it.
    pub(crate) fn log_everything(&mut self) {
        for (number, receipt) in self.agent.record().outbox.clone().iter().enumerate() {
            let number = 700 + number as u64;
            let log = &mut self.hostile.company.log;
            let index = log.append(LeafKind::Receipt, number, receipt.receipt.bytes());
            let proof = log.prove(index, number, 0);
            self.frame(Down::ReceiptLogged(receipt.receipt.digest(), proof));
        }
    }

    /// The server sends the share of an epoch.
    pub(crate) fn share(&mut self, epoch: u64) {
        let share = self.sealed_share(epoch);
        self.frame(share);
    }

    /// The share of an epoch, on its way.
    pub(crate) fn sealed_share(&self, epoch: u64) -> Down {
        let place = self.agent.record().place();
        let secret = share::share(&self.server_secret, place, epoch);
        let seal_key = &self.phone.device_half.seal_key;
        let sealed = ShareBox::seal(seal_key, &secret, place, epoch, &mut entropy("share box")).unwrap();
        Down::Share(sealed)
    }

    /// Bytes arrive, as from a socket.
    pub(crate) fn bytes(&mut self, bytes: &[u8]) {
        let input = decode(bytes, FRAME_CAP).map_or_else(|_| Input::Malformed(sha256(bytes)), Input::Frame);
        self.give(input);
    }

    /// A frame arrives.
    pub(crate) fn frame(&mut self, frame: Down) {
        self.bytes(&encode(&frame));
    }

    /// One input, its effects, and the inputs that come of them.
    pub(crate) fn give(&mut self, input: Input) {
        for effect in self.effects(input) {
            if let Some(left) = &mut self.power {
                if *left == 0 {
                    return;
                }
                *left -= 1;
            }
            if let Some(next) = self.carry_out(effect) {
                self.give(next);
            }
        }
    }

    /// What the core wants to be done about one input.
    pub(crate) fn effects(&mut self, input: Input) -> Vec<Effect> {
        let posture = || Posture {
            os: "Debian".into(),
            os_version: "12".into(),
            disk_encryption: Answer::Unknown,
            agent_version: "0".into(),
            hardware: Backing::None,
        };
        let with = Surroundings { now: self.now, signer: &self.phone, posture: &posture };
        self.agent.handle(input, &with)
    }

    /// The process starts again from its journal.
    pub(crate) fn restart(&mut self) {
        self.power = None;
        self.open = false;
        self.agent = Agent::new(Record::from_bytes(&self.journal).unwrap());
        self.give(Input::Start);
    }

    /// Does one thing; some have an answer.
    pub(crate) fn carry_out(&mut self, effect: Effect) -> Option<Input> {
        match effect {
            Effect::Persist(bytes) => self.journal = bytes,
            Effect::Send(Up::Receipt(receipt)) => self.receipts.push(receipt),
            Effect::Send(_) | Effect::DestroyReceiptKey => {}
            Effect::MakeKeys { place, share, recovery, keyring } => {
                let secret = share.open(&self.phone.seal_secret(), place).unwrap();
                let half = self.device_half.expect("a device half");
                let kek = share::key_encryption_key(&half, &secret, None, place, share.epoch);
                let by_share = share::wrap(&kek, &[13; 32], place, &mut entropy("wrap")).unwrap();
                let recovery_share = [14; 32];
                let recovery_kek = share::recovery_key_encryption_key(&half, &recovery_share, place);
                let by_recovery = share::wrap(&recovery_kek, &[13; 32], place, &mut entropy("wrap 2")).unwrap();
                let seal_key = self.phone.device_half.seal_key;
                let blob =
                    make_blob(place, keyring, &recovery, seal_key, &recovery_share, &mut entropy("blob")).unwrap();
                return Some(Input::KeysMade {
                    epoch: share.epoch,
                    by_share,
                    by_recovery,
                    blob: Exact::new(blob),
                    share,
                });
            }
            Effect::Open { place, share, wrapped } => {
                let opened = self.unwrap(&share, &wrapped).ok_or(OpenFailure::Key);
                assert_eq!(place, self.agent.record().place());
                self.open = opened.is_ok();
                return Some(Input::Opened(opened.map(|_| ())));
            }
            Effect::OpenByRecovery { place, grant, wrapped } => {
                let secret = grant.open(&self.phone.seal_secret()).unwrap();
                let kek = share::recovery_key_encryption_key(&self.device_half.unwrap(), &secret, place);
                self.open = share::unwrap(&kek, &wrapped, place).is_ok();
                return Some(Input::Opened(Ok(())));
            }
            Effect::Rewrap { place, share } => {
                let secret = share.open(&self.phone.seal_secret(), place).unwrap();
                let kek = share::key_encryption_key(&self.device_half.unwrap(), &secret, None, place, share.epoch);
                let by_share = share::wrap(&kek, &[13; 32], place, &mut entropy("rewrap")).unwrap();
                return Some(Input::Rewrapped { epoch: share.epoch, by_share });
            }
            Effect::Close => {
                self.open = false;
                return Some(Input::Closed { busy: std::mem::take(&mut self.busy) });
            }
            Effect::Erase(step) => {
                self.steps.push(step);
                if self.resists == Some(step) {
                    return Some(Input::StepDone { step, ok: false });
                }
                if step == Step::EvictKey {
                    self.open = false;
                }
                if step == Step::DestroyDeviceHalf {
                    self.device_half = None;
                }
                return Some(Input::StepDone { step, ok: true });
            }
            Effect::Hook(hook) => self.hooks.push(hook),
            Effect::Alarm { refusal, .. } => self.alarms.push(refusal),
        }
        None
    }

    fn unwrap(&self, share: &ShareBox, wrapped: &[u8]) -> Option<Secret> {
        let place = self.agent.record().place();
        let secret = share.open(&self.phone.seal_secret(), place).ok()?;
        let kek = share::key_encryption_key(&self.device_half?, &secret, None, place, share.epoch);
        share::unwrap(&kek, wrapped, place).ok()
    }

    /// The newest receipt, its signature checked.
    pub(crate) fn last(&self) -> Receipt {
        let signed = self.receipts.last().expect("a receipt");
        signed.verify(&self.phone.device_half.device_key).unwrap().receipt().clone().into_value()
    }

    /// Whether a receipt of this stage about this subject was sent.
    pub(crate) fn said(&self, stage: Stage, subject: Digest) -> bool {
        self.receipts.iter().any(|signed| signed.receipt.stage == stage && signed.receipt.subject == subject)
    }

    /// Whether the container has been erased.
    pub(crate) fn is_erased(&self) -> bool {
        self.agent.record().erased
    }

    /// Time goes by, on both clocks.
    pub(crate) fn wait(&mut self, ms: u64) {
        self.now = Now { wall: Time(self.now.wall.0 + ms), boot_ms: self.now.boot_ms + ms };
    }
}
