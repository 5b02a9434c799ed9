//! The log: proofs by vectors of others, checkpoints, witnesses, and what an agent asks of a proof.

use lethe_people::{LogNode, WitnessNode};
use lethe_proto::{
    ids::Digest,
    keyring::Witnesses,
    leaf::LeafKind,
    merkle::{verify_consistency, verify_inclusion},
    note::{self, Checkpoint},
    refusal::Refusal,
};
use serde_json::Value;

use crate::foreign;

/// A hash of a vector. Some of them are words instead of hashes; a hash of the word stands in, so that they stay comparable.
fn hash(value: &Value) -> Option<Digest> {
    let bytes = data_encoding::BASE64.decode(value.as_str()?.as_bytes()).ok()?;
    if bytes.is_empty() {
        return None;
    }
    Some(
        Digest::try_from(bytes.as_slice())
            .unwrap_or_else(|_| lethe_proto::cbor::sha256(&[b"word ", bytes.as_slice()].concat())),
    )
}

/// The hashes of a proof.
fn proof(vector: &Value) -> Option<Vec<Digest>> {
    vector["proof"].as_array().map_or(Some(Vec::new()), |hashes| hashes.iter().map(hash).collect())
}

/// Goes through all vectors of a folder, and counts those that hold and those that do not.
fn judge(folder: &str, holds: impl Fn(&Value) -> Option<()>) -> Option<(u32, u32)> {
    let path = foreign::folder("merkle")?.join(folder);
    let (mut good, mut bad) = (0, 0);
    for file in foreign::files_below(&path) {
        let vector = foreign::json(&file);
        let wanted = !vector["wantErr"].as_bool().unwrap();
        assert_eq!(holds(&vector).is_some(), wanted, "{}", file.display());
        if wanted { good += 1 } else { bad += 1 }
    }
    Some((good, bad))
}

#[test]
fn inclusion_proofs_of_others_are_judged_as_they_say() {
    let judged = judge("inclusion", |vector| {
        let (index, size) = (vector["leafIdx"].as_u64()?, vector["treeSize"].as_u64()?);
        let (leaf, root) = (hash(&vector["leafHash"])?, hash(&vector["root"])?);
        verify_inclusion(&leaf, index, size, &proof(vector)?, &root).ok()
    });
    let Some((good, bad)) = judged else { return };
    assert!(good > 5 && bad > 50, "{good} good, {bad} bad");
}

#[test]
fn the_first_look_at_a_log_needs_no_proof_and_takes_none() {
    let empty = lethe_proto::merkle::empty_root();
    let root = Digest::new([7; 32]);
    assert!(verify_consistency(0, 5, &[], &empty, &root).is_ok());
    assert!(verify_consistency(0, 5, &[root], &empty, &root).is_err());
    assert!(verify_consistency(0, 5, &[], &root, &root).is_err());
}

#[test]
fn consistency_proofs_of_others_are_judged_as_they_say() {
    let judged = judge("consistency", |vector| {
        let (old, new) = (vector["size1"].as_u64()?, vector["size2"].as_u64()?);
        if old == 0 && new > 0 {
            // Others call this check useless and refuse it; for us it is the first look of an agent at the log.
            return None;
        }
        let (old_root, new_root) = (hash(&vector["root1"])?, hash(&vector["root2"])?);
        verify_consistency(old, new, &proof(vector)?, &old_root, &new_root).ok()
    });
    let Some((good, bad)) = judged else { return };
    assert!(good > 5 && bad > 50, "{good} good, {bad} bad");
}

/// A log of ten leaves.
fn ten() -> LogNode {
    let mut log = LogNode::new(1);
    for number in 0..10 {
        log.append(LeafKind::Dispatch, number, &[u8::try_from(number).unwrap()]);
    }
    log
}

fn none() -> Witnesses {
    Witnesses { quorum: 0, list: Vec::new() }
}

