//! One temporary `PostgreSQL` cluster for the whole test binary, from Debian's package, as its own unprivileged user.
//!
//! A small shell keeps it: when this process ends, however it ends, the shell's standard input closes, and it stops the
//! cluster and removes its directory.

use std::{
    io::{BufRead as _, BufReader},
    os::unix::fs::MetadataExt as _,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::OnceLock,
};

/// A running cluster that listens on a socket in its own directory.
pub struct Cluster {
    _keeper: Child,
    directory: PathBuf,
}

const SCRIPT: &str = r#"
set -eu
dir=$(mktemp -d /tmp/lethe-postgres.XXXXXX)
trap 'rm -rf "$dir"' EXIT
"$1/initdb" --pgdata="$dir/data" --auth=trust --username=lethe --encoding=UTF8 --no-sync >"$dir/log" 2>&1 || { cat "$dir/log" >&2; exit 1; }
"$1/pg_ctl" --pgdata="$dir/data" --wait --log="$dir/log" \
    --options="-c listen_addresses= -c unix_socket_directories=$dir -c max_connections=300 -c fsync=off" start >&2 </dev/null
echo "$dir"
read -r _ || true
"$1/pg_ctl" --pgdata="$dir/data" --wait --mode=immediate stop >/dev/null 2>&1
"#;

impl Cluster {
    /// The one cluster of this process.
    pub fn shared() -> &'static Self {
        static CLUSTER: OnceLock<Cluster> = OnceLock::new();
        CLUSTER.get_or_init(Self::start)
    }

    fn start() -> Self {
        let programs = programs();
        let root = std::fs::metadata("/proc/self").unwrap().uid() == 0;
        let mut command = if root {
            let mut command = Command::new("setpriv");
            command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups", "--", "sh"]);
            command
        } else {
            Command::new("sh")
        };
        let mut keeper = command
            .args(["-c", SCRIPT, "keeper"])
            .arg(&programs)
            .current_dir("/tmp")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("start the keeper of PostgreSQL (setpriv is in the package util-linux)");
        let mut line = String::new();
        BufReader::new(keeper.stdout.take().unwrap()).read_line(&mut line).unwrap();
        assert!(!line.is_empty(), "PostgreSQL did not start; its own words are above");
        Self { _keeper: keeper, directory: PathBuf::from(line.trim()) }
    }

    /// URL of a database of this cluster.
    pub fn url(&self, database: &str) -> String {
        format!("postgres://lethe@localhost/{database}?host={}", self.directory.display())
    }

    /// Where its files are.
    pub fn data(&self) -> PathBuf {
        self.directory.join("data")
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
