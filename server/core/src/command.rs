//! The life of an order of people, from request to end. Transitions consume the state, so that no step is taken twice.
//!
//! A push never moves a state and neither does sending: what a device did comes only from its receipts, per target.

use lethe_proto::{ids::Time, kinds::Stage, quorum::Quorum};

use crate::mode::Mode;

/// Where a command stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    /// Waiting for people.
    Requested {
        /// The last moment to decide and to execute.
        expires: Time,
    },
    /// Signed by enough people and by the server; in the mailboxes.
    Dispatched {
        /// The last moment to execute.
        expires: Time,
    },
    /// It will not come to anything more, and why.
    Ended(End),
}

/// Why a command is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// An approver stopped it.
    Vetoed,
    /// An admin took it back.
    Cancelled,
    /// The same order was given anew before anybody had approved this one.
    Superseded,
    /// Its time ran out.
    Expired,
    /// Every target has answered for good.
    Finished,
}

/// A step that this state does not allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotNow {
    /// Already signed by the server.
    #[error("the command has already been sent out")]
    AlreadyDispatched,
    /// Over.
    #[error("the command is over: {}", .0.as_str())]
    Ended(End),
    /// Too late.
    #[error("the command has expired; request it anew")]
    Expired,
    /// The database came from a backup.
    #[error(
        "the server was restored from a backup and sends no commands until an operator has reviewed them (`lethe restore review`)"
    )]
    Restoring,
}

impl Command {
    /// Reads the columns of the database; `None` for an unknown word.
    pub fn from_parts(state: &str, expires: Time) -> Option<Self> {
        Some(match state {
            "requested" => Self::Requested { expires },
            "dispatched" => Self::Dispatched { expires },
            other => Self::Ended(End::from_text(other)?),
        })
    }

    /// The word in the database.
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Requested { .. } => "requested",
            Self::Dispatched { .. } => "dispatched",
            Self::Ended(end) => end.as_str(),
        }
    }

    /// Whether people may still add their approval.
    pub fn takes_approvals(self, now: Time) -> Result<(), NotNow> {
        match self {
            Self::Requested { expires } if now < expires => Ok(()),
            Self::Requested { .. } => Err(NotNow::Expired),
            Self::Dispatched { .. } => Err(NotNow::AlreadyDispatched),
            Self::Ended(end) => Err(NotNow::Ended(end)),
        }
    }

    /// Enough people agreed: it goes out. The quorum is asked for as proof and not otherwise used.
    pub fn dispatch(self, _: &Quorum, now: Time, mode: Mode) -> Result<Self, NotNow> {
        self.takes_approvals(now)?;
        match self {
            Self::Requested { .. } if !mode.sends_commands() => Err(NotNow::Restoring),
            Self::Requested { expires } | Self::Dispatched { expires } => Ok(Self::Dispatched { expires }),
            Self::Ended(end) => Err(NotNow::Ended(end)),
        }
    }

    /// Somebody stops it. Possible even after dispatch: devices that have not begun will refuse.
    pub const fn stop(self, end: End) -> Result<Self, NotNow> {
        match self {
            Self::Requested { .. } | Self::Dispatched { .. } => Ok(Self::Ended(end)),
            Self::Ended(end) => Err(NotNow::Ended(end)),
        }
    }
}

impl End {
    /// The word in the database.
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Vetoed => "vetoed",
            Self::Cancelled => "cancelled",
            Self::Superseded => "superseded",
            Self::Expired => "expired",
            Self::Finished => "finished",
        }
    }

    /// The end of a word.
    pub fn from_text(text: &str) -> Option<Self> {
        [Self::Vetoed, Self::Cancelled, Self::Superseded, Self::Expired, Self::Finished]
            .into_iter()
            .find(|end| end.as_str() == text)
    }
}

