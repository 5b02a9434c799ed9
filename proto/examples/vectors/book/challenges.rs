//! Challenges with all their inputs, spoken words, and the id of an enrollment.

use lethe_people::seed;
use lethe_proto::{
    approval::Question,
    cbor::{encode, sha256},
    chain,
    challenge::{ApproveTag, ChallengeInput},
    ids::Digest,
    kinds::{Decision, Role},
    words::{command_words, keyring_words},
};
use serde_json::{Value, json};

use super::{hex, scene::Scene};

pub(crate) fn vectors() -> Value {
    let scene = Scene::new();
    let mut challenges = Vec::new();
    let command = lethe_proto::envelope::question(&scene.command);
    for &role in Role::ALL {
        for &decision in Decision::ALL {
            challenges.push(challenge(role, &Question { decision, ..command }));
        }
    }
    challenges.push(challenge(Role::Root, &chain::question(scene.keyring())));
    let digests = [scene.command.digest(), scene.keyring().digest(), Digest::ZERO, seed("words", 1).into()];
    let words = |digest: &Digest| {
        json!({
            "digest": digest.to_string(),
            "six words of a command": command_words(digest),
            "ten words of a keyring": keyring_words(digest),
        })
    };
    let (server, device) = (encode(&scene.phone.server_half), encode(&scene.phone.device_half));
    let preimage = [&[0x83, 0x6e], b"lethe-enroll/1".as_slice(), &server, &device].concat();
    json!({
        "challenges": challenges,
        "words": digests.iter().map(words).collect::<Value>(),
        "enrollment": {
            "server half": hex(&server),
            "device half": hex(&device),
            "preimage": hex(&preimage),
            "sha256": sha256(&preimage).to_string(),
            "enrollment id": scene.phone.enrollment.to_string(),
        },
    })
}

fn challenge(role: Role, question: &Question) -> Value {
    let input = ChallengeInput {
        tag: ApproveTag,
        decision: question.decision,
        role,
        tenant: question.tenant,
        keyring: question.keyring,
        subject: question.subject,
    };
    json!({
        "decision": question.decision.as_str(),
        "role": role.as_str(),
        "tenant": question.tenant.to_string(),
        "keyring": question.keyring.to_string(),
        "subject": question.subject.to_string(),
        "preimage": hex(&encode(&input)),
        "challenge": question.challenge(role).to_string(),
    })
}
