//! On the host: administrators come in whatever the access rules say, for a while. The way out of rules that lock everybody out; it
//! changes no rule, and every sign-in under it is marked.

use lethe_proto::{ids::Time, text::Line};
use lethe_server_core::{actor::Actor, audit::AccessEvent};

use super::{House, failure::failures};

/// Longest: a day.
const LONGEST_MINUTES: u64 = 24 * 60;

failures!(
    /// Why the rules still bind.
    BreakGlassError {
        /// Too short or too long.
        Minutes = Invalid "break_glass.minutes" "the rules can be set aside for 1 to 1440 minutes; say it again when that is over",
        /// No company yet.
        NoTenant = Conflict "tenant.missing" "there is no company yet; run `lethe init` first",
    }
);

/// Begins it; gives until when.
pub async fn begin_break_glass(house: &House, minutes: u64, reason: Line) -> Result<Time, BreakGlassError> {
    if !(1..=LONGEST_MINUTES).contains(&minutes) {
        return Err(BreakGlassError::Minutes);
    }
    house
        .store
        .write(move |tx| async move {
            let tenant = tx.tenant().find().await?.ok_or(BreakGlassError::NoTenant)?.id;
            let until = tx.now().plus(minutes * 60_000);
            tx.break_glass().begin(tx.now(), until).await?;
            tx.notes().put(tx.next_leaf(), reason.as_str()).await?;
            Ok(tx.commit(Actor::Operator, AccessEvent::BreakGlassBegun { tenant, minutes }.into(), until))
        })
        .await
}

/// Ends it early. Ending what does not last is no change.
pub async fn end_break_glass(house: &House) -> Result<(), BreakGlassError> {
    house
        .store
        .write(move |tx| async move {
            let tenant = tx.tenant().find().await?.ok_or(BreakGlassError::NoTenant)?.id;
            if !tx.break_glass().end(tx.now()).await? {
                return Ok(tx.unchanged(()).await?);
            }
            Ok(tx.commit(Actor::Operator, AccessEvent::BreakGlassEnded { tenant }.into(), ()))
        })
        .await
}
