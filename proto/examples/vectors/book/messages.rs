//! One sample or more of every message.

use lethe_people::{
    ANNA, CLARA, DMITRI, ELENA, NOW, Phone, command, entropy, halt, release, release_by, seed, state, veto_of,
};
use lethe_proto::{
    cbor::{Exact, digest_of, encode, sha256},
    challenge::{ApproveTag, ChallengeInput},
    cose::{Context, Cose, Signer as _},
    enrollment::{
        Code, CodeTag, EnrollReply, EnrollRequest, EnrollRequestTag, Grant, GrantTag, OneTimeSecret,
        SignedEnrollRequest,
    },
    enrollment_record::EnrollmentRecord,
    ids::{Challenge, DAY_MS},
    kinds::{Action, CodeMaker, Decision, Role, Stage},
    leaf::{Leaf, LeafKind},
    possession::{Audience, Question, SignedPossession},
    receipt::SignedReceipt,
    recovery::make_blob,
    release_file::ReleaseFile,
    share::ShareBox,
    state::{Reply, ReplyTag},
    wire::{Down, Up},
};
use serde_json::{Value, json};

use super::{hex, scene::Scene};

/// Name, rule and bytes of every sample.
pub(crate) fn samples() -> Vec<(String, &'static str, Vec<u8>)> {
    let scene = Scene::new();
    let mut all = Vec::new();
    for part in [orders(&scene), keyrings(&scene), words_of_the_server(&scene), words_of_the_device(&scene)] {
        all.extend(part);
    }
    all.extend(enrollment(&scene));
    all.extend(container(&scene));
    all.extend(frames(&scene));
    all.into_iter().map(|(name, rule, bytes): Sample| (name.to_owned(), rule, bytes)).collect()
}

