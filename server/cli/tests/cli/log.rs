//! Exports of a log, made here with the protocol's own types, and what the verifier says about them.

use data_encoding::{BASE64, HEXLOWER};
use lethe_people::{ANNA, BORIS, CLARA, Company, NOW, Phone, command, seed, state, veto_of};
use lethe_proto::{
    approval::Approval,
    cbor::{Exact, encode},
    command::Command,
    cose::{Context, Cose, Signer},
    enrollment::{Grant, GrantTag},
    enrollment_record::EnrollmentRecord,
    envelope::{DispatchTag, dispatch, question},
    ids::{Digest, PersonId},
    kinds::{Action, Role, Stage},
    leaf::LeafKind,
    receipt::SignedReceipt,
    state::StateTag,
};
use serde_json::{Value, json};

use crate::bench::Bench;

const MAX: PersonId = PersonId::new([9; 16]);

/// A company whose log is written leaf by leaf.
struct Book {
    company: Company,
    lines: Vec<Value>,
}

impl Book {
    fn new() -> Self {
        let company = Company::standard();
        let first = encode(&company.first());
        let mut book = Self { company, lines: Vec::new() };
        book.write(LeafKind::Keyring, &first, &json!({}));
        book
    }

    fn write(&mut self, kind: LeafKind, body: &[u8], beside: &Value) {
        let index = self.lines.len() as u64;
        self.company.log.append(kind, index, body);
        let salt = HEXLOWER.encode(&seed("salt", index));
        let mut line = json!({"index": index, "kind": kind.as_str(), "salt": salt, "body": BASE64.encode(body)});
        for (name, value) in beside.as_object().unwrap() {
            line[name] = value.clone();
        }
        self.lines.push(line);
    }

    fn enroll(&mut self, phone: &Phone) {
        let tenant = self.company.tenant;
        let grant = Exact::new(Grant {
            tag: GrantTag,
            server_half: phone.server_half.clone(),
            enrollment: phone.enrollment,
            device_half: lethe_proto::cbor::digest_of(&phone.device_half),
            keyring: self.company.first().keyring.digest(),
            issued: NOW,
        });
        let node = &self.company.node;
        let server = Cose::sign(node, Context { domain: GrantTag::TEXT, tenant }, grant.bytes());
        let device_half = phone.device_half.clone();
        let record = EnrollmentRecord { grant, server_key: node.key_id(), server, device_half };
        self.write(LeafKind::Enrollment, &encode(&record), &json!({}));
    }

    fn order(&mut self, phone: &Phone) -> Exact<Command> {
        let ring = self.company.first().keyring;
        let order = Exact::new(command(&self.company, &ring, Action::WipeContainer, vec![phone.target()]));
        self.write(LeafKind::Command, order.bytes(), &json!({}));
        order
    }

    fn approve(&mut self, order: &Exact<Command>, who: PersonId, role: Role) -> Approval {
        let approval = self.company.hand(who).sign(role, &question(order));
        self.write(LeafKind::Approval, &encode(&approval), &json!({}));
        approval
    }

    fn dispatch(&mut self, order: &Exact<Command>, approvals: &[Approval]) {
        let message = dispatch(order, approvals);
        let node = &self.company.node;
        let cose = Cose::sign(node, Context { domain: DispatchTag::TEXT, tenant: order.tenant }, message.bytes());
        let beside = &json!({"cose": BASE64.encode(cose.as_bytes()), "server_key": node.key_id().to_string()});
        self.write(LeafKind::Dispatch, message.bytes(), beside);
    }

    fn receipt(&mut self, phone: &Phone, subject: Digest, stage: Stage, previous: Digest) -> Digest {
        let mut receipt = phone.receipt(subject, stage);
        receipt.previous = previous;
        let signed = SignedReceipt::sign(phone, receipt);
        self.write(LeafKind::Receipt, signed.receipt.bytes(), &json!({"cose": BASE64.encode(signed.cose.as_bytes())}));
        signed.receipt.digest()
    }

    fn lock(&mut self, phone: &Phone) {
        let node = &self.company.node;
        let mut lock = state(self.company.tenant, phone.enrollment, node.key_id());
        lock.locked_since = 1;
        let lock = Exact::new(lock);
        let cose = Cose::sign(node, Context { domain: StateTag::TEXT, tenant: lock.tenant }, lock.bytes());
        self.write(LeafKind::State, lock.bytes(), &json!({"cose": BASE64.encode(cose.as_bytes())}));
    }

    /// A wipe from beginning to end.
    fn wiped() -> Self {
        let mut book = Self::new();
        let phone = Phone::new(book.company.tenant, MAX, "Max Bauer · Pixel 9", 1);
        book.enroll(&phone);
        book.write(LeafKind::Audit, b"somebody did something", &json!({}));
        let order = book.order(&phone);
        book.lock(&phone);
        let approvals = [book.approve(&order, ANNA, Role::It), book.approve(&order, CLARA, Role::Hr)];
        book.dispatch(&order, &approvals);
        let accepted = book.receipt(&phone, order.digest(), Stage::Accepted, Digest::ZERO);
        book.receipt(&phone, order.digest(), Stage::Done, accepted);
        book
    }

