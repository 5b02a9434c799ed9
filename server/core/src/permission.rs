//! What an admin may do, by role. There is deliberately no permission "approve": only a signature approves.

use serde::{Deserialize, Serialize};

/// What an admin is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AdminRole {
    /// Runs the installation: admins, tokens, everything of IT.
    Owner,
    /// Runs devices.
    It,
    /// Proposes for people who leave.
    Hr,
    /// Reads everything, changes nothing.
    Auditor,
}

/// One kind of act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Permission {
    /// See people, devices, commands and their timelines.
    Read,
    /// See the audit trail and export the log.
    ReadAudit,
    /// Create and change people.
    ManagePeople,
    /// Make enrollment codes.
    Enroll,
    /// T1: lock, log out, block screenshots, hold, message, suspend an approver.
    Protect,
    /// Propose a wipe or an unenrollment.
    ProposeErasure,
    /// Propose to lift a lock, a screenshot block or a hold.
    ProposeLift,
    /// Cancel what was proposed.
    Cancel,
    /// Carry signed bytes to the server: approvals, vetoes, keyrings, releases. The signature decides, not the carrier.
    Relay,
    /// Make and revoke tokens of one's own.
    ManageTokens,
    /// Create admins.
    ManageAdmins,
    /// See who signed in from where and why, and the rules by which it is decided.
    ReadAccess,
    /// Change the rules by which it is decided who may sign in from where.
    ManageAccess,
}

impl AdminRole {
    /// Every role.
    pub const ALL: [Self; 4] = [Self::Owner, Self::It, Self::Hr, Self::Auditor];

    /// The word in the database and on the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::It => "it",
            Self::Hr => "hr",
            Self::Auditor => "auditor",
        }
    }

    /// The role of a word.
    pub fn from_text(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == text)
    }

    /// The access matrix, a row at a time.
    pub const fn allows(self, permission: Permission) -> bool {
        use Permission as P;
        match permission {
            P::Read | P::ManageTokens | P::Relay => true,
            P::ReadAudit | P::ReadAccess => matches!(self, Self::Owner | Self::It | Self::Auditor),
            P::ManagePeople | P::Protect | P::ProposeErasure | P::Cancel => !matches!(self, Self::Auditor),
            P::Enroll | P::ProposeLift | P::ManageAccess => matches!(self, Self::Owner | Self::It),
            P::ManageAdmins => matches!(self, Self::Owner),
        }
    }
}

impl Permission {
    /// Every permission.
    pub const ALL: [Self; 13] = [
        Self::Read,
        Self::ReadAudit,
        Self::ManagePeople,
        Self::Enroll,
        Self::Protect,
        Self::ProposeErasure,
        Self::ProposeLift,
        Self::Cancel,
        Self::Relay,
        Self::ManageTokens,
        Self::ManageAdmins,
        Self::ReadAccess,
        Self::ManageAccess,
    ];

    /// Whether each act is about somebody, so that an admin of a group may do it to their people. The others are about the
    /// whole installation.
    pub const fn is_about_somebody(self) -> bool {
        !matches!(self, Self::ReadAudit | Self::ManageAdmins | Self::ManageAccess)
    }

    /// The word in a token's scopes.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::ReadAudit => "read_audit",
            Self::ManagePeople => "manage_people",
            Self::Enroll => "enroll",
            Self::Protect => "protect",
            Self::ProposeErasure => "propose_erasure",
            Self::ProposeLift => "propose_lift",
            Self::Cancel => "cancel",
            Self::Relay => "relay",
            Self::ManageTokens => "manage_tokens",
            Self::ManageAdmins => "manage_admins",
            Self::ReadAccess => "read_access",
            Self::ManageAccess => "manage_access",
        }
    }

    /// The permission of a word.
    pub fn from_text(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|permission| permission.as_str() == text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_auditor_changes_nothing() {
        let changes = [
            Permission::ManagePeople,
            Permission::Enroll,
            Permission::Protect,
            Permission::ProposeErasure,
            Permission::ProposeLift,
            Permission::Cancel,
            Permission::ManageAdmins,
            Permission::ManageAccess,
        ];
        assert!(changes.iter().all(|change| !AdminRole::Auditor.allows(*change)));
    }

    #[test]
    fn no_permission_approves() {
        assert!(Permission::ALL.iter().all(|permission| !permission.as_str().contains("approve")));
    }

    #[test]
    fn words_lead_back_to_what_they_name() {
        assert!(Permission::ALL.iter().all(|p| Permission::from_text(p.as_str()) == Some(*p)));
        assert!(AdminRole::ALL.iter().all(|r| AdminRole::from_text(r.as_str()) == Some(*r)));
    }
}
