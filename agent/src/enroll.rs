//! Enrollment: fresh secrets, one request, and everything pinned only after the core checked the answer.

use std::path::Path;

use lethe_agent_core::enroll::{EnrollRefusal, accept, request};
use lethe_proto::cbor::{FRAME_CAP, Malformed, decode, encode};
use lethe_proto::enrollment::{Code, EnrollReply};
use lethe_proto::ids::{EnrollmentId, Time};

use crate::enroll_steps::Step;
use crate::run::{RunError, read_record};
use crate::storage::StateDir;
use crate::storage::folder::FolderError;
use crate::storage::journal::JournalError;
use crate::storage::secrets::SecretError;
use crate::storage::servers::ServersError;
use crate::transport::{ServerUrl, TransportError, Trust, http};
use crate::{clock, identity, posture};

const PATH: &str = "/device/v1/enroll";

/// Why there is no enrollment.
#[derive(Debug, thiserror::Error)]
pub enum EnrollError {
    /// The code cannot be read.
    #[error("this is not a complete enrollment code ({0}); copy the whole line, or ask for a new code")]
    Code(Malformed),
    /// Enrolled already.
    #[error(
        "this device is enrolled as “{0}” and takes no new code until people have wiped or unenrolled it; \
         `lethe-agent status` shows what is going on"
    )]
    Enrolled(String),
    /// What the server sent is none of our messages.
    #[error(
        "the server's answer is not an enrollment ({0}); is the address in the code a Lethe server of this version?"
    )]
    Answer(Malformed),
    /// The core said no.
    #[error(transparent)]
    Refused(#[from] EnrollRefusal),
    /// The private authority.
    #[error("cannot read {path}: {source}")]
    Authority {
        /// The file.
        path: String,
        /// The system's answer.
        source: std::io::Error,
    },
    /// State directory.
    #[error(transparent)]
    Folder(#[from] FolderError),
    /// Journal.
    #[error(transparent)]
    Journal(#[from] JournalError),
    /// Journal's content.
    #[error(transparent)]
    Record(#[from] RunError),
    /// Keys.
    #[error(transparent)]
    Secret(#[from] SecretError),
    /// Addresses.
    #[error(transparent)]
    Servers(#[from] ServersError),
    /// The server.
    #[error(transparent)]
    Transport(#[from] TransportError),
}

/// Whether this device may take a code now. A wiped one may, even where the server never acknowledged its receipts: a server that is
/// gone must not bind a device for ever. Its own server refuses such a code while it has no word of the wipe.
pub fn may_enroll(state: &StateDir) -> Result<(), EnrollError> {
    match read_record(state)? {
        None => Ok(()),
        Some(record) if record.erased || record.silent => Ok(()),
        Some(record) => Err(EnrollError::Enrolled(record.half.label.to_string())),
    }
}

/// Enrolls; `begins` is told of each step. The journal is written last: a power cut before leaves a device that is not enrolled, with secrets that nobody knows.
pub async fn enroll(
    state: &StateDir,
    code: &Code,
    ca: Option<&Path>,
    begins: &mut dyn FnMut(Step),
) -> Result<EnrollmentId, EnrollError> {
    begins(Step::Device);
    let _ownership = state.folder.own()?;
    may_enroll(state)?;
    begins(Step::Keys);
    let trust = Trust::load(ca)?;
    let authority = ca.map(std::fs::read).transpose().map_err(|source| EnrollError::Authority {
        path: ca.map(|path| path.display().to_string()).unwrap_or_default(),
        source,
    })?;
    let (signer, half) = identity::make(&state.secrets)?;
    let asked = request(code, half.clone(), posture::read(), Time(clock::wall_ms()), &signer)?;
    begins(Step::Ask);
    let answer = ask(code, &trust, &encode(&asked)).await?;
    begins(Step::Check);
    let reply: EnrollReply = decode(&answer, FRAME_CAP).map_err(EnrollError::Answer)?;
    let record = accept(code, &half, reply)?;
    begins(Step::Keep);
    state.servers.write(&code.urls, authority.as_deref())?;
    state.journal.write(&record.to_bytes())?;
    Ok(record.enrollment)
}

/// Asks the addresses of the code in their order; the first that answers decides.
async fn ask(code: &Code, trust: &Trust, body: &[u8]) -> Result<Vec<u8>, TransportError> {
    let mut last = TransportError::Url { url: String::new(), reason: "the code names no server" };
    for url in &code.urls {
        match http::post(&ServerUrl::parse(url)?, trust, PATH, body.to_vec()).await {
            Ok(answer) => return Ok(answer),
            // Whether the code was used up is not known after a lost answer; a second server of the same company will say.
            Err(refused @ TransportError::Refused { .. }) => return Err(refused),
            Err(error) => last = error,
        }
    }
    Err(last)
}
