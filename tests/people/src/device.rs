//! A phone: its half of an enrollment, its keys, its receipts.

use lethe_proto::{
    checkin::{Checkin, CheckinTag, Posture, StateRef},
    command::{KeyringRef, Target},
    cose::{Signatory, Signer},
    enrollment::{Ceilings, DeviceHalf, ServerHalf, enrollment_id},
    hpke_box,
    ids::{Challenge, DeviceId, Digest, EnrollmentId, KeyId, PersonId, TenantId, Time},
    kinds::{Action, Answer, Backing, ContainerState, Stage},
    possession::{Audience, Question, SignedPossession},
    receipt::{Evidence, Receipt, ReceiptTag, Times},
    share::{Place, Secret},
    text::Line,
};
use p256::ecdsa::{Signature, SigningKey, signature::Signer as _};

use crate::{NOW, seed, seed16};

/// An enrolled phone with its private keys.
pub struct Phone {
    key: SigningKey,
    number: u64,
    /// What the server chose.
    pub server_half: ServerHalf,
    /// What the phone chose.
    pub device_half: DeviceHalf,
    /// The bond.
    pub enrollment: EnrollmentId,
}

impl Phone {
    /// Phone number so-and-so of a person, with every ceiling open.
    pub fn new(tenant: TenantId, person: PersonId, name: &str, number: u64) -> Self {
        let key = SigningKey::from_slice(&seed("phone", number)).expect("a scalar");
        let mut device_key = [0; 33];
        device_key.copy_from_slice(key.verifying_key().to_sec1_point(true).as_bytes());
        let server_half = ServerHalf {
            tenant,
            device: DeviceId::from(seed16("device", number)),
            person,
            label: Line::new(name).expect("a plain label"),
            ceilings: Ceilings { actions: Action::ALL.to_vec(), solo: false, demo: false },
            nonce: seed("server nonce", number).into(),
        };
        let seal_key = hpke_box::key_pair(&seed("seal", number)).1;
        let device_half = DeviceHalf { device_key, seal_key, nonce: seed("device nonce", number).into() };
        let enrollment = enrollment_id(&server_half, &device_half);
        Self { key, number, server_half, device_half, enrollment }
    }

    /// As a target of a command.
    pub fn target(&self) -> Target {
        let ServerHalf { device, person, label, .. } = self.server_half.clone();
        Target { device, enrollment: self.enrollment, person, label }
    }

    /// Where its container's keys belong.
    pub fn place(&self) -> Place {
        Place { tenant: self.server_half.tenant, enrollment: self.enrollment }
    }

    /// The private key that shares are sealed to.
    pub fn seal_secret(&self) -> Secret {
        hpke_box::key_pair(&seed("seal", self.number)).0
    }

    /// A receipt about a subject; the first of its chain.
    pub fn receipt(&self, subject: Digest, stage: Stage) -> Receipt {
        Receipt {
            tag: ReceiptTag,
            tenant: self.server_half.tenant,
            device: self.server_half.device,
            enrollment: self.enrollment,
            subject,
            stage,
            reason: String::new(),
            times: Times { received: NOW.plus(2000), started: NOW.plus(2100), finished: NOW.plus(2900) },
            evidence: Evidence {
                backing: Backing::None,
                device_key_destroyed: stage == Stage::Done,
                recovery_blob_destroyed: stage == Stage::Done,
                data_removed: stage == Stage::Done,
                container: if stage == Stage::Done { ContainerState::Erased } else { ContainerState::Locked },
                server_key: KeyId::ZERO,
                counter: 0,
            },
            previous: Digest::ZERO,
        }
    }

    /// Proof of possession for an audience.
    pub fn possession(&self, audience: &str, challenge: &[u8], time: Time) -> SignedPossession {
        let audience = Audience::new(audience).expect("an audience");
        let challenge = Question::new(challenge).expect("16 to 64 bytes");
        SignedPossession::sign(self, self.place(), audience, challenge, time)
    }

    /// A check-in under a keyring.
    pub fn checkin(&self, keyring: KeyringRef) -> Checkin {
        Checkin {
            tag: CheckinTag,
            tenant: self.server_half.tenant,
            enrollment: self.enrollment,
            challenge: Challenge::from(seed("challenge", self.number)),
            sequence: 12,
            time: NOW.plus(5000),
            keyring,
            state: StateRef { server_key: KeyId::ZERO, counter: 0 },
            tree_size: 0,
            share_epoch: 1,
            wants_share: true,
            locked: false,
            container: ContainerState::Closed,
            posture: posture(),
        }
    }
}

/// How every phone of the tests is.
pub(crate) fn posture() -> Posture {
    Posture {
        os: "Debian GNU/Linux".to_owned(),
        os_version: "13".to_owned(),
        disk_encryption: Answer::Unknown,
        agent_version: "0.1.0".to_owned(),
        hardware: Backing::None,
    }
}

impl Signer for Phone {
    fn signatory(&self) -> Signatory {
        Signatory::Device
    }

    fn key_id(&self) -> KeyId {
        KeyId::of(&self.device_half.device_key)
    }

    fn sign(&self, message: &[u8]) -> [u8; 64] {
        let signature: Signature = self.key.sign(message);
        signature.to_bytes().into()
    }
}
