//! The guard against policies that lock out whoever saves them.

use super::{
    app::AppId,
    compiled::Compiled,
    explain::Explanation,
    factor::Factors,
    facts::Facts,
    replay::{Changed, PastSignIn, Replayed, replay},
    verdict::Verdict,
};

/// What a draft means for the administrator who is about to save it.
#[derive(Debug, Clone, PartialEq)]
pub struct Lockout {
    /// Signing in to the console from here and now, with all reasons.
    pub here: Explanation,
    /// Whether they could meet the verdict: let in at once, or by factors that they have.
    pub let_in: bool,
    /// Their last sign-ins to the console, decided anew.
    pub last: Replayed,
    /// Those of them that were let in, and would not be any more.
    pub lost: Vec<Changed>,
}

/// Judges a draft by the console: by a sign-in of this administrator from here and now, and by their last ones. `has` are the factors
/// that they could prove if they were asked. The app in the facts does not matter.
///
/// A draft for which `let_in` is false must not be saved. One with lost sign-ins may be: somebody who was on a journey must be able to
/// close a country behind them.
pub fn lockout(draft: &Compiled, here: &Facts<'_>, has: Factors, last: &[PastSignIn<'_>]) -> Lockout {
    let here = draft.explain(&Facts { app: &AppId::CONSOLE, ..*here });
    let let_in = can_meet(here.verdict, has);
    let last: Vec<PastSignIn<'_>> =
        last.iter().map(|past| PastSignIn { facts: Facts { app: &AppId::CONSOLE, ..past.facts }, ..*past }).collect();
    let last = replay(draft, &last);
    let lost =
        last.changed.iter().filter(|sign_in| can_meet(sign_in.before, has) && !can_meet(sign_in.now.verdict, has));
    Lockout { here, let_in, lost: lost.copied().collect(), last }
}

/// Whether somebody with these factors comes in.
fn can_meet(verdict: Verdict, has: Factors) -> bool {
    match verdict {
        Verdict::Allow => true,
        Verdict::StepUp(demanded) => demanded.are_among(has),
        Verdict::Deny => false,
    }
}
