//! SSHSIG (OpenSSH `PROTOCOL.sshsig`), by a FIDO key (`PROTOCOL.u2f`) or, in a demo tenant, a key in a file.
//!
//! Everything before the signature is known from the keyring's entry and compared; only the signature is parsed.

use minicbor::{Decode, Encode};
use sha2::{Digest as _, Sha256, Sha512};

use crate::{
    ids::Digest,
    keyring::Key,
    kinds::KeyKind,
    public_key::{BadSignature, PublicKey},
};

/// `ssh-keygen -Y sign -n` with this namespace.
pub const NAMESPACE: &str = "lethe-approve-1";

const MAGIC: &[u8] = b"SSHSIG";
const HASH: &[u8] = b"sha512";
/// User present and user verified, as in WebAuthn.
const UP: u8 = 0x01;
const UV: u8 = 0x04;

/// The binary form of a signature file, without the armor.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(transparent)]
pub struct Blob(#[cbor(n(0), with = "minicbor::bytes")] pub Vec<u8>);

impl Blob {
    /// Takes the armor off what `ssh-keygen -Y sign` writes.
    pub fn from_armor(text: &str) -> Option<Self> {
        let body =
            text.trim().strip_prefix("-----BEGIN SSH SIGNATURE-----")?.strip_suffix("-----END SSH SIGNATURE-----")?;
        let body: String = body.split_ascii_whitespace().collect();
        data_encoding::BASE64.decode(body.as_bytes()).ok().map(Self)
    }

    /// Checks the signature of `key` over the 32 bytes of the challenge.
    pub fn verify(&self, key: &Key, challenge: &Digest) -> Result<(), BadSignature> {
        let public_key = key.decoded()?;
        let mut expected = MAGIC.to_vec();
        expected.extend_from_slice(&1u32.to_be_bytes());
        put(&mut expected, &public_key_blob(key, &public_key)?);
        for field in [NAMESPACE.as_bytes(), b"", HASH] {
            put(&mut expected, field);
        }
        let rest = self.0.strip_prefix(expected.as_slice()).ok_or(BadSignature)?;
        let mut rest = Reader(rest);
        let signature = rest.string()?;
        rest.end()?;
        verify_signature(key, &public_key, signature, &signed_data(challenge))
    }
}

/// What the key signs: magic, namespace, reserved, hash name, hash of the message.
pub fn signed_data(challenge: &Digest) -> Vec<u8> {
    let mut data = MAGIC.to_vec();
    for field in [NAMESPACE.as_bytes(), b"", HASH, &Sha512::digest(challenge.as_bytes())] {
        put(&mut data, field);
    }
    data
}

/// The public key as OpenSSH writes it.
pub fn public_key_blob(key: &Key, decoded: &PublicKey) -> Result<Vec<u8>, BadSignature> {
    let mut blob = Vec::new();
    put(&mut blob, type_name(key.kind)?.as_bytes());
    if key.kind == KeyKind::SshSkEcdsaP256 {
        put(&mut blob, b"nistp256");
        put(&mut blob, &decoded.uncompressed_point().ok_or(BadSignature)?);
    } else {
        put(&mut blob, &key.public_key);
    }
    if key.kind != KeyKind::SshEd25519 {
        put(&mut blob, key.rp_id.as_bytes());
    }
    Ok(blob)
}

/// The key type's name in OpenSSH.
pub fn type_name(kind: KeyKind) -> Result<&'static str, BadSignature> {
    match kind {
        KeyKind::SshEd25519 => Ok("ssh-ed25519"),
        KeyKind::SshSkEd25519 => Ok("sk-ssh-ed25519@openssh.com"),
        KeyKind::SshSkEcdsaP256 => Ok("sk-ecdsa-sha2-nistp256@openssh.com"),
        KeyKind::WebauthnEs256 => Err(BadSignature),
    }
}

fn verify_signature(key: &Key, public_key: &PublicKey, signature: &[u8], data: &[u8]) -> Result<(), BadSignature> {
    let mut reader = Reader(signature);
    if reader.string()? != type_name(key.kind)?.as_bytes() {
        return Err(BadSignature);
    }
    let raw = reader.string()?;
    if key.kind == KeyKind::SshEd25519 {
        reader.end()?;
        return public_key.verify(data, raw);
    }
    let flags = reader.byte()?;
    let counter = reader.take(4)?;
    reader.end()?;
    if flags & UP == 0 || flags & UV == 0 {
        return Err(BadSignature);
    }
    let mut message = Sha256::digest(key.rp_id.as_bytes()).to_vec();
    message.push(flags);
    message.extend_from_slice(counter);
    message.extend_from_slice(&Sha256::digest(data));
    if key.kind == KeyKind::SshSkEcdsaP256 {
        public_key.verify(&message, &ecdsa_scalars(raw)?)
    } else {
        public_key.verify(&message, raw)
    }
}

/// `r ‖ s` of 32 bytes each from two RFC 4251 multiple-precision integers in their one shortest form.
fn ecdsa_scalars(raw: &[u8]) -> Result<Vec<u8>, BadSignature> {
    let mut reader = Reader(raw);
    let mut scalars = vec![0; 64];
    for half in scalars.chunks_exact_mut(32) {
        let integer = reader.string()?;
        let digits = match integer {
            [0, rest @ ..] if rest.first().is_some_and(|byte| byte & 0x80 != 0) => rest,
            [first, ..] if *first != 0 && first & 0x80 == 0 => integer,
            _ => return Err(BadSignature),
        };
        let start = 32usize.checked_sub(digits.len()).ok_or(BadSignature)?;
        half[start..].copy_from_slice(digits);
    }
    reader.end()?;
    Ok(scalars)
}

/// Appends an SSH `string`: length in four bytes, then the bytes.
fn put(out: &mut Vec<u8>, field: &[u8]) {
    let length = u32::try_from(field.len()).unwrap_or(u32::MAX);
    out.extend_from_slice(&length.to_be_bytes());
    out.extend_from_slice(field);
}

/// Reads SSH fields from the front.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8], BadSignature> {
        let (head, tail) = self.0.split_at_checked(count).ok_or(BadSignature)?;
        self.0 = tail;
        Ok(head)
    }

    fn byte(&mut self) -> Result<u8, BadSignature> {
        self.take(1)?.first().copied().ok_or(BadSignature)
    }

    fn string(&mut self) -> Result<&'a [u8], BadSignature> {
        let length: [u8; 4] = self.take(4)?.try_into().map_err(|_| BadSignature)?;
        self.take(u32::from_be_bytes(length) as usize)
    }

    fn end(&self) -> Result<(), BadSignature> {
        if self.0.is_empty() { Ok(()) } else { Err(BadSignature) }
    }
}
