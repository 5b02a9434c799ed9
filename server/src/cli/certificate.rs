//! A certificate for whoever has none yet. Devices and command lines must be given it as their authority.

use std::{
    fs,
    io::{self, Write as _},
    os::unix::fs::OpenOptionsExt as _,
    path::Path,
};

use super::Failed;
use crate::config::Sites;

/// Makes a self-signed certificate for the hosts of all our addresses, and for this machine itself.
pub(super) fn make(sites: &Sites, certificate: &Path, key: &Path) -> Result<(), Failed> {
    let mut names = sites.hosts();
    names.extend(["localhost".to_owned(), "127.0.0.1".to_owned()]);
    names.sort_unstable();
    names.dedup();
    let made = rcgen::generate_simple_self_signed(names)?;
    write(certificate, 0o644, made.cert.pem().as_bytes())?;
    write(key, 0o600, made.signing_key.serialize_pem().as_bytes())?;
    Ok(())
}

/// Writes a new file with these permissions.
pub(super) fn write(path: &Path, mode: u32, bytes: &[u8]) -> io::Result<()> {
    let mut file = fs::OpenOptions::new().write(true).create_new(true).mode(mode).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}
