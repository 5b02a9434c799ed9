//! What a client was told, written down before it goes on: the other side of every claim that nothing was lost or done twice.
//!
//! Knows neither the server nor its tables; [`Ledger::faults`] compares it with what was found there.

use std::collections::{BTreeMap, BTreeSet};

/// One acknowledgement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    /// A state of a device is in force from this counter on; a message carries its text.
    State {
        /// Enrollment in hexadecimal.
        enrollment: String,
        /// Its counter.
        counter: u64,
        /// Text of the message, where it was one.
        message: Option<String>,
    },
    /// A command was proposed under an idempotency key.
    Proposed {
        /// The key, which is also the command's reason.
        key: String,
        /// Id in hexadecimal.
        command: String,
        /// Digest in hexadecimal.
        digest: String,
    },
    /// A proposal was refused: its key must have made nothing.
    NotProposed {
        /// The key.
        key: String,
    },
    /// An approval was taken.
    Approved {
        /// SHA-256 of its bytes in hexadecimal.
        approval: String,
    },
    /// The last approval was taken and the command went out.
    Dispatched {
        /// Digest of the command in hexadecimal.
        digest: String,
    },
    /// A command was taken back.
    Cancelled {
        /// Id in hexadecimal.
        command: String,
    },
}

/// A command as it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundCommand {
    /// Id in hexadecimal.
    pub id: String,
    /// The key that it was proposed under.
    pub reason: String,
    /// The server's word for where it stands.
    pub state: String,
}

/// What the server, its database and its log hold. Lists hold everything as often as it was found.
#[derive(Debug, Clone, Default)]
pub struct Found {
    /// Through the API.
    pub commands: Vec<FoundCommand>,
    /// Ids in the database's table.
    pub command_rows: Vec<String>,
    /// Digests in the database's table.
    pub receipt_rows: Vec<String>,
    /// Digests of the log's commands.
    pub command_leaves: Vec<String>,
    /// Digests of the log's approvals.
    pub approval_leaves: Vec<String>,
    /// The commands of the log's dispatches, by digest.
    pub dispatch_leaves: Vec<String>,
    /// Enrollment, counter and message of the log's states.
    pub state_leaves: Vec<(String, u64, String)>,
    /// Enrollment, digest and predecessor of the log's receipts, in order.
    pub receipt_leaves: Vec<(String, String, String)>,
    /// The newest state's counter: as the server has it and as the device last signed it.
    pub counters: BTreeMap<String, (u64, u64)>,
    /// Enrollments that were wiped: whatever was ordered beside the wipe may have come too late for them.
    pub erased: BTreeSet<String>,
    /// Digest of the newest receipt that each device remembers.
    pub last_receipts: BTreeMap<String, String>,
}

/// Everything that one client, or several, were told.
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    /// In order.
    pub told: Vec<Told>,
}

impl Ledger {
    /// Writes it down.
    pub fn write(&mut self, told: Told) {
        self.told.push(told);
    }

    /// How the house contradicts what it said, one sentence each. Empty when nothing was lost and nothing was done twice.
    pub fn faults(&self, found: &Found) -> Vec<String> {
        let mut faults = Vec::new();
        for told in &self.told {
            faults.extend(contradiction(told, found));
        }
        faults.extend(self.keys(found));
        twice("a command in the database", &found.command_rows, &mut faults);
        twice("a command in the log", &found.command_leaves, &mut faults);
        twice("an approval in the log", &found.approval_leaves, &mut faults);
        twice("a dispatch in the log", &found.dispatch_leaves, &mut faults);
        twice("a receipt in the database", &found.receipt_rows, &mut faults);
        let states: Vec<_> = found.state_leaves.iter().map(|(enrollment, counter, _)| (enrollment, counter)).collect();
        twice("a state in the log", &states, &mut faults);
        same(("commands of the API", found.commands.len()), ("of the database", found.command_rows.len()), &mut faults);
        same(("commands of the API", found.commands.len()), ("of the log", found.command_leaves.len()), &mut faults);
        receipts(found, &mut faults);
        faults
    }

    /// Every key made exactly the command that it was answered with, and there is no command without an answer.
    fn keys(&self, found: &Found) -> Vec<String> {
        let mut made: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for command in &found.commands {
            made.entry(&command.reason).or_default().insert(&command.id);
        }
        let mut answered = BTreeMap::new();
        for told in &self.told {
            if let Told::Proposed { key, command, .. } = told {
                answered.insert(key.as_str(), BTreeSet::from([command.as_str()]));
            }
        }
        let all: BTreeSet<_> = made.keys().chain(answered.keys()).copied().collect();
        all.into_iter()
            .filter(|key| made.get(key) != answered.get(key))
            .map(|key| format!("key {key}: answered {:?}, made {:?}", answered.get(key), made.get(key)))
            .collect()
    }
}

/// How one acknowledgement is not true.
fn contradiction(told: &Told, found: &Found) -> Option<String> {
    let holds = match told {
        Told::State { enrollment, counter, message } => {
            let obeyed = |device: u64| device >= *counter || found.erased.contains(enrollment);
            let known = found.counters.get(enrollment);
            let reached = known.is_some_and(|(server, device)| server >= counter && obeyed(*device));
            let leaf = found.state_leaves.iter().find(|leaf| leaf.0 == *enrollment && leaf.1 == *counter);
            reached && leaf.is_some_and(|leaf| message.as_ref().is_none_or(|text| leaf.2 == *text))
        }
        Told::Proposed { command, digest, .. } => {
            found.command_rows.contains(command) && found.command_leaves.contains(digest)
        }
        Told::NotProposed { key } => !found.commands.iter().any(|command| command.reason == *key),
        Told::Approved { approval } => found.approval_leaves.contains(approval),
        Told::Dispatched { digest } => found.dispatch_leaves.contains(digest),
        Told::Cancelled { command } => {
            found.commands.iter().any(|known| known.id == *command && known.state == "cancelled")
        }
    };
    (!holds).then(|| format!("not so: {told:?}"))
}

fn twice<T: Ord + std::fmt::Debug>(what: &str, all: &[T], faults: &mut Vec<String>) {
    let mut seen = BTreeSet::new();
    faults.extend(all.iter().filter(|one| !seen.insert(*one)).map(|one| format!("{what} twice: {one:?}")));
}

fn same(here: (&str, usize), there: (&str, usize), faults: &mut Vec<String>) {
    if here.1 != there.1 {
        faults.push(format!("{} {}, and {} {}", here.1, here.0, there.1, there.0));
    }
}

/// What the first receipt of a device follows.
const NONE: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// The receipts of each device are one chain, the same in log and database, that ends where the device's own memory ends.
fn receipts(found: &Found, faults: &mut Vec<String>) {
    let mut last: BTreeMap<&str, &str> = BTreeMap::new();
    for (enrollment, digest, previous) in &found.receipt_leaves {
        let before = last.insert(enrollment, digest).unwrap_or(NONE);
        if before != previous {
            faults.push(format!("receipt {digest} of {enrollment} follows {previous}, not {before}"));
        }
        if !found.receipt_rows.contains(digest) {
            faults.push(format!("receipt {digest} is not in the database"));
        }
    }
    same(("receipts of the log", found.receipt_leaves.len()), ("of the database", found.receipt_rows.len()), faults);
    for (enrollment, remembered) in &found.last_receipts {
        if last.get(enrollment.as_str()) != Some(&remembered.as_str()) {
            faults.push(format!("the newest receipt of {enrollment} is {remembered}, and the log ends elsewhere"));
        }
    }
}
