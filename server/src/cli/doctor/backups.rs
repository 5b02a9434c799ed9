//! How old the newest backup is. What other tools have copied, nobody here knows.

use lethe_proto::ids::{DAY_MS, Time};

use super::{Failed, finding::Finding};
use crate::{store::Place, usecase::House};

/// A backup older than this is missed on a bad day.
const OLD_MS: u64 = 7 * DAY_MS;

/// The record of the last `lethe backup`.
pub(super) async fn check(house: &House) -> Result<Finding, Failed> {
    if matches!(house.store.place(), Place::Postgres(_)) {
        return Ok(Finding::ok("backup", "PostgreSQL's own tools make them; nothing of it can be seen from here"));
    }
    let last = house.store.read().last_recorded("backup.made").await?;
    Ok(judge(last, house.store.clock().now()))
}

fn judge(last: Option<Time>, now: Time) -> Finding {
    let todo = "say `lethe backup --to FOLDER` from a timer, and keep the folder encrypted on another machine";
    match last.map(|last| now.since(last)) {
        None => Finding::warn("backup", "none was ever made with `lethe backup`", todo),
        Some(age) if age > OLD_MS => Finding::warn("backup", format!("the last is {} days old", age / DAY_MS), todo),
        Some(age) => Finding::ok("backup", format!("the last is {} hours old", age / 3_600_000)),
    }
}

#[cfg(test)]
mod tests {
    use super::{super::finding::Level, *};

    #[test]
    fn an_old_backup_and_none_at_all_are_worth_a_word() {
        let now = Time(30 * DAY_MS);
        assert_eq!(judge(None, now).level, Level::Warn);
        assert_eq!(judge(Some(Time(DAY_MS)), now).level, Level::Warn);
        assert_eq!(judge(Some(Time(29 * DAY_MS)), now).level, Level::Ok);
    }
}
