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
    let mut names: Vec<String> = sites.urls().iter().filter_map(|url| host(url)).collect();
    names.extend(sites.names());
    names.extend(["localhost".to_owned(), "127.0.0.1".to_owned()]);
    names.sort_unstable();
    names.dedup();
    let made = rcgen::generate_simple_self_signed(names)?;
    write(certificate, 0o644, made.cert.pem().as_bytes())?;
    write(key, 0o600, made.signing_key.serialize_pem().as_bytes())?;
    Ok(())
}

/// Host of an https URL, without port and brackets.
pub(super) fn host(url: &str) -> Option<String> {
    let rest = url.strip_prefix("https://")?;
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = match authority.strip_prefix('[') {
        Some(rest) => rest.split_once(']')?.0,
        None => authority.rsplit_once(':').map_or(authority, |(host, _)| host),
    };
    (!host.is_empty()).then(|| host.to_owned())
}

/// Writes a new file with these permissions.
pub(super) fn write(path: &Path, mode: u32, bytes: &[u8]) -> io::Result<()> {
    let mut file = fs::OpenOptions::new().write(true).create_new(true).mode(mode).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_has_one_host() {
        assert_eq!(host("https://lethe.example.com:8443/x").as_deref(), Some("lethe.example.com"));
        assert_eq!(host("https://[::1]:8443").as_deref(), Some("::1"));
        assert_eq!(host("https://localhost").as_deref(), Some("localhost"));
        assert_eq!(host("http://localhost"), None);
    }
}
