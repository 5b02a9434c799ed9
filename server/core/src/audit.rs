//! Everything that can be on record: a closed list, with names that are stable for ever.
//!
//! Facts are ids, numbers and closed words. No names, addresses or reasons: those stay in their tables, where they can be
//! forgotten, while the log cannot.

mod access;
mod app;
mod employee;

use lethe_proto::{
    ids::{CommandId, DeviceId, Digest, EnrollmentId, KeyId, PersonId, TenantId},
    kinds::{Action, Stage},
};

pub use access::AccessEvent;
pub use app::AppEvent;
pub use employee::EmployeeEvent;

use crate::ids::{AdminId, PasskeyId, SessionId, TokenId};

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "each variant says what its name says; its fields are the ids of what it is about")]
pub enum AuditEvent {
    TenantCreated { tenant: TenantId },
    AdminCreated { admin: AdminId, roles: String },
    AdminRecovered { admin: AdminId },
    AdminDisabled { admin: AdminId },
    AdminEnabled { admin: AdminId },
    AdminLinked { admin: AdminId, person: PersonId, approver_roles: String },
    SetupLinkRenewed { admin: AdminId },
    SetupLinkRedeemed { admin: AdminId, token: TokenId },
    PasskeyRegistered { passkey: PasskeyId, admin: AdminId },
    PasskeyRemoved { passkey: PasskeyId, admin: AdminId },
    PasskeyRefused { passkey: PasskeyId, admin: AdminId },
    SessionBegun { session: SessionId, admin: AdminId, passkey: PasskeyId },
    SessionEnded { session: SessionId },
    CliLoginConfirmed { admin: AdminId },
    CliLoginDenied { admin: AdminId },
    TokenCreated { token: TokenId, admin: AdminId, scopes: String },
    TokenRevoked { token: TokenId },
    PersonCreated { person: PersonId },
    PersonChanged { person: PersonId, what: String },
    CodeCreated { person: PersonId },
    CodeWithdrawn { person: PersonId },
    EnrollmentCreated { enrollment: EnrollmentId, device: DeviceId, person: PersonId },
    EnrollmentRefused { person: PersonId, why: &'static str },
    RecoveryStored { enrollment: EnrollmentId },
    CommandRequested { command: CommandId, digest: Digest, action: Action, targets: usize },
    CommandSuperseded { command: CommandId, by: CommandId },
    CommandApproved { command: CommandId, person: PersonId },
    CommandDispatched { command: CommandId },
    CommandVetoed { command: CommandId, person: PersonId },
    CommandCancelled { command: CommandId },
    CommandExpired { command: CommandId },
    TenantHalted { person: PersonId, commands: usize },
    StateChanged { enrollment: EnrollmentId, counter: u64, what: &'static str },
    ApproverSuspended { person: PersonId, enrollments: usize },
    ReceiptAccepted { enrollment: EnrollmentId, digest: Digest, stage: Stage },
    ShareDestroyed { enrollment: EnrollmentId },
    TicketOpened { admin: AdminId, purpose: &'static str },
    TicketAnswered { admin: AdminId, purpose: &'static str },
    KeyProposed { person: PersonId, key: KeyId },
    KeyProposalWithdrawn { person: PersonId, key: KeyId },
    DraftOpened { digest: Digest, version: u64 },
    DraftSigned { digest: Digest, signatures: usize },
    DraftWithdrawn { digest: Digest },
    DraftOutdated { digest: Digest },
    KeyringPublished { version: u64, digest: Digest },
    WelcomeSkipped { admin: AdminId, skipped: bool },
    ReleaseAdded { digest: Digest },
    BackupMade { tenant: TenantId },
    RestoreBegun { tenant: TenantId },
    RestoreReviewed { tenant: TenantId },
    RestoreLearned { enrollment: EnrollmentId, what: &'static str },
    Access(AccessEvent),
    App(AppEvent),
    Employee(EmployeeEvent),
}

/// What an event is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// Closed word.
    pub kind: &'static str,
    /// Id or digest.
    pub id: Vec<u8>,
}

impl Subject {
    fn new(kind: &'static str, id: &[u8]) -> Self {
        Self { kind, id: id.to_vec() }
    }
}

impl AuditEvent {
    /// `area.past_tense`.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::TenantCreated { .. } => "tenant.created",
            Self::AdminCreated { .. } => "admin.created",
            Self::AdminRecovered { .. } => "admin.recovered",
            Self::AdminDisabled { .. } => "admin.disabled",
            Self::AdminEnabled { .. } => "admin.enabled",
            Self::AdminLinked { .. } => "admin.linked",
            Self::SetupLinkRenewed { .. } => "setup_link.renewed",
            Self::SetupLinkRedeemed { .. } => "setup_link.redeemed",
            Self::PasskeyRegistered { .. } => "passkey.registered",
            Self::PasskeyRemoved { .. } => "passkey.removed",
            Self::PasskeyRefused { .. } => "passkey.refused",
            Self::SessionBegun { .. } => "session.begun",
            Self::SessionEnded { .. } => "session.ended",
            Self::CliLoginConfirmed { .. } => "cli_login.confirmed",
            Self::CliLoginDenied { .. } => "cli_login.denied",
            Self::TokenCreated { .. } => "token.created",
            Self::TokenRevoked { .. } => "token.revoked",
            Self::PersonCreated { .. } => "person.created",
            Self::PersonChanged { .. } => "person.changed",
            Self::CodeCreated { .. } => "enrollment_code.created",
            Self::CodeWithdrawn { .. } => "enrollment_code.withdrawn",
            Self::EnrollmentCreated { .. } => "enrollment.created",
            Self::EnrollmentRefused { .. } => "enrollment.refused",
            Self::RecoveryStored { .. } => "recovery_blob.stored",
            Self::CommandRequested { .. } => "command.requested",
            Self::CommandSuperseded { .. } => "command.superseded",
            Self::CommandApproved { .. } => "command.approved",
            Self::CommandDispatched { .. } => "command.dispatched",
            Self::CommandVetoed { .. } => "command.vetoed",
            Self::CommandCancelled { .. } => "command.cancelled",
            Self::CommandExpired { .. } => "command.expired",
            Self::TenantHalted { .. } => "tenant.halted",
            Self::StateChanged { .. } => "device_state.changed",
            Self::ApproverSuspended { .. } => "approver.suspended",
            Self::ReceiptAccepted { .. } => "receipt.accepted",
            Self::ShareDestroyed { .. } => "share.destroyed",
            Self::TicketOpened { .. } => "ticket.opened",
            Self::TicketAnswered { .. } => "ticket.answered",
            Self::KeyProposed { .. } => "approval_key.proposed",
            Self::KeyProposalWithdrawn { .. } => "approval_key.withdrawn",
            Self::DraftOpened { .. } => "keyring_draft.opened",
            Self::DraftSigned { .. } => "keyring_draft.signed",
            Self::DraftWithdrawn { .. } => "keyring_draft.withdrawn",
            Self::DraftOutdated { .. } => "keyring_draft.outdated",
            Self::KeyringPublished { .. } => "keyring.published",
            Self::WelcomeSkipped { .. } => "welcome.skipped",
            Self::ReleaseAdded { .. } => "release.added",
            Self::BackupMade { .. } => "backup.made",
            Self::RestoreBegun { .. } => "restore.begun",
            Self::RestoreReviewed { .. } => "restore.reviewed",
            Self::RestoreLearned { .. } => "restore.learned",
            Self::Access(event) => event.name(),
            Self::App(event) => event.name(),
            Self::Employee(event) => event.name(),
        }
    }

    /// What it is about.
    pub fn subject(&self) -> Subject {
        match self {
            Self::TenantCreated { tenant }
            | Self::BackupMade { tenant }
            | Self::RestoreBegun { tenant }
            | Self::RestoreReviewed { tenant } => Subject::new("tenant", tenant.as_bytes()),
            Self::AdminCreated { admin, .. }
            | Self::AdminRecovered { admin }
            | Self::TicketOpened { admin, .. }
            | Self::TicketAnswered { admin, .. }
            | Self::WelcomeSkipped { admin, .. }
            | Self::AdminDisabled { admin }
            | Self::AdminEnabled { admin }
            | Self::AdminLinked { admin, .. }
            | Self::SetupLinkRenewed { admin }
            | Self::SetupLinkRedeemed { admin, .. }
            | Self::CliLoginConfirmed { admin }
            | Self::CliLoginDenied { admin } => Subject::new("admin", admin.as_bytes()),
            Self::PasskeyRegistered { passkey, .. }
            | Self::PasskeyRemoved { passkey, .. }
            | Self::PasskeyRefused { passkey, .. } => Subject::new("passkey", passkey.as_bytes()),
            Self::SessionBegun { session, .. } | Self::SessionEnded { session } => {
                Subject::new("session", session.as_bytes())
            }
            Self::TokenCreated { token, .. } | Self::TokenRevoked { token } => Subject::new("token", token.as_bytes()),
            Self::PersonCreated { person }
            | Self::PersonChanged { person, .. }
            | Self::CodeCreated { person }
            | Self::CodeWithdrawn { person }
            | Self::EnrollmentRefused { person, .. }
            | Self::ApproverSuspended { person, .. }
            | Self::TenantHalted { person, .. } => Subject::new("person", person.as_bytes()),
            Self::EnrollmentCreated { enrollment, .. }
            | Self::RecoveryStored { enrollment }
            | Self::StateChanged { enrollment, .. }
            | Self::ReceiptAccepted { enrollment, .. }
            | Self::RestoreLearned { enrollment, .. }
            | Self::ShareDestroyed { enrollment } => Subject::new("enrollment", enrollment.as_bytes()),
            Self::CommandRequested { command, .. }
            | Self::CommandSuperseded { command, .. }
            | Self::CommandApproved { command, .. }
            | Self::CommandDispatched { command }
            | Self::CommandVetoed { command, .. }
            | Self::CommandCancelled { command }
            | Self::CommandExpired { command } => Subject::new("command", command.as_bytes()),
            Self::DraftOpened { digest, .. }
            | Self::DraftSigned { digest, .. }
            | Self::DraftWithdrawn { digest }
            | Self::DraftOutdated { digest }
            | Self::KeyringPublished { digest, .. } => Subject::new("keyring", digest.as_bytes()),
            Self::KeyProposed { key, .. } | Self::KeyProposalWithdrawn { key, .. } => {
                Subject::new("approval_key", key.as_bytes())
            }
            Self::ReleaseAdded { digest } => Subject::new("release", digest.as_bytes()),
            Self::Access(event) => event.subject(),
            Self::App(event) => event.subject(),
            Self::Employee(event) => event.subject(),
        }
    }

    /// What else belongs on record, in a fixed order.
    pub fn facts(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::TenantCreated { .. }
            | Self::AdminRecovered { .. }
            | Self::AdminDisabled { .. }
            | Self::AdminEnabled { .. }
            | Self::SetupLinkRenewed { .. }
            | Self::SessionEnded { .. }
            | Self::CliLoginConfirmed { .. }
            | Self::CliLoginDenied { .. }
            | Self::TokenRevoked { .. }
            | Self::PersonCreated { .. }
            | Self::CodeCreated { .. }
            | Self::CodeWithdrawn { .. }
            | Self::RecoveryStored { .. }
            | Self::CommandDispatched { .. }
            | Self::CommandCancelled { .. }
            | Self::CommandExpired { .. }
            | Self::ShareDestroyed { .. }
            | Self::DraftWithdrawn { .. }
            | Self::DraftOutdated { .. }
            | Self::ReleaseAdded { .. }
            | Self::BackupMade { .. }
            | Self::RestoreBegun { .. }
            | Self::RestoreReviewed { .. } => Vec::new(),
            Self::AdminCreated { roles, .. } => one("roles", roles),
            Self::SetupLinkRedeemed { token, .. } => one("token", token),
            Self::AdminLinked { person, approver_roles, .. } => {
                pair("person", person, "approver_roles", approver_roles)
            }
            Self::PasskeyRegistered { admin, .. }
            | Self::PasskeyRemoved { admin, .. }
            | Self::PasskeyRefused { admin, .. } => one("admin", admin),
            Self::SessionBegun { admin, passkey, .. } => pair("admin", admin, "passkey", passkey),
            Self::TokenCreated { admin, scopes, .. } => pair("admin", admin, "scopes", scopes),
            Self::EnrollmentCreated { device, person, .. } => pair("device", device, "person", person),
            Self::PersonChanged { what, .. } => one("what", what),
            Self::EnrollmentRefused { why, .. } => one("why", why),
            Self::CommandRequested { digest, action, targets, .. } => {
                vec![("digest", digest.to_string()), ("action", action.to_string()), ("targets", targets.to_string())]
            }
            Self::CommandSuperseded { by, .. } => one("by", by),
            Self::CommandApproved { person, .. }
            | Self::CommandVetoed { person, .. }
            | Self::KeyProposed { person, .. }
            | Self::KeyProposalWithdrawn { person, .. } => one("person", person),
            Self::TenantHalted { commands, .. } => one("commands", commands),
            Self::StateChanged { counter, what, .. } => pair("counter", counter, "what", what),
            Self::ApproverSuspended { enrollments, .. } => one("enrollments", enrollments),
            Self::ReceiptAccepted { digest, stage, .. } => pair("digest", digest, "stage", stage),
            Self::TicketOpened { purpose, .. } | Self::TicketAnswered { purpose, .. } => one("purpose", purpose),
            Self::DraftSigned { signatures, .. } => one("signatures", signatures),
            Self::DraftOpened { version, .. } | Self::KeyringPublished { version, .. } => one("version", version),
            Self::WelcomeSkipped { skipped, .. } => one("skipped", skipped),
            Self::RestoreLearned { what, .. } => one("what", what),
            Self::Access(event) => event.facts(),
            Self::App(event) => event.facts(),
            Self::Employee(event) => event.facts(),
        }
    }
}

type Facts = Vec<(&'static str, String)>;

fn one(name: &'static str, fact: &impl ToString) -> Facts {
    vec![(name, fact.to_string())]
}

fn pair(name: &'static str, fact: &impl ToString, other: &'static str, more: &impl ToString) -> Facts {
    vec![(name, fact.to_string()), (other, more.to_string())]
}
