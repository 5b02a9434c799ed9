//! What an app may learn of an employee.

/// One scope. The list is closed: an app asks for what it was registered with, and gets no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// That somebody has signed in, and a name for them that stays.
    OpenId,
    /// Their name.
    Profile,
    /// Their address.
    Email,
    /// Their group.
    Groups,
    /// To go on while nobody looks, as long as the session lasts.
    OfflineAccess,
}

impl Scope {
    /// Every scope.
    pub const ALL: [Self; 5] = [Self::OpenId, Self::Profile, Self::Email, Self::Groups, Self::OfflineAccess];

    /// The word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::OpenId => "openid",
            Self::Profile => "profile",
            Self::Email => "email",
            Self::Groups => "groups",
            Self::OfflineAccess => "offline_access",
        }
    }

    /// The scope of a word.
    pub fn from_text(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.as_str() == text)
    }
}

/// A set of scopes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Scopes(u8);

impl Scopes {
    /// None.
    pub const NONE: Self = Self(0);

    /// Whether it is one of them.
    pub const fn contains(self, scope: Scope) -> bool {
        self.0 & 1 << scope as u8 != 0
    }

    /// What both sets hold.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Whether all of them are among others.
    pub const fn are_among(self, others: Self) -> bool {
        self.0 & !others.0 == 0
    }

    /// Each of them.
    pub fn iter(self) -> impl Iterator<Item = Scope> {
        Scope::ALL.into_iter().filter(move |scope| self.contains(*scope))
    }

    /// Words divided by spaces.
    pub fn to_text(self) -> String {
        self.iter().map(Scope::as_str).collect::<Vec<_>>().join(" ")
    }

    /// Those of the words that are known. Others are passed over, as RFC 6749 §3.3 lets us: the answer says what was granted.
    pub fn known_in(text: &str) -> Self {
        text.split(' ').filter_map(Scope::from_text).collect()
    }

    /// Reads what [`Scopes::to_text`] wrote, and nothing else.
    pub fn from_text(text: &str) -> Option<Self> {
        if text.is_empty() {
            return Some(Self::NONE);
        }
        text.split(' ').map(Scope::from_text).collect()
    }
}

impl FromIterator<Scope> for Scopes {
    fn from_iter<I: IntoIterator<Item = Scope>>(scopes: I) -> Self {
        Self(scopes.into_iter().fold(0, |set, scope| set | 1 << scope as u8))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_gets_a_scope_that_they_were_not_registered_with() {
        let registered = Scopes::from_text("openid email").unwrap();
        let granted = Scopes::known_in("email openid groups x").and(registered);
        assert_eq!(granted.to_text(), "openid email");
        assert!(granted.are_among(registered) && !Scopes::known_in("groups").are_among(registered));
    }

    #[test]
    fn words_of_the_database_are_known_or_nothing() {
        assert_eq!(Scopes::from_text(""), Some(Scopes::NONE));
        for bad in ["openid  email", "openid x", " "] {
            assert_eq!(Scopes::from_text(bad), None, "{bad}");
        }
    }
}
