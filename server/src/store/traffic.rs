//! The hot statements: what every check-in and every delivery does. Prepared, narrow, without an audit event, because
//! nobody decides anything by them.

use std::collections::{BTreeMap, BTreeSet};

use lethe_proto::ids::{EnrollmentId, Time};
use lethe_server_core::topic::Topic;

use super::{
    Committed, Reader, Store, StoreError, Tx, last_seen,
    lists::{
        Step,
        draft::Draft,
        kept::{self, Shown},
    },
    repo::{
        enrollments::EnrollmentStatus,
        mailbox::{Mail, PROOF_LANE},
    },
    sql::{Row, Table, all, one, run, signed, values},
    trace,
};

const REPORT: Table = Table { name: "device_report", key: "enrollment_no" };
const SEEN: Table = Table { name: "last_seen", key: "enrollment_no" };

/// What a device last said about itself: its signed check-in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Grows with every check-in.
    pub sequence: u64,
    /// When it arrived.
    pub reported_at: Time,
    /// The check-in as signed.
    pub body: Vec<u8>,
    /// The device's signature.
    pub cose: Vec<u8>,
}

/// What a device says it has: mail about it need not be sent any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Has {
    /// Version of its newest keyring.
    pub keyring: u64,
    /// Counter of the newest state when the server looked, if the device has that one; 0 where there was none. A state that was
    /// made meanwhile stays in the mailbox.
    pub state: Option<u64>,
    /// This is its first check-in.
    pub first: bool,
    /// What lists show of its own words, where that has changed.
    pub shown: Option<Shown>,
}

impl Has {
    /// What open consoles read again because of it: a device that says the same as before is no news.
    fn stale(&self, enrollment: EnrollmentId) -> BTreeSet<Topic> {
        if !self.first && self.shown.is_none() {
            return BTreeSet::new();
        }
        [Topic::Devices, Topic::Device(enrollment), Topic::Status, Topic::Codes].into()
    }
}

async fn confirm(tx: &Tx, enrollment_no: i64, has: Has) -> Result<(), StoreError> {
    let sql = "DELETE FROM mailbox WHERE enrollment_no = $1 AND lane = 0 AND kind = 1 AND ref_no <= $2";
    run(&tx.db, sql, values![enrollment_no, signed(has.keyring)]).await?;
    if let Some(counter) = has.state {
        let sql = "DELETE FROM mailbox WHERE enrollment_no = $1 AND lane = 0 AND kind = 2 \
                   AND NOT EXISTS (SELECT 1 FROM device_state WHERE enrollment_no = $1 AND counter <> $2)";
        run(&tx.db, sql, values![enrollment_no, signed(counter)]).await?;
    }
    if has.first {
        let sql = "UPDATE enrollment SET status = 'active' WHERE no = $1 AND status = 'pending'";
        if run(&tx.db, sql, values![enrollment_no]).await? == 1 {
            kept::set_status(&tx.db, enrollment_no, EnrollmentStatus::Active).await?;
            trace::note_once(&tx.db, enrollment_no, Step::CheckedIn, tx.now()).await?;
        }
    }
    if let Some(shown) = &has.shown {
        kept::set_shown(&tx.db, enrollment_no, shown).await?;
        if matches!(shown.container.as_str(), "open" | "closed") {
            trace::note_once(&tx.db, enrollment_no, Step::ContainerReady, tx.now()).await?;
        }
    }
    Ok(())
}

impl Store {
    /// Keeps a check-in if its sequence is higher than every earlier one. `false`: it is a replay.
    pub async fn put_report(
        &self,
        (enrollment_no, enrollment): (i64, EnrollmentId),
        report: Report,
        has: Has,
    ) -> Result<bool, StoreError> {
        self.seen.note(enrollment_no, report.reported_at);
        self.write(move |mut tx| async move {
            let sql = "INSERT INTO device_report (enrollment_no, sequence, reported_at, body, cose) \
                       VALUES ($1, $2, $3, $4, $5) ON CONFLICT (enrollment_no) DO UPDATE SET \
                       sequence = excluded.sequence, reported_at = excluded.reported_at, body = excluded.body, \
                       cose = excluded.cose WHERE device_report.sequence < excluded.sequence";
            let Report { sequence, reported_at, body, cose } = report;
            let values = values![enrollment_no, signed(sequence), signed(reported_at.0), body, cose];
            let changed = run(&tx.db, sql, values).await?;
            if changed == 1 {
                tx.gains.stale.extend(has.stale(enrollment));
                confirm(&tx, enrollment_no, has).await?;
            }
            Ok::<Committed<bool>, StoreError>(tx.traffic(changed == 1))
        })
        .await
    }

