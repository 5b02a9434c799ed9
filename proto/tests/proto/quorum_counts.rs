//! Who counts, and how often: one test for each way to fall short.

use lethe_people::{ANNA, BORIS, CLARA, Company, DMITRI, ELENA, Hand};
use lethe_proto::{
    cbor::Exact,
    kinds::{Action, KeyKind, Role},
    quorum::Short,
};

use crate::scene::{EMPLOYEE, Scene};

#[test]
fn two_of_information_technology_may_wipe_one_phone() {
    let scene = Scene::wipe();
    let quorum = scene.count(&[scene.by(ANNA, Role::It), scene.by(BORIS, Role::It)]).unwrap();
    assert_eq!(quorum.persons(), [ANNA, BORIS]);
}

#[test]
fn human_resources_and_information_technology_may_wipe_one_phone_together() {
    let scene = Scene::wipe();
    assert!(scene.count(&[scene.by(CLARA, Role::Hr), scene.by(BORIS, Role::It)]).is_ok());
}

#[test]
fn every_kind_of_key_counts_where_it_may() {
    let scene = Scene::of(Company::demo(), Action::WipeDevice, &[EMPLOYEE]);
    assert!(scene.count(&[scene.by(ANNA, Role::It), scene.by(CLARA, Role::Hr)]).is_ok());
    let scene = Scene::wipe();
    let kinds: Vec<KeyKind> = scene.company.hands.iter().map(|hand| hand.entry().kind).collect();
    assert!([KeyKind::WebauthnEs256, KeyKind::SshSkEd25519, KeyKind::SshSkEcdsaP256].iter().all(|k| kinds.contains(k)));
    let [passkey, fido] = <[_; 2]>::try_from(scene.by_all_keys_of(ANNA, Role::It)).unwrap();
    assert!(scene.count(&[passkey, scene.by(BORIS, Role::It)]).is_ok());
    assert!(scene.count(&[fido, scene.by(BORIS, Role::It)]).is_ok());
}

#[test]
fn one_person_alone_may_not_wipe() {
    let scene = Scene::wipe();
    assert_eq!(scene.count(&[scene.by(ANNA, Role::It)]), Err(Short::Persons));
    assert_eq!(scene.count(&[]), Err(Short::Persons));
}

#[test]
fn human_resources_alone_may_not_wipe() {
    let mut company = Company::standard();
    company.roles[2].1.push(ELENA);
    let scene = Scene::of(company, Action::WipeContainer, &[EMPLOYEE]);
    assert_eq!(scene.count(&[scene.by(CLARA, Role::Hr), scene.by(ELENA, Role::Hr)]), Err(Short::Persons));
}

#[test]
fn a_key_outside_the_keyring_spoils_the_count() {
    let scene = Scene::wipe();
    let stranger = Hand::new(ANNA, KeyKind::WebauthnEs256, 99).sign(Role::It, &scene.question());
    let approvals = [scene.by(ANNA, Role::It), scene.by(BORIS, Role::It), stranger];
    assert_eq!(scene.count(&approvals), Err(Short::UnknownKey));
}

#[test]
fn one_signature_that_does_not_hold_spoils_the_count() {
    let scene = Scene::wipe();
    let mut forged = scene.by(DMITRI, Role::It);
    forged.key = scene.company.hand(BORIS).entry().id;
    assert_eq!(scene.count(&[scene.by(ANNA, Role::It), forged]), Err(Short::BadSignature));
}

#[test]
fn a_key_in_a_file_counts_only_where_enrollment_and_keyring_are_a_demo() {
    let mut scene = Scene::of(Company::demo(), Action::WipeContainer, &[EMPLOYEE]);
    let approvals = [scene.by(ANNA, Role::It), scene.by(BORIS, Role::It)];
    assert!(scene.count(&approvals).is_ok());
    scene.demo = false;
    assert_eq!(scene.count(&approvals), Err(Short::DemoKey));
}

#[test]
fn a_passkey_of_localhost_counts_only_in_a_demo() {
    for (rp_id, origin) in [
        ("localhost", "http://localhost:8443"),
        ("approve.localhost", "http://approve.localhost:8443"),
        ("localhost", "http://approve.localhost"),
    ] {
        let mut company = Company::standard();
        company.hands[0] = Hand::passkey_at(ANNA, 0, rp_id, origin);
        let mut scene = Scene::of(company, Action::WipeContainer, &[EMPLOYEE]);
        scene.keyring.check().unwrap();
        let approvals = [scene.by(ANNA, Role::It), scene.by(BORIS, Role::It)];
        assert_eq!(scene.count(&approvals), Err(Short::DemoKey));
        scene.demo = true;
        assert!(scene.count(&approvals).is_ok());
    }
}

