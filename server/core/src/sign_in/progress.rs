//! How far somebody has come in a chain, and what they may prove next.

use crate::access::{
    chain::Chain,
    factor::{Factor, Factors},
};

/// What follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// One of these; never none of them by the rules, though perhaps none that this person has.
    Prove(Factors),
    /// Everything is proved.
    Complete,
}

/// What follows when `proved` was proved in this order, and the access rules demand these factors on top. Something that fits no step of
/// the chain counts for nothing, so that a chain that is changed meanwhile is still proved whole.
pub fn next(chain: &Chain, proved: &[Factor], demanded: Factors) -> Next {
    let used: Factors = proved.iter().copied().collect();
    if !(chain.passkey_alone && used.contains(Factor::Passkey)) {
        let fitting = chain.steps.iter().zip(proved).take_while(|(step, factor)| step.contains(factor)).count();
        if let Some(step) = chain.steps.get(fitting) {
            let alternatives = without(step.iter().copied().collect(), used);
            return Next::Prove(if chain.passkey_alone { alternatives.and(Factor::Passkey) } else { alternatives });
        }
    }
    let missing = without(demanded, used);
    if missing.is_empty() { Next::Complete } else { Next::Prove(missing) }
}

/// Whether a set of factors proves a whole chain, in whatever order they came: for somebody who is in already and goes on to an app whose
/// chain may be another one.
pub fn is_proved_by(chain: &Chain, proved: Factors) -> bool {
    (chain.passkey_alone && proved.contains(Factor::Passkey)) || chain.each_step_has_one_of(proved)
}

fn without(factors: Factors, used: Factors) -> Factors {
    factors.iter().filter(|factor| !used.contains(*factor)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prove(factors: &[Factor]) -> Next {
        Next::Prove(factors.iter().copied().collect())
    }

    #[test]
    fn steps_come_one_after_another_and_a_factor_counts_once() {
        let chain = Chain {
            steps: vec![
                [Factor::Ldap, Factor::Oidc].into(),
                [Factor::Totp, Factor::Sms].into(),
                [Factor::Totp, Factor::Password].into(),
            ],
            passkey_alone: false,
            ..Chain::built_in()
        };
        let follows = |proved: &[Factor]| next(&chain, proved, Factors::NONE);
        assert_eq!(follows(&[]), prove(&[Factor::Ldap, Factor::Oidc]));
        assert_eq!(follows(&[Factor::Oidc]), prove(&[Factor::Totp, Factor::Sms]));
        assert_eq!(follows(&[Factor::Oidc, Factor::Totp]), prove(&[Factor::Password]), "not the same code again");
        assert_eq!(follows(&[Factor::Oidc, Factor::Sms]), prove(&[Factor::Totp, Factor::Password]));
        assert_eq!(follows(&[Factor::Oidc, Factor::Sms, Factor::Password]), Next::Complete);
    }

    #[test]
    fn what_fits_no_step_counts_for_nothing() {
        let chain = Chain { passkey_alone: false, ..Chain::built_in() };
        let follows = |proved: &[Factor]| next(&chain, proved, Factors::NONE);
        assert_eq!(follows(&[Factor::Totp, Factor::Password]), prove(&[Factor::Ldap, Factor::Oidc]));
        assert_ne!(follows(&[Factor::Passkey]), Next::Complete);
        assert_ne!(follows(&[Factor::Password, Factor::Ldap]), Next::Complete);
    }

    #[test]
    fn a_passkey_proves_a_whole_chain_that_says_so() {
        let chain = Chain::built_in();
        assert_eq!(next(&chain, &[Factor::Passkey], Factors::NONE), Next::Complete);
        assert_eq!(next(&chain, &[Factor::Password, Factor::Passkey], Factors::NONE), Next::Complete);
        let offered = next(&chain, &[Factor::Password], Factors::NONE);
        assert_eq!(
            offered,
            prove(&[Factor::Totp, Factor::EmailCode, Factor::Sms, Factor::RecoveryCode, Factor::Passkey])
        );
    }

    #[test]
    fn a_chain_is_proved_by_a_factor_for_each_of_its_steps() {
        let proves = |factors: &[Factor]| is_proved_by(&Chain::built_in(), factors.iter().copied().collect());
        assert!(proves(&[Factor::Totp, Factor::Password]) && proves(&[Factor::Passkey]));
        assert!(!proves(&[Factor::Password, Factor::Ldap]) && !proves(&[Factor::Totp]) && !proves(&[]));
    }

    #[test]
    fn what_the_rules_demand_comes_after_the_chain() {
        let chain = Chain::built_in();
        let demanded = Factors::from_iter([Factor::Totp, Factor::Sms]);
        assert_eq!(next(&chain, &[Factor::Passkey], demanded), prove(&[Factor::Totp, Factor::Sms]));
        assert_eq!(next(&chain, &[Factor::Password, Factor::Totp], demanded), prove(&[Factor::Sms]));
        assert_eq!(next(&chain, &[Factor::Password, Factor::Totp, Factor::Sms], demanded), Next::Complete);
    }
}