    /// The device was heard of. Written with the next flush.
    pub fn note_seen(&self, enrollment_no: i64) {
        self.seen.note(enrollment_no, self.clock.now());
    }

    /// Writes the moments gathered since the last flush; the server does so every few seconds and when it stops.
    pub async fn flush_seen(&self) -> Result<(), StoreError> {
        let seen = self.seen.take();
        if seen.is_empty() {
            return Ok(());
        }
        self.write(move |tx| async move {
            last_seen::write(&tx, seen).await?;
            Ok::<Committed<()>, StoreError>(tx.traffic(()))
        })
        .await
    }

    /// Takes one item out of a mailbox: the device has it.
    pub async fn acknowledge(&self, enrollment_no: i64, lane: i64, seq: i64) -> Result<(), StoreError> {
        self.write(move |tx| async move {
            let sql = "DELETE FROM mailbox WHERE enrollment_no = $1 AND lane = $2 AND seq = $3";
            run(&tx.db, sql, values![enrollment_no, lane, seq]).await?;
            Ok::<Committed<()>, StoreError>(tx.traffic(()))
        })
        .await
    }

    /// Puts the proof of a receipt into the mailbox again: the device has not seen it and sent the receipt once more.
    pub async fn resend_proof(&self, enrollment_no: i64, receipt_no: i64) -> Result<(), StoreError> {
        self.write(move |mut tx| async move {
            tx.unsend(Mail::ReceiptLogged(receipt_no), enrollment_no).await?;
            tx.send(PROOF_LANE, Mail::ReceiptLogged(receipt_no), &[enrollment_no]).await?;
            Ok::<Committed<()>, StoreError>(tx.traffic(()))
        })
        .await
    }

    /// A queued command was written to the device's connection. Not a promise that the device has it.
    pub async fn note_delivered(&self, enrollment_no: i64, command_no: i64) -> Result<(), StoreError> {
        self.write(move |tx| async move {
            let sql = "UPDATE command_target SET state = 'delivered', changed_at = $3 \
                       WHERE command_no = $1 AND enrollment_no = $2 AND state = 'queued'";
            run(&tx.db, sql, values![command_no, enrollment_no, signed(tx.now().0)]).await?;
            Ok::<Committed<()>, StoreError>(tx.traffic(()))
        })
        .await
    }
}

fn read_report(row: &Row) -> Result<Report, StoreError> {
    Ok(Report {
        sequence: row.count("sequence")?,
        reported_at: row.time("reported_at")?,
        body: row.bytes("body")?,
        cose: row.bytes("cose")?,
    })
}

impl Reader<'_> {
    /// The newest check-in of an enrollment.
    pub async fn report(&self, enrollment_no: i64) -> Result<Option<Report>, StoreError> {
        let sql = "SELECT * FROM device_report WHERE enrollment_no = $1";
        one(self.db, REPORT, sql, values![enrollment_no]).await?.as_ref().map(read_report).transpose()
    }

    /// When each of these enrollments was last heard of, by running number.
    pub async fn last_seen(&self, enrollments: &[i64]) -> Result<BTreeMap<i64, Time>, StoreError> {
        if enrollments.is_empty() {
            return Ok(BTreeMap::new());
        }
        let mut draft = Draft::default();
        let places = draft.bind_all(enrollments);
        let sql = format!("SELECT * FROM last_seen WHERE enrollment_no IN ({places})");
        let rows = all(self.db, SEEN, &sql, draft.into_values()).await?;
        rows.iter().map(|row| Ok((row.int("enrollment_no")?, row.time("seen_at")?))).collect()
    }
}
