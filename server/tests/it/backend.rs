//! A fresh, empty store on either database, with a clock that the test moves and randomness from a seed.

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, Ordering},
    },
};

use lethe_postgres::Cluster;
use lethe_proto::{cbor::sha256, ids::Time, keyring::Log};
use lethe_server::{
    keys::LogKey,
    store::{Place, Store},
};
use lethe_server_core::{clock::Clock, entropy::Entropy};
use sqlx::Connection as _;

/// A clock that stands still until it is told otherwise.
pub struct StepClock(AtomicU64);

impl StepClock {
    pub fn advance(&self, ms: u64) {
        self.0.fetch_add(ms, Ordering::SeqCst);
    }
}

impl Clock for StepClock {
    fn now(&self) -> Time {
        Time(self.0.load(Ordering::SeqCst))
    }
}

/// A stream of bytes from a seed: the same in every run.
pub struct SeededEntropy(Mutex<([u8; 32], usize)>);

impl SeededEntropy {
    pub fn new(seed: u8) -> Self {
        Self(Mutex::new(([seed; 32], 32)))
    }
}

impl Entropy for SeededEntropy {
    fn fill(&self, bytes: &mut [u8]) {
        let mut state = self.0.lock().unwrap();
        for byte in bytes {
            if state.1 == 32 {
                *state = (*sha256(&state.0).as_bytes(), 0);
            }
            // The state itself is never shown, or the stream would predict itself.
            *byte = sha256(&[state.0.as_slice(), &[u8::try_from(state.1).unwrap()]].concat()).as_bytes()[0];
            state.1 += 1;
        }
    }
}

/// A store with everything that must outlive it.
pub struct TestDb {
    pub store: Store,
    pub clock: Arc<StepClock>,
    pub entropy: Arc<SeededEntropy>,
    pub log: Log,
    place: Place,
    files: PathBuf,
    _directory: Option<tempfile::TempDir>,
}

pub const START: Time = Time(1_800_000_000_000);
pub const LOG_ORIGIN: &str = "lethe.example/log";
const LOG_SEED: [u8; 32] = [77; 32];

impl TestDb {
    pub async fn sqlite() -> Self {
        let directory = tempfile::tempdir().unwrap();
        let files = directory.path().to_owned();
        Self::open(Place::Sqlite(files.join("lethe.db")), files, Some(directory)).await
    }

    pub async fn postgres() -> Self {
        let made = tokio::task::spawn_blocking(|| (Cluster::shared().database(), Cluster::shared().data()));
        let (url, data) = made.await.unwrap();
        Self::open(Place::Postgres(url), data, None).await
    }

    async fn open(place: Place, files: PathBuf, directory: Option<tempfile::TempDir>) -> Self {
        let clock = Arc::new(StepClock(AtomicU64::new(START.0)));
        let entropy = Arc::new(SeededEntropy::new(5));
        let key = LogKey::new(LOG_ORIGIN, &LOG_SEED).unwrap();
        let log = Log { origin: LOG_ORIGIN.to_owned(), public_key: *key.public_key(), generation: 1 };
        let store = Store::open(place.clone(), clock.clone(), entropy.clone(), Arc::new(key)).await.unwrap();
        Self { store, clock, entropy, log, place, files, _directory: directory }
    }

    /// A second store on the same database: another node, or the same one after a restart.
    pub async fn reopen(&self) -> Store {
        let key = LogKey::new(LOG_ORIGIN, &LOG_SEED).unwrap();
        Store::open(self.place.clone(), self.clock.clone(), self.entropy.clone(), Arc::new(key)).await.unwrap()
    }

    /// Executes SQL behind the store's back.
    pub async fn tamper(&self, sql: &'static str) -> Result<(), sqlx::Error> {
        match &self.place {
            Place::Sqlite(path) => {
                let mut db = sqlx::SqliteConnection::connect(&format!("sqlite://{}", path.display())).await?;
                sqlx::query(sql).execute(&mut db).await?;
            }
            Place::Postgres(url) => {
                let mut db = sqlx::PgConnection::connect(url).await?;
                sqlx::query(sql).execute(&mut db).await?;
            }
        }
        Ok(())
    }

    /// Which of these secrets (32 bytes each) occur in the database's files, and where. `PostgreSQL`'s write-ahead log is
    /// out of a server's reach and not searched; nor are the databases of other tests.
    pub async fn occurrences(&self, needles: &[[u8; 32]]) -> Vec<(usize, PathBuf)> {
        let skip = match &self.place {
            Place::Sqlite(_) => Vec::new(),
            Place::Postgres(url) => {
                let mut db = sqlx::PgConnection::connect(url).await.unwrap();
                let others = "SELECT oid::bigint FROM pg_database WHERE datname <> current_database()";
                let others: Vec<i64> = sqlx::query_scalar(others).fetch_all(&mut db).await.unwrap();
                let base = self.files.join("base");
                let skip = others.into_iter().map(|oid| base.join(oid.to_string()));
                skip.chain([self.files.join("pg_wal")]).collect()
            }
        };
        let by_start: HashMap<[u8; 8], usize> =
            needles.iter().enumerate().map(|(i, needle)| (*needle.first_chunk().unwrap(), i)).collect();
        let mut found = Vec::new();
        search(&self.files, &skip, &mut |path, bytes| {
            for (at, window) in bytes.windows(8).enumerate() {
                let Some(&i) = by_start.get(window) else { continue };
                if bytes[at..].starts_with(&needles[i]) {
                    found.push((i, path.to_owned()));
                }
            }
        });
        found
    }
}

fn search(folder: &Path, skip: &[PathBuf], visit: &mut dyn FnMut(&Path, &[u8])) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            if !skip.contains(&path) {
                search(&path, skip, visit);
            }
        } else if let Ok(bytes) = std::fs::read(&path) {
            visit(&path, &bytes);
        }
    }
}

/// Runs each named test on both databases.
macro_rules! on_both {
    ($($name:ident),+ $(,)?) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() {
                super::$name(crate::backend::TestDb::sqlite().await).await;
            })+
        }
        mod postgres {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() {
                super::$name(crate::backend::TestDb::postgres().await).await;
            })+
        }
    };
}
pub(crate) use on_both;