    fn digest(&self) -> String {
        self.company.first().keyring.digest().to_string()
    }

    fn export(&self) -> String {
        let checkpoint = self.company.log.note(&self.company.log.newest());
        let head = json!({"checkpoint": checkpoint, "keyrings": [BASE64.encode(&encode(&self.company.first()))]});
        let mut text = format!("{head}\n");
        self.lines.iter().for_each(|line| text.push_str(&format!("{line}\n")));
        text
    }

    fn verify(&self) -> Result<lethe_cli::Report, lethe_cli::Trouble> {
        verify(&self.export(), Some(&self.digest()))
    }
}

fn verify(export: &str, digest: Option<&str>) -> Result<lethe_cli::Report, lethe_cli::Trouble> {
    let bench = Bench::with_keys(&[]);
    std::fs::write(bench.path("export"), export).unwrap();
    let mut line = vec!["log", "verify", "@export"];
    line.extend(digest.map(|digest| ["--keyring-digest", digest]).into_iter().flatten());
    bench.run("auditor", &line)
}

/// The export is refused, and for this reason first of all.
#[track_caller]
fn fails(verdict: &Result<lethe_cli::Report, lethe_cli::Trouble>, why: &str) {
    let trouble = verdict.as_ref().unwrap_err();
    assert!(trouble.what().contains(why), "{}", trouble.what());
}

#[test]
fn a_wipe_from_request_to_receipt_is_proven_offline() {
    insta::assert_snapshot!(Book::wiped().verify().unwrap().text);
}

#[test]
fn nothing_is_proven_without_a_keyring_that_the_reader_believes() {
    let book = Book::wiped();
    fails(&verify(&book.export(), None), "nobody says which company");
    fails(&verify(&book.export(), Some(&"00".repeat(32))), "is not in this export");
}

#[test]
fn one_changed_body_is_noticed() {
    let book = Book::wiped();
    let export =
        book.export().replace(&BASE64.encode(b"somebody did something"), &BASE64.encode(b"nobody did anything"));
    fails(&verify(&export, Some(&book.digest())), "do not give the root");
}

#[test]
fn a_leaf_left_out_or_exchanged_is_noticed() {
    let mut book = Book::wiped();
    let export = book.export();
    let last = export.trim_end().rsplit_once('\n').unwrap().0;
    fails(&verify(last, Some(&book.digest())), "do not give the root");
    book.lines.swap(2, 3);
    fails(&book.verify(), "stands where leaf");
}

#[test]
fn a_checkpoint_by_another_log_is_noticed() {
    let book = Book::wiped();
    let other = lethe_people::LogNode::new(2);
    let mut lines = book.export();
    let own = book.company.log.note(&book.company.log.newest());
    let forged = other.note(&book.company.log.newest());
    lines = lines.replace(&json!(own).to_string(), &json!(forged).to_string());
    fails(&verify(&lines, Some(&book.digest())), "checkpoint is not signed");
}

#[test]
fn a_dispatch_that_too_few_people_carried_is_noticed() {
    let mut book = Book::new();
    let phone = Phone::new(book.company.tenant, MAX, "Max Bauer · Pixel 9", 1);
    let order = book.order(&phone);
    let approvals = [book.approve(&order, ANNA, Role::It)];
    book.dispatch(&order, &approvals);
    fails(&book.verify(), "not enough different people");
}

#[test]
fn a_dispatch_after_a_veto_is_noticed() {
    let mut book = Book::new();
    let phone = Phone::new(book.company.tenant, MAX, "Max Bauer · Pixel 9", 1);
    let order = book.order(&phone);
    let approvals = [book.approve(&order, ANNA, Role::It), book.approve(&order, BORIS, Role::It)];
    let veto = veto_of(&order, book.company.hand(CLARA), Role::Hr, NOW);
    book.write(LeafKind::Veto, &encode(&veto), &json!({}));
    assert!(book.verify().is_ok());
    book.dispatch(&order, &approvals);
    fails(&book.verify(), "although a veto");
}

#[test]
fn an_approval_for_no_command_of_the_log_is_noticed() {
    let mut book = Book::new();
    let phone = Phone::new(book.company.tenant, MAX, "Max Bauer · Pixel 9", 1);
    let ring = book.company.first().keyring;
    let unseen = Exact::new(command(&book.company, &ring, Action::WipeContainer, vec![phone.target()]));
    book.approve(&unseen, ANNA, Role::It);
    fails(&book.verify(), "holds for no command");
}

