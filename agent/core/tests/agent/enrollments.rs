//! What a device refuses to pin: a server that enrolls honest people under other names, ids, rights or keyrings.

use lethe_agent_core::enroll::{EnrollRefusal, accept, request};
use lethe_hostile::{FRIDA, Hostile, LABEL};
use lethe_people::{NOW, Phone, ServerNode};
use lethe_proto::{
    cbor::Exact,
    command::KeyringRef,
    cose::{Context, Cose, Signer},
    enrollment::{EnrollReply, Grant, GrantTag, enrollment_id},
    ids::{DAY_MS, EnrollmentId},
    kinds::Action,
    text::Line,
};

fn scene() -> (Hostile, Phone, EnrollReply) {
    let mut hostile = Hostile::new(NOW, "https://lethe.example.com");
    let phone = Phone::new(hostile.company.tenant, FRIDA, LABEL, 1);
    let reply = hostile.enroll(&phone.device_half);
    (hostile, phone, reply)
}

/// The grant changed by the server, which signs it with its own real key.
fn granted(change: impl FnOnce(&mut Grant, &Phone)) -> Result<(), EnrollRefusal> {
    let (hostile, phone, mut reply) = scene();
    let mut grant = reply.grant.into_value();
    change(&mut grant, &phone);
    reply.grant = Exact::new(grant);
    reply.server = signature(&hostile.company.node, &reply.grant);
    accept(&hostile.code(), &phone.device_half, reply).map(drop)
}

fn signature(node: &dyn Signer, grant: &Exact<Grant>) -> Cose {
    let context = Context { domain: GrantTag::TEXT, tenant: grant.server_half.tenant };
    Cose::sign(node, context, grant.bytes())
}

#[test]
fn an_honest_grant_is_pinned() {
    assert_eq!(granted(|_, _| {}), Ok(()));
}

#[test]
fn the_server_does_not_choose_the_id_of_an_enrollment() {
    let other = EnrollmentId::from([9; 16]);
    assert_eq!(granted(|grant, _| grant.enrollment = other), Err(EnrollRefusal::Mismatch));
}

#[test]
fn an_id_made_for_another_device_is_refused() {
    let another = |grant: &mut Grant, phone: &Phone| {
        let second = Phone::new(grant.server_half.tenant, FRIDA, LABEL, 2);
        grant.device_half = lethe_proto::cbor::digest_of(&second.device_half);
        assert_ne!(second.enrollment, phone.enrollment);
    };
    assert_eq!(granted(another), Err(EnrollRefusal::Mismatch));
}

#[test]
fn name_person_and_rights_are_those_that_the_employee_read_in_the_code() {
    let changes: [fn(&mut Grant); 3] = [
        |grant| grant.server_half.label = Line::new("Director · phone").unwrap(),
        |grant| grant.server_half.person = lethe_people::CLARA,
        |grant| grant.server_half.ceilings.actions = Action::ALL.to_vec(),
    ];
    for change in changes {
        let refused = granted(|grant, phone| {
            change(grant);
            grant.enrollment = enrollment_id(&grant.server_half, &phone.device_half);
        });
        assert_eq!(refused, Err(EnrollRefusal::Mismatch));
    }
}

#[test]
fn a_grant_that_no_server_of_the_keyring_signed_is_refused() {
    let (hostile, phone, mut reply) = scene();
    let stranger = ServerNode::new(9);
    reply.server = signature(&stranger, &reply.grant);
    assert_eq!(accept(&hostile.code(), &phone.device_half, reply.clone()).map(drop), Err(EnrollRefusal::Signature));
    reply.server_key = stranger.key_id();
    assert_eq!(accept(&hostile.code(), &phone.device_half, reply).map(drop), Err(EnrollRefusal::Signature));
}

#[test]
fn another_keyring_than_the_one_in_the_code_is_refused() {
    let (hostile, phone, mut reply) = scene();
    let mut code = hostile.code();
    code.keyring = [7; 32].into();
    assert_eq!(accept(&code, &phone.device_half, reply.clone()).map(drop), Err(EnrollRefusal::Keyring));
    reply.keyrings.clear();
    assert_eq!(accept(&hostile.code(), &phone.device_half, reply).map(drop), Err(EnrollRefusal::Keyring));
}

#[test]
fn a_keyring_behind_the_pinned_one_that_people_did_not_sign_is_refused() {
    let (mut hostile, phone, _) = scene();
    let mut forged = hostile.next_keyring(|_| {});
    forged.approvals.clear();
    hostile.chain.push(forged);
    let reply = hostile.enroll(&phone.device_half);
    assert_eq!(accept(&hostile.code(), &phone.device_half, reply).map(drop), Err(EnrollRefusal::Keyring));
}

#[test]
fn an_expired_code_sends_nothing() {
    let (hostile, phone, _) = scene();
    let code = hostile.code();
    let posture = phone.checkin(KeyringRef { version: 1, digest: code.keyring }).posture;
    let late = request(&code, phone.device_half.clone(), posture, NOW.plus(2 * DAY_MS), &phone);
    assert!(matches!(late, Err(EnrollRefusal::CodeExpired)));
}
