//! Whether it is as late as this machine believes. Deadlines, keyrings and certificates all hang on it.

use std::process::Command;

use lethe_proto::ids::Time;
use lethe_server_core::clock::Clock as _;

use super::{Failed, finding::Finding};
use crate::{system::SystemClock, usecase::House};

/// Difference that agents and signatures forgive.
const SLACK_MS: u64 = 2_000;
/// Difference from which on orders are refused as coming from the future.
const FAR_MS: u64 = 60_000;

/// The system's own word about it.
pub(super) fn of_system() -> Finding {
    let asked = Command::new("timedatectl").args(["show", "--property=NTPSynchronized", "--value"]).output();
    let answer = asked.ok().filter(|answer| answer.status.success()).map(|answer| answer.stdout);
    judge_system(answer.as_deref())
}

fn judge_system(answer: Option<&[u8]>) -> Finding {
    match answer.map(<[u8]>::trim_ascii) {
        Some(b"yes") => Finding::ok("clock", "synchronized, says the system"),
        Some(b"no") => Finding::warn("clock", "nothing keeps it right", "install chrony, or turn on systemd-timesyncd"),
        Some(_) | None => {
            Finding::warn("clock", "the system does not say whether it is right", "see that something like chrony runs")
        }
    }
}

/// Against the database server's clock: both write times that are compared later.
pub(super) fn against_database(theirs: Time) -> Finding {
    let ours = SystemClock.now();
    let apart = ours.0.abs_diff(theirs.0);
    let found = format!("{apart} ms from the database server's");
    match apart {
        0..=SLACK_MS => Finding::ok("clock", found),
        _ if apart < FAR_MS => Finding::warn("clock", found, "let both machines ask the same time server"),
        _ => Finding::fail("clock", found, "one of the two is wrong: let both ask the same time server"),
    }
}

/// Against what is on record: nothing has happened in the future.
pub(super) async fn against_records(house: &House) -> Result<Vec<Finding>, Failed> {
    let newest = house.store.read().last_record().await?;
    Ok(newest.map(|newest| judge_record(newest, house.store.clock().now())).into_iter().collect())
}

fn judge_record(newest: Time, now: Time) -> Finding {
    match newest.0.saturating_sub(now.0) {
        0..=SLACK_MS => Finding::ok("clock and records", "nothing on record lies in the future"),
        ahead => Finding::fail(
            "clock and records",
            format!("the newest record lies {} seconds in the future", ahead / 1000),
            "set the clock; what was signed meanwhile carries a wrong time, and devices may refuse it",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::{super::finding::Level, *};

    #[test]
    fn a_clock_that_nobody_keeps_right_is_named() {
        assert_eq!(judge_system(Some(b"yes\n")).level, Level::Ok);
        assert_eq!(judge_system(Some(b"no\n")).level, Level::Warn);
        assert_eq!(judge_system(None).level, Level::Warn);
    }

    #[test]
    fn clocks_that_disagree_are_found() {
        let now = SystemClock.now();
        assert_eq!(against_database(now).level, Level::Ok);
        assert_eq!(against_database(Time(now.0 + 20_000)).level, Level::Warn);
        assert_eq!(against_database(Time(now.0 - 200_000)).level, Level::Fail);
        assert_eq!(judge_record(Time(10_000), Time(10_000)).level, Level::Ok);
        assert_eq!(judge_record(Time(90_000), Time(10_000)).level, Level::Fail);
    }
}