#[test]
fn a_receipt_by_another_device_is_noticed() {
    let mut book = Book::new();
    let phone = Phone::new(book.company.tenant, MAX, "Max Bauer · Pixel 9", 1);
    let other = Phone::new(book.company.tenant, MAX, "Max Bauer · Pixel 9", 2);
    book.enroll(&phone);
    let receipt = phone.receipt(Digest::new([1; 32]), Stage::Applied);
    let signed = SignedReceipt::sign(&other, receipt);
    book.write(LeafKind::Receipt, signed.receipt.bytes(), &json!({"cose": BASE64.encode(signed.cose.as_bytes())}));
    fails(&book.verify(), "did not sign");
}

#[test]
fn a_missing_receipt_of_a_chain_is_noticed() {
    let mut book = Book::new();
    let phone = Phone::new(book.company.tenant, MAX, "Max Bauer · Pixel 9", 1);
    book.enroll(&phone);
    book.receipt(&phone, Digest::new([1; 32]), Stage::Applied, Digest::new([2; 32]));
    fails(&book.verify(), "missing or out of order");
}

#[test]
fn a_lock_that_the_server_did_not_sign_is_noticed() {
    let mut book = Book::new();
    let phone = Phone::new(book.company.tenant, MAX, "Max Bauer · Pixel 9", 1);
    book.lock(&phone);
    assert!(book.verify().is_ok());
    let lock = Exact::new(state(book.company.tenant, phone.enrollment, book.company.node.key_id()));
    let context = Context { domain: StateTag::TEXT, tenant: lock.tenant };
    let cose = Cose::sign(&lethe_people::ServerNode::new(2), context, lock.bytes());
    book.write(LeafKind::State, lock.bytes(), &json!({"cose": BASE64.encode(cose.as_bytes())}));
    fails(&book.verify(), "not signed by the server");
}

#[test]
fn an_enrollment_whose_id_does_not_follow_from_its_halves_is_noticed() {
    let mut book = Book::new();
    let mut phone = Phone::new(book.company.tenant, MAX, "Max Bauer · Pixel 9", 1);
    phone.device_half = Phone::new(book.company.tenant, MAX, "Max Bauer · Pixel 9", 2).device_half;
    book.enroll(&phone);
    fails(&book.verify(), "two halves");
}

#[test]
fn a_server_signature_that_does_not_hold_is_noticed() {
    let mut book = Book::wiped();
    let dispatch = book.lines.iter_mut().find(|line| line["kind"] == "dispatch").unwrap();
    dispatch["server_key"] = json!(lethe_people::ServerNode::new(2).key_id().to_string());
    fails(&book.verify(), "server signature does not hold");
}

#[test]
fn signatures_that_are_not_in_the_export_are_not_called_proven() {
    let mut book = Book::wiped();
    for line in &mut book.lines {
        line.as_object_mut().unwrap().remove("cose");
    }
    let report = book.verify().unwrap();
    assert!(report.json["not_proven"].to_string().contains("receipts without the device's signature"));
    assert!(!report.text.contains("✓ receipts"));
}

#[test]
fn a_done_of_a_command_that_never_went_out_is_noticed() {
    let mut book = Book::new();
    let phone = Phone::new(book.company.tenant, MAX, "Max Bauer · Pixel 9", 1);
    book.enroll(&phone);
    let order = book.order(&phone);
    book.receipt(&phone, order.digest(), Stage::Done, Digest::ZERO);
    fails(&book.verify(), "never dispatched");
}

#[test]
fn a_chain_that_the_root_persons_did_not_sign_is_noticed() {
    let book = Book::wiped();
    let first = book.company.first();
    let next = book.company.signed_by(Company::after(&first.keyring, |_| ()), |_| false);
    let pair = json!([BASE64.encode(&encode(&first)), BASE64.encode(&encode(&next))]);
    let export = book.export().replace(&json!([BASE64.encode(&encode(&first))]).to_string(), &pair.to_string());
    fails(&verify(&export, Some(&book.digest())), "not enough root persons");
}

#[test]
fn a_leaf_after_the_checkpoint_is_noticed() {
    let book = Book::wiped();
    let digest = book.digest();
    let checkpoint = book.company.log.note(&book.company.log.newest());
    let mut longer = book;
    longer.write(LeafKind::Audit, b"slipped in afterwards", &json!({}));
    let newer = longer.company.log.note(&longer.company.log.newest());
    let export = longer.export().replace(&json!(newer).to_string(), &json!(checkpoint).to_string());
    fails(&verify(&export, Some(&digest)), "stand after those");
}

#[test]
fn a_keyring_that_never_stood_in_the_log_is_noticed() {
    let book = Book::wiped();
    let first = book.company.first();
    let next = book.company.next(&first.keyring, |_| ());
    let pair = json!([BASE64.encode(&encode(&first)), BASE64.encode(&encode(&next))]);
    let export = book.export().replace(&json!([BASE64.encode(&encode(&first))]).to_string(), &pair.to_string());
    fails(&verify(&export, Some(&book.digest())), "is not in the log");
}