#[test]
fn the_suspended_key_of_a_leaver_spoils_the_count() {
    let mut scene = Scene::wipe();
    scene.suspended = vec![BORIS];
    assert_eq!(scene.count(&[scene.by(ANNA, Role::It), scene.by(BORIS, Role::It)]), Err(Short::Suspended));
}

#[test]
fn a_person_does_not_sign_in_a_role_they_do_not_have() {
    let scene = Scene::wipe();
    assert_eq!(scene.count(&[scene.by(ANNA, Role::Hr), scene.by(BORIS, Role::It)]), Err(Short::Role));
    assert_eq!(scene.count(&[scene.by(ELENA, Role::It), scene.by(BORIS, Role::It)]), Err(Short::Role));
}

#[test]
fn one_key_is_counted_once() {
    let scene = Scene::wipe();
    let anna = scene.by(ANNA, Role::It);
    assert_eq!(scene.count(&[anna.clone(), anna]), Err(Short::KeyTwice));
}

#[test]
fn one_person_with_two_keys_is_counted_once() {
    let scene = Scene::wipe();
    assert_eq!(scene.count(&scene.by_all_keys_of(ANNA, Role::It)), Err(Short::PersonTwice));
}

#[test]
fn one_person_in_two_roles_is_counted_once() {
    let mut company = Company::standard();
    company.roles[2].1.push(ANNA);
    let scene = Scene::of(company, Action::WipeContainer, &[EMPLOYEE]);
    let [passkey, _] = <[_; 2]>::try_from(scene.by_all_keys_of(ANNA, Role::It)).unwrap();
    let [_, fido] = <[_; 2]>::try_from(scene.by_all_keys_of(ANNA, Role::Hr)).unwrap();
    assert_eq!(scene.count(&[passkey, fido]), Err(Short::PersonTwice));
}

#[test]
fn nobody_decides_about_their_own_device() {
    let scene = Scene::of(Company::standard(), Action::Unlock, &[ANNA]);
    assert_eq!(scene.count(&[scene.by(ANNA, Role::It)]), Err(Short::Oneself));
    assert!(scene.count(&[scene.by(BORIS, Role::It)]).is_ok());
}

#[test]
fn nobody_decides_about_their_own_device_hidden_among_others() {
    let scene = Scene::of(Company::standard(), Action::WipeContainer, &[EMPLOYEE, ANNA, EMPLOYEE]);
    assert_eq!(scene.count(&[scene.by(ANNA, Role::It), scene.by(BORIS, Role::It)]), Err(Short::Oneself));
}

#[test]
fn more_targets_take_more_people() {
    let four = Scene::of(Company::standard(), Action::WipeContainer, &[EMPLOYEE; 4]);
    assert_eq!(four.count(&[four.by(ANNA, Role::It), four.by(BORIS, Role::It)]), Err(Short::Persons));
    assert!(four.count(&[four.by(ANNA, Role::It), four.by(BORIS, Role::It), four.by(DMITRI, Role::It)]).is_ok());
    assert!(four.count(&[four.by(ANNA, Role::It), four.by(BORIS, Role::It), four.by(CLARA, Role::Hr)]).is_ok());
}

#[test]
fn more_targets_than_the_highest_rung_are_refused_whoever_signs() {
    let scene = Scene::of(Company::standard(), Action::WipeContainer, &[EMPLOYEE; 26]);
    let everybody = [scene.by(ANNA, Role::It), scene.by(BORIS, Role::It), scene.by(DMITRI, Role::It)];
    assert_eq!(scene.count(&everybody), Err(Short::Targets));
}

#[test]
fn more_targets_than_the_limit_of_the_keyring_are_refused_although_a_rung_would_carry_them() {
    let company = Company::standard();
    let mut keyring = company.keyring();
    keyring.limits.max_targets = 2;
    let scene = Scene::under(company, Exact::new(keyring), Action::WipeContainer, &[EMPLOYEE; 3]);
    assert_eq!(scene.count(&[scene.by(ANNA, Role::It), scene.by(BORIS, Role::It)]), Err(Short::Targets));
}

#[test]
fn an_action_without_a_rung_is_refused() {
    let company = Company::standard();
    let mut keyring = company.keyring();
    keyring.ladder.retain(|rung| rung.action.as_str() != "wipe_device");
    let scene = Scene::under(company, Exact::new(keyring), Action::WipeDevice, &[EMPLOYEE]);
    assert_eq!(scene.count(&[scene.by(ANNA, Role::It), scene.by(BORIS, Role::It)]), Err(Short::Targets));
}

#[test]
fn without_any_keyring_nothing_is_a_quorum() {
    let scene = Scene::wipe();
    let approvals = [scene.by(ANNA, Role::It), scene.by(BORIS, Role::It)];
    assert_eq!(scene.count_under(&approvals, &[]), Err(Short::Persons));
}
