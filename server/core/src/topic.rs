//! What an open console should read again after something happened. A topic says where to look, and nothing of what is to be seen.

use std::{collections::BTreeSet, fmt};

use lethe_proto::ids::{CommandId, EnrollmentId, PersonId};

use crate::audit::{AccessEvent, AuditEvent, EmployeeEvent, Subject};

/// Something that a console shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    /// The list of devices.
    Devices,
    /// One enrollment.
    Device(EnrollmentId),
    /// The list of commands.
    Commands,
    /// One command.
    Command(CommandId),
    /// The list of people.
    People,
    /// One person.
    Person(PersonId),
    /// The audit trail.
    Audit,
    /// Keyrings, and what they wait for.
    Keyring,
    /// Administrators, their tokens and sessions.
    Admins,
    /// Enrollment codes.
    Codes,
    /// The access rules.
    Access,
    /// Sign-ins and what was decided about them.
    SignIns,
    /// Sessions of employees.
    Sessions,
    /// Nothing that is shown: somebody who was in may be out.
    Revocations,
    /// The numbers of the overview.
    Status,
}

impl Topic {
    /// All that name no single thing.
    pub const COARSE: [Self; 12] = [
        Self::Devices,
        Self::Commands,
        Self::People,
        Self::Audit,
        Self::Keyring,
        Self::Admins,
        Self::Codes,
        Self::Access,
        Self::SignIns,
        Self::Sessions,
        Self::Revocations,
        Self::Status,
    ];

    /// Whether it names a single device, command or person.
    pub const fn names_somebody(self) -> bool {
        matches!(self, Self::Device(_) | Self::Command(_) | Self::Person(_))
    }

    /// Reads what `to_string` wrote.
    pub fn from_text(text: &str) -> Option<Self> {
        match text.split_once(':') {
            Some(("device", id)) => EnrollmentId::from_hex(id).map(Self::Device),
            Some(("command", id)) => CommandId::from_hex(id).map(Self::Command),
            Some(("person", id)) => PersonId::from_hex(id).map(Self::Person),
            Some(_) => None,
            None => Self::COARSE.into_iter().find(|topic| topic.to_string() == text),
        }
    }

    /// What an event makes stale. An event about something unknown makes every list stale.
    pub fn of(event: &AuditEvent) -> BTreeSet<Self> {
        if matches!(event, AuditEvent::BackupMade { .. }) {
            return [Self::Audit].into();
        }
        if let AuditEvent::Access(event) = event {
            return of_access(event);
        }
        if let AuditEvent::Employee(event) = event {
            return of_employee(event);
        }
        let mut topics = of_subject(&event.subject());
        topics.insert(Self::Audit);
        let name = event.name();
        if let AuditEvent::EnrollmentCreated { person, .. } = event {
            topics.extend([Self::People, Self::Person(*person), Self::Codes]);
        }
        if name.starts_with("enrollment_code.") || name == "enrollment.refused" {
            topics.insert(Self::Codes);
        }
        if name == "tenant.halted" || name == "approver.suspended" || name.starts_with("command.") {
            topics.extend([Self::Commands, Self::Devices, Self::Status, Self::Keyring]);
        }
        if matches!(name, "session.begun" | "token.created" | "setup_link.redeemed") {
            topics.extend([Self::SignIns, Self::Status]);
        }
        if ends_access(event) {
            topics.insert(Self::Revocations);
        }
        if name == "receipt.accepted" || name == "share.destroyed" {
            topics.insert(Self::Commands);
        }
        topics
    }
}

/// Whether somebody who was in may be out after this, or may be judged as somebody else. Who comes in ends nobody's access.
fn ends_access(event: &AuditEvent) -> bool {
    matches!(
        event,
        AuditEvent::AdminDisabled { .. }
            | AuditEvent::AdminRecovered { .. }
            | AuditEvent::AdminEnabled { .. }
            | AuditEvent::AdminLinked { .. }
            | AuditEvent::PasskeyRemoved { .. }
            | AuditEvent::SessionEnded { .. }
            | AuditEvent::TokenRevoked { .. }
            | AuditEvent::PersonChanged { .. }
            | AuditEvent::ApproverSuspended { .. }
            | AuditEvent::KeyringPublished { .. }
            | AuditEvent::RestoreBegun { .. }
            | AuditEvent::RestoreReviewed { .. }
    )
}

fn of_access(event: &AccessEvent) -> BTreeSet<Topic> {
    let grows_old = match event {
        AccessEvent::SignInRefused { .. } | AccessEvent::RetentionApplied { .. } => Topic::SignIns,
        AccessEvent::RulesSaved { .. }
        | AccessEvent::RulesConfirmed { .. }
        | AccessEvent::RulesReverted { .. }
        | AccessEvent::BreakGlassBegun { .. }
        | AccessEvent::BreakGlassEnded { .. } => Topic::Access,
    };
    [Topic::Audit, Topic::Status, grows_old].into()
}