#[test]
fn a_checkpoint_says_origin_size_and_root_and_is_believed_under_its_key() {
    let log = ten();
    let text = log.note(&log.newest());
    let lines: Vec<&str> = text.split('\n').collect();
    assert_eq!((lines[0], lines[1], lines[3]), (log.entry().origin.as_str(), "10", ""));
    assert!(lines[4].starts_with("\u{2014} "));
    assert_eq!(note::verify(&text, &log.entry()), Ok(log.newest()));
}

#[test]
fn a_checkpoint_of_another_log_or_key_is_not_believed() {
    let log = ten();
    let text = log.note(&log.newest());
    let mut other_key = log.entry();
    other_key.public_key = LogNode::new(2).entry().public_key;
    assert!(note::verify(&text, &other_key).is_err());
    let mut other_origin = log.entry();
    other_origin.origin = LogNode::new(2).entry().origin;
    assert!(note::verify(&text, &other_origin).is_err());
}

#[test]
fn a_checkpoint_with_anything_else_in_it_is_not_believed() {
    let log = ten();
    let honest = log.note(&log.newest());
    let (body, signatures) = honest.split_once("\n\n").unwrap();
    for changed in [
        honest.replacen("\n10\n", "\n11\n", 1),
        honest.replacen("\n10\n", "\n010\n", 1),
        honest.replacen("\n10\n", "\n+10\n", 1),
        format!("{body}\nextension\n\n{signatures}"),
        format!("{body}\n{signatures}"),
        body.to_owned(),
        String::new(),
    ] {
        assert!(note::verify(&changed, &log.entry()).is_err(), "{changed}");
    }
}

#[test]
fn a_signed_checkpoint_with_extension_lines_or_a_crooked_size_is_still_not_ours() {
    use lethe_proto::keyring::Log;
    let log = ten();
    let Log { origin, .. } = log.entry();
    for size in ["010", "+10", " 10", "18446744073709551616", "-1", ""] {
        let root = data_encoding::BASE64.encode(log.newest().root.as_bytes());
        let body = format!("{origin}\n{size}\n{root}\n");
        assert!(note::verify(&log.sign_text(&body), &log.entry()).is_err(), "{size}");
    }
    let body = note::body(&origin, &log.newest());
    assert!(note::verify(&log.sign_text(&body), &log.entry()).is_ok());
    assert!(note::verify(&log.sign_text(&format!("{body}extension\n")), &log.entry()).is_err());
}

#[test]
fn witnesses_count_once_each_and_only_for_this_checkpoint() {
    let log = ten();
    let body = note::body(&log.entry().origin, &log.newest());
    let witnesses = [WitnessNode::new(1), WitnessNode::new(2), WitnessNode::new(3)];
    let known = Witnesses { quorum: 2, list: witnesses[..2].iter().map(WitnessNode::entry).collect() };
    let honest = log.note(&log.newest());
    let count = |lines: &[String]| note::cosignatures(&format!("{honest}{}", lines.concat()), &known);
    let [one, two, stranger] = witnesses.each_ref().map(|witness| witness.cosign(&body, 1_800_000_000));
    assert_eq!(count(&[]), 0);
    assert_eq!(count(std::slice::from_ref(&one)), 1);
    assert_eq!(count(&[one.clone(), two.clone()]), 2);
    assert_eq!(count(&[one.clone(), one.clone()]), 1);
    assert_eq!(count(&[one.clone(), stranger]), 1);
    let other_body = note::body(&log.entry().origin, &log.tree(9));
    assert_eq!(count(&[witnesses[0].cosign(&other_body, 1_800_000_000)]), 0);
    assert_eq!(note::verify(&format!("{honest}{one}{two}"), &log.entry()), Ok(log.newest()));
}

#[test]
fn a_proof_holds_for_its_leaf_and_moves_the_tree_forward() {
    let log = ten();
    let proof = log.prove(7, 7, 4);
    let seen = proof.verify(LeafKind::Dispatch, &[7], &log.entry(), &none(), &log.tree(4)).unwrap();
    assert_eq!(seen, log.newest());
    let nothing = Checkpoint { size: 0, root: lethe_proto::merkle::empty_root() };
    assert!(log.prove(7, 7, 0).verify(LeafKind::Dispatch, &[7], &log.entry(), &none(), &nothing).is_ok());
}

