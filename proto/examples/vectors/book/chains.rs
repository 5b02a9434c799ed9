//! Keyrings that follow each other, and every way in which one does not.

use lethe_people::{ANNA, BORIS, Company, DMITRI, ELENA, Hand, ServerNode};
use lethe_proto::{
    cbor::{Exact, encode},
    chain::{BrokenChain, SignedKeyring, check_first, check_next, question},
    ids::{PersonId, Time},
    keyring::Keyring,
    kinds::{KeyKind, LadderAction, Role},
};
use serde_json::{Value, json};

use super::hex;

pub(crate) fn vectors() -> Value {
    let mut all = first_keyrings();
    all.extend(thresholds());
    all.extend(contents());
    all.extend(suspensions());
    Value::Array(all)
}

fn case(name: &str, current: Option<&Exact<Keyring>>, next: &SignedKeyring, suspended: &[PersonId]) -> Value {
    let verdict = match current {
        None => check_first(next),
        Some(current) => check_next(current, next, suspended),
    };
    json!({
        "name": name,
        "current keyring": current.map(|keyring| hex(keyring.bytes())),
        "next": hex(&encode(next)),
        "suspended": suspended.iter().map(ToString::to_string).collect::<Value>(),
        "verdict": verdict.map_or_else(word, |()| "follows"),
    })
}

const fn word(broken: BrokenChain) -> &'static str {
    match broken {
        BrokenChain::Content(_) => "content",
        BrokenChain::Tenant => "tenant",
        BrokenChain::NotNext => "not next",
        BrokenChain::Loosens => "loosens",
        BrokenChain::Signature => "signature",
        BrokenChain::OldRoot => "old root",
        BrokenChain::NewRoot => "new root",
        BrokenChain::Countersign => "countersign",
    }
}

/// Signed by the first keys of these persons, as root.
fn signed_by(company: &Company, keyring: Keyring, persons: &[PersonId]) -> SignedKeyring {
    let keyring = Exact::new(keyring);
    let question = question(&keyring);
    let approvals = persons.iter().map(|person| company.hand(*person).sign(Role::Root, &question)).collect();
    SignedKeyring { keyring, approvals }
}

fn first_keyrings() -> Vec<Value> {
    let company = Company::standard();
    let without = |person| company.signed_by(company.keyring(), |hand| hand.person() != person);
    let first = company.first();
    vec![
        case("the first one, signed by everybody", None, &first, &[]),
        case("the first one of a pilot", None, &Company::solo().first(), &[]),
        case("the first one of a demo", None, &Company::demo().first(), &[]),
        case("the first one without a second root person", None, &without(ELENA), &[]),
        case("the first one, which a key has not signed", None, &without(BORIS), &[]),
        case("a second one as the first", None, &company.next(&first.keyring, |_| ()), &[]),
    ]
}

