//! What can be asked on the socket, and how answers look.

use serde::{Deserialize, Serialize};

/// One line from an application: `{"ask":"status"}`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(tag = "ask", rename_all = "snake_case", deny_unknown_fields)]
pub enum Request {
    /// How the agent is.
    Status,
    /// Where the files are, and whether they can be read.
    Container,
    /// Where the company's server is, so that applications need no configuration.
    Server,
    /// Proof that whoever asks runs on this enrolled device.
    Prove {
        /// Whom the proof is for, such as `https://chat.example`; 1 to 200 characters.
        audience: String,
        /// That one's random bytes, base64url without padding, 16 to 64 of them.
        challenge: String,
    },
    /// Events from now on, one object a line, until the connection ends.
    Subscribe,
    /// Applies a release without the server. Only the agent's user and root.
    Release {
        /// The release file, base64url without padding.
        file: String,
    },
}

/// One line to an application.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Answer {
    /// To `status`.
    Status(Box<Status>),
    /// To `container`.
    Container(ContainerAnswer),
    /// To `server`.
    Server(ServerAnswer),
    /// To `prove`.
    Proof(Proof),
    /// To `subscribe`, and to `release`.
    Ok {
        /// Always true.
        ok: bool,
    },
    /// Not possible.
    Error(Problem),
}

/// A refusal: stable code, what happened, what to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// Stable.
    pub error: &'static str,
    /// For people.
    pub detail: String,
}

impl Answer {
    /// A refusal.
    pub fn problem(error: &'static str, detail: impl Into<String>) -> Self {
        Self::Error(Problem { error, detail: detail.into() })
    }
}

#[allow(clippy::struct_excessive_bools, reason = "a report for people and scripts, not a state machine")]
/// How the agent is. Ids in lower-case hexadecimal, times in milliseconds since 1970.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Status {
    /// A process serves this enrollment now; otherwise this is what the journal says.
    pub running: bool,
    /// A connection to the server stands; `null` when nothing runs.
    pub connected: Option<bool>,
    /// Wall clock of the last message from the server, if any since the start.
    pub last_contact: Option<u64>,
    /// Company.
    pub tenant: String,
    /// Hardware.
    pub device: String,
    /// Bond.
    pub enrollment: String,
    /// Name that approvers read.
    pub label: String,
    /// The actions that the enrollment names: what destroys is possible only if it stands here.
    pub ceilings: Vec<String>,
    /// Version of the newest keyring.
    pub keyring_version: u64,
    /// Its ten words.
    pub keyring_words: String,
    /// Until when it counts.
    pub keyring_expires: u64,
    /// A lock is in force.
    pub locked: bool,
    /// Screenshots are blocked.
    pub screen_blocked: bool,
    /// A legal hold is in force.
    pub held: bool,
    /// The container was wiped.
    pub erased: bool,
    /// A wipe is on its way: the step.
    pub erasing: Option<String>,
    /// Receipts that no checkpoint covers yet.
    pub unconfirmed_receipts: usize,
    /// The container.
    pub container: ContainerAnswer,
}

/// The container as applications see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContainerAnswer {
    /// `none`, `closed`, `open`, `locked`, `locked_partly`, `erased`.
    pub state: String,
    /// Where the files are while it is open.
    pub path: String,
}

/// The server that this agent trusts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServerAnswer {
    /// Company, in lower-case hexadecimal.
    pub tenant: String,
    /// Its addresses in their order, `https://host[:port]`: those of the keyring, then those of the enrollment.
    pub urls: Vec<String>,
    /// The private authority in PEM form; `null` where the system's authorities count.
    pub authority: Option<String>,
}

/// A proof of possession.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proof {
    /// The signed array, base64url without padding.
    pub payload: String,
    /// `COSE_Sign1` by the device key, detached, base64url without padding.
    pub signature: String,
    /// The public device key, base64url without padding; whoever checks compares it with what the server says.
    pub device_key: String,
}