/// How far one target is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TargetState {
    /// Waiting for people.
    Requested,
    /// In the mailbox.
    Queued,
    /// Written to the device's connection.
    Delivered,
    /// The device signed that it will do it.
    Accepted,
    /// The device signed that something resists.
    Partly,
    /// The device signed that it is done.
    Done,
    /// The device signed that it never will.
    Refused,
    /// Ended before the device answered.
    Ended(End),
}

impl TargetState {
    /// The word in the database.
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Requested => "requested",
            Self::Queued => "queued",
            Self::Delivered => "delivered",
            Self::Accepted => "accepted",
            Self::Partly => "partly",
            Self::Done => "done",
            Self::Refused => "refused",
            Self::Ended(end) => end.as_str(),
        }
    }

    /// The state of a word.
    pub fn from_text(text: &str) -> Option<Self> {
        [Self::Requested, Self::Queued, Self::Delivered, Self::Accepted, Self::Partly, Self::Done, Self::Refused]
            .into_iter()
            .find(|state| state.as_str() == text)
            .or_else(|| End::from_text(text).map(Self::Ended))
    }

    /// What a receipt of the device makes of it. The device's own word stands even against a stop that came too late.
    #[must_use]
    pub const fn after(self, stage: Stage) -> Self {
        match (self, stage) {
            (Self::Done, _) | (_, Stage::Done) => Self::Done,
            (_, Stage::Refused) => Self::Refused,
            (Self::Requested | Self::Queued | Self::Delivered, Stage::Accepted) => Self::Accepted,
            (Self::Requested | Self::Queued | Self::Delivered | Self::Accepted, Stage::Partly) => Self::Partly,
            (same, Stage::Accepted | Stage::Partly | Stage::Retry | Stage::Applied) => same,
        }
    }

    /// Whether nothing more is expected.
    pub const fn is_final(self) -> bool {
        matches!(self, Self::Done | Self::Refused | Self::Ended(_))
    }

    /// Whether a stop still changes anything: a device that accepted has written it down and acts.
    pub const fn can_be_stopped(self) -> bool {
        matches!(self, Self::Requested | Self::Queued | Self::Delivered)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OPEN: Command = Command::Requested { expires: Time(100) };

    #[test]
    fn an_ended_command_stays_ended() {
        let vetoed = OPEN.stop(End::Vetoed);
        assert_eq!(vetoed.map(|c| c.stop(End::Cancelled)), Ok(Err(NotNow::Ended(End::Vetoed))));
        assert_eq!(Command::Ended(End::Expired).takes_approvals(Time(1)), Err(NotNow::Ended(End::Expired)));
    }

    #[test]
    fn approvals_come_before_the_deadline_or_not_at_all() {
        assert_eq!(OPEN.takes_approvals(Time(99)), Ok(()));
        assert_eq!(OPEN.takes_approvals(Time(100)), Err(NotNow::Expired));
        assert_eq!(Command::Dispatched { expires: Time(100) }.takes_approvals(Time(1)), Err(NotNow::AlreadyDispatched));
    }

    #[test]
    fn the_devices_word_stands_and_done_is_never_undone() {
        assert_eq!(TargetState::Ended(End::Cancelled).after(Stage::Done), TargetState::Done);
        assert_eq!(TargetState::Done.after(Stage::Refused), TargetState::Done);
        assert_eq!(TargetState::Accepted.after(Stage::Accepted), TargetState::Accepted);
        assert_eq!(TargetState::Queued.after(Stage::Retry), TargetState::Queued);
    }

    #[test]
    fn words_lead_back_to_what_they_name() {
        for state in [TargetState::Partly, TargetState::Ended(End::Superseded), TargetState::Requested] {
            assert_eq!(TargetState::from_text(state.as_str()), Some(state));
        }
        assert_eq!(Command::from_parts("finished", Time(1)), Some(Command::Ended(End::Finished)));
        assert_eq!(Command::from_parts("lost", Time(1)), None);
    }
}
