//! One temporary `PostgreSQL` cluster for a whole test binary, from Debian's package, as its own unprivileged user.
//!
//! A small shell keeps it: when this process ends, however it ends, the shell's standard input closes, and the shell stops
//! the cluster and removes its folder. Knows nothing of Lethe's tables.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::missing_panics_doc, reason = "test support")]

use std::{
    io::{BufRead as _, BufReader},
    os::unix::fs::MetadataExt as _,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{
        OnceLock,
        atomic::{AtomicU64, Ordering},
    },
};

/// A running cluster that listens on a socket in its own folder.
pub struct Cluster {
    _keeper: Child,
    programs: PathBuf,
    folder: PathBuf,
    databases: AtomicU64,
}

const KEEPER: &str = r#"
set -eu
folder=$(mktemp -d /tmp/lethe-postgres.XXXXXX)
trap 'rm -rf "$folder"' EXIT
"$1/initdb" --pgdata="$folder/data" --auth=trust --username=lethe --encoding=UTF8 --no-sync >"$folder/log" 2>&1 ||
    { cat "$folder/log" >&2; exit 1; }
"$1/pg_ctl" --pgdata="$folder/data" --wait --log="$folder/log" \
    --options="-c listen_addresses= -c unix_socket_directories=$folder -c max_connections=300 -c fsync=off" start >&2 </dev/null
echo "$folder"
read -r _ || true
"$1/pg_ctl" --pgdata="$folder/data" --wait --mode=immediate stop >/dev/null 2>&1
"#;

impl Cluster {
    /// The one cluster of this process.
    pub fn shared() -> &'static Self {
        static CLUSTER: OnceLock<Cluster> = OnceLock::new();
        CLUSTER.get_or_init(Self::start)
    }

    fn start() -> Self {
        let programs = programs();
        let mut shell = if std::fs::metadata("/proc/self").unwrap().uid() == 0 {
            let mut shell = Command::new("setpriv");
            shell.args(["--reuid=postgres", "--regid=postgres", "--clear-groups", "--", "sh"]);
            shell
        } else {
            Command::new("sh")
        };
        let mut keeper = shell
            .args(["-c", KEEPER, "keeper"])
            .arg(&programs)
            .current_dir("/tmp")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the keeper of PostgreSQL (setpriv is in the package util-linux)");
        let mut line = String::new();
        BufReader::new(keeper.stdout.take().unwrap()).read_line(&mut line).unwrap();
        assert!(!line.is_empty(), "PostgreSQL did not start; its own words are above");
        Self { _keeper: keeper, programs, folder: PathBuf::from(line.trim()), databases: AtomicU64::new(0) }
    }

    /// The URL of a new, empty database. Waits for another program: asynchronous tests call it where they may block.
    pub fn database(&self) -> String {
        let name = format!("lethe_{}", self.databases.fetch_add(1, Ordering::SeqCst));
        let made = Command::new(self.programs.join("createdb"))
            .arg(format!("--host={}", self.folder.display()))
            .args(["--username=lethe", &name])
            .status()
            .expect("createdb of PostgreSQL");
        assert!(made.success(), "createdb made no database; its own words are above");
        format!("postgres://lethe@localhost/{name}?host={}", self.folder.display())
    }

    /// Where the cluster's files are.
    pub fn data(&self) -> PathBuf {
        self.folder.join("data")
    }
}

/// The newest installed version, or whatever is on the path. Without one the tests fail: they never skip.
fn programs() -> PathBuf {
    let debian = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut found: Vec<PathBuf> =
        debian.map(|entry| entry.path().join("bin")).filter(|bin| bin.join("initdb").exists()).collect();
    found.sort_by_key(|bin| version(bin));
    let path = std::env::var_os("PATH").unwrap_or_default();
    let on_path = std::env::split_paths(&path).find(|folder| folder.join("initdb").exists());
    found.pop().or(on_path).expect("PostgreSQL is needed for these tests: `apt-get install postgresql`")
}

fn version(bin: &Path) -> u32 {
    let name = bin.parent().and_then(Path::file_name).and_then(|name| name.to_str());
    name.and_then(|name| name.parse().ok()).unwrap_or(0)
}
