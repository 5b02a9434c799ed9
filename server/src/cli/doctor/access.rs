//! The access rules: whether they can be read, wait for a confirmation, or are set aside.

use super::{Failed, finding::Finding};
use crate::usecase::{House, access::Rules};

pub(super) async fn check(house: &House) -> Result<Vec<Finding>, Failed> {
    let (read, now) = (house.store.read(), house.store.clock().now());
    let stored = read.access_rules().in_force(now).await?;
    let mut findings = vec![match (&stored, Rules::of_stored(stored.as_ref())) {
        (None, _) => Finding::ok("access rules", "none: everybody who can prove who they are comes in"),
        (Some(rules), Err(_)) => Finding::fail(
            "access rules",
            format!("version {} cannot be read, and the server does not start with it", rules.head.version),
            "put rules into force that can be: `lethe access set FILE`",
        ),
        (Some(rules), Ok(_)) if rules.head.falls_back_at().is_some() => Finding::warn(
            "access rules",
            format!("version {} is on trial", rules.head.version),
            "confirm it in the console, or it is taken back by itself",
        ),
        (Some(rules), Ok(_)) => Finding::ok("access rules", format!("version {} is in force", rules.head.version)),
    }];
    if let Some(until) = read.break_glass().until(now).await? {
        let minutes = until.0.saturating_sub(now.0).div_ceil(60_000);
        findings.push(Finding::warn(
            "break-glass",
            format!("administrators come in whatever the access rules say, for {minutes} minutes more"),
            "end it when the rules are right again: `lethe access break-glass --end`",
        ));
    }
    Ok(findings)
}
