//! Keyrings that follow each other, and all the ways in which one does not.

use lethe_people::{ANNA, BORIS, Company, DMITRI, ELENA, Hand, ServerNode};
use lethe_proto::{
    cbor::Exact,
    chain::{BrokenChain, SignedKeyring, check_first, check_next, question},
    ids::{Digest, Time},
    keyring::{BadKeyring, Keyring},
    kinds::{KeyKind, LadderAction, Role},
};

const BRANCH_KEY: u64 = 50;

fn company_and_first() -> (Company, Exact<Keyring>) {
    let company = Company::standard();
    let first = company.first();
    check_first(&first).unwrap();
    (company, first.keyring)
}

/// The outcome of a next keyring that everybody signed.
fn next_with(change: impl FnOnce(&mut Keyring)) -> Result<(), BrokenChain> {
    let (company, first) = company_and_first();
    check_next(&first, &company.next(&first, change), &[])
}

/// Signed by the first keys of these persons, as root.
fn signed_by(company: &Company, keyring: Keyring, persons: &[lethe_proto::ids::PersonId]) -> SignedKeyring {
    let keyring = Exact::new(keyring);
    let question = question(&keyring);
    let approvals = persons.iter().map(|person| company.hand(*person).sign(Role::Root, &question)).collect();
    SignedKeyring { keyring, approvals }
}

#[test]
fn the_first_keyring_is_signed_by_its_root_and_by_every_key() {
    let company = Company::standard();
    let without = |person| company.signed_by(company.keyring(), |hand| hand.person() != person);
    assert_eq!(check_first(&without(ELENA)), Err(BrokenChain::NewRoot));
    assert_eq!(check_first(&without(BORIS)), Err(BrokenChain::Countersign));
    assert_eq!(check_first(&company.first()), Ok(()));
}

#[test]
fn a_later_keyring_is_not_a_first_one() {
    let (company, first) = company_and_first();
    assert_eq!(check_first(&company.next(&first, |_| ())), Err(BrokenChain::NotNext));
}

#[test]
fn the_next_keyring_follows_with_both_root_thresholds() {
    assert_eq!(next_with(|_| ()), Ok(()));
}

#[test]
fn a_keyring_without_signatures_or_with_one_too_few_does_not_follow() {
    let (company, first) = company_and_first();
    let unsigned = signed_by(&company, Company::after(&first, |_| ()), &[]);
    assert_eq!(check_next(&first, &unsigned, &[]), Err(BrokenChain::OldRoot));
    let one = signed_by(&company, Company::after(&first, |_| ()), &[ELENA]);
    assert_eq!(check_next(&first, &one, &[]), Err(BrokenChain::OldRoot));
    let two = signed_by(&company, Company::after(&first, |_| ()), &[ELENA, DMITRI]);
    assert_eq!(check_next(&first, &two, &[]), Ok(()));
}

#[test]
fn people_of_other_roles_do_not_change_the_keyring() {
    let (company, first) = company_and_first();
    let others = signed_by(&company, Company::after(&first, |_| ()), &[ANNA, BORIS]);
    assert_eq!(check_next(&first, &others, &[]), Err(BrokenChain::OldRoot));
}

#[test]
fn root_persons_who_sign_in_another_role_do_not_count_as_root() {
    let (company, first) = company_and_first();
    let mut next = signed_by(&company, Company::after(&first, |_| ()), &[ELENA]);
    let dmitri = company.hand(DMITRI).sign(Role::It, &question(&next.keyring));
    next.approvals.push(dmitri);
    assert_eq!(check_next(&first, &next, &[]), Err(BrokenChain::OldRoot));
}

#[test]
fn one_root_person_with_two_keys_is_one_person() {
    let mut company = Company::standard();
    company.hands.push(Hand::new(ELENA, KeyKind::SshSkEcdsaP256, 1));
    let first = company.first().keyring;
    let next = company.signed_by(Company::after(&first, |_| ()), |hand| hand.person() == ELENA);
    assert_eq!(next.approvals.len(), 2);
    assert_eq!(check_next(&first, &next, &[]), Err(BrokenChain::OldRoot));
}

