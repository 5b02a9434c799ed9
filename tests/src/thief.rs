//! Somebody with copies: of a device's disk at one moment, and of the server's data at another.

use std::path::{Path, PathBuf};

use lethe_agent::{
    config::Config,
    storage::{StateDir, secrets::SecretName},
};
use lethe_agent_core::record::Record;
use lethe_proto::share::{key_encryption_key, share, unwrap};
use sqlx::{Connection as _, SqliteConnection};

/// What a thief holds.
pub struct Thief<'a> {
    /// Copy of the agent's whole state directory, with the container's image.
    pub device: &'a Path,
    /// Copy of the server's database file.
    pub database: &'a Path,
}

/// Why nothing opened.
#[derive(Debug, PartialEq, Eq)]
pub enum Foiled {
    /// The device's copy holds no wrapped key any more.
    NoWrap,
    /// The device's copy holds no device half any more.
    NoDeviceHalf,
    /// The server's copy holds no secret any more.
    NoShare,
    /// All parts are there and do not fit.
    DoesNotFit,
}

impl Thief<'_> {
    /// Tries to open the container with everything that both copies hold, and reads a file of it.
    pub fn read(&self, file: &str) -> Result<String, Foiled> {
        let state = StateDir::open(self.device).unwrap();
        let journal = state.journal.read().unwrap().expect("a device was enrolled here");
        let record = Record::from_bytes(&journal).unwrap();
        let place = record.place();
        let half = state.secrets.load(SecretName::Half).unwrap();
        let secret = share_secret(self.database, place.enrollment.as_bytes());
        let wraps = record.wraps.first().ok_or(Foiled::NoWrap)?;
        let half = half.ok_or(Foiled::NoDeviceHalf)?;
        let secret = secret.ok_or(Foiled::NoShare)?;
        let share = share(&secret, place, wraps.epoch);
        let kek = key_encryption_key(&half, &share, None, place, wraps.epoch);
        let key = unwrap(&kek, &wraps.by_share, place).map_err(|_| Foiled::DoesNotFit)?;
        let mut container = Config::default().container(&state.folder, place).unwrap();
        container.open(&key).unwrap();
        let content = std::fs::read_to_string(container.path().join(file)).unwrap();
        container.close().unwrap();
        Ok(content)
    }
}

/// The server's secret for an enrollment, as its database holds it.
pub fn share_secret(database: &Path, enrollment: &[u8; 16]) -> Option<[u8; 32]> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let row: Option<(Vec<u8>,)> = runtime.block_on(async {
        let url = format!("sqlite://{}?mode=ro", database.display());
        let mut connection = SqliteConnection::connect(&url).await.unwrap();
        let sql =
            "SELECT secret FROM share_secret JOIN enrollment ON enrollment.no = enrollment_no WHERE enrollment.id = ?";
        sqlx::query_as(sql).bind(enrollment.as_slice()).fetch_optional(&mut connection).await.unwrap()
    });
    let secret: [u8; 32] = row?.0.try_into().ok()?;
    (secret != [0; 32]).then_some(secret)
}

/// Every file below a folder in which a needle occurs, byte for byte.
pub fn files_with(folder: &Path, needle: &[u8]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        let kind = entry.file_type().unwrap();
        if kind.is_dir() {
            found.extend(files_with(&path, needle));
        } else if kind.is_file() {
            let bytes = std::fs::read(&path).unwrap();
            if bytes.windows(needle.len()).any(|window| window == needle) {
                found.push(path);
            }
        }
    }
    found
}
