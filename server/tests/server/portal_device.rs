//! Signing in on an enrolled device: its word, the attempt that begins with it, and what ends the session that comes of it.

use lethe_people::{ANNA, BORIS};
use lethe_proto::{
    ids::{EnrollmentId, TenantId, Time},
    kinds::{Answer as Said, Role},
    possession::{Audience, Question, SignedPossession},
    share::Place,
};
use lethe_server_core::clock::Clock as _;
use serde_json::{Value, json};

use crate::{
    browser::verbs,
    company::{Answer, House},
    db::{Db, on_both},
    device::{Device, code_of},
    portal::{Employee, PASSWORD, Tab, open},
    portal_sign_in::save,
};

const SELF: &str = "lethe-sign-in/1 https://localhost";
const DEVICES: &str = "/portal/v1/devices";

/// What a device says, and what of it a test lies about.
struct Word {
    tenant: TenantId,
    enrollment: EnrollmentId,
    audience: &'static str,
    challenge: Vec<u8>,
    time: Time,
}

fn encoded(bytes: &[u8]) -> String {
    data_encoding::BASE64URL_NOPAD.encode(bytes)
}

async fn challenge(house: &House) -> Vec<u8> {
    let (status, asked) = house.send("POST", "/device/v1/sign-in", None, None).await;
    assert_eq!((status, &asked["expires_in_ms"]), (200, &json!(60_000)), "{asked}");
    data_encoding::BASE64URL_NOPAD.decode(asked["challenge"].as_str().unwrap().as_bytes()).unwrap()
}

async fn word(house: &House, device: &Device) -> Word {
    let place = device.agent.record().place();
    let (challenge, time) = (challenge(house).await, house.clock.now());
    Word { tenant: place.tenant, enrollment: place.enrollment, audience: SELF, challenge, time }
}

fn signed(word: &Word, by: &Device) -> Value {
    let place = Place { tenant: word.tenant, enrollment: word.enrollment };
    let audience = Audience::new(word.audience).unwrap();
    let question = Question::new(word.challenge.clone()).unwrap();
    let proof = SignedPossession::sign(&by.phone, place, audience, question, word.time);
    json!({"payload": encoded(proof.possession.bytes()), "signature": encoded(proof.cose.as_bytes())})
}

async fn carry(house: &House, proof: &Value) -> Answer {
    house.send("POST", "/device/v1/sign-in/vouch", None, Some(proof.clone())).await
}

async fn refused(house: &House, proof: &Value, code: &str) {
    let (status, answer) = carry(house, proof).await;
    assert!(status == 403 || status == 409, "{status}");
    assert_eq!(answer["code"], code, "{answer}");
}

fn secret(vouched: &Value) -> String {
    let (page, secret) = vouched["portal"].as_str().unwrap().split_once("#attempt=").unwrap();
    assert_eq!(page, "https://localhost/portal");
    secret.to_owned()
}

/// The device's word, as a secret for a browser.
async fn vouched(house: &House, device: &Device) -> String {
    let (status, answer) = carry(house, &signed(&word(house, device).await, device)).await;
    assert_eq!(status, 200, "{answer}");
    secret(&answer)
}

async fn resume(house: &House, tab: &mut Tab, secret: &str) -> Answer {
    tab.send(house, "POST", "/portal/v1/sign-in/on-device", json!({"secret": secret})).await
}

/// An employee with a notebook that has checked in.
async fn lena(house: &House) -> (Employee, Device) {
    let lena = Employee::new(house, "Lena Maier", "lena").await;
    let device = notebook(house, &lena, 1).await;
    (lena, device)
}

async fn notebook(house: &House, of: &Employee, number: u64) -> Device {
    let code = code_of(house, &of.id).await;
    let mut device = Device::enroll_with(house, code, "Lena Maier", number).await;
    device.check_in(house).await;
    device
}

/// Signs in on the device, with password and code.
async fn sign_in(house: &House, lena: &Employee, device: &Device) -> (Tab, Answer) {
    let mut tab = Tab::default();
    let (status, resumed) = resume(house, &mut tab, &vouched(house, device).await).await;
    assert_eq!(status, 200, "{resumed}");
    let (status, next) = tab.prove(house, &resumed["step"], "password", PASSWORD).await;
    assert_eq!(status, 200, "{next}");
    let answer = tab.prove(house, &resumed["step"], "totp", &lena.code(house)).await;
    (tab, answer)
}

