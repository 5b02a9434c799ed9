//! Who caused a change.

use lethe_proto::ids::{EnrollmentId, PersonId};

use crate::ids::AdminId;

/// The author of an audit event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Actor {
    /// Through console, command line or API.
    Admin(AdminId),
    /// By a signature that the keyring knows.
    Approver(PersonId),
    /// In the portal, or by signing in.
    Employee(PersonId),
    /// By a signature of an enrolled device.
    Device(EnrollmentId),
    /// On the host itself, by `lethe` next to the data directory.
    Operator,
    /// By itself, because a deadline passed.
    Server,
}

impl Actor {
    /// The word in the audit table.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Admin(_) => "admin",
            Self::Approver(_) => "approver",
            Self::Employee(_) => "employee",
            Self::Device(_) => "device",
            Self::Operator => "operator",
            Self::Server => "server",
        }
    }

    /// The id in the audit table; zeros for operator and server.
    pub const fn id(&self) -> [u8; 16] {
        match self {
            Self::Admin(id) => *id.as_bytes(),
            Self::Approver(id) | Self::Employee(id) => *id.as_bytes(),
            Self::Device(id) => *id.as_bytes(),
            Self::Operator | Self::Server => [0; 16],
        }
    }
}
