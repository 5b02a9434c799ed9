//! When each browser session was last used: known in memory at once, written in one transaction every few seconds.
//!
//! Losing the last seconds of it in a crash ends a session a little early and never late.

use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
};

use lethe_proto::ids::Time;
use lethe_server_core::session::LONGEST_MS;

use super::{
    Committed, Store, StoreError,
    sql::{run, signed, values},
};

struct Moment {
    at: Time,
    admin_no: i64,
    written: bool,
}

/// The newest moments of this node.
#[derive(Default)]
pub(super) struct Activity {
    newest: Mutex<BTreeMap<i64, Moment>>,
}

impl Activity {
    fn note(&self, session_no: i64, admin_no: i64, at: Time) {
        let mut newest = self.newest.lock().unwrap_or_else(PoisonError::into_inner);
        let moment = newest.entry(session_no).or_insert(Moment { at, admin_no, written: false });
        if at > moment.at {
            *moment = Moment { at, admin_no, written: false };
        }
    }

    fn newest(&self, session_no: i64) -> Option<Time> {
        self.newest.lock().unwrap_or_else(PoisonError::into_inner).get(&session_no).map(|moment| moment.at)
    }

    /// What is not written yet. Sessions that cannot live any more are forgotten.
    fn take(&self, now: Time) -> Vec<(i64, i64, Time)> {
        let mut newest = self.newest.lock().unwrap_or_else(PoisonError::into_inner);
        newest.retain(|_, moment| !moment.written || moment.at.plus(LONGEST_MS) > now);
        let waiting = newest.iter_mut().filter(|(_, moment)| !moment.written);
        waiting
            .map(|(session_no, moment)| {
                moment.written = true;
                (*session_no, moment.admin_no, moment.at)
            })
            .collect()
    }
}

impl Store {
    /// Somebody did something in a session. Written with the next flush.
    pub fn note_activity(&self, session_no: i64, admin_no: i64) {
        self.activity.note(session_no, admin_no, self.clock.now());
    }

    /// When a session was last used on this node, where that is known.
    pub fn newest_activity(&self, session_no: i64) -> Option<Time> {
        self.activity.newest(session_no)
    }

    /// Writes the moments gathered since the last flush.
    pub async fn flush_activity(&self) -> Result<(), StoreError> {
        let moments = self.activity.take(self.clock.now());
        if moments.is_empty() {
            return Ok(());
        }
        self.write(move |tx| async move {
            for (session_no, admin_no, at) in moments {
                let sql = "UPDATE browser_session SET active_at = $2 WHERE no = $1 AND active_at < $2";
                run(&tx.db, sql, values![session_no, signed(at.0)]).await?;
                let sql = "UPDATE admin SET seen_at = $2 WHERE no = $1 AND (seen_at IS NULL OR seen_at < $2)";
                run(&tx.db, sql, values![admin_no, signed(at.0)]).await?;
            }
            Ok::<Committed<()>, StoreError>(tx.traffic(()))
        })
        .await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_written_once_and_remembered_after_that() {
        let activity = Activity::default();
        activity.note(1, 7, Time(1_000));
        activity.note(1, 7, Time(900));
        assert_eq!(activity.take(Time(1_000)), [(1, 7, Time(1_000))]);
        assert_eq!(activity.take(Time(1_000)), []);
        assert_eq!(activity.newest(1), Some(Time(1_000)));
        activity.note(1, 7, Time(2_000));
        assert_eq!(activity.take(Time(2_000)), [(1, 7, Time(2_000))]);
        assert_eq!(activity.take(Time(2_000 + LONGEST_MS)), []);
        assert_eq!(activity.newest(1), None);
    }
}