async fn is_in(house: &House, tab: &mut Tab) -> bool {
    tab.send(house, "GET", DEVICES, Value::Null).await.0 == 200
}

async fn order(house: &House, device: &Device, what: &str) {
    let path = format!("/api/v1/devices/{}/{what}", device.name);
    let (status, ordered) = house.post(&path, json!({"reason": "left in a taxi"})).await;
    assert_eq!(status, 202, "{ordered}");
}

async fn a_device_vouches_and_its_person_proves_who_they_are(db: Db) {
    let (house, _) = open(db).await;
    let (lena, device) = lena(&house).await;
    let secret = vouched(&house, &device).await;
    assert_eq!(verbs(&house).await[0], "device.vouched");
    let mut tab = Tab::default();
    let (status, resumed) = resume(&house, &mut tab, &secret).await;
    assert_eq!((status, &resumed["device"]), (200, &json!("Lena Maier · laptop")), "{resumed}");
    assert_eq!(resumed["step"]["offers"], json!(["password", "passkey", "ldap", "oidc"]), "nothing of it is proved");
    let (status, next) = tab.prove(&house, &resumed["step"], "password", PASSWORD).await;
    assert_eq!((status, &next["offers"]), (200, &json!(["totp", "email_code"])), "{next}");
    let (status, done) = tab.prove(&house, &resumed["step"], "totp", &lena.code(&house)).await;
    assert_eq!((status, &done["proved"]), (200, &json!(["password", "totp"])), "{done}");
    assert!(is_in(&house, &mut tab).await);
    let sign_ins = house.get("/api/v1/sign-ins?admitted=true").await.1;
    assert_eq!(sign_ins["items"][0]["device"], "enrolled", "{sign_ins}");
}

async fn a_word_counts_once_for_this_server_and_now(db: Db) {
    let (house, _) = open(db).await;
    let (_, device) = lena(&house).await;
    let honest = word(&house, &device).await;
    let proof = signed(&honest, &device);
    assert_eq!(carry(&house, &proof).await.0, 200);
    refused(&house, &proof, "device_sign_in.challenge").await;

    let fresh = word(&house, &device).await;
    for audience in [
        "https://localhost",
        "lethe-sign-in/1 https://other.example",
        "lethe-sign-in/1 https://localhost.other.example",
    ] {
        let other = Word { audience, challenge: fresh.challenge.clone(), ..fresh };
        refused(&house, &signed(&other, &device), "device_sign_in.audience").await;
    }
    let now = house.clock.now();
    for time in [now.0 - 120_001, now.0 + 120_001] {
        let other = Word { time: Time(time), challenge: fresh.challenge.clone(), ..fresh };
        refused(&house, &signed(&other, &device), "device_sign_in.clock").await;
    }
    let own = Word { challenge: vec![7; 37], ..word(&house, &device).await };
    refused(&house, &signed(&own, &device), "device_sign_in.challenge").await;
    house.clock.advance(60_000);
    let late = Word { time: house.clock.now(), ..fresh };
    refused(&house, &signed(&late, &device), "device_sign_in.challenge").await;
}

async fn whoever_is_not_the_device_learns_nothing(db: Db) {
    let (house, _) = open(db).await;
    let (lena, device) = lena(&house).await;
    let other = notebook(&house, &lena, 2).await;
    let by_another = signed(&word(&house, &device).await, &other);
    let unknown = signed(&Word { enrollment: [9; 16].into(), ..word(&house, &device).await }, &device);
    let elsewhere = signed(&Word { tenant: [9; 16].into(), ..word(&house, &device).await }, &device);
    let mut answers = Vec::new();
    for proof in [by_another, unknown, elsewhere] {
        answers.push(carry(&house, &proof).await);
    }
    assert_eq!((answers[0].0, &answers[0].1["code"]), (403, &json!("device_sign_in.refused")));
    assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");
    for part in ["payload", "signature"] {
        let mut bent = signed(&word(&house, &device).await, &device);
        bent[part] = json!("!");
        assert_eq!(carry(&house, &bent).await.0, 400);
    }
}

