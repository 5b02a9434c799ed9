//! Approvals of every kind that hold, and approvals that do not, each with the keyring entry and the challenge.

use lethe_people::{ANNA, BORIS, CLARA, Ceremony, Hand, SshMood};
use lethe_proto::{
    approval::{Approval, Question},
    cbor::encode,
    kinds::{Decision, KeyKind, Role},
};
use serde_json::{Value, json};

use super::{hex, scene::Scene};

pub(crate) fn vectors() -> Value {
    let scene = Scene::new();
    let question = lethe_proto::envelope::question(&scene.command);
    let mut all = Vec::new();
    let mut add = |name: &str, hand: &Hand, approval: Approval| {
        let holds = approval.verify(hand.entry(), &question).is_ok();
        all.push(json!({
            "name": name,
            "key": hex(&encode(hand.entry())),
            "challenge": question.challenge(approval.role).to_string(),
            "approval": hex(&encode(&approval)),
            "holds": holds,
        }));
    };
    for kind in KeyKind::ALL {
        let hand = Hand::new(ANNA, *kind, 0);
        add(&format!("{kind}: honest"), &hand, hand.sign(Role::It, &question));
        let veto = Question { decision: Decision::Veto, ..question };
        add(&format!("{kind}: a veto instead"), &hand, hand.sign(Role::It, &veto));
        let mut moved = hand.sign(Role::It, &question);
        moved.role = Role::Hr;
        add(&format!("{kind}: moved to another role"), &hand, moved);
    }
    let passkey = scene.company.hand(CLARA);
    for (name, ceremony) in ceremonies() {
        add(&format!("webauthn-es256: {name}"), passkey, passkey.sign_by(Role::Hr, &question, &ceremony));
    }
    let fido = scene.company.hand(BORIS);
    for (name, mood) in moods() {
        add(&format!("ssh-sk-ecdsa-p256: {name}"), fido, fido.sign_in(Role::It, &question, &mood));
    }
    Value::Array(all)
}

fn ceremonies() -> Vec<(&'static str, Ceremony)> {
    let honest = Ceremony::default;
    vec![
        ("crossOrigin left out", Ceremony { tail: "}", ..honest() }),
        ("members added at the end", Ceremony { tail: r#","crossOrigin":false,"later":1}"#, ..honest() }),
        ("crossOrigin true", Ceremony { tail: r#","crossOrigin":true}"#, ..honest() }),
        ("cut off", Ceremony { tail: r#","crossOrigin":false"#, ..honest() }),
        ("something after the end", Ceremony { tail: r#","crossOrigin":false} "#, ..honest() }),
        ("a registration", Ceremony { kind: "webauthn.create", ..honest() }),
        ("a payment", Ceremony { kind: "payment.get", ..honest() }),
        ("another origin", Ceremony { origin: Some("https://lethe.example.com"), ..honest() }),
        ("another RP ID", Ceremony { rp_id: Some("lethe.example.com"), ..honest() }),
        ("not present", Ceremony { flags: 0x04, ..honest() }),
        ("not verified", Ceremony { flags: 0x01, ..honest() }),
        ("backup eligible", Ceremony { flags: 0x0d, ..honest() }),
        ("authenticator data of 38 bytes", Ceremony { extensions: &[0xa0], ..honest() }),
    ]
}

fn moods() -> Vec<(&'static str, SshMood)> {
    let honest = SshMood::default;
    vec![
        ("not present", SshMood { flags: 0x04, ..honest() }),
        ("not verified", SshMood { flags: 0x01, ..honest() }),
        ("another namespace", SshMood { namespace: "git", ..honest() }),
        ("another application", SshMood { application: Some("ssh:"), ..honest() }),
        ("something after the end", SshMood { trailing: &[0], ..honest() }),
    ]
}
