//! Factors in the words of RFC 8176.

use crate::access::factor::{Factor, Factors};

/// The references for what was proved; `mfa` where it was more than one thing. A passkey is a key in hardware or software that a
/// person unlocked.
pub fn references(factors: Factors) -> Vec<&'static str> {
    let mut words = Vec::new();
    for factor in factors.iter() {
        let of_factor: &[&str] = match factor {
            Factor::Password | Factor::Ldap => &["pwd"],
            Factor::Passkey => &["swk", "user"],
            Factor::Totp | Factor::EmailCode | Factor::RecoveryCode => &["otp"],
            Factor::Sms => &["sms"],
            // What another provider saw is its own to say.
            Factor::Oidc => &[],
        };
        for word in of_factor {
            if !words.contains(word) {
                words.push(word);
            }
        }
    }
    if factors.iter().count() > 1 || factors.contains(Factor::Passkey) {
        words.push("mfa");
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_factors_are_more_than_one_and_a_passkey_is_two_by_itself() {
        let of = |factors: &[Factor]| references(factors.iter().copied().collect());
        assert_eq!(of(&[Factor::Password]), ["pwd"]);
        assert_eq!(of(&[Factor::Password, Factor::Totp]), ["pwd", "otp", "mfa"]);
        assert_eq!(of(&[Factor::Passkey]), ["swk", "user", "mfa"]);
        assert_eq!(of(&[Factor::Ldap, Factor::Password]), ["pwd", "mfa"]);
        assert!(of(&[Factor::Oidc]).is_empty());
    }
}
