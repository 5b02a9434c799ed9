//! One stream of orders for one device: each is asked until it is answered, and the answer is written down before the next.

use std::{
    io::Write as _,
    path::PathBuf,
    process::{Command, Stdio},
    sync::{Arc, Condvar, Mutex, mpsc::Sender},
};

use data_encoding::BASE64;
use lethe_proto::{
    approval::{Approval, Proof},
    cbor::{Exact, encode},
    command::Command as Order,
    envelope::question,
    ids::KeyId,
    kinds::Role,
    sshsig,
};
use lethe_tests::{
    client::{Api, Ask, blob},
    company::text,
    ledger::{Ledger, Told},
};
use serde_json::{Value, json};

/// Numbers that are the same in every run with the same seed.
pub(super) struct Dice {
    name: String,
    thrown: u64,
}

impl Dice {
    pub(super) fn new(name: String) -> Self {
        Self { name, thrown: 0 }
    }

    /// `0..below`.
    pub(super) fn throw(&mut self, below: u64) -> u64 {
        self.thrown += 1;
        u64::from_be_bytes(*lethe_people::seed(&self.name, self.thrown).first_chunk().unwrap()) % below
    }
}

/// Which life of the server this is, and whether the storm is over.
#[derive(Default)]
pub(super) struct Gate {
    lives: Mutex<(u64, bool)>,
    changed: Condvar,
}

impl Gate {
    fn life(&self) -> u64 {
        self.lives.lock().unwrap().0
    }

    fn is_over(&self) -> bool {
        self.lives.lock().unwrap().1
    }

    /// The server lives again.
    pub(super) fn revive(&self) {
        self.lives.lock().unwrap().0 += 1;
        self.changed.notify_all();
    }

    /// It will not be killed any more: streams finish what they have begun.
    pub(super) fn end(&self) {
        self.lives.lock().unwrap().1 = true;
    }

    fn await_after(&self, life: u64) {
        let lives = self.lives.lock().unwrap();
        let after = self.changed.wait_while(lives, |lives| lives.0 <= life && !lives.1).unwrap();
        assert!(after.0 > life, "no answer from a server that nobody killed");
    }
}

/// Somebody who signs with a key file.
#[derive(Clone)]
pub(super) struct Pen {
    pub(super) role: Role,
    pub(super) key: KeyId,
    pub(super) file: PathBuf,
}

impl Pen {
    fn sign(&self, order: &Exact<Order>) -> Approval {
        let mut child = Command::new("ssh-keygen")
            .args(["-q", "-Y", "sign", "-n", sshsig::NAMESPACE, "-f"])
            .arg(&self.file)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(question(order).challenge(self.role).as_bytes()).unwrap();
        let armor = String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap();
        Approval { role: self.role, key: self.key, proof: Proof::Sshsig(sshsig::Blob::from_armor(&armor).unwrap()) }
    }
}

/// The stream of one device.
pub(super) struct Stream {
    pub(super) api: Api,
    pub(super) gate: Arc<Gate>,
    /// Told of every request that begins and every answer that came.
    pub(super) steps: Sender<()>,
    pub(super) dice: Dice,
    pub(super) enrollment: String,
    /// Clara of human resources, then Anna of information technology.
    pub(super) pens: [Pen; 2],
    /// After so many orders, or when the storm is over, the device is wiped, and the stream ends.
    pub(super) wipe_after: Option<u64>,
    pub(super) ledger: Ledger,
    pub(super) keys: u64,
}

impl Stream {
    /// Goes on until the storm is over or the device is wiped.
    pub(super) fn run(mut self) -> Ledger {
        let mut orders = 0;
        loop {
            orders += 1;
            let over = self.gate.is_over();
            match self.wipe_after {
                Some(after) if over || orders > after => {
                    assert!(self.wipe(), "nothing stands in the way of a wipe");
                    break;
                }
                None if over => break,
                _ => {}
            }
            match self.dice.throw(10) {
                0..=3 => self.message(),
                4 => self.protect("lock"),
                5 => self.protect("logout"),
                6 | 7 => self.proposal_that_comes_to_nothing(),
                _ => self.unlock(),
            }
        }
        self.ledger
    }

