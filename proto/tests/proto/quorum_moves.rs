//! An approval is worth nothing anywhere else: other commands, decisions, roles, tenants, keyrings, kinds of order.

use lethe_people::{ANNA, BORIS, CLARA, Company, DMITRI, ELENA, command, envelope, release, release_by, veto_of};
use lethe_proto::{
    approval::Question,
    cbor::Exact,
    chain,
    envelope::question,
    ids::{Digest, TenantId},
    kinds::{Action, Decision, Role},
    quorum::Short,
    release::SignedRelease,
};

use crate::scene::{EMPLOYEE, Scene};

/// Anna answers `asked`; it is counted with Boris's honest approval for the scene's command.
fn moved(scene: &Scene, asked: &Question) -> Result<(), Short> {
    let anna = scene.company.hand(ANNA).sign(Role::It, asked);
    scene.count(&[anna, scene.by(BORIS, Role::It)]).map(|_| ())
}

#[test]
fn an_approval_stays_where_it_was_given() {
    let scene = Scene::wipe();
    assert_eq!(moved(&scene, &scene.question()), Ok(()));
}

#[test]
fn an_approval_does_not_move_to_another_command() {
    let scene = Scene::wipe();
    let mut other = scene.command.clone().into_value();
    other.expires = other.expires.plus(1);
    assert_eq!(moved(&scene, &question(&Exact::new(other))), Err(Short::BadSignature));
}

#[test]
fn an_approval_of_an_unlock_does_not_move_to_a_wipe() {
    let scene = Scene::wipe();
    let unlock = command(&scene.company, &scene.keyring, Action::Unlock, scene.command.targets.clone());
    assert_eq!(moved(&scene, &question(&Exact::new(unlock))), Err(Short::BadSignature));
}

#[test]
fn an_approval_does_not_move_to_another_tenant() {
    let scene = Scene::wipe();
    let asked = Question { tenant: TenantId::new([9; 16]), ..scene.question() };
    assert_eq!(moved(&scene, &asked), Err(Short::BadSignature));
}

#[test]
fn an_approval_does_not_move_to_another_keyring() {
    let scene = Scene::wipe();
    let asked = Question { keyring: Digest::new([9; 32]), ..scene.question() };
    assert_eq!(moved(&scene, &asked), Err(Short::BadSignature));
}

#[test]
fn a_veto_is_not_an_approval() {
    let scene = Scene::wipe();
    let asked = Question { decision: Decision::Veto, ..scene.question() };
    assert_eq!(moved(&scene, &asked), Err(Short::BadSignature));
    let veto = veto_of(&scene.command, scene.company.hand(ANNA), Role::It, scene.command.issued);
    assert_eq!(scene.count(&[veto.approval, scene.by(BORIS, Role::It)]), Err(Short::BadSignature));
}

#[test]
fn an_approval_does_not_move_to_another_role_of_the_same_person() {
    let mut company = Company::standard();
    company.roles[2].1.push(ANNA);
    let scene = Scene::of(company, Action::WipeContainer, &[EMPLOYEE]);
    let mut anna = scene.by(ANNA, Role::It);
    anna.role = Role::Hr;
    assert_eq!(scene.count(&[anna, scene.by(BORIS, Role::It)]), Err(Short::BadSignature));
}

#[test]
fn an_approval_does_not_move_to_another_key_of_the_same_kind() {
    let scene = Scene::wipe();
    let mut clara = scene.by(CLARA, Role::Hr);
    clara.key = scene.company.hand(ANNA).entry().id;
    clara.role = Role::It;
    assert_eq!(scene.count(&[clara, scene.by(BORIS, Role::It)]), Err(Short::BadSignature));
}

#[test]
fn a_signature_of_one_kind_does_not_count_for_a_key_of_another_kind() {
    let scene = Scene::wipe();
    let mut anna = scene.by(ANNA, Role::It);
    anna.proof = scene.by(BORIS, Role::It).proof;
    assert_eq!(scene.count(&[anna, scene.by(BORIS, Role::It)]), Err(Short::BadSignature));
}

