//! Would whoever is about to save these rules still come in, from here and now? Asked before rules are saved or taken back, and while
//! they are written.

use lethe_proto::ids::DAY_MS;
use lethe_server_core::{
    access::{
        app::AppId,
        facts::{Device, Facts},
        lockout::lockout,
        replay::PastSignIn,
    },
    admin::Denied,
    caller::Caller,
};

use super::{
    House,
    access::{Attempt, PASSKEY, Refusal, Rules, Told, admin_who},
    failure::failures,
};
use crate::store::{lists::SignInFilter, repo::sign_ins::StoredSignIn};

/// Sign-ins of their own that are looked at.
const LAST: u64 = 20;
/// How far back.
const BACK_MS: u64 = 30 * DAY_MS;

failures!(
    /// Why nobody can say.
    GuardAccessError {}
);

/// What rules mean for whoever is about to save them.
#[derive(Debug, Clone, PartialEq)]
pub struct Guarded {
    /// Signing in to the console from here and now.
    pub here: Told,
    /// Whether they would come in.
    pub let_in: bool,
    /// Sign-ins of theirs in the last thirty days that were looked at.
    pub looked_at: usize,
    /// Those of them that were let in and would not be any more, by number.
    pub lost: Vec<i64>,
}

impl Guarded {
    /// Why they would not come in, in words.
    pub fn refusal(&self) -> Refusal {
        Refusal::of(&self.here)
    }
}

/// Judges rules by the caller's own sign-ins to the console.
pub async fn guard_access(
    house: &House,
    caller: &Caller,
    rules: &Rules,
    attempt: &Attempt,
) -> Result<Guarded, GuardAccessError> {
    let (read, now) = (house.store.read(), house.store.clock().now());
    let admin = read.admins().find(caller.admin.id).await?.ok_or(Denied::Ended)?;
    let who = admin_who(&read, &admin).await?;
    let filter = SignInFilter {
        subject: Some(who.id()),
        app: Some(AppId::CONSOLE.to_string()),
        from: Some(lethe_proto::ids::Time(now.0.saturating_sub(BACK_MS))),
        ..SignInFilter::default()
    };
    let stored = read.sign_ins_page(&filter, None, LAST).await?.items;
    let last: Vec<PastSignIn<'_>> = stored
        .iter()
        .zip(stored.iter().skip(1).map(Some).chain([None]))
        .map(|(sign_in, before)| PastSignIn {
            facts: sign_in.facts(before.map(StoredSignIn::as_previous)),
            verdict: sign_in.sign_in.verdict,
        })
        .collect();
    let previous = read.sign_ins().last_admitted(who.id()).await?.map(|last| last.as_previous());
    let (subject, origin, app) = (who.subject(), attempt.origin, AppId::CONSOLE);
    let here = Facts { subject, app: &app, factors: PASSKEY, device: Device::None, origin, at: now, previous };
    let found = lockout(rules.compiled(), &here, PASSKEY, &last);
    Ok(Guarded {
        here: Told::of(&found.here, rules),
        let_in: found.let_in,
        looked_at: last.len(),
        lost: found.lost.iter().filter_map(|changed| stored.get(changed.at).map(|sign_in| sign_in.no)).collect(),
    })
}
