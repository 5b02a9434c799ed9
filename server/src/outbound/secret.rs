//! Secrets that are shown to others: passwords of accounts, keys of webhooks. Each lies in a file of its own.

use std::{fs, os::unix::fs::MetadataExt as _, path::Path};

use zeroize::Zeroizing;

use super::NotReady;

/// A secret text. It goes to the one service that it is for, and nowhere else.
#[derive(Clone)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// Reads a file that only its owner, and perhaps a group, can read. One line end at its end is not part of the secret.
    pub fn read(path: &Path) -> Result<Self, NotReady> {
        let failed = |why| NotReady::File { path: path.to_owned(), why };
        if fs::metadata(path).map_err(failed)?.mode() & 0o027 != 0 {
            return Err(NotReady::Open(path.to_owned()));
        }
        let text = Zeroizing::new(fs::read_to_string(path).map_err(failed)?);
        let line = text.strip_suffix('\n').unwrap_or(&text);
        let line = line.strip_suffix('\r').unwrap_or(line);
        if line.is_empty() {
            return Err(NotReady::Empty(path.to_owned()));
        }
        Ok(Self(Zeroizing::new(line.to_owned())))
    }

    /// The text itself.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    #[test]
    fn a_secret_that_others_can_read_or_a_group_can_change_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("secret");
        for (mode, good) in [(0o600, true), (0o400, true), (0o640, true), (0o660, false), (0o604, false)] {
            fs::write(&path, "open sesame\n").unwrap();
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
            assert_eq!(Secret::read(&path).is_ok_and(|secret| secret.expose() == "open sesame"), good, "{mode:o}");
            fs::remove_file(&path).unwrap();
        }
    }

    #[test]
    fn an_empty_file_holds_no_secret() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("secret");
        fs::write(&path, "\n").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        assert!(matches!(Secret::read(&path), Err(NotReady::Empty(_))));
    }
}
