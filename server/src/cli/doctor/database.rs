//! The database, before anybody works with it: whether it is whole, of this release, and does not drown in its own log.

use lethe_proto::ids::Time;

use super::{clock, finding::Finding};
use crate::{
    config::Config,
    store::{Examination, Place, examine},
};

const ABOUT: &str = "database";
/// A write-ahead log of this size means that something holds old pages back.
const LARGE_WAL: u64 = 256 << 20;

/// Findings, and whether the database can be opened for more.
pub(super) async fn check(config: &Config) -> (Vec<Finding>, bool) {
    let place = match config.database.place(&config.data) {
        Ok(place) => place,
        Err(error) => return (vec![Finding::fail(ABOUT, error, "name a file with the database's URL")], false),
    };
    if let Place::Sqlite(path) = &place
        && !path.exists()
    {
        let todo = "go on with `lethe init`, or bring the file back from a backup";
        return (vec![Finding::fail(ABOUT, format!("{} is not there", path.display()), todo)], false);
    }
    let found = match examine(&place).await {
        Ok(found) => found,
        Err(error) => {
            return (vec![Finding::fail(ABOUT, error, "see whether it runs and its user may sign in")], false);
        }
    };
    let (mut findings, usable) = judge(&place.name(), &found);
    if let Place::Sqlite(path) = &place {
        let mut wal = path.clone().into_os_string();
        wal.push("-wal");
        findings.extend(std::fs::metadata(wal).ok().and_then(|wal| judge_wal(wal.len())));
    }
    findings.push(found.clock.map_or_else(clock::of_system, |theirs: Time| clock::against_database(theirs)));
    (findings, usable)
}

fn judge(name: &str, found: &Examination) -> (Vec<Finding>, bool) {
    if let Some(damage) = &found.damage {
        let todo = "stop the server, keep a copy of the files, and restore the newest backup";
        return (vec![Finding::fail(ABOUT, format!("{name} is damaged: {damage}"), todo)], false);
    }
    if !found.unknown.is_empty() {
        let what = format!("{name} belongs to a newer release ({})", found.unknown.join(", "));
        return (vec![Finding::fail(ABOUT, what, "run the release that it belongs to, or a newer one")], false);
    }
    if !found.missing.is_empty() {
        let what = format!("{name} is whole; steps of this release are missing: {}", found.missing.join(", "));
        let todo = "`lethe serve` adds them at its start, or say `lethe migrate`; make a backup before";
        return (vec![Finding::warn(ABOUT, what, todo)], false);
    }
    (vec![Finding::ok(ABOUT, format!("{name} is whole and of this release"))], true)
}

fn judge_wal(bytes: u64) -> Option<Finding> {
    (bytes > LARGE_WAL).then(|| {
        Finding::warn(
            "write-ahead log",
            format!("{} MiB: somebody reads the database for very long", bytes >> 20),
            "end other programs that have the file open; destroyed shares stay in the log so long",
        )
    })
}

#[cfg(test)]
mod tests {
    use super::{super::finding::Level, *};

    #[test]
    fn a_damaged_or_foreign_database_is_not_opened() {
        let whole = Examination::default();
        let (findings, usable) = judge("lethe.db", &whole);
        assert_eq!((findings[0].level, usable), (Level::Ok, true));
        let damaged = Examination { damage: Some("page 3 is lost".into()), ..Examination::default() };
        let newer = Examination { unknown: vec!["m9999_later".into()], ..Examination::default() };
        for bad in [damaged, newer] {
            let (findings, usable) = judge("lethe.db", &bad);
            assert_eq!((findings[0].level, usable), (Level::Fail, false), "{bad:?}");
        }
        let older = Examination { missing: vec!["m0013_sign_in".into()], ..Examination::default() };
        let (findings, usable) = judge("lethe.db", &older);
        assert_eq!((findings[0].level, usable), (Level::Warn, false), "the doctor changes no schema");
    }

    #[test]
    fn a_log_that_only_grows_is_found() {
        assert!(judge_wal(1 << 20).is_none());
        assert_eq!(judge_wal(1 << 30).unwrap().level, Level::Warn);
    }
}
