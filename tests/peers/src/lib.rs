//! A company's sign-in rules twice: compiled by Lethe, and in the policy language of a peer. Both are asked about the same sign-ins, and
//! nothing is measured before all of their answers were equal.

mod cedar;
mod company;
mod figure;
mod known;
mod sign_in;

pub use cedar::Cedar;
pub use company::{SEGMENTS, company};
pub use figure::{Figure, median};
pub use sign_in::{SignIn, sign_ins};

use lethe_server_core::access::{compiled::Compiled, verdict::Verdict};

/// How many sign-ins are judged.
pub const SIGN_INS: u32 = 1_000;

/// Both sides with so many policies, and sign-ins about which they agree; among them many that are let in and many that are refused.
pub fn both_sides(policies: u32) -> (Compiled, Cedar, Vec<SignIn>) {
    let (zones, segments, policies) = company(policies);
    let compiled = Compiled::new(1, &zones, &segments, &policies).unwrap();
    let sign_ins = sign_ins(SIGN_INS);
    let known = sign_ins.iter().map(|sign_in| known::of(sign_in, &zones, &segments)).collect::<Vec<_>>();
    let cedar = Cedar::new(&policies, &zones, &known);
    let mut let_in = 0;
    for (at, sign_in) in sign_ins.iter().enumerate() {
        let verdict = compiled.decide(&sign_in.facts()).verdict;
        assert_eq!(verdict == Verdict::Allow, cedar.lets_in(at), "they disagree about {sign_in:?}: {verdict:?}");
        let_in += u32::from(verdict == Verdict::Allow);
    }
    assert!((SIGN_INS / 5..SIGN_INS * 19 / 20).contains(&let_in), "{let_in} of {SIGN_INS} are let in");
    (compiled, cedar, sign_ins)
}
