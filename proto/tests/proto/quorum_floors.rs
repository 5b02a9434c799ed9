//! What no keyring can loosen, what one person alone may do, and the extra person after a veto.

use lethe_people::{ANNA, BORIS, CLARA, Company, DMITRI, release, release_by};
use lethe_proto::{
    cbor::Exact,
    floor,
    ids::{DAY_MS, Time},
    keyring::BadKeyring,
    kinds::{Action, LadderAction, Role},
    quorum::Short,
};

use crate::scene::{EMPLOYEE, Scene};

#[test]
fn a_keyring_cannot_let_one_person_wipe() {
    for action in [Action::WipeContainer, Action::WipeDevice, Action::Unenroll] {
        let company = Company::standard();
        let mut keyring = company.keyring();
        Company::set_rung(&mut keyring, action.into(), 25, &[(Role::It, 1)]);
        let scene = Scene::under(company, Exact::new(keyring), action, &[EMPLOYEE]);
        assert_eq!(scene.count(&[scene.by(ANNA, Role::It)]), Err(Short::Persons), "{action}");
        assert!(scene.count(&[scene.by(ANNA, Role::It), scene.by(BORIS, Role::It)]).is_ok(), "{action}");
    }
}

#[test]
fn a_keyring_cannot_let_one_root_person_release() {
    let company = Company::standard();
    let mut keyring = company.keyring();
    Company::set_rung(&mut keyring, LadderAction::Release, 1, &[(Role::Root, 1)]);
    let keyring = Exact::new(keyring);
    let one = release_by(release(&company, &keyring), &[company.hand(DMITRI)]);
    assert_eq!(one.verify(&keyring, false, false, &[]), Err(Short::Persons));
}

#[test]
fn a_keyring_cannot_raise_the_limits_beyond_the_floors() {
    let refused = |change: fn(&mut lethe_proto::keyring::Keyring)| {
        let mut keyring = Company::standard().keyring();
        change(&mut keyring);
        keyring.check().unwrap_err()
    };
    assert_eq!(refused(|k| k.limits.max_targets = 26), BadKeyring::Limits);
    assert_eq!(refused(|k| k.limits.max_targets = 0), BadKeyring::Limits);
    assert_eq!(refused(|k| k.limits.max_lifetime_ms = 30 * DAY_MS + 1), BadKeyring::Limits);
    assert_eq!(refused(|k| k.limits.max_lifetime_ms = 0), BadKeyring::Limits);
    assert_eq!(refused(|k| k.ladder[0].max_targets = 26), BadKeyring::Ladder(LadderAction::WipeContainer));
    assert_eq!(refused(|k| k.ladder[0].alternatives[0].clear()), BadKeyring::Ladder(LadderAction::WipeContainer));
    assert_eq!(refused(|k| k.ladder[0].alternatives[0][0].count = 0), BadKeyring::Ladder(LadderAction::WipeContainer));
    assert_eq!(refused(|k| k.ladder[0].alternatives.clear()), BadKeyring::Ladder(LadderAction::WipeContainer));
}

#[test]
fn in_a_pilot_one_person_may_wipe_one_phone_even_their_own() {
    for whose in [EMPLOYEE, ANNA] {
        let scene = Scene::of(Company::solo(), Action::WipeContainer, &[whose]);
        assert!(scene.count(&[scene.by(ANNA, Role::It)]).is_ok());
    }
}

#[test]
fn in_a_pilot_one_person_never_reaches_two_phones_whatever_the_keyring_says() {
    let company = Company::solo();
    let mut keyring = company.keyring();
    Company::set_rung(&mut keyring, LadderAction::WipeContainer, 25, &[(Role::It, 1)]);
    keyring.check().unwrap();
    let keyring = Exact::new(keyring);
    let scene = Scene::under(company, keyring, Action::WipeContainer, &[EMPLOYEE; 2]);
    assert_eq!(scene.count(&[scene.by(ANNA, Role::It)]), Err(Short::Persons));
    let scene = Scene::under(scene.company, scene.keyring, Action::WipeContainer, &[EMPLOYEE, ANNA]);
    assert_eq!(scene.count(&[scene.by(ANNA, Role::It)]), Err(Short::Oneself));
}