#[test]
fn one_root_person_never_changes_a_keyring_that_is_not_solo() {
    let company = Company::standard();
    let mut keyring = company.keyring();
    Company::set_rung(&mut keyring, LadderAction::Keyring, 1, &[(Role::Root, 1)]);
    let first = company.signed(keyring).keyring;
    let one = signed_by(&company, Company::after(&first, |_| ()), &[ELENA]);
    assert_eq!(check_next(&first, &one, &[]), Err(BrokenChain::OldRoot));
}

#[test]
fn the_new_root_signs_as_well_as_the_old_one() {
    let (company, first) = company_and_first();
    let new_root = |keyring: &mut Keyring| keyring.roles[0].persons = vec![ANNA, BORIS];
    let by = |persons: &[_]| check_next(&first, &signed_by(&company, Company::after(&first, new_root), persons), &[]);
    assert_eq!(by(&[DMITRI, ELENA]), Err(BrokenChain::NewRoot));
    assert_eq!(by(&[ANNA, BORIS]), Err(BrokenChain::OldRoot));
    assert_eq!(by(&[ANNA, BORIS, DMITRI]), Err(BrokenChain::OldRoot));
    assert_eq!(by(&[ANNA, BORIS, DMITRI, ELENA]), Ok(()));
}

#[test]
fn a_keyring_that_nobody_can_change_again_does_not_follow() {
    let starve = |keyring: &mut Keyring| Company::set_rung(keyring, LadderAction::Keyring, 1, &[(Role::Root, 3)]);
    assert_eq!(next_with(starve), Err(BrokenChain::NewRoot));
    let other_role = |keyring: &mut Keyring| Company::set_rung(keyring, LadderAction::Keyring, 1, &[(Role::It, 2)]);
    assert_eq!(next_with(other_role), Err(BrokenChain::NewRoot));
    let none = |keyring: &mut Keyring| keyring.ladder.retain(|rung| rung.action != LadderAction::Keyring);
    assert_eq!(next_with(none), Err(BrokenChain::Content(BadKeyring::NoRoot)));
}

#[test]
fn a_version_is_never_skipped_and_never_goes_back() {
    assert_eq!(next_with(|keyring| keyring.version = 3), Err(BrokenChain::NotNext));
    let (company, first) = company_and_first();
    let second = company.next(&first, |_| ());
    let third = company.next(&second.keyring, |_| ());
    assert_eq!(check_next(&second.keyring, &third, &[]), Ok(()));
    assert_eq!(check_next(&first, &third, &[]), Err(BrokenChain::NotNext));
    assert_eq!(check_next(&third.keyring, &second, &[]), Err(BrokenChain::NotNext));
    assert_eq!(check_next(&second.keyring, &second, &[]), Err(BrokenChain::NotNext));
}

#[test]
fn a_keyring_that_names_another_predecessor_does_not_follow() {
    let stranger = Digest::new([1; 32]);
    assert_eq!(next_with(|keyring| keyring.previous = vec![stranger]), Err(BrokenChain::NotNext));
}

#[test]
fn two_branches_are_healed_by_a_keyring_that_names_both() {
    let (company, first) = company_and_first();
    let left = company.next(&first, |keyring| keyring.server_urls.push("https://left.example.com".into())).keyring;
    let right = company.next(&first, |keyring| keyring.server_urls.push("https://right.example.com".into())).keyring;
    let only_left = company.next(&left, |_| ());
    assert_eq!(check_next(&right, &only_left, &[]), Err(BrokenChain::NotNext));
    let healing = company.next(&left, |keyring| keyring.previous.push(right.digest()));
    assert_eq!(check_next(&left, &healing, &[]), Ok(()));
    assert_eq!(check_next(&right, &healing, &[]), Ok(()));
}