/// The samples, made once for whoever reads them many times.
#[allow(dead_code, reason = "only the tests read them many times")]
pub(crate) fn samples_once() -> impl Iterator<Item = (&'static str, &'static str, &'static [u8])> {
    static SAMPLES: std::sync::OnceLock<Vec<(String, &'static str, Vec<u8>)>> = std::sync::OnceLock::new();
    SAMPLES.get_or_init(samples).iter().map(|(name, rule, bytes)| (name.as_str(), *rule, bytes.as_slice()))
}

type Sample = (&'static str, &'static str, Vec<u8>);

pub(crate) fn vectors() -> Value {
    let vector = |(name, rule, bytes): (String, &str, Vec<u8>)| json!({ "name": name, "rule": rule, "hex": hex(&bytes), "sha256": sha256(&bytes).to_string() });
    samples().into_iter().map(vector).collect()
}

fn orders(scene: &Scene) -> Vec<Sample> {
    let company = &scene.company;
    let input = ChallengeInput {
        tag: ApproveTag,
        decision: Decision::Approve,
        role: Role::It,
        tenant: company.tenant,
        keyring: scene.keyring().digest(),
        subject: scene.command.digest(),
    };
    let unlock = command(company, scene.keyring(), Action::Unlock, vec![scene.phone.target()]);
    let full = (0..25).map(|number| Phone::new(company.tenant, ANNA, "Anna Weber · laptop", number).target());
    let full = command(company, scene.keyring(), Action::WipeDevice, full.collect());
    let veto = veto_of(&scene.command, company.hand(CLARA), Role::Hr, NOW.plus(1000));
    let halt = halt(scene.keyring(), company.hand(ELENA), Role::Root, NOW.plus(2000));
    let release = release_by(release(company, scene.keyring()), &[company.hand(DMITRI), company.hand(ELENA)]);
    let [passkey, fido] = scene.envelope.approvals.as_slice() else { panic!("two approvals") };
    vec![
        ("what an approval key signs", "challenge", encode(&input)),
        ("wipe of a container", "command", scene.command.bytes().to_vec()),
        ("unlock through counter 1", "command", encode(&unlock)),
        ("wipe of 25 devices", "command", encode(&full)),
        ("approval by a passkey", "approval", encode(passkey)),
        ("approval by a FIDO key of OpenSSH", "approval", encode(fido)),
        ("what the server signs", "dispatch", scene.envelope.dispatch().bytes().to_vec()),
        ("a command on its way", "envelope", encode(&scene.envelope)),
        ("veto of one command", "veto", veto.veto.bytes().to_vec()),
        ("HALT", "veto", halt.veto.bytes().to_vec()),
        ("veto with its signature", "signed-veto", encode(&veto)),
        ("release of a server's locks", "release", release.release.bytes().to_vec()),
        ("release with two signatures", "signed-release", encode(&release)),
    ]
}

fn keyrings(scene: &Scene) -> Vec<Sample> {
    let next = scene.company.next(scene.keyring(), |next| next.server_urls.push("https://second.example.com".into()));
    vec![
        ("the first keyring", "keyring", scene.keyring().bytes().to_vec()),
        ("the first keyring with its signatures", "signed-keyring", encode(&scene.first)),
        ("its successor", "keyring", next.keyring.bytes().to_vec()),
        ("its successor with its signatures", "signed-keyring", encode(&next)),
    ]
}

fn words_of_the_server(scene: &Scene) -> Vec<Sample> {
    let mut busy = state(scene.company.tenant, scene.phone.enrollment, scene.company.node.entry().id);
    busy.counter = 300;
    busy.locked_since = 300;
    busy.screen_blocked_since = 24;
    busy.hold_since = 23;
    busy.logged_out_before = NOW;
    busy.message_number = 2;
    busy.message.push_str("Call the help desk: +49 30 1234");
    busy.cancelled = vec![scene.command.id];
    busy.suspended = vec![ANNA];
    vec![
        ("a state that orders nothing", "state", encode(&quiet(scene))),
        ("a state that orders everything", "state", encode(&busy)),
        ("an answer to a check-in", "reply", encode(&reply(scene))),
        (
            "leaf of a dispatch",
            "leaf",
            encode(&Leaf::of(LeafKind::Dispatch, seed("salt", 4).into(), scene.envelope.dispatch().bytes())),
        ),
        ("proof that the dispatch is logged", "log-proof", encode(&scene.proof)),
    ]
}

fn quiet(scene: &Scene) -> lethe_proto::state::State {
    state(scene.company.tenant, scene.phone.enrollment, scene.company.node.entry().id)
}

fn reply(scene: &Scene) -> Reply {
    Reply {
        tag: ReplyTag,
        tenant: scene.company.tenant,
        enrollment: scene.phone.enrollment,
        challenge: Challenge::from(seed("challenge", 1)),
        sequence: 12,
        time: NOW.plus(5000),
    }
}

fn words_of_the_device(scene: &Scene) -> Vec<Sample> {
    let receipt = scene.phone.receipt(scene.command.digest(), Stage::Done);
    let mut refused = scene.phone.receipt(scene.command.digest(), Stage::Refused);
    refused.reason.push_str("ladder.persons");
    refused.previous = digest_of(&receipt);
    let chat = Audience::new("https://chat.example · Сообщения").unwrap();
    let short = Question::new(&seed("challenge", 3)[..16]).unwrap();
    let for_application = SignedPossession::sign(&scene.phone, scene.phone.place(), chat, short, NOW);
    vec![
        ("done", "receipt", encode(&receipt)),
        ("refused", "receipt", encode(&refused)),
        ("done, signed", "signed-receipt", encode(&SignedReceipt::sign(&scene.phone, receipt))),
        ("a check-in", "checkin", encode(&scene.phone.checkin(scene.keyring_ref()))),
        ("a proof of possession for an application", "possession", for_application.possession.bytes().to_vec()),
        ("a proof of possession for signing in", "possession", possession(scene).possession.bytes().to_vec()),
    ]
}

/// The phone vouches for whoever signs in on it.
pub(crate) fn possession(scene: &Scene) -> SignedPossession {
    let audience = Audience::of_sign_in("https://lethe.example.com").unwrap();
    let challenge = Question::new(seed("challenge", 2)).unwrap();
    SignedPossession::sign(&scene.phone, scene.phone.place(), audience, challenge, NOW)
}

fn enrollment(scene: &Scene) -> Vec<Sample> {
    let (phone, company) = (&scene.phone, &scene.company);
    let log = scene.log.entry();
    let code = Code {
        tag: CodeTag,
        tenant: company.tenant,
        urls: vec!["https://lethe.example.com".to_owned()],
        keyring: scene.keyring().digest(),
        log_origin: log.origin,
        log_key: log.public_key,
        secret: OneTimeSecret::new(seed("one-time secret", 1)),
        person: phone.server_half.person,
        label: phone.server_half.label.clone(),
        ceilings: phone.server_half.ceilings.clone(),
        expires: NOW.plus(DAY_MS),
        maker: CodeMaker::Approver,
    };
    let request = Exact::new(EnrollRequest {
        tag: EnrollRequestTag,
        tenant: company.tenant,
        secret: OneTimeSecret::new(seed("one-time secret", 1)),
        device_half: phone.device_half.clone(),
        posture: phone.checkin(scene.keyring_ref()).posture,
        issued: NOW,
    });
    let cose = Cose::sign(phone, Context { domain: EnrollRequestTag::TEXT, tenant: company.tenant }, request.bytes());
    let grant = Exact::new(Grant {
        tag: GrantTag,
        server_half: phone.server_half.clone(),
        enrollment: phone.enrollment,
        device_half: digest_of(&phone.device_half),
        keyring: scene.keyring().digest(),
        issued: NOW.plus(300),
    });
    let server = Cose::sign(&company.node, Context { domain: GrantTag::TEXT, tenant: company.tenant }, grant.bytes());
    let record = EnrollmentRecord {
        grant: grant.clone(),
        server_key: company.node.key_id(),
        server: server.clone(),
        device_half: phone.device_half.clone(),
    };
    let reply = EnrollReply {
        grant: grant.clone(),
        server_key: company.node.key_id(),
        server,
        keyrings: vec![scene.first.clone()],
    };
    vec![
        ("an enrollment code", "code", encode(&code)),
        ("what the server chooses", "server-half", encode(&phone.server_half)),
        ("what the device chooses", "device-half", encode(&phone.device_half)),
        ("a request", "enroll-request", request.bytes().to_vec()),
        ("the body of the request", "signed-enroll-request", encode(&SignedEnrollRequest { request, cose })),
        ("a grant", "grant", grant.bytes().to_vec()),
        ("what the log keeps of it", "enrollment-record", encode(&record)),
        ("the answer", "enroll-reply", encode(&reply)),
    ]
}

/// A share on its way to the phone.
pub(crate) fn share_box(scene: &Scene) -> ShareBox {
    let phone = &scene.phone;
    let share = seed("share", 1);
    ShareBox::seal(&phone.device_half.seal_key, &share, phone.place(), 1, &mut entropy("share box")).unwrap()
}

/// The phone's recovery blob.
pub(crate) fn blob(scene: &Scene) -> lethe_proto::recovery::RecoveryBlob {
    let (phone, keyring) = (&scene.phone, scene.keyring());
    let share = seed("recovery share", 1);
    let seal_key = phone.device_half.seal_key;
    make_blob(phone.place(), keyring.digest(), &keyring.recovery, seal_key, &share, &mut entropy("blob")).unwrap()
}

fn container(scene: &Scene) -> Vec<Sample> {
    let blob = blob(scene);
    let by = [scene.company.hand(DMITRI), scene.company.hand(ELENA)];
    let release = release_by(release(&scene.company, scene.keyring()), &by);
    let grant = blob.grant(&seed("recovery share", 1), &mut entropy("grant")).unwrap();
    vec![
        ("a share, sealed to its device", "share-box", encode(&share_box(scene))),
        ("a recovery share, sealed to any two of three keys", "recovery-blob", encode(&blob)),
        ("the recovered share on its way back", "recovery-grant", encode(&grant)),
        (
            "what root persons carry to a device",
            "release-file",
            encode(&ReleaseFile { release, grants: vec![grant], keyrings: vec![scene.first.clone()] }),
        ),
    ]
}

fn frames(scene: &Scene) -> Vec<Sample> {
    let (phone, company) = (&scene.phone, &scene.company);
    let node = &company.node;
    let by_node = |domain, bytes: &[u8]| Cose::sign(node, Context { domain, tenant: company.tenant }, bytes);
    let state = Exact::new(quiet(scene));
    let state_cose = by_node("lethe-state/1", state.bytes());
    let reply = Exact::new(reply(scene));
    let reply_cose = by_node(ReplyTag::TEXT, reply.bytes());
    let checkin = Exact::new(phone.checkin(scene.keyring_ref()));
    let by_phone = |domain, bytes: &[u8]| Cose::sign(phone, Context { domain, tenant: company.tenant }, bytes);
    let checkin_cose = by_phone("lethe-checkin/1", checkin.bytes());
    let receipt = SignedReceipt::sign(phone, phone.receipt(scene.command.digest(), Stage::Accepted));
    let blob = Exact::new(blob(scene));
    let blob_cose = by_phone("lethe-recovery/1", blob.bytes());
    let veto = veto_of(&scene.command, company.hand(CLARA), Role::Hr, NOW.plus(1000));
    let down = |name, frame: Down| (name, "down", encode(&frame));
    let up = |name, frame: Up| (name, "up", encode(&frame));
    vec![
        down("hello", Down::Hello(Challenge::from(seed("challenge", 1)))),
        down("a keyring", Down::Keyring(scene.first.clone())),
        down("a state with its signature", Down::State(state, state_cose)),
        down("a command with its proof", Down::Command(Exact::new(scene.envelope.clone()), scene.proof.clone())),
        down("a veto", Down::Veto(veto)),
        down("a share", Down::Share(share_box(scene))),
        down("a receipt is logged", Down::ReceiptLogged(receipt.receipt.digest(), scene.proof.clone())),
        down("an answer", Down::Reply(reply, node.key_id(), reply_cose)),
        down("come back later", Down::ComeBack(1500)),
        up("who is there", Up::Checkin(checkin, checkin_cose)),
        up("what was done", Up::Receipt(receipt)),
        up("for safe keeping", Up::RecoveryBlob(blob, blob_cose)),
    ]
}
