//! Who else on this machine could read the secrets.

use std::{
    fs,
    os::unix::fs::MetadataExt as _,
    path::{Path, PathBuf},
};

use super::finding::Finding;
use crate::{
    config::{Config, DatabaseConfig, TlsConfig},
    keys::KEY_FILES,
    usecase::back_up::DATABASE_FILE,
};

const ABOUT: &str = "file modes";

/// Looks at the data folder, the keys, the database and the configuration.
pub(super) fn check(file: &Path, config: &Config) -> Vec<Finding> {
    let mut secret: Vec<PathBuf> = KEY_FILES.iter().map(|name| config.data.join(name)).collect();
    secret.extend([config.data.join(DATABASE_FILE), config.data.clone()]);
    match &config.tls {
        Some(TlsConfig::Files(files)) => secret.push(files.key.clone()),
        Some(TlsConfig::Acme(acme)) => secret.push(acme.cache(&config.data)),
        None => {}
    }
    if let DatabaseConfig::Postgres { url_file } = &config.database {
        secret.push(url_file.clone());
    }
    secret.extend(config.services.secrets().cloned());
    let mut findings: Vec<Finding> = secret.iter().filter_map(|path| readable(path)).collect();
    findings.extend(writable(file));
    if findings.is_empty() {
        findings.push(Finding::ok(ABOUT, "only the server's own account reads its secrets"));
    }
    findings
}

fn mode(path: &Path) -> Option<u32> {
    fs::metadata(path).ok().map(|found| found.mode() & 0o777)
}

/// A secret that others can reach. A key of a certificate may be read by a group, as Debian's `ssl-cert` does.
fn readable(path: &Path) -> Option<Finding> {
    let mode = mode(path)?;
    (mode & 0o007 != 0 || mode & 0o020 != 0).then(|| {
        Finding::fail(
            ABOUT,
            format!("{} can be reached by others (mode {mode:04o})", path.display()),
            format!("chmod go-rwx {}; if others were on this machine, think of new keys", path.display()),
        )
    })
}

/// A configuration that others can change.
fn writable(path: &Path) -> Option<Finding> {
    let mode = mode(path)?;
    (mode & 0o022 != 0).then(|| {
        let path = path.display();
        Finding::fail(ABOUT, format!("{path} can be changed by others (mode {mode:04o})"), format!("chmod go-w {path}"))
    })
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    #[test]
    fn what_others_can_read_or_change_is_found() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("server.key");
        fs::write(&file, "secret").unwrap();
        let set = |mode| fs::set_permissions(&file, fs::Permissions::from_mode(mode)).unwrap();
        for (mode, read, written) in
            [(0o600, false, false), (0o640, false, false), (0o644, true, false), (0o662, true, true)]
        {
            set(mode);
            assert_eq!((readable(&file).is_some(), writable(&file).is_some()), (read, written), "{mode:o}");
        }
        assert!(readable(&folder.path().join("nowhere")).is_none());
    }
}