fn of_employee(event: &EmployeeEvent) -> BTreeSet<Topic> {
    match event {
        EmployeeEvent::SignInRefused { person, .. } => {
            [Topic::Audit, Topic::Person(*person), Topic::SignIns, Topic::Status].into()
        }
        EmployeeEvent::SessionBegun { person, .. } => {
            [Topic::Audit, Topic::Person(*person), Topic::SignIns, Topic::Sessions, Topic::Status].into()
        }
        EmployeeEvent::SessionEnded { person, .. } => {
            [Topic::Audit, Topic::Person(*person), Topic::Sessions, Topic::Revocations].into()
        }
        EmployeeEvent::SessionProved { person, .. } => {
            [Topic::Audit, Topic::Person(*person), Topic::Revocations].into()
        }
        EmployeeEvent::FactorProved { person, .. }
        | EmployeeEvent::ProofRefused { person, .. }
        | EmployeeEvent::TotpOffered { person }
        | EmployeeEvent::FactorSet { person, .. }
        | EmployeeEvent::FactorRemoved { person, .. }
        | EmployeeEvent::FactorsReset { person }
        | EmployeeEvent::PortalLinkMade { person }
        | EmployeeEvent::PortalLinkUsed { person } => [Topic::Audit, Topic::Person(*person)].into(),
        EmployeeEvent::DeviceVouched { person, enrollment } => {
            [Topic::Audit, Topic::Person(*person), Topic::Device(*enrollment)].into()
        }
        EmployeeEvent::GrantBegun { .. } => [Topic::Audit, Topic::SignIns, Topic::Sessions].into(),
        EmployeeEvent::GrantEnded { .. } => [Topic::Audit, Topic::Sessions, Topic::Revocations].into(),
    }
}

fn of_subject(subject: &Subject) -> BTreeSet<Topic> {
    let id: Option<[u8; 16]> = subject.id.as_slice().try_into().ok();
    match (subject.kind, id) {
        ("enrollment", Some(id)) => [Topic::Devices, Topic::Device(id.into()), Topic::Status].into(),
        ("command", Some(id)) => [Topic::Commands, Topic::Command(id.into()), Topic::Status].into(),
        ("person", Some(id)) => [Topic::People, Topic::Person(id.into())].into(),
        ("admin" | "token" | "session" | "passkey", _) => [Topic::Admins].into(),
        ("app", _) => [Topic::Access, Topic::Revocations].into(),
        ("signing_key", _) => [Topic::Access].into(),
        ("keyring" | "release" | "approval_key", _) => [Topic::Keyring, Topic::People, Topic::Status].into(),
        _ => Topic::COARSE.into(),
    }
}

impl fmt::Display for Topic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Devices => f.write_str("devices"),
            Self::Device(id) => write!(f, "device:{id}"),
            Self::Commands => f.write_str("commands"),
            Self::Command(id) => write!(f, "command:{id}"),
            Self::People => f.write_str("people"),
            Self::Person(id) => write!(f, "person:{id}"),
            Self::Audit => f.write_str("audit"),
            Self::Keyring => f.write_str("keyring"),
            Self::Admins => f.write_str("admins"),
            Self::Codes => f.write_str("codes"),
            Self::Access => f.write_str("access"),
            Self::SignIns => f.write_str("sign_ins"),
            Self::Sessions => f.write_str("sessions"),
            Self::Revocations => f.write_str("revocations"),
            Self::Status => f.write_str("status"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_makes_its_device_stale_and_nobody_elses() {
        let enrollment = EnrollmentId::from([7; 16]);
        let topics = Topic::of(&AuditEvent::StateChanged { enrollment, counter: 1, what: "lock" });
        assert_eq!(topics, [Topic::Devices, Topic::Device(enrollment), Topic::Audit, Topic::Status].into());
    }

    #[test]
    fn an_event_about_something_unknown_makes_every_list_stale() {
        let unknown = of_subject(&Subject { kind: "weather", id: vec![1] });
        assert!(Topic::COARSE.iter().all(|topic| unknown.contains(topic)));
    }

    #[test]
    fn words_lead_back_to_their_topics() {
        let single = [Topic::Device([1; 16].into()), Topic::Command([2; 16].into()), Topic::Person([3; 16].into())];
        for topic in Topic::COARSE.into_iter().chain(single) {
            assert_eq!(Topic::from_text(&topic.to_string()), Some(topic));
        }
        assert_eq!(Topic::from_text("device:zz"), None);
    }
}
