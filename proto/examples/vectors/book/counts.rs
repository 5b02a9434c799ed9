//! Approvals of one order, counted under keyrings: enough, or the reason why not.

use lethe_people::{ANNA, BORIS, CLARA, Company, DMITRI, ELENA, Hand, Phone, command};
use lethe_proto::{
    approval::Approval,
    cbor::{Exact, encode},
    command::Command,
    envelope,
    ids::PersonId,
    keyring::Keyring,
    kinds::{Action, KeyKind, LadderAction, Role},
    quorum::{Ballot, quorum},
    refusal::Refusal,
};
use serde_json::{Value, json};

use super::{hex, scene::PAUL};

pub(crate) fn vectors() -> Value {
    let mut all = enough_and_too_few();
    all.extend(spoiled());
    all.extend(moving());
    Value::Array(all)
}

/// An order about phones of these persons, and what the device knows.
struct Vote {
    company: Company,
    keyring: Exact<Keyring>,
    command: Exact<Command>,
    suspended: Vec<PersonId>,
    one_more: bool,
}

impl Vote {
    fn of(company: Company, action: Action, whose: &[PersonId]) -> Self {
        let keyring = Exact::new(company.keyring());
        let phone = |(number, person): (u64, &PersonId)| {
            Phone::new(company.tenant, *person, "Paul Ortega · phone", number).target()
        };
        let targets = (1..).zip(whose).map(phone).collect();
        let command = Exact::new(command(&company, &keyring, action, targets));
        Self { company, keyring, command, suspended: Vec::new(), one_more: false }
    }

    fn wipe(phones: usize) -> Self {
        Self::of(Company::standard(), Action::WipeContainer, &vec![PAUL; phones])
    }

    fn by(&self, person: PersonId, role: Role) -> Approval {
        self.company.hand(person).sign(role, &envelope::question(&self.command))
    }

    fn case(&self, name: &str, approvals: &[Approval]) -> Value {
        self.case_under(name, approvals, &[&self.keyring])
    }

    fn case_under(&self, name: &str, approvals: &[Approval], keyrings: &[&Exact<Keyring>]) -> Value {
        let about: Vec<PersonId> = self.command.targets.iter().map(|target| target.person).collect();
        let limits = self.keyring.limits;
        let ballot = Ballot {
            question: envelope::question(&self.command),
            approvals,
            action: LadderAction::from(self.command.action),
            targets: self.command.targets.len(),
            about: &about,
            solo: limits.solo,
            demo: limits.demo,
            suspended: &self.suspended,
            one_more: self.one_more,
        };
        let list: Vec<&Keyring> = keyrings.iter().map(|keyring| &***keyring).collect();
        let verdict = quorum(&ballot, &list);
        json!({
            "name": name,
            "command": hex(self.command.bytes()),
            "keyrings": keyrings.iter().map(|keyring| hex(keyring.bytes())).collect::<Value>(),
            "approvals": approvals.iter().map(|approval| hex(&encode(approval))).collect::<Value>(),
            "solo": limits.solo,
            "demo": limits.demo,
            "suspended": self.suspended.iter().map(ToString::to_string).collect::<Value>(),
            "one more": self.one_more,
            "verdict": verdict.as_ref().map_or_else(|short| Refusal::from(*short).as_str(), |_| "enough"),
            "persons": verdict.map_or(Value::Null, |q| q.persons().iter().map(ToString::to_string).collect()),
        })
    }
}

fn enough_and_too_few() -> Vec<Value> {
    let one = Vote::wipe(1);
    let four = Vote::wipe(4);
    let (anna, boris, clara) = (one.by(ANNA, Role::It), one.by(BORIS, Role::It), one.by(CLARA, Role::Hr));
    let many = [four.by(ANNA, Role::It), four.by(BORIS, Role::It), four.by(CLARA, Role::Hr)];
    let unlock = Vote::of(Company::standard(), Action::Unlock, &[PAUL]);
    let alone = Vote::of(Company::solo(), Action::WipeContainer, &[ANNA]);
    let demo = Vote::of(Company::demo(), Action::WipeDevice, &[PAUL]);
    vec![
        one.case("two of IT", &[anna.clone(), boris.clone()]),
        one.case("one of HR and one of IT", &[clara.clone(), boris]),
        one.case("all three kinds of keys", &[anna.clone(), clara.clone(), one.by(DMITRI, Role::It)]),
        one.case("nobody", &[]),
        one.case("one of IT", &[anna]),
        one.case("one of HR", &[clara]),
        four.case("four devices and two persons", &many[..2]),
        four.case("four devices and three persons", &many),
        unlock.case("one of IT unlocks one device", &[unlock.by(BORIS, Role::It)]),
        alone.case("a pilot: one person about their own device", &[alone.by(ANNA, Role::It)]),
        demo.case("a demo: keys in files", &[demo.by(ANNA, Role::It), demo.by(CLARA, Role::Hr)]),
    ]
}

