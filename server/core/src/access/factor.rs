//! By what somebody proves who they are.

use std::fmt;

use serde::{Deserialize, Serialize};

/// One way of proof.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Factor {
    /// A password that only its owner knows.
    Password,
    /// A key that is bound to this site.
    Passkey,
    /// A code that changes with time (RFC 6238).
    Totp,
    /// A code by e-mail.
    EmailCode,
    /// A code by text message.
    Sms,
    /// One of the codes that were printed for the day on which everything else is lost.
    RecoveryCode,
    /// The password of a directory.
    Ldap,
    /// The word of an `OpenID` provider.
    Oidc,
}

impl Factor {
    /// Every factor, in the order of their bits in [`Factors`].
    pub const ALL: [Self; 8] = [
        Self::Password,
        Self::Passkey,
        Self::Totp,
        Self::EmailCode,
        Self::Sms,
        Self::RecoveryCode,
        Self::Ldap,
        Self::Oidc,
    ];

    /// The word in documents.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Passkey => "passkey",
            Self::Totp => "totp",
            Self::EmailCode => "email_code",
            Self::Sms => "sms",
            Self::RecoveryCode => "recovery_code",
            Self::Ldap => "ldap",
            Self::Oidc => "oidc",
        }
    }
}

/// A set of factors.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Factors(u8);

impl Factors {
    /// None.
    pub const NONE: Self = Self(0);

    /// These and one more.
    #[must_use]
    pub const fn and(self, factor: Factor) -> Self {
        Self(self.0 | 1 << factor as u8)
    }

    /// Those of both sets.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether it is one of them.
    pub const fn contains(self, factor: Factor) -> bool {
        self.0 & 1 << factor as u8 != 0
    }

    /// Whether all of them are among others.
    pub const fn are_among(self, others: Self) -> bool {
        self.0 & !others.0 == 0
    }

    /// Whether there is none.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Each of them.
    pub fn iter(self) -> impl Iterator<Item = Factor> {
        Factor::ALL.into_iter().filter(move |factor| self.contains(*factor))
    }
}

impl FromIterator<Factor> for Factors {
    fn from_iter<I: IntoIterator<Item = Factor>>(factors: I) -> Self {
        factors.into_iter().fold(Self::NONE, Self::and)
    }
}

impl fmt::Debug for Factors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_holds_what_was_put_in_and_nothing_else() {
        let set = Factors::from_iter([Factor::Oidc, Factor::Totp]);
        assert_eq!(set.iter().collect::<Vec<_>>(), [Factor::Totp, Factor::Oidc]);
        assert!(set.are_among(set.and(Factor::Sms)) && !set.and(Factor::Sms).are_among(set));
        assert!(Factors::NONE.are_among(Factors::NONE) && Factors::from_iter(Factor::ALL).iter().eq(Factor::ALL));
    }

    #[test]
    fn a_factor_has_the_same_word_everywhere() {
        for factor in Factor::ALL {
            assert_eq!(serde_json::to_value(factor).unwrap(), factor.as_str());
        }
    }
}
