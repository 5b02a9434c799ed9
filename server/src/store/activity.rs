//! When each session was last used: known in memory at once, written in one transaction every few seconds.
//!
//! Losing the last seconds of it in a crash ends a session a little early and never late.

use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
};

use lethe_proto::ids::Time;
use lethe_server_core::employee_session::LONGEST_MS;

use super::{
    Committed, Store, StoreError, Tx,
    sql::{run, signed, values},
};

/// Through what somebody does something, by running number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Voice {
    /// A browser of an administrator.
    Browser {
        /// The session.
        session_no: i64,
        /// Whose.
        admin_no: i64,
    },
    /// A session of an employee.
    Employee(i64),
    /// An app inside one.
    Grant(i64),
}

struct Moment {
    at: Time,
    written: bool,
}

/// The newest moments of this node.
#[derive(Default)]
pub(super) struct Activity {
    newest: Mutex<BTreeMap<Voice, Moment>>,
}

impl Activity {
    fn note(&self, voice: Voice, at: Time) {
        let mut newest = self.newest.lock().unwrap_or_else(PoisonError::into_inner);
        let moment = newest.entry(voice).or_insert(Moment { at, written: false });
        if at > moment.at {
            *moment = Moment { at, written: false };
        }
    }

    fn newest(&self, voice: Voice) -> Option<Time> {
        self.newest.lock().unwrap_or_else(PoisonError::into_inner).get(&voice).map(|moment| moment.at)
    }

    /// What is not written yet. Sessions that cannot live any more are forgotten; no session lives longer than an employee's.
    fn take(&self, now: Time) -> Vec<(Voice, Time)> {
        let mut newest = self.newest.lock().unwrap_or_else(PoisonError::into_inner);
        newest.retain(|_, moment| !moment.written || moment.at.plus(LONGEST_MS) > now);
        let waiting = newest.iter_mut().filter(|(_, moment)| !moment.written);
        waiting
            .map(|(voice, moment)| {
                moment.written = true;
                (*voice, moment.at)
            })
            .collect()
    }
}

impl Store {
    /// Somebody did something in a session. Written with the next flush.
    pub fn note_activity(&self, voice: Voice) {
        self.activity.note(voice, self.clock.now());
    }

    /// When a session was last used on this node, where that is known.
    pub fn newest_activity(&self, voice: Voice) -> Option<Time> {
        self.activity.newest(voice)
    }

    /// Writes the moments gathered since the last flush.
    pub async fn flush_activity(&self) -> Result<(), StoreError> {
        let moments = self.activity.take(self.clock.now());
        if moments.is_empty() {
            return Ok(());
        }
        self.write(move |tx| async move {
            for (voice, at) in moments {
                write(&tx, voice, at).await?;
            }
            Ok::<Committed<()>, StoreError>(tx.traffic(()))
        })
        .await
    }
}

async fn write(tx: &Tx, voice: Voice, at: Time) -> Result<(), StoreError> {
    let (sql, no) = match voice {
        Voice::Browser { session_no, admin_no } => {
            let sql = "UPDATE admin SET seen_at = $2 WHERE no = $1 AND (seen_at IS NULL OR seen_at < $2)";
            run(&tx.db, sql, values![admin_no, signed(at.0)]).await?;
            ("UPDATE browser_session SET active_at = $2 WHERE no = $1 AND active_at < $2", session_no)
        }
        Voice::Employee(no) => ("UPDATE session SET active_at = $2 WHERE no = $1 AND active_at < $2", no),
        Voice::Grant(no) => ("UPDATE session_grant SET active_at = $2 WHERE no = $1 AND active_at < $2", no),
    };
    run(&tx.db, sql, values![no, signed(at.0)]).await.map(|_| ())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_written_once_and_remembered_after_that() {
        let (activity, voice) = (Activity::default(), Voice::Employee(1));
        activity.note(voice, Time(1_000));
        activity.note(voice, Time(900));
        assert_eq!(activity.take(Time(1_000)), [(voice, Time(1_000))]);
        assert_eq!(activity.take(Time(1_000)), []);
        assert_eq!((activity.newest(voice), activity.newest(Voice::Grant(1))), (Some(Time(1_000)), None));
        activity.note(voice, Time(2_000));
        assert_eq!(activity.take(Time(2_000)), [(voice, Time(2_000))]);
        assert_eq!(activity.take(Time(2_000 + LONGEST_MS)), []);
        assert_eq!(activity.newest(voice), None);
    }
}
