//! What can be on record about employees who sign in: sessions and the apps inside them, by id; never a name, an address or a secret.

use lethe_proto::ids::{EnrollmentId, PersonId};

use super::{AuditEvent, Facts, Subject, one, pair};
use crate::{
    access::factor::{Factor, Factors},
    employee_session::Ending,
    ids::{GrantId, SessionId},
};

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "each variant says what its name says; its fields are the ids of what it is about")]
pub enum EmployeeEvent {
    SignInRefused { person: PersonId, app: String, why: String, rules: u64 },
    SessionBegun { session: SessionId, person: PersonId, factors: Factors },
    SessionEnded { session: SessionId, person: PersonId, why: Ending },
    GrantBegun { grant: GrantId, session: SessionId, app: String },
    GrantEnded { grant: GrantId, session: SessionId, why: Ending },
    SessionProved { session: SessionId, person: PersonId, factor: Factor },
    FactorProved { person: PersonId, factor: Factor },
    ProofRefused { person: PersonId, factor: Factor },
    TotpOffered { person: PersonId },
    FactorSet { person: PersonId, factor: Factor },
    FactorRemoved { person: PersonId, factor: Factor },
    FactorsReset { person: PersonId },
    PortalLinkMade { person: PersonId },
    PortalLinkUsed { person: PersonId },
    DeviceVouched { person: PersonId, enrollment: EnrollmentId },
}

impl From<EmployeeEvent> for AuditEvent {
    fn from(event: EmployeeEvent) -> Self {
        Self::Employee(event)
    }
}

fn words(factors: Factors) -> String {
    factors.iter().map(Factor::as_str).collect::<Vec<_>>().join(" ")
}

impl EmployeeEvent {
    pub(super) const fn name(&self) -> &'static str {
        match self {
            Self::SignInRefused { .. } => "employee_sign_in.refused",
            Self::SessionBegun { .. } => "employee_session.begun",
            Self::SessionEnded { .. } => "employee_session.ended",
            Self::GrantBegun { .. } => "grant.begun",
            Self::GrantEnded { .. } => "grant.ended",
            Self::SessionProved { .. } => "employee_session.proved",
            Self::FactorProved { .. } => "factor.proved",
            Self::ProofRefused { .. } => "factor.refused",
            Self::TotpOffered { .. } => "factor.offered",
            Self::FactorSet { .. } => "factor.set",
            Self::FactorRemoved { .. } => "factor.removed",
            Self::FactorsReset { .. } => "factors.reset",
            Self::PortalLinkMade { .. } => "portal_link.made",
            Self::PortalLinkUsed { .. } => "portal_link.used",
            Self::DeviceVouched { .. } => "device.vouched",
        }
    }

    pub(super) fn subject(&self) -> Subject {
        match self {
            Self::SignInRefused { person, .. }
            | Self::SessionBegun { person, .. }
            | Self::SessionEnded { person, .. }
            | Self::SessionProved { person, .. }
            | Self::FactorProved { person, .. }
            | Self::ProofRefused { person, .. }
            | Self::TotpOffered { person }
            | Self::FactorSet { person, .. }
            | Self::FactorRemoved { person, .. }
            | Self::FactorsReset { person }
            | Self::PortalLinkMade { person }
            | Self::PortalLinkUsed { person }
            | Self::DeviceVouched { person, .. } => Subject::new("person", person.as_bytes()),
            Self::GrantBegun { grant, .. } | Self::GrantEnded { grant, .. } => Subject::new("grant", grant.as_bytes()),
        }
    }

    pub(super) fn facts(&self) -> Facts {
        match self {
            Self::SignInRefused { app, why, rules, .. } => {
                vec![("app", app.clone()), ("why", why.clone()), ("rules", rules.to_string())]
            }
            Self::SessionBegun { session, factors, .. } => pair("session", session, "factors", &words(*factors)),
            Self::GrantBegun { session, app, .. } => pair("session", session, "app", app),
            Self::SessionEnded { session, why, .. } | Self::GrantEnded { session, why, .. } => {
                pair("session", session, "why", &why.as_str())
            }
            Self::SessionProved { session, factor, .. } => pair("session", session, "factor", &factor.as_str()),
            Self::FactorProved { factor, .. }
            | Self::ProofRefused { factor, .. }
            | Self::FactorSet { factor, .. }
            | Self::FactorRemoved { factor, .. } => one("factor", &factor.as_str()),
            Self::DeviceVouched { enrollment, .. } => one("enrollment", enrollment),
            Self::TotpOffered { .. }
            | Self::FactorsReset { .. }
            | Self::PortalLinkMade { .. }
            | Self::PortalLinkUsed { .. } => Facts::new(),
        }
    }
}
