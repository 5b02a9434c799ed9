//! Reason codes: why an agent refused or put off an order. Stable for ever; `docs/errors.md` lists them.

use crate::{cbor::text_enum, quorum::Short};

text_enum!(
    /// One reason a step of the agent's check, in the order of the check.
    Refusal {
        /// Too large, not canonical, or not a command.
        Malformed = "envelope.malformed",
        /// Another company's command.
        Tenant = "tenant.mismatch",
        /// This agent has been erased and waits for a new code.
        Erased = "agent.erased",
        /// The lists of the command do not belong together.
        Command = "command.malformed",
        /// This enrollment is not among the targets.
        NotTarget = "target.absent",
        /// The target names another device, person or label than the one pinned at enrollment.
        Label = "target.mismatch",
        /// The enrollment does not allow this action.
        Ceiling = "ceiling.exceeded",
        /// A legal hold stands.
        Hold = "hold.active",
        /// A keyring of the chain is not here yet: send it and try again.
        KeyringUnavailable = "keyring.unavailable",
        /// The keyring does not follow the pinned one.
        KeyringBroken = "keyring.broken",
        /// The newest keyring has expired.
        KeyringExpired = "keyring.expired",
        /// The command names a keyring that is not in the chain.
        KeyringUnknown = "keyring.unknown",
        /// Issued in the future.
        IssuedInFuture = "time.issued_in_future",
        /// Not to be done yet: send it again later.
        NotYet = "time.not_yet",
        /// Not to be done any more.
        Expired = "time.expired",
        /// Lives longer than the keyring or the floor allow.
        Lifetime = "time.lifetime",
        /// The command id was used before.
        Replayed = "replay.executed",
        /// The command was cancelled.
        Cancelled = "replay.cancelled",
        /// An approval by a key that is not in the keyring.
        ApprovalKey = "approval.key_unknown",
        /// An approval that does not hold for exactly this command.
        ApprovalSignature = "approval.signature",
        /// An approval by a key that counts only in a demo.
        ApprovalDemo = "approval.demo_key",
        /// An approval by a suspended person.
        ApprovalSuspended = "approval.suspended",
        /// An approval in a role the person does not have.
        ApprovalRole = "approval.role",
        /// One key twice.
        ApprovalKeyTwice = "approval.key_twice",
        /// One person twice.
        ApprovalPersonTwice = "approval.person_twice",
        /// A person about their own device.
        ApprovalOneself = "approval.oneself",
        /// More targets than the ladder carries.
        Targets = "ladder.targets",
        /// Not enough people.
        Quorum = "ladder.persons",
        /// A veto stands.
        Veto = "veto.stands",
        /// A lifting command that names no state in force.
        StaleLift = "lift.stale",
        /// The server's signature is missing, wrong, or by an ignored key.
        Server = "server.signature",
        /// The checkpoint is not signed by the pinned log.
        LogSignature = "log.signature",
        /// The command is not in the log.
        LogInclusion = "log.inclusion",
        /// The log does not continue the one seen before.
        LogConsistency = "log.consistency",
        /// The proof begins at another tree than the one seen last: send it again after the next check-in.
        LogView = "log.other_view",
        /// Not enough witnesses.
        LogWitnesses = "log.witnesses",
        /// A state with a counter that does not grow, or jumps too far.
        Counter = "state.counter",
        /// A state whose signature does not hold.
        StateSignature = "state.signature",
        /// A release that does not hold or does not concern this device.
        Release = "release.refused",
    }
);

impl Refusal {
    /// Whether the same bytes may be accepted later.
    pub const fn is_retry(self) -> bool {
        matches!(self, Self::KeyringUnavailable | Self::NotYet | Self::LogView)
    }
}

impl From<Short> for Refusal {
    fn from(short: Short) -> Self {
        match short {
            Short::UnknownKey => Self::ApprovalKey,
            Short::BadSignature => Self::ApprovalSignature,
            Short::DemoKey => Self::ApprovalDemo,
            Short::Suspended => Self::ApprovalSuspended,
            Short::Role => Self::ApprovalRole,
            Short::KeyTwice => Self::ApprovalKeyTwice,
            Short::PersonTwice => Self::ApprovalPersonTwice,
            Short::Oneself => Self::ApprovalOneself,
            Short::Targets => Self::Targets,
            Short::Persons => Self::Quorum,
        }
    }
}
