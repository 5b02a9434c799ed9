//! The core's memory: opaque bytes, replaced as a whole and checked when read.
//!
//! `LETHEJ1\n`, length as 8 bytes big-endian, SHA-256 of the content, content. A file that does not check out stops the agent: guessing could
//! repeat an erasure, forget a lock or let an old command in again.

use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use super::folder::{Folder, FolderError};

const MAGIC: &[u8; 8] = b"LETHEJ1\n";
const HEADER: usize = 8 + 8 + 32;
const NAME: &str = "journal";

/// Why the journal cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum JournalError {
    /// The directory.
    #[error(transparent)]
    Folder(#[from] FolderError),
    /// Not what was written.
    #[error(
        "the journal is damaged ({0}): the agent does not guess; restore the state directory from a copy, or wipe it and enroll again"
    )]
    Damaged(&'static str),
}

/// The journal in a state directory.
#[derive(Debug, Clone)]
pub struct Journal {
    folder: Folder,
}

impl Journal {
    /// The journal in `folder`.
    pub fn new(folder: Folder) -> Self {
        Self { folder }
    }

    /// What was written last, or `None` on a device that never wrote.
    pub fn read(&self) -> Result<Option<Zeroizing<Vec<u8>>>, JournalError> {
        let Some(bytes) = self.folder.read(NAME)? else {
            return Ok(None);
        };
        let (header, content) = bytes.split_at_checked(HEADER).ok_or(JournalError::Damaged("too short"))?;
        let (magic, rest) = header.split_at(8);
        let (length, sum) = rest.split_at(8);
        if magic != MAGIC {
            return Err(JournalError::Damaged("unknown beginning"));
        }
        if length != (content.len() as u64).to_be_bytes() {
            return Err(JournalError::Damaged("wrong length"));
        }
        if sum != Sha256::digest(content).as_slice() {
            return Err(JournalError::Damaged("wrong checksum"));
        }
        Ok(Some(Zeroizing::new(content.to_vec())))
    }

    /// Replaces everything, durably: after this returns, a power cut cannot bring the old content back.
    pub fn write(&self, content: &[u8]) -> Result<(), JournalError> {
        let mut bytes = Zeroizing::new(Vec::with_capacity(HEADER + content.len()));
        bytes.extend_from_slice(MAGIC);
        bytes.extend_from_slice(&(content.len() as u64).to_be_bytes());
        bytes.extend_from_slice(&Sha256::digest(content));
        bytes.extend_from_slice(content);
        Ok(self.folder.replace(NAME, &bytes)?)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test stops where it fails")]

    use std::fs;
    use std::os::unix::fs::PermissionsExt as _;
    use std::path::{Path, PathBuf};
    use std::process::Command;

    use super::*;

    const CHILD: &str = "LETHE_TEST_JOURNAL_CHILD";

    fn journal() -> (tempfile::TempDir, Journal) {
        let directory = tempfile::tempdir().unwrap();
        fs::set_permissions(directory.path(), fs::Permissions::from_mode(0o700)).unwrap();
        let journal = Journal::new(Folder::open(directory.path()).unwrap());
        (directory, journal)
    }

    #[test]
    fn what_was_written_is_read_back() {
        let (_directory, journal) = journal();
        assert!(journal.read().unwrap().is_none());
        for content in [b"one".to_vec(), Vec::new(), vec![7; 100_000]] {
            journal.write(&content).unwrap();
            assert_eq!(*journal.read().unwrap().unwrap(), content);
        }
    }

    #[test]
    fn a_torn_or_altered_file_is_an_error_and_never_a_guess() {
        let (directory, journal) = journal();
        journal.write(b"what the core knows").unwrap();
        let path = directory.path().join(NAME);
        let good = fs::read(&path).unwrap();
        for length in 0..good.len() {
            fs::write(&path, &good[..length]).unwrap();
            assert!(matches!(journal.read(), Err(JournalError::Damaged(_))), "torn at {length}");
        }
        for index in 0..good.len() {
            let mut bad = good.clone();
            bad[index] ^= 0x40;
            fs::write(&path, &bad).unwrap();
            assert!(matches!(journal.read(), Err(JournalError::Damaged(_))), "byte {index}");
        }
    }

    /// Not a test of its own: the body of the child that the next test kills.
    #[test]
    fn child_writes_the_journal_when_told_to() {
        let Some(directory) = std::env::var_os(CHILD).map(PathBuf::from) else {
            return;
        };
        let journal = Journal::new(Folder::open(&directory).unwrap());
        journal.write(b"new").unwrap();
        fs::write(directory.join("finished"), []).unwrap();
    }

    /// Runs the child and kills it when it enters the `nth` call of this kind on the journal's files. Returns whether it finished.
    fn killed_at(call: &str, nth: usize, directory: &Path) -> bool {
        let mut strace = Command::new("strace");
        strace.args(["-f", "-o", "/dev/null"]);
        for file in ["", NAME, ".journal.new"] {
            strace.arg("-P").arg(directory.join(file));
        }
        let outcome = strace
            .args(["-e", &format!("inject={call}:signal=KILL:when={nth}")])
            .arg(std::env::current_exe().unwrap())
            .args(["--exact", "--test-threads=1", "storage::journal::tests::child_writes_the_journal_when_told_to"])
            .env(CHILD, directory)
            .output();
        assert!(outcome.is_ok(), "this test stops a process at its system calls and needs `apt install strace`");
        directory.join("finished").exists()
    }

    #[test]
    fn a_kill_at_any_system_call_leaves_the_old_or_the_new_journal() {
        let (directory, journal) = journal();
        let (mut old, mut new) = (0, 0);
        for call in ["openat", "write", "fsync", "rename", "close"] {
            for nth in 1..50 {
                journal.write(b"old").unwrap();
                let finished = killed_at(call, nth, directory.path());
                let content = journal.read().unwrap().unwrap();
                assert!([b"old", b"new"].contains(&content.as_slice().try_into().unwrap()), "{content:?}");
                if finished {
                    fs::remove_file(directory.path().join("finished")).unwrap();
                    break;
                }
                *(if content.as_slice() == b"old" { &mut old } else { &mut new }) += 1;
            }
        }
        assert!(old >= 4 && new >= 3, "stopped {old} times before and {new} times after the rename");
    }
}
