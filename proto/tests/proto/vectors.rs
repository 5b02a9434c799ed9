//! The committed vectors are what the code makes today, and cover what they claim to cover.

use std::{collections::BTreeSet, fs, path::Path};

use crate::book;

#[test]
fn the_committed_vectors_are_what_the_code_makes() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors");
    let made = book::all();
    for (name, text) in &made {
        let committed = fs::read_to_string(folder.join(name)).unwrap_or_default();
        assert!(committed == *text, "{name} is stale: `cargo run -p lethe-proto --example vectors` writes it");
    }
    let there: BTreeSet<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    assert_eq!(there, made.into_iter().map(|(name, _)| name).collect());
}

#[test]
fn every_rule_with_a_type_has_a_sample_that_passes_the_gate() {
    let samples = book::samples();
    for (name, rule, bytes) in &samples {
        assert_eq!(book::judge(rule, bytes), book::Verdict::Good, "{name}");
    }
    let covered: BTreeSet<&str> = samples.iter().map(|(_, rule, _)| *rule).collect();
    assert_eq!(covered, book::RULES.iter().copied().collect());
}

#[test]
fn no_sample_passes_as_a_message_of_another_rule() {
    for (name, rule, bytes) in book::samples() {
        for &other in book::RULES.iter().filter(|other| **other != rule) {
            assert_ne!(book::judge(other, &bytes), book::Verdict::Good, "{name} passes as {other}");
        }
    }
}