fn thresholds() -> Vec<Value> {
    let mut company = Company::standard();
    let first = company.first().keyring;
    let next = || Company::after(&first, |_| ());
    let by = |persons: &[PersonId]| signed_by(&company, next(), persons);
    let new_root = |keyring: &mut Keyring| keyring.roles[0].persons = vec![ANNA, BORIS];
    let moved_to = |persons: &[PersonId]| signed_by(&company, Company::after(&first, new_root), persons);
    let mut other_role = by(&[ELENA]);
    other_role.approvals.push(company.hand(DMITRI).sign(Role::It, &question(&other_role.keyring)));
    let mut doubled = company.next(&first, |_| ());
    doubled.approvals.push(doubled.approvals[0].clone());
    let mut foreign = company.next(&first, |_| ());
    foreign.approvals[2] = company.next(&first, |k| k.expires = k.expires.plus(1)).approvals[2].clone();
    let mut all = vec![
        case("signed by everybody", Some(&first), &company.next(&first, |_| ()), &[]),
        case("signed by nobody", Some(&first), &by(&[]), &[]),
        case("signed by one root person", Some(&first), &by(&[ELENA]), &[]),
        case("signed by two root persons", Some(&first), &by(&[ELENA, DMITRI]), &[]),
        case("signed by two who are not root", Some(&first), &by(&[ANNA, BORIS]), &[]),
        case("a root person signs in another role", Some(&first), &other_role, &[]),
        case("only the old root signs", Some(&first), &moved_to(&[DMITRI, ELENA]), &[]),
        case("only the new root signs", Some(&first), &moved_to(&[ANNA, BORIS]), &[]),
        case("old and new root sign", Some(&first), &moved_to(&[ANNA, BORIS, DMITRI, ELENA]), &[]),
        case("one signature twice", Some(&first), &doubled, &[]),
        case("one signature is of another keyring", Some(&first), &foreign, &[]),
    ];
    let fresh = Hand::new(BORIS, KeyKind::WebauthnEs256, 5);
    let entry = fresh.entry().clone();
    let silent = company.next(&first, |keyring| keyring.keys.push(entry.clone()));
    all.push(case("a new key has not signed", Some(&first), &silent, &[]));
    company.hands.push(fresh);
    let said = company.next(&first, |keyring| keyring.keys.push(entry));
    all.push(case("a new key has signed", Some(&first), &said, &[]));
    all
}

fn contents() -> Vec<Value> {
    let company = Company::standard();
    let first = company.first().keyring;
    let changed = |name, change: &dyn Fn(&mut Keyring)| case(name, Some(&first), &company.next(&first, change), &[]);
    let second = company.next(&first, |_| ()).keyring;
    let branch = company.next(&first, |k| k.server_urls.push("https://branch.example.com".into())).keyring;
    let healing = company.next(&second, |keyring| keyring.previous.push(branch.digest()));
    let starve = |k: &mut Keyring| Company::set_rung(k, LadderAction::Keyring, 1, &[(Role::Root, 3)]);
    let solo = Company::solo();
    let pilot = solo.first().keyring;
    let demo = Company::demo();
    let play = demo.first().keyring;
    vec![
        changed("a version is skipped", &|k| k.version = 3),
        case("the same once more", Some(&second), &company.next(&first, |_| ()), &[]),
        changed("it names another predecessor", &|k| k.previous = vec![[1; 32].into()]),
        case("two branches are healed, from the one", Some(&second), &healing, &[]),
        case("two branches are healed, from the other", Some(&branch), &healing, &[]),
        changed("more root persons needed than there are", &starve),
        changed("nobody may change it", &|k| k.ladder.retain(|r| r.action != LadderAction::Keyring)),
        changed("another tenant", &|k| k.tenant = [3; 16].into()),
        changed("solo comes back", &|k| k.limits.solo = true),
        changed("demo comes back", &|k| k.limits.demo = true),
        changed("older than its predecessor", &|k| k.issued = Time(k.issued.0 - 1001)),
        changed("the log goes back", &|k| k.log.generation = 0),
        changed("the log begins again", &|k| k.log.generation = 2),
        case("a pilot goes on", Some(&pilot), &solo.next(&pilot, |_| ()), &[]),
        case(
            "the end of a demo, signed by its keys",
            Some(&play),
            &demo.next(&play, |keyring| keyring.limits.demo = false),
            &[],
        ),
    ]
}

fn suspensions() -> Vec<Value> {
    let company = Company::standard();
    let first = company.first().keyring;
    let more = company.next(&first, |keyring| keyring.service_keys.push(ServerNode::new(2).entry()));
    let others = company.next(&first, |keyring| keyring.service_keys = vec![ServerNode::new(2).entry()]);
    vec![
        case("a root person is suspended", Some(&first), &more, &[ELENA]),
        case("somebody else is suspended", Some(&first), &more, &[ANNA]),
        case("who is suspended by a server that is replaced", Some(&first), &others, &[DMITRI, ELENA]),
    ]
}
