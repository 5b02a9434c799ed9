//! The profile: which server, which certificate authority, where the token lies. And the folder beside it, in which this
//! person's own pinned keyring lives.

use std::{
    fs,
    io::Write as _,
    os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _},
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::trouble::Trouble;

/// Content of `profile.toml`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Base URL of the server, `https://host`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub server: Option<String>,
    /// PEM file of a private certificate authority.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ca: Option<PathBuf>,
    /// File with the API token; relative to the profile's folder.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token_file: Option<PathBuf>,
}

/// A profile on disk, which may not exist yet.
#[derive(Debug, Clone)]
pub struct Profile {
    file: PathBuf,
    /// As read, with the command line's own values over it.
    pub settings: Settings,
}

impl Profile {
    /// Reads the profile of this file, of `LETHE_PROFILE`, or of `~/.config/lethe/profile.toml`.
    pub fn open(file: Option<&Path>) -> Result<Self, Trouble> {
        let file = file.map_or_else(default_file, |file| Ok(file.to_path_buf()))?;
        if !file.exists() {
            return Ok(Self { file, settings: Settings::default() });
        }
        let text = fs::read_to_string(&file).map_err(|error| unreadable(&file, &error))?;
        let settings = toml::from_str(&text).map_err(|error| {
            Trouble::usage(
                format!("the profile {} cannot be understood: {}", file.display(), error.message()),
                "it knows only `server`, `ca` and `token_file`; correct it, or sign in again with `lethe login`",
            )
        })?;
        Ok(Self { file, settings })
    }

    /// The folder that belongs to this profile.
    pub fn folder(&self) -> &Path {
        self.file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
    }

    /// The profile file itself.
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// The token, if there is one.
    pub fn token(&self) -> Result<Option<Zeroizing<String>>, Trouble> {
        let Some(file) = &self.settings.token_file else { return Ok(None) };
        let file = self.folder().join(file);
        let text = fs::read_to_string(&file).map(Zeroizing::new).map_err(|error| unreadable(&file, &error))?;
        Ok(Some(Zeroizing::new(text.trim().to_owned())))
    }

    /// Writes the settings.
    pub fn save(&self) -> Result<(), Trouble> {
        let text = toml::to_string(&self.settings)
            .map_err(|error| Trouble::new(format!("the profile cannot be written: {error}"), "check its values"))?;
        make_folder(self.folder())?;
        write_private(&self.file, text.as_bytes())
    }
}

fn default_file() -> Result<PathBuf, Trouble> {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let folder = set("XDG_CONFIG_HOME").or_else(|| set("HOME").map(|home| home.join(".config")));
    folder.map(|folder| folder.join("lethe").join("profile.toml")).ok_or_else(|| {
        Trouble::usage("there is no home folder for the profile", "give --profile FILE or set LETHE_PROFILE")
    })
}

/// A file that cannot be read.
pub(crate) fn unreadable(file: &Path, error: &std::io::Error) -> Trouble {
    Trouble::usage(format!("the file {} cannot be read: {error}", file.display()), "check its name and who may read it")
}

/// Reads a file whole.
pub(crate) fn read(file: &Path) -> Result<Vec<u8>, Trouble> {
    fs::read(file).map_err(|error| unreadable(file, &error))
}

/// Makes a folder that only its owner enters.
pub(crate) fn make_folder(folder: &Path) -> Result<(), Trouble> {
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(|error| unwritable(folder, &error))
}

/// Writes a file that only its owner reads, whole or not at all.
pub(crate) fn write_private(file: &Path, bytes: &[u8]) -> Result<(), Trouble> {
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(".new");
    let beside = file.with_file_name(name);
    let write = || -> std::io::Result<()> {
        let mut options = fs::OpenOptions::new();
        let mut new = options.write(true).create(true).truncate(true).mode(0o600).open(&beside)?;
        new.write_all(bytes)?;
        new.sync_all()?;
        fs::rename(&beside, file)
    };
    write().map_err(|error| unwritable(file, &error))
}

/// Writes a private file that must not be there yet, and leaves it open for more.
pub(crate) fn create_private(file: &Path, bytes: &[u8]) -> Result<fs::File, Trouble> {
    let mut options = fs::OpenOptions::new();
    let new = options.write(true).create_new(true).mode(0o600).open(file);
    new.and_then(|mut new| new.write_all(bytes).and_then(|()| new.sync_all()).map(|()| new))
        .map_err(|error| unwritable(file, &error))
}

/// Writes an ordinary file.
pub(crate) fn write(file: &Path, bytes: &[u8]) -> Result<(), Trouble> {
    fs::write(file, bytes).map_err(|error| unwritable(file, &error))
}

/// A place that cannot be written to.
pub(crate) fn unwritable(file: &Path, error: &std::io::Error) -> Trouble {
    Trouble::new(
        format!("{} cannot be written: {error}", file.display()),
        "choose another place, or check who may write there",
    )
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    #[test]
    fn a_profile_is_private_and_read_back() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("deep").join("profile.toml");
        let mut profile = Profile::open(Some(&file)).unwrap();
        assert_eq!(profile.settings, Settings::default());
        profile.settings.server = Some("https://lethe.example.com".into());
        profile.settings.token_file = Some("token".into());
        profile.save().unwrap();
        write_private(&profile.folder().join("token"), b"secret\n").unwrap();
        let again = Profile::open(Some(&file)).unwrap();
        assert_eq!(again.settings, profile.settings);
        assert_eq!(again.token().unwrap().unwrap().as_str(), "secret");
        for (path, mode) in [(file.as_path(), 0o600), (&file.with_file_name("token"), 0o600), (again.folder(), 0o700)] {
            assert_eq!(fs::metadata(path).unwrap().permissions().mode() & 0o777, mode, "{}", path.display());
        }
    }

    #[test]
    fn an_unknown_setting_is_refused_and_a_bare_name_has_a_folder() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("profile.toml");
        fs::write(&file, "tokn_file = \"x\"").unwrap();
        assert_eq!(Profile::open(Some(&file)).unwrap_err().exit(), 2);
        assert_eq!(Profile::open(Some(Path::new("no-such-profile.toml"))).unwrap().folder(), Path::new("."));
    }
}