#[test]
fn a_solo_keyring_is_worth_nothing_where_the_enrollment_is_not_solo() {
    let mut scene = Scene::of(Company::solo(), Action::WipeContainer, &[EMPLOYEE]);
    scene.solo = false;
    assert_eq!(scene.count(&[scene.by(ANNA, Role::It)]), Err(Short::Persons));
}

#[test]
fn one_person_releases_only_in_a_pilot() {
    let company = Company::solo();
    let keyring = Exact::new(company.keyring());
    let signed = release_by(release(&company, &keyring), &[company.hand(ANNA)]);
    assert!(signed.verify(&keyring, true, false, &[]).is_ok());
    assert_eq!(signed.verify(&keyring, false, false, &[]), Err(Short::Persons));
}

#[test]
fn lifting_takes_one_person_for_one_phone_and_two_for_more() {
    for action in [Action::Unlock, Action::UnblockScreen, Action::ReleaseHold] {
        let one = Scene::of(Company::standard(), action, &[EMPLOYEE]);
        assert!(one.count(&[one.by(ANNA, Role::It)]).is_ok(), "{action}");
        assert_eq!(one.count(&[]), Err(Short::Persons), "{action}");
        let two = Scene::of(Company::standard(), action, &[EMPLOYEE; 2]);
        assert_eq!(two.count(&[two.by(ANNA, Role::It)]), Err(Short::Persons), "{action}");
    }
}

#[test]
fn a_ladder_that_asks_for_nobody_does_not_make_a_lift_free() {
    let mut scene = Scene::of(Company::standard(), Action::Unlock, &[EMPLOYEE]);
    let mut keyring = scene.company.keyring();
    Company::set_rung(&mut keyring, LadderAction::Unlock, 25, &[(Role::It, 0)]);
    scene.keyring = Exact::new(keyring);
    assert_eq!(scene.count(&[]), Err(Short::Persons));
}

#[test]
fn after_a_veto_it_takes_one_person_more() {
    let mut scene = Scene::wipe();
    scene.one_more = true;
    let two = [scene.by(ANNA, Role::It), scene.by(BORIS, Role::It)];
    assert_eq!(scene.count(&two), Err(Short::Persons));
    let mut three = two.to_vec();
    three.push(scene.by(CLARA, Role::Hr));
    assert!(scene.count(&three).is_ok());
}

#[test]
fn the_person_more_is_not_asked_for_where_nobody_else_exists() {
    let mut company = Company::standard();
    company.people.truncate(2);
    company.hands.retain(|hand| [ANNA, BORIS].contains(&hand.person()));
    company.roles = vec![(Role::Root, vec![ANNA, BORIS]), (Role::It, vec![ANNA, BORIS])];
    let mut scene = Scene::of(company, Action::WipeContainer, &[EMPLOYEE]);
    scene.one_more = true;
    assert!(scene.count(&[scene.by(ANNA, Role::It), scene.by(BORIS, Role::It)]).is_ok());
    assert_eq!(scene.count(&[scene.by(ANNA, Role::It)]), Err(Short::Persons));
}

#[test]
fn the_cap_counts_only_people_who_could_sign_about_these_phones() {
    let mut company = Company::standard();
    company.people.truncate(3);
    company.hands.retain(|hand| [ANNA, BORIS, CLARA].contains(&hand.person()));
    company.roles = vec![(Role::Root, vec![ANNA, BORIS]), (Role::It, vec![ANNA, BORIS]), (Role::Hr, vec![CLARA])];
    let mut scene = Scene::of(company, Action::WipeContainer, &[CLARA]);
    scene.one_more = true;
    assert!(scene.count(&[scene.by(ANNA, Role::It), scene.by(BORIS, Role::It)]).is_ok());
}

#[test]
fn a_release_is_current_only_between_its_own_times() {
    let company = Company::standard();
    let keyring = Exact::new(company.keyring());
    let good = release(&company, &keyring);
    assert!(good.is_current(good.issued));
    assert!(good.is_current(good.expires));
    assert!(!good.is_current(good.expires.plus(1)));
    assert!(!good.is_current(Time(good.issued.0 - floor::CLOCK_SKEW_MS - 1)));
    let mut backwards = good.clone();
    backwards.until = Time(backwards.from.0 - 1);
    assert!(!backwards.is_current(good.issued));
    let mut eternal = good.clone();
    eternal.expires = Time(u64::MAX);
    assert!(!eternal.is_current(good.issued));
}
