//! What can be on record about apps that employees sign in to, and about the keys that sign for them.

use super::{AuditEvent, Facts, Subject, one};
use crate::{access::app::AppId, oidc::algorithm::Algorithm};

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "each variant says what its name says; its fields are the ids of what it is about")]
pub enum AppEvent {
    Created { app: AppId, kind: &'static str },
    Changed { app: AppId },
    SecretRenewed { app: AppId },
    Removed { app: AppId },
    SigningKeyMade { kid: String, algorithm: Algorithm },
    SigningKeyForgotten { kid: String },
}

impl From<AppEvent> for AuditEvent {
    fn from(event: AppEvent) -> Self {
        Self::App(event)
    }
}

impl AppEvent {
    pub(super) const fn name(&self) -> &'static str {
        match self {
            Self::Created { .. } => "app.created",
            Self::Changed { .. } => "app.changed",
            Self::SecretRenewed { .. } => "app.secret_renewed",
            Self::Removed { .. } => "app.removed",
            Self::SigningKeyMade { .. } => "signing_key.made",
            Self::SigningKeyForgotten { .. } => "signing_key.forgotten",
        }
    }

    pub(super) fn subject(&self) -> Subject {
        match self {
            Self::Created { app, .. } | Self::Changed { app } | Self::SecretRenewed { app } | Self::Removed { app } => {
                Subject::new("app", app.as_str().as_bytes())
            }
            Self::SigningKeyMade { kid, .. } | Self::SigningKeyForgotten { kid } => {
                Subject::new("signing_key", kid.as_bytes())
            }
        }
    }

    pub(super) fn facts(&self) -> Facts {
        match self {
            Self::Created { kind, .. } => one("kind", kind),
            Self::SigningKeyMade { algorithm, .. } => one("algorithm", &algorithm.as_str()),
            Self::Changed { .. }
            | Self::SecretRenewed { .. }
            | Self::Removed { .. }
            | Self::SigningKeyForgotten { .. } => Facts::new(),
        }
    }
}
