//! One approver stops: which vetoes hold, what they stop, and whom they burden.

use lethe_people::{ANNA, BORIS, Company, Hand, NOW, command, halt, veto_of};
use lethe_proto::{
    cbor::Exact,
    command::Command,
    floor,
    ids::{DAY_MS, Time},
    kinds::{Action, KeyKind, Role},
    veto::{SignedVeto, Veto},
};

use crate::scene::Scene;

/// Anna vetoes the scene's command a second after it was issued.
fn anna_vetoes(scene: &Scene) -> SignedVeto {
    veto_of(&scene.command, scene.company.hand(ANNA), Role::It, NOW.plus(1000))
}

fn holds(scene: &Scene, veto: &SignedVeto) -> bool {
    veto.verify(&scene.keyring, &scene.suspended, scene.demo, NOW.plus(2000)).is_ok()
}

/// A change of the veto's content, signed by Anna again.
fn signed_again(scene: &Scene, change: impl FnOnce(&mut Veto)) -> SignedVeto {
    let mut veto = *anna_vetoes(scene).veto;
    change(&mut veto);
    let veto = Exact::new(veto);
    let approval = scene.company.hand(ANNA).sign(Role::It, &SignedVeto::question(&veto));
    SignedVeto { veto, approval }
}

fn issued_at(scene: &Scene, issued: Time) -> Exact<Command> {
    let mut command = scene.command.clone().into_value();
    command.issued = issued;
    Exact::new(command)
}

#[test]
fn any_single_approver_stops_one_command_and_no_other() {
    let scene = Scene::wipe();
    let veto = anna_vetoes(&scene);
    assert_eq!(veto.verify(&scene.keyring, &[], false, NOW.plus(2000)), Ok(ANNA));
    assert!(veto.veto.stops(&scene.command));
    let other = command(&scene.company, &scene.keyring, Action::Unenroll, scene.command.targets.clone());
    assert!(!veto.veto.stops(&Exact::new(other)));
}

#[test]
fn halt_stops_everything_issued_before_and_nothing_issued_later() {
    let scene = Scene::wipe();
    let veto = halt(&scene.keyring, scene.company.hand(BORIS), Role::It, NOW.plus(1));
    assert!(holds(&scene, &veto));
    assert!(veto.veto.stops(&scene.command));
    assert!(!veto.veto.stops(&issued_at(&scene, NOW.plus(1))));
}

#[test]
fn a_veto_by_a_stranger_or_in_a_role_the_person_does_not_have_does_not_hold() {
    let scene = Scene::wipe();
    let stranger = Hand::new(ANNA, KeyKind::WebauthnEs256, 99);
    assert!(!holds(&scene, &veto_of(&scene.command, &stranger, Role::It, NOW)));
    assert!(!holds(&scene, &veto_of(&scene.command, scene.company.hand(ANNA), Role::Hr, NOW)));
}

#[test]
fn a_veto_by_a_suspended_person_or_by_a_demo_key_outside_a_demo_does_not_hold() {
    let mut scene = Scene::wipe();
    let veto = anna_vetoes(&scene);
    scene.suspended = vec![ANNA];
    assert!(!holds(&scene, &veto));
    let mut scene = Scene::of(Company::demo(), Action::WipeContainer, &[crate::scene::EMPLOYEE]);
    let veto = anna_vetoes(&scene);
    assert!(holds(&scene, &veto));
    scene.demo = false;
    assert!(!holds(&scene, &veto));
}

#[test]
fn an_approval_is_not_a_veto() {
    let scene = Scene::wipe();
    let mut veto = anna_vetoes(&scene);
    veto.approval = scene.by(ANNA, Role::It);
    assert!(!holds(&scene, &veto));
}

#[test]
fn a_veto_of_another_tenant_or_from_the_future_does_not_hold() {
    let scene = Scene::wipe();
    assert!(!holds(&scene, &signed_again(&scene, |veto| veto.tenant = [1; 16].into())));
    assert!(!holds(&scene, &signed_again(&scene, |veto| veto.issued = NOW.plus(2001 + floor::CLOCK_SKEW_MS))));
    assert!(holds(&scene, &signed_again(&scene, |veto| veto.issued = NOW.plus(2000 + floor::CLOCK_SKEW_MS))));
}

#[test]
fn a_veto_has_one_of_two_shapes() {
    let scene = Scene::wipe();
    assert!(!holds(&scene, &signed_again(&scene, |veto| veto.halt = true)));
    assert!(!holds(&scene, &signed_again(&scene, |veto| veto.command = [0; 32].into())));
    assert!(!holds(&scene, &signed_again(&scene, |veto| veto.issued_before = NOW)));
    let reaches_ahead = |veto: &mut Veto| {
        (veto.halt, veto.command) = (true, [0; 32].into());
        veto.issued_before = veto.issued.plus(1);
    };
    assert!(!holds(&scene, &signed_again(&scene, reaches_ahead)));
}

#[test]
fn a_veto_burdens_what_is_proposed_afterwards_for_thirty_days() {
    let scene = Scene::wipe();
    let veto = anna_vetoes(&scene).veto;
    assert!(!veto.burdens(&scene.command));
    assert!(veto.burdens(&issued_at(&scene, NOW.plus(2000))));
    assert!(veto.burdens(&issued_at(&scene, NOW.plus(1000 + 30 * DAY_MS))));
    assert!(!veto.burdens(&issued_at(&scene, NOW.plus(1001 + 30 * DAY_MS))));
}

#[test]
fn a_command_does_not_shed_the_burden_by_an_older_date() {
    let scene = Scene::wipe();
    let veto = anna_vetoes(&scene).veto;
    assert!(veto.burdens(&issued_at(&scene, Time(NOW.0 - DAY_MS))));
    let halt = halt(&scene.keyring, scene.company.hand(BORIS), Role::It, NOW).veto;
    assert!(halt.stops(&issued_at(&scene, Time(NOW.0 - DAY_MS))));
}
