//! `ssh-keygen -Y sign` without a process and without hardware: SSHSIG by a file key or a FIDO key.

use ed25519_dalek::Signer as _;
use lethe_proto::{
    keyring::Key,
    kinds::KeyKind,
    sshsig::{self, Blob},
};
use sha2::{Digest as _, Sha256, Sha512};

use crate::hand::Secret;

/// How the signature is made; the default is what an honest key does.
#[derive(Debug, Clone)]
pub struct SshMood {
    /// Flags of a FIDO key: user present 1, user verified 4.
    pub flags: u8,
    /// Signature counter of a FIDO key.
    pub counter: u32,
    /// Namespace.
    pub namespace: &'static str,
    /// Another application than the key's.
    pub application: Option<&'static str>,
    /// Bytes after the last field.
    pub trailing: &'static [u8],
}

impl Default for SshMood {
    fn default() -> Self {
        Self { flags: 0x05, counter: 41, namespace: sshsig::NAMESPACE, application: None, trailing: &[] }
    }
}

impl SshMood {
    /// Signs a message with the private key of a keyring entry.
    pub(crate) fn perform(&self, secret: &Secret, key: &Key, message: &[u8]) -> Blob {
        let mut key = key.clone();
        if let Some(application) = self.application {
            application.clone_into(&mut key.rp_id);
        }
        let mut data = b"SSHSIG".to_vec();
        for field in [self.namespace.as_bytes(), b"", b"sha512", &Sha512::digest(message)] {
            put(&mut data, field);
        }
        let mut blob = b"SSHSIG".to_vec();
        blob.extend_from_slice(&1u32.to_be_bytes());
        let decoded = key.decoded().expect("a key of ours");
        put(&mut blob, &sshsig::public_key_blob(&key, &decoded).expect("an SSH key"));
        for field in [self.namespace.as_bytes(), b"", b"sha512"] {
            put(&mut blob, field);
        }
        put(&mut blob, &self.signature(secret, &key, &data));
        blob.extend_from_slice(self.trailing);
        Blob(blob)
    }

    fn signature(&self, secret: &Secret, key: &Key, data: &[u8]) -> Vec<u8> {
        let hardware = key.kind != KeyKind::SshEd25519;
        let message = if hardware {
            let mut message = Sha256::digest(key.rp_id.as_bytes()).to_vec();
            message.push(self.flags);
            message.extend_from_slice(&self.counter.to_be_bytes());
            message.extend_from_slice(&Sha256::digest(data));
            message
        } else {
            data.to_vec()
        };
        let raw = match secret {
            Secret::Ed25519(private) => private.sign(&message).to_bytes().to_vec(),
            Secret::P256(private) => {
                let signature: p256::ecdsa::Signature = private.sign(&message);
                let bytes = signature.to_bytes();
                let mut integers = Vec::new();
                bytes.chunks(32).for_each(|scalar| put(&mut integers, &integer(scalar)));
                integers
            }
        };
        let mut out = Vec::new();
        put(&mut out, sshsig::type_name(key.kind).expect("an SSH key").as_bytes());
        put(&mut out, &raw);
        if hardware {
            out.push(self.flags);
            out.extend_from_slice(&self.counter.to_be_bytes());
        }
        out
    }
}

/// The shortest multiple-precision integer of RFC 4251 §5.
fn integer(scalar: &[u8]) -> Vec<u8> {
    let digits: Vec<u8> = scalar.iter().copied().skip_while(|byte| *byte == 0).collect();
    if digits.first().is_some_and(|byte| byte & 0x80 != 0) { [&[0], digits.as_slice()].concat() } else { digits }
}

fn put(out: &mut Vec<u8>, field: &[u8]) {
    out.extend_from_slice(&u32::try_from(field.len()).expect("short").to_be_bytes());
    out.extend_from_slice(field);
}
