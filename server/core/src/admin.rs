//! Somebody who signs in to the control plane, and how far their arm reaches.

use crate::{
    ids::AdminId,
    permission::{AdminRole, Permission},
};

/// An administrator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Admin {
    /// Id.
    pub id: AdminId,
    /// Name that is shown.
    pub name: String,
    /// At least one.
    pub roles: Vec<AdminRole>,
    /// `None`: everybody. Otherwise only people of this group.
    pub group: Option<String>,
    /// Whether the admin may still do anything.
    pub active: bool,
}

/// Whom an act is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope<'a> {
    /// The whole installation.
    Everything,
    /// One person, by their group.
    PersonIn(Option<&'a str>),
}

/// This admin may do this here. Only [`Admin::may`] makes one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Authority {
    admin: AdminId,
    permission: Permission,
}

impl Authority {
    /// Who.
    pub const fn admin(&self) -> AdminId {
        self.admin
    }

    /// What.
    pub const fn permission(&self) -> Permission {
        self.permission
    }
}

/// Why not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Denied {
    /// The admin was disabled.
    #[error("this administrator is disabled; ask an owner")]
    Disabled,
    /// No role of the admin allows it.
    #[error("none of your roles allows \"{}\"; ask an owner", .0.as_str())]
    Role(Permission),
    /// The token was made for less.
    #[error("this token was made without \"{}\"; make another one", .0.as_str())]
    Token(Permission),
    /// A program does not make somebody who can sign in.
    #[error("only somebody who has signed in does this, not a token with scopes; use the console, or `lethe login`")]
    Program,
    /// Revoked, or signed out, a moment ago.
    #[error("this token or session has ended; sign in again")]
    Ended,
    /// Somebody else's people.
    #[error("this is outside of the group that you look after")]
    Scope,
}

impl Admin {
    /// Whether this admin may do this to whom it is about.
    pub fn may(&self, permission: Permission, scope: Scope<'_>) -> Result<Authority, Denied> {
        if !self.active {
            return Err(Denied::Disabled);
        }
        if !self.roles.iter().any(|role| role.allows(permission)) {
            return Err(Denied::Role(permission));
        }
        let within = match (&self.group, scope) {
            (None, _) => true,
            (Some(mine), Scope::PersonIn(theirs)) => theirs == Some(mine.as_str()),
            // A token, a list that is filtered by group anyway, and signed bytes concern nobody else's people.
            (Some(_), Scope::Everything) => {
                matches!(permission, Permission::Read | Permission::ManageTokens | Permission::Relay)
            }
        };
        if within { Ok(Authority { admin: self.id, permission }) } else { Err(Denied::Scope) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn admin(role: AdminRole, group: Option<&str>) -> Admin {
        Admin {
            id: AdminId::from([1; 16]),
            name: "Ann".into(),
            roles: vec![role],
            group: group.map(Into::into),
            active: true,
        }
    }

    #[test]
    fn a_scoped_admin_reaches_only_their_group() {
        let berlin = admin(AdminRole::It, Some("berlin"));
        assert!(berlin.may(Permission::Protect, Scope::PersonIn(Some("berlin"))).is_ok());
        assert_eq!(berlin.may(Permission::Protect, Scope::PersonIn(Some("paris"))), Err(Denied::Scope));
        assert_eq!(berlin.may(Permission::Protect, Scope::PersonIn(None)), Err(Denied::Scope));
        assert_eq!(berlin.may(Permission::ReadAudit, Scope::Everything), Err(Denied::Scope));
    }

    #[test]
    fn a_disabled_admin_may_nothing() {
        let gone = Admin { active: false, ..admin(AdminRole::Owner, None) };
        assert!(Permission::ALL.iter().all(|p| gone.may(*p, Scope::Everything) == Err(Denied::Disabled)));
    }

    #[test]
    fn hr_proposes_erasure_but_lifts_nothing() {
        let hr = admin(AdminRole::Hr, None);
        assert!(hr.may(Permission::ProposeErasure, Scope::Everything).is_ok());
        assert_eq!(hr.may(Permission::ProposeLift, Scope::Everything), Err(Denied::Role(Permission::ProposeLift)));
    }
}
