//! A device: the agent's own core, with a vault in memory instead of a disk.

use lethe_agent_core::{
    agent::{Agent, Surroundings},
    clock::Now,
    effect::Effect,
    enroll,
    input::Input,
};
use lethe_people::Phone;
use lethe_proto::{
    cbor::{Exact, FRAME_CAP, decode, encode},
    checkin::Posture,
    enrollment::{Code, EnrollReply},
    ids::{Challenge, Digest},
    keyring::Recovery,
    kinds::{Answer, Backing},
    recovery::make_blob,
    share::{self, Place, ShareBox},
    wire::{Down, Up},
};
use lethe_server_core::clock::Clock as _;
use serde_json::json;

use crate::company::House;

/// An enrolled device.
pub(crate) struct Device {
    pub(crate) agent: Agent,
    pub(crate) phone: Phone,
    pub(crate) name: String,
    pub(crate) posture: Posture,
}

fn posture() -> Posture {
    Posture {
        os: "Debian GNU/Linux".into(),
        os_version: "13".into(),
        disk_encryption: Answer::Unknown,
        agent_version: "0.1.0".into(),
        hardware: Backing::None,
    }
}

/// A code for a new person's device.
pub(crate) async fn code(house: &House, name: &str) -> Code {
    let (status, person) = house.post("/api/v1/people", json!({"name": name, "group": "berlin"})).await;
    assert_eq!(status, 201, "{person}");
    code_of(house, person["id"].as_str().unwrap()).await
}

/// A code for another device of a person.
pub(crate) async fn code_of(house: &House, person: &str) -> Code {
    let body = json!({
        "person": person, "label": "laptop", "expires_in_ms": 3_600_000,
        "actions": ["wipe_container", "unlock", "unblock_screen"],
    });
    let (status, made) = house.post("/api/v1/enrollment-codes", body).await;
    assert_eq!(status, 201, "{made}");
    Code::from_text(made["code"].as_str().unwrap()).unwrap()
}

impl Device {
    /// Enrolls a device of a new person.
    pub(crate) async fn enroll(house: &House, name: &str, number: u64) -> Self {
        Self::enroll_with(house, code(house, name).await, name, number).await
    }

    /// The same with this code.
    pub(crate) async fn enroll_with(house: &House, code: Code, name: &str, number: u64) -> Self {
        let phone = Phone::new(code.tenant, code.person, name, number);
        let request = enroll::request(&code, phone.device_half.clone(), posture(), house.clock.now(), &phone).unwrap();
        let (status, body) = house.post_cbor("/device/v1/enroll", encode(&request)).await;
        assert_eq!(status, 200, "{}", String::from_utf8_lossy(&body));
        let reply: EnrollReply = decode(&body, FRAME_CAP).unwrap();
        let record = enroll::accept(&code, &phone.device_half, reply).unwrap();
        let name = record.enrollment.to_string();
        Self { agent: Agent::new(record), phone, name, posture: posture() }
    }

    /// Checks in without a WebSocket until there is nothing left to say.
    pub(crate) async fn check_in(&mut self, house: &House) {
        let mut said = self.take(house, Input::Hello(Challenge::ZERO));
        while !said.is_empty() {
            let (status, body) = house.post_cbor("/device/v1/check-in", encode(&said)).await;
            assert_eq!(status, 200, "{}", String::from_utf8_lossy(&body));
            let downs: Vec<Down> = decode(&body, FRAME_CAP).unwrap();
            said = downs.into_iter().flat_map(|down| self.take(house, Input::Frame(down))).collect();
        }
    }

    /// One thing happens; gives what the device says about it.
    pub(crate) fn take(&mut self, house: &House, input: Input) -> Vec<Up> {
        let now = Now { wall: house.clock.now(), boot_ms: 1_000 };
        let mut said = Vec::new();
        let mut inputs = vec![input];
        while let Some(input) = inputs.pop() {
            let with = Surroundings { now, signer: &self.phone, posture: &|| self.posture.clone() };
            for effect in self.agent.handle(input, &with) {
                match effect {
                    Effect::Send(up) => said.push(up),
                    Effect::MakeKeys { place, share, recovery, keyring } => {
                        inputs.push(self.make_keys(place, &share, &recovery, keyring));
                    }
                    Effect::Open { place, share, .. } => {
                        assert!(share.open(&self.phone.seal_secret(), place).is_ok());
                        inputs.push(Input::Opened(Ok(())));
                    }
                    Effect::Close => inputs.push(Input::Closed { busy: 0 }),
                    Effect::Erase(step) => inputs.push(Input::StepDone { step, ok: true }),
                    Effect::Alarm { refusal, .. } => panic!("the device refused: {refusal}"),
                    Effect::Persist(_)
                    | Effect::OpenByRecovery { .. }
                    | Effect::Rewrap { .. }
                    | Effect::DestroyReceiptKey
                    | Effect::Hook(_) => {}
                }
            }
        }
        said
    }

    fn make_keys(&self, place: Place, share: &ShareBox, recovery: &Recovery, keyring: Digest) -> Input {
        let mut entropy = lethe_people::entropy(&self.name);
        let part = share.open(&self.phone.seal_secret(), place).unwrap();
        let (half, data_key, recovery_share) = ([1; 32], [2; 32], [3; 32]);
        let kek = share::key_encryption_key(&half, &part, None, place, share.epoch);
        let by_share = share::wrap(&kek, &data_key, place, &mut entropy).unwrap();
        let kek = share::recovery_key_encryption_key(&half, &recovery_share, place);
        let by_recovery = share::wrap(&kek, &data_key, place, &mut entropy).unwrap();
        let seal_key = self.phone.device_half.seal_key;
        let blob = make_blob(place, keyring, recovery, seal_key, &recovery_share, &mut entropy).unwrap();
        Input::KeysMade { epoch: share.epoch, by_share, by_recovery, blob: Exact::new(blob), share: share.clone() }
    }
}
