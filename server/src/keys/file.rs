//! A private key in a file: 32 bytes in hexadecimal, mode 0600.

use std::{
    fs,
    io::{self, Write as _},
    os::unix::fs::{MetadataExt as _, OpenOptionsExt as _},
    path::{Path, PathBuf},
};

use lethe_server_core::entropy::{Entropy, random};
use zeroize::Zeroizing;

/// A key file that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// It cannot be read or written.
    #[error("the key file {path} cannot be used: {why}")]
    Io {
        /// Which.
        path: PathBuf,
        /// What the system said.
        why: io::Error,
    },
    /// Others can read it.
    #[error("the key file {0} can be read by others; run `chmod 600` on it, and change the key if it has leaked")]
    Open(PathBuf),
    /// It does not hold a key.
    #[error("the key file {0} does not hold 64 hexadecimal digits; restore it from a backup")]
    Content(PathBuf),
    /// The bytes are no key.
    #[error("the cryptographic library refuses the key")]
    Refused,
}

/// Reads the seed, or makes a new one where there is no file.
pub(super) fn load_or_make(path: &Path, entropy: &dyn Entropy) -> Result<Zeroizing<[u8; 32]>, KeyError> {
    let failed = |why| KeyError::Io { path: path.to_owned(), why };
    match fs::metadata(path) {
        Ok(metadata) if metadata.mode() & 0o077 != 0 => Err(KeyError::Open(path.to_owned())),
        Ok(_) => {
            let text = Zeroizing::new(fs::read_to_string(path).map_err(failed)?);
            let bytes = data_encoding::HEXLOWER.decode(text.trim().as_bytes()).map(Zeroizing::new);
            let bytes = bytes.map_err(|_| KeyError::Content(path.to_owned()))?;
            bytes.as_slice().try_into().map(Zeroizing::new).map_err(|_| KeyError::Content(path.to_owned()))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let seed = Zeroizing::new(random::<32>(entropy));
            write(path, &seed).map_err(failed)?;
            Ok(seed)
        }
        Err(error) => Err(failed(error)),
    }
}

fn write(path: &Path, seed: &[u8; 32]) -> io::Result<()> {
    let text = Zeroizing::new(data_encoding::HEXLOWER.encode(seed));
    let mut file = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    if let Some(folder) = path.parent() {
        fs::File::open(folder)?.sync_all()?;
    }
    Ok(())
}
