//! What the device tells about itself: the closed list of the protocol, read from the system and nothing else.

use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;

use lethe_proto::checkin::Posture;
use lethe_proto::kinds::{Answer, Backing};

/// Longest text that is taken over, in characters.
const LONGEST: usize = 64;

/// Reads it now.
pub fn read() -> Posture {
    let release = fs::read_to_string("/etc/os-release").unwrap_or_default();
    Posture {
        os: field(&release, "NAME").unwrap_or_else(|| "Linux".to_owned()),
        os_version: field(&release, "VERSION_ID")
            .unwrap_or_else(|| tidy(&rustix::system::uname().release().to_string_lossy())),
        disk_encryption: root_is_encrypted(),
        agent_version: env!("CARGO_PKG_VERSION").to_owned(),
        hardware: Backing::None,
    }
}

/// A value of `os-release(5)`.
fn field(release: &str, name: &str) -> Option<String> {
    let value = release.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix('='))?;
    Some(tidy(value.trim_matches(['"', '\'']))).filter(|value| !value.is_empty())
}

fn tidy(text: &str) -> String {
    text.chars().filter(|c| c.is_ascii_graphic() || *c == ' ').take(LONGEST).collect()
}

/// Whether the device below the root file system, or one below that, is dm-crypt.
fn root_is_encrypted() -> Answer {
    let Ok(root) = fs::metadata("/") else { return Answer::Unknown };
    let (major, minor) = (rustix::fs::major(root.dev()), rustix::fs::minor(root.dev()));
    let device = format!("/sys/dev/block/{major}:{minor}");
    if major == 0 || !Path::new(&device).exists() {
        return Answer::Unknown;
    }
    if is_encrypted(Path::new(&device), 8) { Answer::Yes } else { Answer::No }
}

fn is_encrypted(device: &Path, depth: usize) -> bool {
    if fs::read_to_string(device.join("dm/uuid")).is_ok_and(|uuid| uuid.starts_with("CRYPT-")) {
        return true;
    }
    let below = fs::read_dir(device.join("slaves")).into_iter().flatten().flatten();
    depth > 0 && below.map(|slave| slave.path()).any(|slave| is_encrypted(&slave, depth - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_without_quotes_and_control_characters() {
        let release = "PRETTY_NAME=\"x\"\nNAME=\"Debian\u{7} GNU/Linux\"\nVERSION_ID='12'\nEMPTY=\n";
        assert_eq!(field(release, "NAME").as_deref(), Some("Debian GNU/Linux"));
        assert_eq!(field(release, "VERSION_ID").as_deref(), Some("12"));
        assert_eq!(field(release, "EMPTY"), None);
    }
}