async fn a_locked_or_ended_device_vouches_for_nobody(db: Db) {
    let (house, _) = open(db).await;
    let (lena, device) = lena(&house).await;
    let pending = Device::enroll_with(&house, code_of(&house, &lena.id).await, "Lena Maier", 2).await;
    refused(&house, &signed(&word(&house, &pending).await, &pending), "device_sign_in.ended").await;
    order(&house, &device, "lock").await;
    refused(&house, &signed(&word(&house, &device).await, &device), "device_sign_in.locked").await;

    let mut gone = notebook(&house, &Employee::new(&house, "Greta Gone", "greta").await, 3).await;
    let (id, command) = house.propose("wipe_container", &gone.name).await;
    for who in [ANNA, BORIS] {
        assert_eq!(house.approve(&id, &house.sign(who, Role::It, &command)).await.0, 200);
    }
    let mut line = crate::wire::Line::open(&house).await;
    line.until(&house, &mut gone, |device| device.agent.is_over()).await;
    refused(&house, &signed(&word(&house, &gone).await, &gone), "device_sign_in.ended").await;
}

async fn somebody_who_is_suspended_does_not_come_in_on_their_device(db: Db) {
    let (house, _) = open(db).await;
    let (lena, device) = lena(&house).await;
    let before = vouched(&house, &device).await;
    let (status, _) = house.post(&format!("/api/v1/people/{}/suspend", lena.id), json!({"reason": "left"})).await;
    assert_eq!(status, 202);
    refused(&house, &signed(&word(&house, &device).await, &device), "device_sign_in.person").await;
    let (status, answer) = resume(&house, &mut Tab::default(), &before).await;
    assert_eq!((status, &answer["code"]), (403, &json!("device_sign_in.over")));
}

async fn a_browser_comes_once_within_two_minutes(db: Db) {
    let (house, _) = open(db).await;
    let (_, device) = lena(&house).await;
    let over = |(status, answer): Answer| assert_eq!((status, &answer["code"]), (403, &json!("device_sign_in.over")));
    let (first, second, third) =
        (vouched(&house, &device).await, vouched(&house, &device).await, vouched(&house, &device).await);
    assert_eq!(resume(&house, &mut Tab::default(), &first).await.0, 200);
    over(resume(&house, &mut Tab::default(), &first).await);
    over(resume(&house, &mut Tab::default(), "lethe-vouch-unknown").await);
    let foreign = Tab::default()
        .send_from(
            &house,
            Some("https://evil.example"),
            "POST",
            "/portal/v1/sign-in/on-device",
            json!({"secret": second}),
        )
        .await;
    assert_eq!((foreign.0, &foreign.1["code"]), (403, &json!("session.cross_site")), "and it is not used up");
    house.clock.advance(119_999);
    assert_eq!(resume(&house, &mut Tab::default(), &second).await.0, 200);
    house.clock.advance(1);
    over(resume(&house, &mut Tab::default(), &third).await);
}

async fn nobody_else_comes_in_by_a_device(db: Db) {
    let (house, _) = open(db).await;
    let (_, device) = lena(&house).await;
    let mut mike = Employee::new(&house, "Mike Otto", "mike").await;
    let mut red = mike.add_passkey(&house, 22).await;
    let mut tab = Tab::default();
    let resumed = resume(&house, &mut tab, &vouched(&house, &device).await).await.1;
    let (status, answer) = tab.touch(&house, &resumed["step"], &mut red).await;
    assert_eq!((status, &answer["code"]), (403, &json!("sign_in.refused")));
    assert!(tab.me.is_none());
}

async fn what_began_on_a_device_does_not_end_without_it(db: Db) {
    let (house, _) = open(db).await;
    let (lena, device) = lena(&house).await;
    let mut tab = Tab::default();
    let resumed = resume(&house, &mut tab, &vouched(&house, &device).await).await.1;
    let waiting = vouched(&house, &device).await;
    assert_eq!(tab.prove(&house, &resumed["step"], "password", PASSWORD).await.0, 200);
    order(&house, &device, "lock").await;
    let (status, answer) = tab.prove(&house, &resumed["step"], "totp", &lena.code(&house)).await;
    assert_eq!((status, &answer["code"]), (403, &json!("sign_in.device")), "{answer}");
    assert!(tab.me.is_none());
    let (status, answer) = resume(&house, &mut tab, &waiting).await;
    assert_eq!((status, &answer["code"]), (403, &json!("device_sign_in.over")));
}

