//! The secrets of the device, one file each: `LETHEK1\n`, the 32 bytes, SHA-256 over both and the secret's name.
//!
//! A file that begins with zeros is one whose destruction was interrupted: it counts as destroyed. Anything else that does not check out is an
//! error, never a guess.

use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use crate::entropy;

use super::folder::{Folder, FolderError};

const MAGIC: &[u8; 8] = b"LETHEK1\n";
const LENGTH: usize = 8 + 32 + 32;

/// Which secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SecretName {
    /// ECDSA P-256 private key that signs what the device says.
    Device,
    /// X25519 private key to which the server and recovery seal shares.
    Sealing,
    /// The device's half of the container's key.
    Half,
}

impl SecretName {
    /// Every secret.
    pub const ALL: [Self; 3] = [Self::Device, Self::Sealing, Self::Half];

    const fn file(self) -> &'static str {
        match self {
            Self::Device => "device.key",
            Self::Sealing => "sealing.key",
            Self::Half => "container.half",
        }
    }
}

/// 32 secret bytes, cleared when dropped.
pub type Secret = Zeroizing<[u8; 32]>;

/// Why a secret cannot be had.
#[derive(Debug, thiserror::Error)]
pub enum SecretError {
    /// The directory.
    #[error(transparent)]
    Folder(#[from] FolderError),
    /// Neither intact nor destroyed.
    #[error("{0} is damaged: restore it from a copy, or enroll this device again")]
    Damaged(&'static str),
    /// There already is one: it is never replaced.
    #[error("{0} exists already: this device is enrolled; it must be wiped or unenrolled first")]
    Exists(&'static str),
    /// The system gave no random bytes.
    #[error(transparent)]
    Random(#[from] entropy::NoEntropy),
}

/// The secrets in a state directory.
#[derive(Debug, Clone)]
pub struct Secrets {
    folder: Folder,
}

impl Secrets {
    /// The secrets in `folder`.
    pub fn new(folder: Folder) -> Self {
        Self { folder }
    }

    /// Stores a secret that does not exist yet.
    pub fn create(&self, name: SecretName, secret: &Secret) -> Result<(), SecretError> {
        if self.load(name)?.is_some() {
            return Err(SecretError::Exists(name.file()));
        }
        let mut bytes = Zeroizing::new(Vec::with_capacity(LENGTH));
        bytes.extend_from_slice(MAGIC);
        bytes.extend_from_slice(secret.as_slice());
        bytes.extend_from_slice(&checksum(name, secret.as_slice()));
        Ok(self.folder.replace(name.file(), &bytes)?)
    }

    /// The secret, or `None` when there is none or it was destroyed.
    pub fn load(&self, name: SecretName) -> Result<Option<Secret>, SecretError> {
        let Some(bytes) = self.folder.read(name.file())? else {
            return Ok(None);
        };
        if bytes.starts_with(&[0; 8]) {
            return Ok(None);
        }
        let body = bytes.strip_prefix(MAGIC).and_then(|rest| rest.split_at_checked(32));
        match body {
            Some((secret, sum)) if sum == checksum(name, secret) => {
                let mut copy = Secret::default();
                copy.copy_from_slice(secret);
                Ok(Some(copy))
            }
            Some(_) | None => Err(SecretError::Damaged(name.file())),
        }
    }

    /// Overwrites and removes a secret. Repeating it is no error.
    pub fn destroy(&self, name: SecretName) -> Result<(), SecretError> {
        Ok(self.folder.destroy(name.file())?)
    }
}

/// 32 bytes from the operating system's generator.
pub fn random() -> Result<Secret, SecretError> {
    let mut secret = Secret::default();
    entropy::fill(secret.as_mut_slice())?;
    Ok(secret)
}

fn checksum(name: SecretName, secret: &[u8]) -> [u8; 32] {
    Sha256::new().chain_update(MAGIC).chain_update(name.file()).chain_update([0]).chain_update(secret).finalize().into()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test stops where it fails")]

    use std::fs;
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    fn store() -> (tempfile::TempDir, Secrets) {
        let directory = tempfile::tempdir().unwrap();
        fs::set_permissions(directory.path(), fs::Permissions::from_mode(0o700)).unwrap();
        let folder = Folder::open(directory.path()).unwrap();
        (directory, Secrets::new(folder))
    }

    #[test]
    fn a_secret_is_read_back_and_never_replaced() {
        let (_directory, secrets) = store();
        let secret = random().unwrap();
        secrets.create(SecretName::Half, &secret).unwrap();
        assert!(secrets.load(SecretName::Half).unwrap().unwrap() == secret);
        assert!(matches!(secrets.create(SecretName::Half, &random().unwrap()), Err(SecretError::Exists(_))));
    }

    #[test]
    fn destruction_may_be_repeated_and_leaves_no_byte_of_the_secret_on_disk() {
        let (directory, secrets) = store();
        let secret = random().unwrap();
        secrets.create(SecretName::Device, &secret).unwrap();
        // What an interrupted replacement leaves behind holds the same secret.
        fs::copy(directory.path().join("device.key"), directory.path().join(".device.key.new")).unwrap();
        secrets.destroy(SecretName::Device).unwrap();
        secrets.destroy(SecretName::Device).unwrap();
        assert!(secrets.load(SecretName::Device).unwrap().is_none());
        assert_eq!(fs::read_dir(directory.path()).unwrap().count(), 0);
    }

    #[test]
    fn destroying_overwrites_the_very_blocks_that_held_the_secret() {
        let (directory, secrets) = store();
        secrets.create(SecretName::Half, &random().unwrap()).unwrap();
        // A second name of the same file shows what became of its content.
        fs::hard_link(directory.path().join("container.half"), directory.path().join("witness")).unwrap();
        secrets.destroy(SecretName::Half).unwrap();
        assert_eq!(fs::read(directory.path().join("witness")).unwrap(), vec![0; LENGTH]);
    }

    #[test]
    fn a_destruction_cut_short_after_the_overwrite_counts_as_destroyed() {
        let (directory, secrets) = store();
        fs::write(directory.path().join("container.half"), [0; LENGTH]).unwrap();
        assert!(secrets.load(SecretName::Half).unwrap().is_none());
    }

    #[test]
    fn a_secret_under_the_name_of_another_is_damaged() {
        let (directory, secrets) = store();
        secrets.create(SecretName::Half, &random().unwrap()).unwrap();
        fs::rename(directory.path().join("container.half"), directory.path().join("sealing.key")).unwrap();
        assert!(matches!(secrets.load(SecretName::Sealing), Err(SecretError::Damaged(_))));
    }

    #[test]
    fn any_changed_byte_is_noticed() {
        let (directory, secrets) = store();
        secrets.create(SecretName::Half, &random().unwrap()).unwrap();
        let path = directory.path().join("container.half");
        let good = fs::read(&path).unwrap();
        for index in 0..good.len() {
            let mut bad = good.clone();
            bad[index] ^= 1;
            fs::write(&path, &bad).unwrap();
            assert!(matches!(secrets.load(SecretName::Half), Err(SecretError::Damaged(_))), "byte {index}");
        }
    }
}
