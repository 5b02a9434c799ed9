//! The past under a draft, and whoever would lock themselves out.

use lethe_server_core::access::{
    factor::{Factor, Factors},
    lockout::lockout,
    replay::{PastSignIn, Replayed, replay},
    verdict::Verdict,
};

use crate::scene::{Attempt, attempt, company, of_verdict};

const PASSKEY: Factors = Factors::NONE.and(Factor::Passkey);

fn past(attempts: &[Attempt]) -> Vec<PastSignIn<'_>> {
    attempts.iter().map(|attempt| PastSignIn { facts: attempt.facts(), verdict: Verdict::Allow }).collect()
}

fn attempts(texts: &[&str]) -> Vec<Attempt> {
    texts.iter().map(|text| attempt(text)).collect()
}

#[test]
fn a_replay_counts_verdicts_and_lists_those_that_change() {
    let draft = company("from:office, else:totp | not:cis");
    let attempts =
        attempts(&["10.1.2.3 DE", "203.0.113.1 DE", "8.8.8.8 DE", "8.8.8.8 DE with:totp", "8.8.8.8 RU", "8.8.8.8"]);
    let mut past = past(&attempts);
    past[4].verdict = Verdict::Deny;
    let Replayed { allowed, stepped_up, refused, changed } = replay(&draft, &past);
    assert_eq!((allowed, stepped_up, refused), (2, 1, 3));
    let changed: Vec<(usize, String)> =
        changed.iter().map(|sign_in| (sign_in.at, of_verdict(sign_in.now.verdict))).collect();
    let expected = [(0, "deny"), (2, "step_up:totp"), (5, "deny")].map(|(at, verdict)| (at, verdict.to_owned()));
    assert_eq!(changed, expected);
}

#[test]
fn whoever_would_not_get_into_the_console_any_more_is_told_so_with_the_reason() {
    let here = attempt("10.1.2.3 admin:owner with:passkey");
    let draft = company("role:owner, app:console, from:cis");
    let guard = lockout(&draft, &here.facts(), PASSKEY, &[]);
    assert!(!guard.let_in);
    assert_eq!(crate::scene::reasons(&guard.here), "from.unknown(place.private)");
    assert!(lockout(&company("app:messenger, from:cis"), &here.facts(), PASSKEY, &[]).let_in);
    assert!(lockout(&company("mode:report, from:cis"), &here.facts(), PASSKEY, &[]).let_in);
}

#[test]
fn a_step_up_that_nobody_can_take_is_a_lockout() {
    let here = attempt("8.8.8.8 admin:owner");
    let draft = company("from:office, else:totp");
    assert!(!lockout(&draft, &here.facts(), PASSKEY, &[]).let_in);
    assert!(lockout(&draft, &here.facts(), PASSKEY.and(Factor::Totp), &[]).let_in);
}

#[test]
fn last_sign_ins_that_would_be_lost_are_listed_and_do_not_forbid() {
    let here = attempt("10.1.2.3 admin:owner");
    let attempts = attempts(&["10.1.2.3 admin:owner app:wiki", "8.8.8.8 admin:owner", "8.8.8.8 RU admin:owner"]);
    let guard = lockout(&company("app:console, from:office+cis"), &here.facts(), PASSKEY, &past(&attempts));
    assert!(guard.let_in);
    assert_eq!((guard.last.allowed, guard.last.refused), (2, 1));
    assert_eq!(guard.lost.iter().map(|lost| lost.at).collect::<Vec<_>>(), [1]);
}
