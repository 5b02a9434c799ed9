//! The project's own vectors: good and malformed, all from fixed seeds.

mod approvals;
mod chains;
mod challenges;
mod counts;
mod envelopes;
mod keys;
mod malformed;
mod messages;
mod scene;
mod signatures;
mod types;
mod vetoes;
mod words;

pub(crate) use types::{Verdict, judge};
#[allow(unused_imports, reason = "the tests read the samples and the rules, the example writes files")]
pub(crate) use {
    messages::{samples, samples_once},
    types::RULES,
};

use serde_json::Value;

/// Every file by its name, as it stands in `proto/vectors`.
pub(crate) fn all() -> Vec<(String, String)> {
    let files: [(&str, Value); 11] = [
        ("messages", messages::vectors()),
        ("challenges", challenges::vectors()),
        ("approvals", approvals::vectors()),
        ("signatures", signatures::vectors()),
        ("keys", keys::vectors()),
        ("envelopes", envelopes::vectors()),
        ("malformed", malformed::vectors()),
        ("chains", chains::vectors()),
        ("counts", counts::vectors()),
        ("vetoes", vetoes::vectors()),
        ("words", words::vectors()),
    ];
    let write = |(name, value): (&str, Value)| {
        let text = serde_json::to_string_pretty(&value).expect("plain values");
        (format!("{name}.json"), format!("{text}\n"))
    };
    files.into_iter().map(write).collect()
}

/// Lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    data_encoding::HEXLOWER.encode(bytes)
}