fn spoiled() -> Vec<Value> {
    let mut one = Vote::wipe(1);
    let (anna, boris) = (one.by(ANNA, Role::It), one.by(BORIS, Role::It));
    let stranger = Hand::new(ANNA, KeyKind::WebauthnEs256, 99).sign(Role::It, &envelope::question(&one.command));
    let other = one.company.hands[1].sign(Role::It, &envelope::question(&one.command));
    let mut moved = one.by(ANNA, Role::It);
    moved.proof = Vote::wipe(2).by(ANNA, Role::It).proof;
    let own = Vote::of(Company::standard(), Action::WipeContainer, &[ANNA]);
    let mut file = Vote::of(Company::demo(), Action::WipeContainer, &[PAUL]);
    let mut over = Keyring::clone(&file.keyring);
    over.limits.demo = false;
    file.keyring = Exact::new(over);
    let mut tight = Keyring::clone(&one.keyring);
    tight.limits.max_targets = 1;
    let two = Vote::wipe(2);
    let mut all = vec![
        one.case("a key that the keyring does not know", &[anna.clone(), boris.clone(), stranger]),
        one.case("one key twice", &[anna.clone(), anna.clone()]),
        one.case("one person with two keys", &[anna.clone(), other]),
        one.case("a role that the person does not have", &[anna.clone(), one.by(CLARA, Role::It)]),
        one.case("a signature of another order", &[moved, boris.clone()]),
        own.case("somebody about their own device", &[own.by(ANNA, Role::It), own.by(BORIS, Role::It)]),
        file.case("keys in files outside of a demo", &[file.by(ANNA, Role::It), file.by(BORIS, Role::It)]),
        two.case_under(
            "more targets than the keyring allows",
            &[two.by(ANNA, Role::It), two.by(BORIS, Role::It)],
            &[&Exact::new(tight)],
        ),
    ];
    one.suspended = vec![BORIS];
    all.push(one.case("somebody suspended", &[anna, boris]));
    all
}

fn moving() -> Vec<Value> {
    let mut one = Vote::wipe(1);
    let (anna, boris, clara) = (one.by(ANNA, Role::It), one.by(BORIS, Role::It), one.by(CLARA, Role::Hr));
    let left = one.company.next(&one.keyring, |keyring| {
        keyring.persons.retain(|person| person.id != BORIS);
        keyring.keys.retain(|key| key.person != BORIS);
        keyring.roles.iter_mut().for_each(|list| list.persons.retain(|person| *person != BORIS));
    });
    let strict = one.company.next(&one.keyring, |keyring| {
        Company::set_rung(keyring, LadderAction::WipeContainer, 25, &[(Role::It, 3)]);
    });
    let both = [anna.clone(), boris.clone()];
    let alone = one.company.next(&one.keyring, |keyring| {
        Company::set_rung(keyring, LadderAction::WipeContainer, 25, &[(Role::It, 1)]);
    });
    let mut all = vec![
        one.case_under(
            "one of IT where the keyring asks for one: the floor asks for two",
            &both[..1],
            &[&alone.keyring],
        ),
        one.case_under("the newest keyring has lost one of them", &both, &[&one.keyring, &left.keyring]),
        one.case_under("the newest keyring asks for more", &both, &[&one.keyring, &strict.keyring]),
        one.case_under("no keyring at all", &both, &[]),
    ];
    one.one_more = true;
    all.push(one.case("one person more after a veto, and two signed", &both));
    all.push(one.case("one person more after a veto, and three signed", &[anna, boris, clara]));
    let mut few = Company::standard();
    few.people.truncate(2);
    few.hands.truncate(3);
    few.roles = vec![(Role::Root, vec![ANNA, BORIS]), (Role::It, vec![ANNA, BORIS])];
    let mut pair = Vote::of(few, Action::WipeContainer, &[PAUL]);
    pair.one_more = true;
    let two = [pair.by(ANNA, Role::It), pair.by(BORIS, Role::It)];
    all.push(pair.case("one person more than all there are", &two));
    let mut company = Company::standard();
    company.roles[2].1.push(ELENA);
    let hr = Vote::of(company, Action::WipeContainer, &[PAUL]);
    all.push(hr.case("two of HR", &[hr.by(CLARA, Role::Hr), hr.by(ELENA, Role::Hr)]));
    all
}
