//! An approver's machine without a network: an order in a file, the approval in a file.

use lethe_proto::{
    approval::Approval,
    cbor::{CAP, Exact, decode, encode},
    command::{Command, CommandTag, KeyringRef, Target},
    envelope::question,
    ids::{CommandId, DAY_MS, DeviceId, EnrollmentId, Nonce, PersonId, Time},
    kinds::{Action, Role},
    quorum::{Ballot, quorum},
    text::Line,
    words::command_words,
};
use serde_json::{Value, json};

use crate::bench::Bench;

struct Case {
    bench: Bench,
    command: Exact<Command>,
}

impl Case {
    fn about(person: PersonId) -> Self {
        Self::with(person, |_| ())
    }

    fn with(person: PersonId, change: impl FnOnce(&mut Command)) -> Self {
        let bench = Bench::with_keys(&["anna", "dora", "carl"]);
        bench.pinned_ring();
        let keyring = bench.ring("ring").keyring;
        let target = Target {
            device: DeviceId::from([7; 16]),
            enrollment: EnrollmentId::from([8; 16]),
            person,
            label: Line::new("Max Bauer · Pixel 9").unwrap(),
        };
        let mut command = Command {
            tag: CommandTag,
            tenant: keyring.tenant,
            action: Action::WipeContainer,
            lifts: Vec::new(),
            targets: vec![target],
            keyring: KeyringRef { version: 1, digest: keyring.digest() },
            id: CommandId::from([1; 16]),
            nonce: Nonce::from([2; 16]),
            issued: keyring.issued,
            not_before: keyring.issued,
            expires: keyring.issued.plus(DAY_MS),
            reason: Line::new("lost in a taxi").unwrap(),
        };
        change(&mut command);
        let command = Exact::new(command);
        std::fs::write(bench.path("order"), command.bytes()).unwrap();
        Self { bench, command }
    }

    fn approve(&self, who: &str, file: &str, more: &[&str]) -> Result<Approval, lethe_cli::Trouble> {
        let (words, key, out) = (command_words(&self.command.digest()), format!("@{who}"), format!("@{who}.yes"));
        let mut line = vec!["approve", file, "--key", &key, "--yes", "--words", &words, "--out", &out];
        line.extend(more);
        self.bench.run(who, &line)?;
        Ok(decode(&std::fs::read(self.bench.path(&format!("{who}.yes"))).unwrap(), CAP).unwrap())
    }

    /// What the server would show, with these approvals.
    fn show(&self, approvals: &[Approval]) {
        let base64 = |bytes: &[u8]| data_encoding::BASE64.encode(bytes);
        let approvals: Vec<Value> = approvals
            .iter()
            .map(|approval| json!({"name": "whoever", "approval": base64(&encode(approval))}))
            .collect();
        let value = json!({"bytes": base64(self.command.bytes()), "words": "some other words", "approvals": approvals});
        std::fs::write(self.bench.path("shown"), value.to_string()).unwrap();
    }
}

const MAX: PersonId = PersonId::new([9; 16]);

#[test]
fn two_people_sign_with_ssh_keygen_and_the_agents_count_them() {
    let case = Case::about(MAX);
    let first = case.approve("anna", "@order", &[]).unwrap();
    case.show(std::slice::from_ref(&first));
    let second = case.approve("carl", "@shown", &[]).unwrap();
    assert_eq!((first.role, second.role), (Role::It, Role::Hr));
    let keyring = case.bench.ring("ring").keyring;
    let ballot = Ballot {
        question: question(&case.command),
        approvals: &[first, second],
        action: Action::WipeContainer.into(),
        targets: 1,
        about: &[MAX],
        solo: false,
        demo: true,
        suspended: &[],
        one_more: false,
    };
    assert_eq!(quorum(&ballot, &[&keyring]).unwrap().persons().len(), 2);
}

#[test]
fn other_words_than_expected_are_refused() {
    let case = Case::about(MAX);
    let line = ["approve", "@order", "--key", "@anna", "--yes", "--words", "abandon abandon", "--out", "@yes"];
    assert!(case.bench.run("anna", &line).unwrap_err().what().contains("words"));
    assert!(!case.bench.path("yes").exists());
}

#[test]
fn nobody_approves_about_themselves() {
    let bench = Bench::with_keys(&["anna", "dora", "carl"]);
    let ring = bench.pinned_ring();
    let anna = PersonId::from_hex(ring["people"][0]["id"].as_str().unwrap()).unwrap();
    let case = Case::with(anna, |_| ());
    // The people of the second bench have other ids; the order is about one of them.
    let own = case.bench.ring("ring").keyring.persons[0].id;
    let mut command = Command::clone(&case.command);
    command.targets[0].person = own;
    let case = Case { command: Exact::new(command), ..case };
    std::fs::write(case.bench.path("order"), case.command.bytes()).unwrap();
    assert!(case.approve("anna", "@order", &[]).unwrap_err().what().contains("your own"));
    assert!(case.approve("dora", "@order", &[]).is_ok());
}

#[test]
fn a_machine_without_a_pin_approves_nothing() {
    let case = Case::about(MAX);
    let words = command_words(&case.command.digest());
    let line = ["approve", "@order", "--key", "@anna", "--yes", "--words", &words, "--out", "@yes"];
    assert!(case.bench.run("stranger", &line).unwrap_err().what().contains("pinned no keyring"));
}

#[test]
fn an_order_under_a_keyring_of_somebody_else_is_refused() {
    let case = Case::with(MAX, |command| command.keyring.digest = lethe_proto::ids::Digest::new([3; 32]));
    assert!(case.approve("anna", "@order", &[]).unwrap_err().what().contains("does not belong"));
}

#[test]
fn an_order_of_another_company_is_refused() {
    let case = Case::with(MAX, |command| command.tenant = lethe_proto::ids::TenantId::new([3; 16]));
    assert!(case.approve("anna", "@order", &[]).unwrap_err().what().contains("another company"));
}

#[test]
fn a_signature_that_the_server_made_up_is_noticed() {
    let case = Case::about(MAX);
    let mut first = case.approve("anna", "@order", &[]).unwrap();
    first.role = Role::Hr;
    case.show(&[first]);
    assert!(case.approve("carl", "@shown", &[]).unwrap_err().what().contains("would not count"));
}

#[test]
fn an_order_that_ran_out_or_lives_too_long_is_refused() {
    let old = Case::with(MAX, |command| {
        command.issued = Time(1000);
        command.not_before = Time(1000);
        command.expires = Time(2000);
    });
    assert!(old.approve("anna", "@order", &[]).unwrap_err().what().contains("ran out"));
    let long = Case::with(MAX, |command| command.expires = command.issued.plus(31 * DAY_MS));
    assert!(long.approve("anna", "@order", &[]).unwrap_err().what().contains("longer"));
}

#[test]
fn one_person_signs_once_and_only_in_a_role_that_is_theirs() {
    let case = Case::about(MAX);
    let first = case.approve("anna", "@order", &[]).unwrap();
    case.show(&[first]);
    assert!(case.approve("anna", "@shown", &[]).unwrap_err().what().contains("already"));
    assert!(case.approve("dora", "@shown", &["--role", "hr"]).unwrap_err().what().contains("role"));
}

#[test]
fn bytes_that_are_not_canonical_are_no_order() {
    let case = Case::about(MAX);
    let mut bytes = case.command.bytes().to_vec();
    bytes.push(0);
    std::fs::write(case.bench.path("order"), bytes).unwrap();
    assert!(case.approve("anna", "@order", &[]).unwrap_err().what().contains("no command"));
}
