//! A wipe that an agent accepts, with everything that it needs to know for that.

use lethe_proto::{
    cbor::encode,
    chain,
    envelope::question,
    kinds::LadderAction,
    leaf::LeafKind,
    quorum::{Ballot, quorum},
    words::command_words,
};
use serde_json::{Value, json};

use super::{hex, scene::Scene};

pub(crate) fn vectors() -> Value {
    let scene = Scene::new();
    let keyring = scene.keyring();
    chain::check_first(&scene.first).unwrap();
    let about = [scene.phone.server_half.person];
    let ballot = Ballot {
        question: question(&scene.command),
        approvals: &scene.envelope.approvals,
        action: LadderAction::from(scene.command.action),
        targets: scene.command.targets.len(),
        about: &about,
        solo: false,
        demo: false,
        suspended: &[],
        one_more: false,
    };
    let persons = quorum(&ballot, &[keyring, keyring]).unwrap();
    scene.envelope.verify_server(keyring).unwrap();
    let dispatch = scene.envelope.dispatch();
    let seen = &scene.seen;
    let tree =
        scene.proof.verify(LeafKind::Dispatch, dispatch.bytes(), &keyring.log, &keyring.witnesses, seen).unwrap();
    json!([{
        "name": "two of information technology wipe the container of one phone",
        "pinned at enrollment": {
            "tenant": scene.company.tenant.to_string(),
            "device": scene.phone.server_half.device.to_string(),
            "enrollment": scene.phone.enrollment.to_string(),
            "person": scene.phone.server_half.person.to_string(),
            "label": scene.phone.server_half.label.as_str(),
        },
        "signed-keyring": hex(&encode(&scene.first)),
        "seen tree": { "size": seen.size, "root": seen.root.to_string() },
        "command": hex(scene.command.bytes()),
        "command digest": scene.command.digest().to_string(),
        "command words": command_words(&scene.command.digest()),
        "envelope": hex(&encode(&scene.envelope)),
        "log-proof": hex(&encode(&scene.proof)),
        "quorum": persons.persons().iter().map(ToString::to_string).collect::<Value>(),
        "tree afterwards": { "size": tree.size, "root": tree.root.to_string() },
    }])
}