    /// Asks until there is an answer, however often the server dies meanwhile.
    fn insist(&self, ask: &Ask) -> (u16, Value) {
        loop {
            let life = self.gate.life();
            // Whoever counts may have counted enough.
            let _ = self.steps.send(());
            if let Ok(answer) = self.api.ask(ask) {
                let _ = self.steps.send(());
                assert!([200, 202, 409].contains(&answer.0), "{ask:?}: {} {}", answer.0, answer.1);
                return answer;
            }
            self.gate.await_after(life);
        }
    }

    fn state(&mut self, verb: &str, body: Value, message: Option<String>) {
        let (status, answer) = self.insist(&Ask::order(format!("/devices/{}/{verb}", self.enrollment), body));
        assert_eq!(status, 202, "{answer}");
        let counter = answer["counter"].as_u64().unwrap();
        self.ledger.write(Told::State { enrollment: self.enrollment.clone(), counter, message });
    }

    fn message(&mut self) {
        let text = format!("message {}", self.new_key());
        self.state("message", json!({"text": text}), Some(text));
    }

    fn protect(&mut self, verb: &str) {
        self.state(verb, json!({"reason": "a storm"}), None);
    }

    fn new_key(&mut self) -> String {
        self.keys += 1;
        format!("{}-{}", &self.enrollment[..8], self.keys)
    }

    fn propose(&mut self, action: &str) -> Option<Exact<Order>> {
        let key = self.new_key();
        // The reason tells in the list of commands which key made them.
        let body = json!({"action": action, "targets": [self.enrollment], "reason": key});
        let (status, answer) = self.insist(&Ask::order("/commands", body).under(&key));
        if status == 409 {
            self.ledger.write(Told::NotProposed { key });
            return None;
        }
        let (command, digest) = (text(&answer, "id").to_owned(), text(&answer, "digest").to_owned());
        self.ledger.write(Told::Proposed { key, command, digest });
        Some(Exact::parse(&blob(&answer, "bytes")).unwrap())
    }

    /// Gives whether the command is out now.
    fn approve(&mut self, order: &Exact<Order>, pen: usize) -> bool {
        let approval = self.pens[pen].sign(order);
        let body = json!({"approval": BASE64.encode(&encode(&approval))});
        let (status, answer) = self.insist(&Ask::order(format!("/commands/{}/approvals", order.id), body));
        assert_eq!(status, 200, "{answer}");
        self.ledger.write(Told::Approved { approval: lethe_proto::cbor::sha256(&encode(&approval)).to_string() });
        let out = answer["state"] == "dispatched";
        if out {
            self.ledger.write(Told::Dispatched { digest: order.digest().to_string() });
        }
        out
    }

    fn proposal_that_comes_to_nothing(&mut self) {
        let Some(order) = self.propose("wipe_container") else { return };
        if self.dice.throw(2) == 0 {
            assert!(!self.approve(&order, 0), "one person erases nothing");
            let cancel = Ask::order(format!("/commands/{}/cancel", order.id), json!({"reason": "a test"}));
            let (status, answer) = self.insist(&cancel);
            assert_eq!(status, 202, "{answer}");
            self.ledger.write(Told::Cancelled { command: order.id.to_string() });
        }
    }

    fn unlock(&mut self) {
        if let Some(order) = self.propose("unlock") {
            assert!(self.approve(&order, 1), "one person unlocks one device");
        }
    }

    fn wipe(&mut self) -> bool {
        let Some(order) = self.propose("wipe_container") else { return false };
        assert!(!self.approve(&order, 0), "one person erases nothing");
        assert!(self.approve(&order, 1), "two persons do");
        true
    }
}
