//! Seals what the server must read again, such as the secrets of one-time codes: a copy of the database alone opens none of it.
//!
//! What only has to be compared is kept as a hash and has no business here.

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use lethe_server_core::entropy::{Entropy, random};
use zeroize::Zeroizing;

use super::KeyError;
use crate::store::StoreError;

/// First byte of everything that is sealed: says how.
const FORM: u8 = 1;
/// Begins the associated data, so that this key serves nothing else.
const LABEL: &str = "lethe vault";

/// The one place at which sealed bytes may stand. Moved to another row or column they do not open.
#[derive(Debug, Clone, Copy)]
pub struct Cell<'r> {
    /// Table.
    pub table: &'static str,
    /// Column.
    pub column: &'static str,
    /// What names the row for ever, such as its id.
    pub row: &'r [u8],
}

impl Cell<'_> {
    /// Names end with a zero byte, and hold none: two cells never read the same.
    fn associated(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(64);
        for name in [LABEL, self.table, self.column] {
            bytes.extend_from_slice(name.as_bytes());
            bytes.push(0);
        }
        bytes.extend_from_slice(self.row);
        bytes
    }
}

/// The vault's key: AES-256-GCM with random nonces, good for 2^32 seals (SP 800-38D, 8.3).
pub struct Vault {
    key: LessSafeKey,
}

impl Vault {
    /// From 32 secret bytes.
    pub fn new(seed: &[u8; 32]) -> Result<Self, KeyError> {
        let key = UnboundKey::new(&AES_256_GCM, seed).map_err(|_| KeyError::Refused)?;
        Ok(Self { key: LessSafeKey::new(key) })
    }

    /// Seals `plain` for one cell.
    pub fn seal(&self, cell: Cell<'_>, plain: &[u8], entropy: &dyn Entropy) -> Result<Vec<u8>, KeyError> {
        let nonce = random::<NONCE_LEN>(entropy);
        let mut text = Zeroizing::new(plain.to_vec());
        let aad = Aad::from(cell.associated());
        let tag = self
            .key
            .seal_in_place_separate_tag(Nonce::assume_unique_for_key(nonce), aad, &mut text)
            .map_err(|_| KeyError::Refused)?;
        Ok([&[FORM], &nonce[..], &text, tag.as_ref()].concat())
    }

    /// Opens what was sealed for this cell, and nothing else.
    pub fn open(&self, cell: Cell<'_>, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, StoreError> {
        self.try_open(cell, sealed).ok_or_else(|| StoreError::Unreadable {
            table: cell.table,
            column: cell.column,
            id: data_encoding::HEXLOWER.encode(cell.row),
        })
    }

    fn try_open(&self, cell: Cell<'_>, sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let (&FORM, rest) = sealed.split_first()? else { return None };
        let (nonce, text) = rest.split_first_chunk::<NONCE_LEN>()?;
        let mut text = Zeroizing::new(text.to_vec());
        let aad = Aad::from(cell.associated());
        let plain = self.key.open_in_place(Nonce::assume_unique_for_key(*nonce), aad, &mut text).ok()?.len();
        text.truncate(plain);
        Some(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::system::SystemEntropy;

    const HERE: Cell<'_> = Cell { table: "totp", column: "secret", row: &[7; 16] };

    #[test]
    fn what_was_sealed_for_one_cell_opens_there_and_nowhere_else() {
        let vault = Vault::new(&[1; 32]).unwrap();
        let sealed = vault.seal(HERE, b"seed", &SystemEntropy).unwrap();
        assert_eq!(*vault.open(HERE, &sealed).unwrap(), b"seed");
        for elsewhere in [
            Cell { table: "other", ..HERE },
            Cell { column: "other", ..HERE },
            Cell { row: &[8; 16], ..HERE },
            Cell { table: "tot", column: "psecret", ..HERE },
        ] {
            assert!(vault.open(elsewhere, &sealed).is_err(), "{elsewhere:?}");
        }
        assert!(Vault::new(&[2; 32]).unwrap().open(HERE, &sealed).is_err());
    }

    #[test]
    fn changed_or_shortened_bytes_do_not_open() {
        let vault = Vault::new(&[1; 32]).unwrap();
        let sealed = vault.seal(HERE, b"seed", &SystemEntropy).unwrap();
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert!(vault.open(HERE, &changed).is_err(), "byte {at}");
            assert!(vault.open(HERE, &sealed[..at]).is_err(), "{at} bytes");
        }
    }

    #[test]
    fn the_same_text_is_sealed_differently_each_time() {
        let vault = Vault::new(&[1; 32]).unwrap();
        let seal = || vault.seal(HERE, b"seed", &SystemEntropy).unwrap();
        assert_ne!(seal(), seal());
    }
}
