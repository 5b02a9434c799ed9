//! What a ticket for the approver's page is good for. A ticket lets one page fetch one matter and bring back one answer; it
//! decides nothing, because the answer is a signature.

use lethe_proto::ids::CommandId;

use crate::ids::{DraftId, ProposalId};

/// How long a ticket lives: a quarter of an hour.
pub const TICKET_MS: u64 = 15 * 60 * 1000;

/// Most proposals in one change.
const PROPOSALS: usize = 16;

/// The one matter of a ticket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Purpose {
    /// The owner makes the first keyring, alone.
    FirstKeyring,
    /// An approver brings a key of their own.
    NewKey,
    /// A root person drafts the next keyring.
    Change {
        /// Keys that are to come in; none for every other change.
        proposals: Vec<ProposalId>,
    },
    /// Somebody signs a draft.
    Sign {
        /// Which.
        draft: DraftId,
    },
    /// Somebody approves or vetoes one command.
    Decide {
        /// Which.
        command: CommandId,
    },
    /// Somebody stops everything that is pending.
    Halt,
}

impl Purpose {
    /// Reads a word and its subject; `None` where they do not belong together.
    pub fn from_parts(word: &str, subject: &str) -> Option<Self> {
        Some(match (word, subject) {
            ("first-keyring", "") => Self::FirstKeyring,
            ("new-key", "") => Self::NewKey,
            ("change", "") => Self::Change { proposals: Vec::new() },
            ("change", list) => Self::Change { proposals: proposals(list)? },
            ("sign", draft) => Self::Sign { draft: DraftId::from_hex(draft)? },
            ("decide", command) => Self::Decide { command: CommandId::from_hex(command)? },
            ("halt", "") => Self::Halt,
            _ => return None,
        })
    }

    /// The word in the database and in the API.
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::FirstKeyring => "first-keyring",
            Self::NewKey => "new-key",
            Self::Change { .. } => "change",
            Self::Sign { .. } => "sign",
            Self::Decide { .. } => "decide",
            Self::Halt => "halt",
        }
    }

    /// What it is about, as [`Purpose::from_parts`] reads it.
    pub fn subject(&self) -> String {
        match self {
            Self::FirstKeyring | Self::NewKey | Self::Halt => String::new(),
            Self::Change { proposals } => proposals.iter().map(ToString::to_string).collect::<Vec<_>>().join(","),
            Self::Sign { draft } => draft.to_string(),
            Self::Decide { command } => command.to_string(),
        }
    }
}

fn proposals(list: &str) -> Option<Vec<ProposalId>> {
    let ids = list.split(',').take(PROPOSALS + 1).map(ProposalId::from_hex).collect::<Option<Vec<_>>>()?;
    (ids.len() <= PROPOSALS).then_some(ids)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_purpose_is_read_as_it_was_written() {
        let all = [
            Purpose::FirstKeyring,
            Purpose::NewKey,
            Purpose::Change { proposals: Vec::new() },
            Purpose::Change { proposals: vec![ProposalId::from([1; 16]), ProposalId::from([2; 16])] },
            Purpose::Sign { draft: DraftId::from([3; 16]) },
            Purpose::Decide { command: CommandId::from([4; 16]) },
            Purpose::Halt,
        ];
        for purpose in all {
            assert_eq!(Purpose::from_parts(purpose.as_str(), &purpose.subject()), Some(purpose));
        }
    }

    #[test]
    fn a_purpose_with_somebody_elses_subject_is_none() {
        let id = "00".repeat(16);
        let many = vec![id.as_str(); 17].join(",");
        let bad =
            [("halt", id.as_str()), ("decide", ""), ("sign", "zz"), ("change", ","), ("change", &many), ("wipe", "")];
        assert!(bad.iter().all(|(word, subject)| Purpose::from_parts(word, subject).is_none()));
    }
}
