//! A workbench for one test: a folder with people's keys, profiles and files.

use std::{
    path::{Path, PathBuf},
    process::Command as Process,
};

use clap::Parser;
use lethe_cli::{Command, Report, Trouble, answer};
use lethe_proto::{
    cbor::{FRAME_CAP, decode},
    chain::SignedKeyring,
};
use serde_json::Value;

#[derive(Parser)]
#[command(name = "lethe", version)]
pub(crate) struct Line {
    #[command(subcommand)]
    pub(crate) command: Command,
}

pub(crate) struct Bench {
    folder: tempfile::TempDir,
}

impl Bench {
    /// An empty folder, and a key in a file for each of these people.
    pub(crate) fn with_keys(people: &[&str]) -> Self {
        let bench = Self { folder: tempfile::tempdir().unwrap() };
        for person in people {
            let mut keygen = Process::new("ssh-keygen");
            keygen.args(["-q", "-t", "ed25519", "-N", "", "-C", person, "-f"]).arg(bench.path(person));
            assert!(keygen.status().unwrap().success());
        }
        bench
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn text(&self, name: &str) -> String {
        self.path(name).display().to_string()
    }

    /// A command line of one person, in words; `@name` is a file of the bench. Everybody has a profile of their own.
    pub(crate) fn run(&self, person: &str, line: &[&str]) -> Result<Report, Trouble> {
        let profile = self.path(&format!("profile-{person}")).join("profile.toml");
        let mut words = vec!["lethe".to_owned()];
        words.extend(line.iter().map(|word| self.resolve(word)));
        words.extend(["--profile".to_owned(), profile.display().to_string()]);
        answer(Line::try_parse_from(words).unwrap_or_else(|error| panic!("{error}")).command)
    }

    fn resolve(&self, word: &str) -> String {
        word.strip_prefix('@').map_or_else(|| word.to_owned(), |name| self.text(name))
    }

    /// What a person is on the command line of `keyring new`.
    pub(crate) fn person(&self, name: &str, roles: &str) -> String {
        format!("{name}:{roles}:{}", self.text(&format!("{name}.pub")))
    }

    /// A demo company's first keyring in `ring`, unsigned: Anna and Dora are root and IT, Carl is HR.
    pub(crate) fn new_ring(&self) -> Value {
        let public = |seed: u8| data_encoding::HEXLOWER.encode(&ed25519_public(seed));
        let (anna, dora, carl) =
            (self.person("anna", "root,it"), self.person("dora", "root,it"), self.person("carl", "hr"));
        let line = [
            "keyring",
            "new",
            "--tenant-name",
            "Example",
            "--demo",
            "--tenant-id",
            &"ab".repeat(16),
            "--server-key",
            &public(1),
            "--log-key",
            &public(2),
            "--log-origin",
            "lethe.example.com/log/1",
            "--url",
            "https://lethe.example.com",
            "--person",
            &anna,
            "--person",
            &dora,
            "--person",
            &carl,
            "--out",
            "@ring",
        ];
        self.run("anna", &line).unwrap().json
    }

    /// The same keyring, signed by everybody, and pinned by everybody after comparing the ten words.
    pub(crate) fn pinned_ring(&self) -> Value {
        let ring = self.new_ring();
        let words = ring["words"].as_str().unwrap().to_owned();
        for person in ["anna", "dora", "carl"] {
            self.sign("ring", person, &words).unwrap();
        }
        for person in ["anna", "dora", "carl"] {
            self.run(person, &["keyring", "pin", "@ring", "--words", &words]).unwrap();
        }
        ring
    }

    pub(crate) fn sign(&self, file: &str, person: &str, words: &str) -> Result<Report, Trouble> {
        let (file, key) = (format!("@{file}"), format!("@{person}"));
        self.run(person, &["keyring", "sign", &file, "--key", &key, "--yes", "--words", words])
    }

    pub(crate) fn ring(&self, name: &str) -> SignedKeyring {
        decode(&std::fs::read(self.path(name)).unwrap(), FRAME_CAP).unwrap()
    }
}

/// A public key that nobody else has.
fn ed25519_public(number: u8) -> [u8; 32] {
    match number {
        1 => lethe_people::ServerNode::new(1).entry().public_key,
        _ => lethe_people::LogNode::new(1).entry().public_key,
    }
}

/// Whether only the owner may read a file.
pub(crate) fn is_private(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::metadata(file).unwrap().permissions().mode() & 0o777 == 0o600
}