async fn a_session_ends_with_its_devices_lock_logout_loss_or_wipe(db: Db) {
    let (house, _) = open(db).await;
    let lena = Employee::new(&house, "Lena Maier", "lena").await;
    let (mut elsewhere, mut number) = (Tab::default(), 1);
    assert_eq!(lena.sign_in(&house, &mut elsewhere).await.0, 200);
    for what in ["lock", "logout", "lost", "wipe"] {
        house.clock.advance(60_000);
        let person = Employee::new(&house, "Paul Ortega", &format!("paul-{what}")).await;
        number += 1;
        let device = notebook(&house, &person, number).await;
        let (mut tab, answer) = sign_in(&house, &person, &device).await;
        assert_eq!(answer.0, 200, "{}", answer.1);
        assert!(is_in(&house, &mut tab).await);
        match what {
            "lost" => {
                house.clock.advance(60_000);
                let mut telephone = Tab::default();
                assert_eq!(person.sign_in(&house, &mut telephone).await.0, 200);
                let lost = format!("{DEVICES}/{}/lost", device.name);
                assert_eq!(telephone.send(&house, "POST", &lost, Value::Null).await.0, 204);
            }
            "wipe" => drop(house.propose("wipe_container", &device.name).await),
            other => order(&house, &device, other).await,
        }
        assert!(!is_in(&house, &mut tab).await, "{what}");
        assert!(verbs(&house).await[..4].contains(&"employee_session.ended".to_owned()), "{what}");
    }
    assert!(is_in(&house, &mut elsewhere).await, "what is bound to no device goes on");
}

/// Only compliant devices; what else is a refusal, and what is not known another one.
fn compliant_only() -> Value {
    json!({"policies": [{
        "id": format!("{:032x}", 5), "name": "Encrypted disks", "mode": "on", "apps": ["portal"],
        "device": ["compliant"], "otherwise": "deny",
    }]})
}

async fn rules_ask_how_the_device_is(db: Db) {
    let (house, _) = open(db).await;
    let (lena, mut device) = lena(&house).await;
    save(&house, compliant_only()).await;
    let refused_here = |(status, answer): &Answer| {
        assert_eq!((*status, &answer["code"]), (403, &json!("sign_in.refused_here")), "{answer}");
    };
    let why = async || house.get("/api/v1/sign-ins?admitted=false").await.1["items"][0]["device"].clone();
    refused_here(&sign_in(&house, &lena, &device).await.1);
    assert_eq!(why().await, "enrolled", "it has not said whether its disk is encrypted");

    for (said, word, status) in [(Said::No, "not_compliant", 403), (Said::Yes, "compliant", 200)] {
        house.clock.advance(60_000);
        device.posture.disk_encryption = said;
        device.check_in(&house).await;
        let (mut tab, answer) = sign_in(&house, &lena, &device).await;
        assert_eq!(answer.0, status, "{word}: {}", answer.1);
        assert_eq!(house.get("/api/v1/sign-ins").await.1["items"][0]["device"], word);
        if status == 200 {
            assert!(is_in(&house, &mut tab).await);
            device.posture.disk_encryption = Said::No;
            device.check_in(&house).await;
            house.clock.advance(2_000);
            assert!(!is_in(&house, &mut tab).await, "whoever no longer complies is out");
        }
    }
    device.posture.disk_encryption = Said::Yes;
    house.clock.advance(60_000);
    device.check_in(&house).await;
    house.clock.advance(7 * 24 * 60 * 60_000);
    refused_here(&sign_in(&house, &lena, &device).await.1);

    house.clock.advance(60_000);
    let mut tab = Tab::default();
    refused_here(&lena.sign_in(&house, &mut tab).await);
    assert_eq!(why().await, "none", "who comes without a device has none");
}

on_both!(
    a_device_vouches_and_its_person_proves_who_they_are,
    a_word_counts_once_for_this_server_and_now,
    whoever_is_not_the_device_learns_nothing,
    a_locked_or_ended_device_vouches_for_nobody,
    somebody_who_is_suspended_does_not_come_in_on_their_device,
    a_browser_comes_once_within_two_minutes,
    nobody_else_comes_in_by_a_device,
    what_began_on_a_device_does_not_end_without_it,
    a_session_ends_with_its_devices_lock_logout_loss_or_wipe,
    rules_ask_how_the_device_is,
);
