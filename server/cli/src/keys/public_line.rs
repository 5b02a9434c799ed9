//! OpenSSH's one-line public keys (`type base64 comment`) as entries of a keyring.

use std::path::Path;

use data_encoding::BASE64;
use lethe_proto::{
    ids::{KeyId, PersonId},
    keyring::Key,
    kinds::KeyKind,
};

use crate::{profile::read, trouble::Trouble};

/// The part of an entry that comes from the key itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PublicKeyLine {
    /// How it signs.
    pub(crate) kind: KeyKind,
    /// 32 bytes Ed25519 or 33 bytes P-256.
    pub(crate) public_key: Vec<u8>,
    /// Application of a FIDO key; empty for a key in a file.
    pub(crate) application: String,
}

impl PublicKeyLine {
    /// Reads a `.pub` file.
    pub(crate) fn read(file: &Path) -> Result<Self, Trouble> {
        let text = String::from_utf8(read(file)?).unwrap_or_default();
        Self::parse(&text).ok_or_else(|| {
            Trouble::usage(
                format!("{} is no public key that can approve", file.display()),
                "give the .pub file of a key made by `ssh-keygen -t ed25519-sk -O verify-required` \
                 (or `-t ecdsa-sk`; `-t ed25519` only for a demo)",
            )
        })
    }

    /// Reads one line.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let mut words = text.split_ascii_whitespace();
        let name = words.next()?;
        let blob = BASE64.decode(words.next()?.as_bytes()).ok()?;
        let mut fields = Fields(&blob);
        if fields.next()? != name.as_bytes() {
            return None;
        }
        let (kind, public_key) = match name {
            "ssh-ed25519" => (KeyKind::SshEd25519, fields.next()?.to_vec()),
            "sk-ssh-ed25519@openssh.com" => (KeyKind::SshSkEd25519, fields.next()?.to_vec()),
            "sk-ecdsa-sha2-nistp256@openssh.com" => {
                let curve = fields.next()?;
                (KeyKind::SshSkEcdsaP256, (curve == b"nistp256").then(|| compressed(fields.next()?))??)
            }
            _ => return None,
        };
        let application = match kind {
            KeyKind::SshEd25519 => String::new(),
            KeyKind::SshSkEd25519 | KeyKind::SshSkEcdsaP256 => String::from_utf8(fields.next()?.to_vec()).ok()?,
            KeyKind::WebauthnEs256 => return None,
        };
        let line = Self { kind, public_key, application };
        (fields.0.is_empty() && line.entry(PersonId::ZERO).decoded().is_ok()).then_some(line)
    }

    /// The entry of a keyring, for its owner.
    pub(crate) fn entry(&self, person: PersonId) -> Key {
        Key {
            id: KeyId::of(&self.public_key),
            person,
            kind: self.kind,
            public_key: self.public_key.clone(),
            rp_id: self.application.clone(),
            origin: String::new(),
            backup_eligible: false,
        }
    }
}

/// The 33-byte form of an uncompressed SEC 1 point: its first coordinate, and whether the second is odd.
fn compressed(point: &[u8]) -> Option<Vec<u8>> {
    let (&[4], coordinates) = point.split_first_chunk::<1>()? else { return None };
    let (x, y) = coordinates.split_first_chunk::<32>()?;
    let last = y.last().filter(|_| y.len() == 32)?;
    Some([&[2 + (last & 1)], x.as_slice()].concat())
}

/// Fields of an SSH message: each its length in four bytes, then its bytes.
struct Fields<'a>(&'a [u8]);

impl<'a> Fields<'a> {
    fn next(&mut self) -> Option<&'a [u8]> {
        let (length, rest) = self.0.split_first_chunk::<4>()?;
        let (field, rest) = rest.split_at_checked(usize::try_from(u32::from_be_bytes(*length)).ok()?)?;
        self.0 = rest;
        Some(field)
    }
}

#[cfg(test)]
mod tests {
    use lethe_people::{ANNA, Hand};
    use lethe_proto::sshsig;

    use super::*;

    #[test]
    fn every_kind_of_key_that_openssh_writes_becomes_the_entry_of_the_keyring() {
        for kind in [KeyKind::SshEd25519, KeyKind::SshSkEd25519, KeyKind::SshSkEcdsaP256] {
            let hand = Hand::new(ANNA, kind, 1);
            let blob = sshsig::public_key_blob(hand.entry(), &hand.entry().decoded().unwrap()).unwrap();
            let text = format!("{} {} anna@desk\n", sshsig::type_name(kind).unwrap(), BASE64.encode(&blob));
            assert_eq!(PublicKeyLine::parse(&text).unwrap().entry(ANNA), *hand.entry(), "{kind}");
            let cut = format!("{} {}", sshsig::type_name(kind).unwrap(), BASE64.encode(&blob[..blob.len() - 1]));
            assert!(PublicKeyLine::parse(&cut).is_none());
        }
        assert!(PublicKeyLine::parse("ssh-rsa AAAAB3NzaC1yc2E= x").is_none());
    }
}
