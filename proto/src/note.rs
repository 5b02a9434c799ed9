//! Checkpoints of the log: C2SP `tlog-checkpoint` in a C2SP `signed-note`, with witnesses' `tlog-cosignature`s.

use sha2::{Digest as _, Sha256};

use crate::{
    ids::Digest,
    keyring::{Log, Witnesses},
    public_key::{BadSignature, PublicKey},
};

/// Signature types of `signed-note`: Ed25519, and Ed25519 cosignature/v1.
const ED25519: u8 = 0x01;
const COSIGNATURE_V1: u8 = 0x04;
const DASH: &str = "\u{2014} ";

/// A tree by size and root, as a log signed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// Number of leaves.
    pub size: u64,
    /// Root hash.
    pub root: Digest,
}

/// The text that is signed: origin, size, root, each on a line.
pub fn body(origin: &str, checkpoint: &Checkpoint) -> String {
    let root = data_encoding::BASE64.encode(checkpoint.root.as_bytes());
    format!("{origin}\n{}\n{root}\n", checkpoint.size)
}

/// One signature line of the log itself. `signature` is Ed25519 over [`body`].
pub fn signature_line(name: &str, public_key: &[u8; 32], signature: &[u8; 64]) -> String {
    let blob = [key_hash(name, ED25519, public_key).as_slice(), signature].concat();
    format!("{DASH}{name} {}\n", data_encoding::BASE64.encode(&blob))
}

/// Body and signature line together.
pub fn note(origin: &str, checkpoint: &Checkpoint, public_key: &[u8; 32], signature: &[u8; 64]) -> String {
    format!("{}\n{}", body(origin, checkpoint), signature_line(origin, public_key, signature))
}

/// Reads a note and checks the log's own signature under the pinned key.
pub fn verify(note: &str, log: &Log) -> Result<Checkpoint, BadSignature> {
    let (body, signatures) = parts(note)?;
    let key = PublicKey::ed25519(&log.public_key)?;
    let wanted = key_hash(&log.origin, ED25519, &log.public_key);
    let signed = lines(signatures)
        .filter(|(name, _)| *name == log.origin)
        .any(|(_, blob)| blob.strip_prefix(&wanted).is_some_and(|sig| key.verify(body.as_bytes(), sig).is_ok()));
    if signed { parse(body, &log.origin) } else { Err(BadSignature) }
}

/// Counts distinct witnesses whose cosignature holds.
pub fn cosignatures(note: &str, witnesses: &Witnesses) -> u64 {
    let Ok((body, signatures)) = parts(note) else { return 0 };
    let holds = |name: &str, public_key: &[u8; 32], blob: &[u8]| {
        let wanted = key_hash(name, COSIGNATURE_V1, public_key);
        let Some(rest) = blob.strip_prefix(&wanted) else { return false };
        let Some((time, signature)) = rest.split_first_chunk::<8>() else { return false };
        let message = format!("cosignature/v1\ntime {}\n{body}", u64::from_be_bytes(*time));
        PublicKey::ed25519(public_key).is_ok_and(|key| key.verify(message.as_bytes(), signature).is_ok())
    };
    witnesses
        .list
        .iter()
        .filter(|w| lines(signatures).any(|(name, blob)| name == w.name && holds(name, &w.public_key, &blob)))
        .count() as u64
}

/// Splits at the empty line between body and signatures.
fn parts(note: &str) -> Result<(&str, &str), BadSignature> {
    let at = note.find("\n\n").ok_or(BadSignature)?;
    Ok((note.get(..=at).ok_or(BadSignature)?, note.get(at + 2..).ok_or(BadSignature)?))
}

/// Name and decoded blob of every well-formed signature line.
fn lines(signatures: &str) -> impl Iterator<Item = (&str, Vec<u8>)> {
    signatures.lines().filter_map(|line| {
        let (name, blob) = line.strip_prefix(DASH)?.rsplit_once(' ')?;
        Some((name, data_encoding::BASE64.decode(blob.as_bytes()).ok()?))
    })
}

/// Exactly three lines: origin, decimal size without leading zeros, root.
fn parse(body: &str, origin: &str) -> Result<Checkpoint, BadSignature> {
    let mut lines = body.split('\n');
    let (first, size, root) = (lines.next(), lines.next(), lines.next());
    let size_text = size.ok_or(BadSignature)?;
    let size: u64 = size_text.parse().map_err(|_| BadSignature)?;
    let root = data_encoding::BASE64.decode(root.ok_or(BadSignature)?.as_bytes()).map_err(|_| BadSignature)?;
    let root = Digest::try_from(root.as_slice()).map_err(|_| BadSignature)?;
    let exact =
        first == Some(origin) && size.to_string() == size_text && lines.next() == Some("") && lines.next().is_none();
    if exact { Ok(Checkpoint { size, root }) } else { Err(BadSignature) }
}

/// First four bytes of SHA-256(name, newline, type, key).
fn key_hash(name: &str, kind: u8, public_key: &[u8; 32]) -> [u8; 4] {
    let mut sha = Sha256::new();
    sha.update(name.as_bytes());
    sha.update([b'\n', kind]);
    sha.update(public_key);
    let hash: [u8; 32] = sha.finalize().into();
    [hash[0], hash[1], hash[2], hash[3]]
}
