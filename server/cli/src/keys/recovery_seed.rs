//! Recovery keys: 32 random bytes in a private file; the X25519 pair follows from them (RFC 9180 §7.1.3).

use std::path::{Path, PathBuf};

use data_encoding::BASE64;
use lethe_proto::{hpke_box::key_pair, ids::KeyId, keyring::RecoveryKey, share::Secret};
use zeroize::Zeroizing;

use crate::{
    answer::key32,
    entropy::random,
    profile::{create_private, read, write},
    trouble::Trouble,
};

const PREFIX: &str = "lethe-recovery-seed-1 ";

/// Makes a seed file that must not exist yet, and its public half beside it with `.pub`. Returns the public entry.
pub(crate) fn create(file: &Path) -> Result<(RecoveryKey, PathBuf), Trouble> {
    let seed = Zeroizing::new(random::<32>()?);
    let (_, public_key) = key_pair(&seed);
    let text = Zeroizing::new(format!("{PREFIX}{}\n", BASE64.encode(seed.as_slice())));
    create_private(file, text.as_bytes())?;
    let mut beside = file.as_os_str().to_owned();
    beside.push(".pub");
    let beside = PathBuf::from(beside);
    write(&beside, format!("{}\n", BASE64.encode(&public_key)).as_bytes())?;
    Ok((RecoveryKey { id: KeyId::of(&public_key), public_key }, beside))
}

/// Reads a seed file: the key's id and its private half.
pub(crate) fn private(file: &Path) -> Result<(KeyId, Secret), Trouble> {
    let bytes = Zeroizing::new(read(file)?);
    let seed = std::str::from_utf8(&bytes).ok().and_then(|text| text.strip_prefix(PREFIX)).and_then(key32);
    let seed = Zeroizing::new(seed.ok_or_else(|| {
        Trouble::usage(
            format!("{} holds no recovery key", file.display()),
            "give the file that `lethe keyring recovery-key new` wrote, not the one with .pub",
        )
    })?);
    let (private, public) = key_pair(&seed);
    Ok((KeyId::of(&public), private))
}

/// A public recovery key from a `.pub` file, hexadecimal or Base64.
pub(crate) fn public(text: &str) -> Result<RecoveryKey, Trouble> {
    let found = key32(text).map_or_else(
        || read(Path::new(text)).map(|bytes| key32(&String::from_utf8_lossy(&bytes))),
        |key| Ok(Some(key)),
    )?;
    let public_key = found.ok_or_else(|| {
        Trouble::usage(
            format!("“{text}” is no public recovery key"),
            "give the .pub file that `lethe keyring recovery-key new` wrote",
        )
    })?;
    Ok(RecoveryKey { id: KeyId::of(&public_key), public_key })
}