#[test]
fn a_healing_keyring_keeps_everybody_who_signs_it() {
    let (mut company, first) = company_and_first();
    company.hands.push(Hand::new(ELENA, KeyKind::SshSkEcdsaP256, BRANCH_KEY));
    let branch_key = company.hands.last().unwrap().entry().clone();
    let left = company.signed_by(Company::after(&first, |_| ()), |hand| hand.entry() != &branch_key).keyring;
    let right = company.next(&first, |keyring| keyring.keys.push(branch_key.clone())).keyring;
    let drops = company.next(&left, |keyring| keyring.previous.push(right.digest()));
    assert_eq!(check_next(&left, &drops, &[]), Err(BrokenChain::Signature));
    let keeps = company.next(&left, |keyring| {
        keyring.previous.push(right.digest());
        keyring.keys.push(branch_key);
    });
    assert_eq!(check_next(&left, &keeps, &[]), Ok(()));
    assert_eq!(check_next(&right, &keeps, &[]), Ok(()));
}

#[test]
fn a_new_key_countersigns_the_keyring_that_adds_it() {
    let (mut company, first) = company_and_first();
    let new = Hand::new(BORIS, KeyKind::WebauthnEs256, 5);
    let add = |keyring: &mut Keyring| keyring.keys.push(new.entry().clone());
    assert_eq!(check_next(&first, &company.next(&first, add), &[]), Err(BrokenChain::Countersign));
    company.hands.push(Hand::new(BORIS, KeyKind::WebauthnEs256, 5));
    assert_eq!(check_next(&first, &company.next(&first, add), &[]), Ok(()));
}

#[test]
fn every_signature_must_hold() {
    let (company, first) = company_and_first();
    let mut next = company.next(&first, |_| ());
    let moved = company.next(&first, |keyring| keyring.expires = keyring.expires.plus(1));
    next.approvals[2] = moved.approvals[2].clone();
    assert_eq!(check_next(&first, &next, &[]), Err(BrokenChain::Signature));
    let mut doubled = company.next(&first, |_| ());
    doubled.approvals.push(doubled.approvals[0].clone());
    assert_eq!(check_next(&first, &doubled, &[]), Err(BrokenChain::Signature));
}

#[test]
fn solo_and_demo_never_come_back() {
    for change in [(|k: &mut Keyring| k.limits.solo = true) as fn(&mut Keyring), |k| k.limits.demo = true] {
        assert_eq!(next_with(change), Err(BrokenChain::Loosens));
    }
    let company = Company::solo();
    let first = company.first();
    check_first(&first).unwrap();
    assert_eq!(check_next(&first.keyring, &company.next(&first.keyring, |_| ()), &[]), Ok(()));
}

#[test]
fn time_and_log_generation_never_go_back() {
    assert_eq!(next_with(|keyring| keyring.issued = Time(keyring.issued.0 - 1001)), Err(BrokenChain::Loosens));
    assert_eq!(next_with(|keyring| keyring.log.generation = 0), Err(BrokenChain::Loosens));
    assert_eq!(next_with(|keyring| keyring.log.generation = 2), Ok(()));
}

#[test]
fn a_suspended_root_person_does_not_count() {
    let (company, first) = company_and_first();
    let next = company.next(&first, |keyring| keyring.service_keys.push(ServerNode::new(2).entry()));
    assert_eq!(check_next(&first, &next, &[ELENA]), Err(BrokenChain::OldRoot));
    assert_eq!(check_next(&first, &next, &[ANNA]), Ok(()));
}

#[test]
fn a_server_cannot_keep_people_from_replacing_it_by_suspending_them() {
    let (company, first) = company_and_first();
    let next = company.next(&first, |keyring| keyring.service_keys = vec![ServerNode::new(2).entry()]);
    assert_eq!(check_next(&first, &next, &[DMITRI, ELENA]), Ok(()));
}

#[test]
fn a_keyring_of_another_tenant_does_not_follow() {
    assert_eq!(next_with(|keyring| keyring.tenant = [3; 16].into()), Err(BrokenChain::Tenant));
}

#[test]
fn demo_keys_of_root_do_not_count_once_the_demo_is_over() {
    let company = Company::demo();
    let first = company.first();
    check_first(&first).unwrap();
    let over = company.next(&first.keyring, |keyring| keyring.limits.demo = false);
    assert_eq!(check_next(&first.keyring, &over, &[]), Err(BrokenChain::NewRoot));
}
