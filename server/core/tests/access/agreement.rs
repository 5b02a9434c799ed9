//! Decision, explanation and oracle agree on any company and any sign-in, and what the documents promise holds for all of them.

use lethe_proto::ids::Time;
use lethe_server_core::access::{
    compiled::Compiled,
    origin::{AddressUnknown, Place},
    policy::WhenUnknown,
    verdict::Verdict,
};
use proptest::prelude::*;

use crate::{
    any::{World, attempt, policy, world},
    oracle,
};

fn compiled(world: &World) -> Compiled {
    Compiled::new(1, &world.zones, &world.segments, &world.policies).unwrap()
}

/// Whether one verdict is at least as strict as another.
fn is_as_strict(one: Verdict, other: Verdict) -> bool {
    match (one, other) {
        (Verdict::Deny, _) | (_, Verdict::Allow) => true,
        (Verdict::StepUp(one), Verdict::StepUp(other)) => other.are_among(one),
        (Verdict::Allow | Verdict::StepUp(_), _) => false,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn decision_explanation_and_oracle_agree(world in world(), attempt in attempt()) {
        let facts = attempt.facts();
        let compiled = compiled(&world);
        let (decision, explanation) = (compiled.decide(&facts), compiled.explain(&facts));
        prop_assert_eq!((decision.verdict, decision.reported), (explanation.verdict, explanation.reported));
        prop_assert_eq!(decision.valid_until, explanation.valid_until);
        prop_assert_eq!(decision.policies, explanation.policies.iter().filter(|judged| judged.binding).count());
        prop_assert_eq!(decision.zone.is_some(), !explanation.zones.is_empty());
        prop_assert!(decision.zone.is_none_or(|zone| explanation.zones.iter().any(|(known, _)| *known == zone)));
        prop_assert_eq!(
            (decision.verdict, decision.reported),
            oracle::judge(&world.zones, &world.segments, &world.policies, &facts)
        );
    }

    #[test]
    fn a_verdict_stays_until_it_says(world in world(), attempt in attempt(), parts in 0..1_000_u64) {
        let compiled = compiled(&world);
        let decision = compiled.decide(&attempt.facts());
        let begin = attempt.at.0;
        let end = decision.valid_until.map_or(begin + 60 * 24 * 3_600_000, |until| until.0);
        prop_assert!(end > begin, "{} is over at {}", begin, end);
        for at in [begin + (end - begin) * parts / 1_000, end - 1] {
            let mut later = attempt.facts();
            later.at = Time(at);
            prop_assert_eq!(compiled.decide(&later).verdict, decision.verdict, "at {}", at);
        }
    }

    #[test]
    fn one_more_policy_only_tightens(world in world(), mut more in policy(), attempt in attempt(), at in 0..8_usize) {
        let before = compiled(&world).decide(&attempt.facts()).verdict;
        more.id = [99; 16].into();
        let mut with_more = world;
        with_more.policies.insert(at.min(with_more.policies.len()), more);
        let after = compiled(&with_more).decide(&attempt.facts()).verdict;
        prop_assert!(is_as_strict(after, before), "{:?} became {:?}", before, after);
    }

    #[test]
    fn knowing_less_never_makes_it_easier(mut world in world(), attempt in attempt(), what in 0..4) {
        world.policies.iter_mut().for_each(|policy| policy.when_unknown = WhenUnknown::Deny);
        let compiled = compiled(&world);
        let known = compiled.decide(&attempt.facts()).verdict;
        let mut facts = attempt.facts();
        match what {
            0 => facts.origin.address = Err(AddressUnknown::NotSaid),
            1 => facts.origin.place = Place::default(),
            2 => facts.origin.place.coordinates = None,
            _ => facts.origin.place.asn = None,
        }
        let unknown = compiled.decide(&facts).verdict;
        prop_assert!(is_as_strict(unknown, known), "{:?} became {:?}", known, unknown);
    }
}