#[test]
fn a_log_without_the_entry_is_refused() {
    let log = ten();
    let judge = |kind, body: &[u8]| log.prove(7, 7, 4).verify(kind, body, &log.entry(), &none(), &log.tree(4));
    assert_eq!(judge(LeafKind::Dispatch, &[8]), Err(Refusal::LogInclusion));
    assert_eq!(judge(LeafKind::Command, &[7]), Err(Refusal::LogInclusion));
    let mut other_salt = log.prove(7, 7, 4);
    other_salt.salt = [1; 32].into();
    let judged = other_salt.verify(LeafKind::Dispatch, &[7], &log.entry(), &none(), &log.tree(4));
    assert_eq!(judged, Err(Refusal::LogInclusion));
}

#[test]
fn a_shrinking_or_rewritten_tree_is_refused() {
    let log = ten();
    let proof = log.prove(7, 7, 4);
    let judge = |seen: &Checkpoint| proof.verify(LeafKind::Dispatch, &[7], &log.entry(), &none(), seen);
    let rewritten = Checkpoint { size: 4, root: log.tree(5).root };
    assert_eq!(judge(&rewritten), Err(Refusal::LogConsistency));
    assert_eq!(judge(&log.tree(5)), Err(Refusal::LogView));
    let mut longer = ten();
    longer.append(LeafKind::Dispatch, 10, &[10]);
    let mut shrunk = log.prove(7, 7, 4);
    (shrunk.old_size, shrunk.consistency) = (11, Vec::new());
    let judged = shrunk.verify(LeafKind::Dispatch, &[7], &log.entry(), &none(), &longer.newest());
    assert_eq!(judged, Err(Refusal::LogConsistency));
    let mut same_size = log.prove(7, 7, 4);
    (same_size.old_size, same_size.consistency) = (10, Vec::new());
    let other = Checkpoint { size: 10, root: log.tree(9).root };
    let judged = same_size.verify(LeafKind::Dispatch, &[7], &log.entry(), &none(), &other);
    assert_eq!(judged, Err(Refusal::LogConsistency));
}

#[test]
fn too_few_witnesses_are_refused() {
    let log = ten();
    let witnesses = Witnesses { quorum: 1, list: vec![WitnessNode::new(1).entry()] };
    let mut proof = log.prove(7, 7, 4);
    let judged = proof.verify(LeafKind::Dispatch, &[7], &log.entry(), &witnesses, &log.tree(4));
    assert_eq!(judged, Err(Refusal::LogWitnesses));
    let body = note::body(&log.entry().origin, &log.newest());
    proof.checkpoint.push_str(&WitnessNode::new(1).cosign(&body, 1));
    assert!(proof.verify(LeafKind::Dispatch, &[7], &log.entry(), &witnesses, &log.tree(4)).is_ok());
}

/// The example of Go's `sumdb/note`, BSD licensed: a key, a text and a signature line that others made.
#[test]
fn a_signed_note_made_by_another_program_has_our_key_hash_and_verifies() {
    let blob = data_encoding::BASE64.decode(b"ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW").unwrap();
    let public_key: [u8; 32] = blob[1..].try_into().unwrap();
    let text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
    let line = "\u{2014} PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
    let signed = data_encoding::BASE64.decode(line.trim_end().rsplit(' ').next().unwrap().as_bytes()).unwrap();
    let signature: [u8; 64] = signed[4..].try_into().unwrap();
    assert_eq!(note::signature_line("PeterNeumann", &public_key, &signature), line);
    let key = lethe_proto::public_key::PublicKey::ed25519(&public_key).unwrap();
    assert!(key.verify(text.as_bytes(), &signature).is_ok());
}