#[test]
fn a_signature_on_a_keyring_change_does_not_release_and_the_other_way_round() {
    let company = Company::standard();
    let keyring = Exact::new(company.keyring());
    let mut signed = release_by(release(&company, &keyring), &[company.hand(DMITRI), company.hand(ELENA)]);
    assert!(signed.verify(&keyring, false, false, &[]).is_ok());
    let next = company.next(&keyring, |_| ());
    signed.approvals = next.approvals.iter().filter(|approval| approval.role == Role::Root).cloned().collect();
    assert_eq!(signed.verify(&keyring, false, false, &[]), Err(Short::BadSignature));
    assert_ne!(SignedRelease::question(&signed.release), chain::question(&keyring));
}

#[test]
fn a_release_counts_only_under_the_newest_keyring() {
    let company = Company::standard();
    let old = Exact::new(company.keyring());
    let new = company.next(&old, |_| ()).keyring;
    let signed = release_by(release(&company, &old), &[company.hand(DMITRI), company.hand(ELENA)]);
    assert!(signed.verify(&old, false, false, &[]).is_ok());
    assert_eq!(signed.verify(&new, false, false, &[]), Err(Short::BadSignature));
}

#[test]
fn both_keyrings_must_be_satisfied() {
    let company = Company::standard();
    let named = Exact::new(company.keyring());
    let without_boris = company.next(&named, |next| next.keys.retain(|key| key.person != BORIS)).keyring;
    let stricter =
        company.next(&named, |next| Company::set_rung(next, Action::WipeContainer.into(), 3, &[(Role::It, 3)])).keyring;
    let scene = Scene::under(company, named, Action::WipeContainer, &[EMPLOYEE]);
    let approvals = [scene.by(ANNA, Role::It), scene.by(BORIS, Role::It)];
    assert!(scene.count_under(&approvals, &[&scene.keyring, &scene.keyring]).is_ok());
    assert_eq!(scene.count_under(&approvals, &[&scene.keyring, &without_boris]), Err(Short::UnknownKey));
    assert_eq!(scene.count_under(&approvals, &[&without_boris, &scene.keyring]), Err(Short::UnknownKey));
    assert_eq!(scene.count_under(&approvals, &[&scene.keyring, &stricter]), Err(Short::Persons));
    assert_eq!(scene.count_under(&approvals, &[&stricter, &scene.keyring]), Err(Short::Persons));
}

#[test]
fn a_role_that_the_newest_keyring_took_away_does_not_count() {
    let company = Company::standard();
    let named = Exact::new(company.keyring());
    let new = company.next(&named, |next| next.roles[1].persons.retain(|person| *person != BORIS)).keyring;
    let scene = Scene::under(company, named, Action::WipeContainer, &[EMPLOYEE]);
    let approvals = [scene.by(ANNA, Role::It), scene.by(BORIS, Role::It)];
    assert_eq!(scene.count_under(&approvals, &[&scene.keyring, &new]), Err(Short::Role));
}

#[test]
fn the_server_signs_exactly_this_command_with_exactly_these_approvals() {
    let scene = Scene::wipe();
    let by = [(scene.company.hand(ANNA), Role::It), (scene.company.hand(BORIS), Role::It)];
    let sealed = envelope(&scene.company, scene.command.clone().into_value(), &by);
    assert!(sealed.verify_server(&scene.keyring).is_ok());
    let mut fewer = sealed.clone();
    fewer.approvals.pop();
    assert!(fewer.verify_server(&scene.keyring).is_err());
    let mut swapped = sealed.clone();
    swapped.approvals.reverse();
    assert!(swapped.verify_server(&scene.keyring).is_err());
    let mut other_node = scene.company.keyring();
    other_node.service_keys = vec![lethe_people::ServerNode::new(2).entry()];
    assert!(sealed.verify_server(&other_node).is_err());
}
