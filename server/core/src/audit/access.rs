//! What can be on record about access: who was kept out, and who changed what decides it.

use lethe_proto::ids::TenantId;

use super::{AuditEvent, Facts, Subject, one, pair};
use crate::ids::AdminId;

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "each variant says what its name says; its fields are the ids of what it is about")]
pub enum AccessEvent {
    SignInRefused { admin: AdminId, app: String, why: String, rules: u64 },
    RulesSaved { version: u64, confirm: bool },
    RulesConfirmed { version: u64 },
    RulesReverted { version: u64, why: &'static str },
    BreakGlassBegun { tenant: TenantId, minutes: u64 },
    BreakGlassEnded { tenant: TenantId },
    RetentionApplied { tenant: TenantId, sign_ins: u64, addresses: u64 },
}

impl From<AccessEvent> for AuditEvent {
    fn from(event: AccessEvent) -> Self {
        Self::Access(event)
    }
}

impl AccessEvent {
    pub(super) const fn name(&self) -> &'static str {
        match self {
            Self::SignInRefused { .. } => "sign_in.refused",
            Self::RulesSaved { .. } => "access_rules.saved",
            Self::RulesConfirmed { .. } => "access_rules.confirmed",
            Self::RulesReverted { .. } => "access_rules.reverted",
            Self::BreakGlassBegun { .. } => "break_glass.begun",
            Self::BreakGlassEnded { .. } => "break_glass.ended",
            Self::RetentionApplied { .. } => "retention.applied",
        }
    }

    pub(super) fn subject(&self) -> Subject {
        match self {
            Self::SignInRefused { admin, .. } => Subject::new("admin", admin.as_bytes()),
            Self::RulesSaved { version, .. }
            | Self::RulesConfirmed { version }
            | Self::RulesReverted { version, .. } => Subject::new("access_rules", &version.to_be_bytes()),
            Self::BreakGlassBegun { tenant, .. }
            | Self::BreakGlassEnded { tenant }
            | Self::RetentionApplied { tenant, .. } => Subject::new("tenant", tenant.as_bytes()),
        }
    }

    pub(super) fn facts(&self) -> Facts {
        match self {
            Self::SignInRefused { app, why, rules, .. } => {
                vec![("app", app.clone()), ("why", why.clone()), ("rules", rules.to_string())]
            }
            Self::RulesSaved { version, confirm } => pair("version", version, "confirm", confirm),
            Self::RulesConfirmed { version } => one("version", version),
            Self::RulesReverted { version, why } => pair("version", version, "why", why),
            Self::BreakGlassBegun { minutes, .. } => one("minutes", minutes),
            Self::BreakGlassEnded { .. } => Facts::new(),
            Self::RetentionApplied { sign_ins, addresses, .. } => pair("sign_ins", sign_ins, "addresses", addresses),
        }
    }
}
