//! An admin together with the token or the session that speaks for them.

use crate::{
    actor::Actor,
    admin::{Admin, Authority, Denied, Scope},
    ids::{SessionId, TokenId},
    permission::Permission,
};

/// What a token was made for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TokenScopes {
    /// Whatever the admin may do: a sign-in.
    Whole,
    /// Only these, and never more than the admin may do.
    Only(Vec<Permission>),
}

impl TokenScopes {
    /// `*`, or words divided by spaces.
    pub fn to_text(&self) -> String {
        match self {
            Self::Whole => "*".to_owned(),
            Self::Only(list) => list.iter().map(|p| p.as_str()).collect::<Vec<_>>().join(" "),
        }
    }

    /// Reads what [`TokenScopes::to_text`] wrote.
    pub fn from_text(text: &str) -> Option<Self> {
        if text == "*" {
            return Some(Self::Whole);
        }
        text.split_whitespace().map(Permission::from_text).collect::<Option<Vec<_>>>().map(Self::Only)
    }

    /// Whether the token carries this permission.
    pub fn carries(&self, permission: Permission) -> bool {
        match self {
            Self::Whole => true,
            Self::Only(list) => list.contains(&permission),
        }
    }
}

/// Through what a caller speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Via {
    /// A program or a command line.
    Token(TokenId),
    /// A browser, signed in with a passkey.
    Session(SessionId),
}

/// An authenticated admin. The shell makes one from a token or a session; use cases ask it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caller {
    /// Who.
    pub admin: Admin,
    /// Through what.
    pub via: Via,
    /// What that carries: a session everything.
    pub scopes: TokenScopes,
}

impl Caller {
    /// Role, group and token together: the token only ever takes away.
    pub fn may(&self, permission: Permission, scope: Scope<'_>) -> Result<Authority, Denied> {
        if !self.scopes.carries(permission) {
            return Err(Denied::Token(permission));
        }
        self.admin.may(permission, scope)
    }

    /// Whether this is a sign-in, and not a token with scopes: whoever makes a sign-in or founds the company hands on more than any
    /// scope holds.
    pub const fn signed_in(&self) -> Result<(), Denied> {
        match self.scopes {
            TokenScopes::Whole => Ok(()),
            TokenScopes::Only(_) => Err(Denied::Program),
        }
    }

    /// Whether there is anybody to whom this caller may do this.
    pub fn may_somewhere(&self, permission: Permission) -> Result<(), Denied> {
        match self.may(permission, Scope::Everything) {
            Err(Denied::Scope) if permission.is_about_somebody() => Ok(()),
            other => other.map(|_| ()),
        }
    }

    /// As the author of an audit event.
    pub const fn actor(&self) -> Actor {
        Actor::Admin(self.admin.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ids::AdminId, permission::AdminRole};

    #[test]
    fn a_token_takes_away_and_never_adds() {
        let admin = Admin {
            id: AdminId::from([1; 16]),
            name: "Bo".into(),
            roles: vec![AdminRole::Auditor],
            group: None,
            active: true,
        };
        let scopes = TokenScopes::from_text("read protect").unwrap_or(TokenScopes::Whole);
        let caller = Caller { admin, via: Via::Token(TokenId::from([2; 16])), scopes };
        assert!(caller.may(Permission::Read, Scope::Everything).is_ok());
        assert_eq!(caller.may(Permission::ReadAudit, Scope::Everything), Err(Denied::Token(Permission::ReadAudit)));
        assert_eq!(caller.may(Permission::Protect, Scope::Everything), Err(Denied::Role(Permission::Protect)));
    }
}
