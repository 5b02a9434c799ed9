//! What an enrollment code lived through: each step with its reason, so that somebody whose device does not enroll can be told why.
//!
//! It tells and decides nothing: no row is read by a use case. Whoever holds a secret could ask for ever, so a code keeps at most
//! [`MOST`] steps; the last ones, which say that it worked, always find room.

use lethe_proto::ids::{Digest, Time};
use sea_orm::ConnectionTrait;

use super::{
    Committed, Store, StoreError, Tx,
    lists::Step,
    sql::{Table, one, run, signed, values},
};

/// Steps of one code that asking can fill.
const MOST: i64 = 40;

/// Notes a step of a code.
pub(super) async fn note<C: ConnectionTrait>(
    db: &C,
    code_no: i64,
    step: Step,
    detail: &str,
    now: Time,
) -> Result<(), StoreError> {
    let most = if matches!(step, Step::Asked | Step::Refused) { MOST } else { i64::MAX };
    let sql = "INSERT INTO enrollment_trace (code_no, at, step, detail) SELECT no, $2, $3, $4 FROM enrollment_code \
               WHERE no = $1 AND (SELECT COUNT(*) FROM enrollment_trace t WHERE t.code_no = $1) < $5";
    run(db, sql, values![code_no, signed(now.0), step.as_str(), detail, most]).await?;
    Ok(())
}

/// Notes a step of the code that led to an enrollment, if it is the first of its kind.
pub(super) async fn note_once<C: ConnectionTrait>(
    db: &C,
    enrollment_no: i64,
    step: Step,
    now: Time,
) -> Result<(), StoreError> {
    let sql = "INSERT INTO enrollment_trace (code_no, at, step, detail) SELECT no, $2, $3, '' FROM enrollment_code c \
               WHERE c.used_by = $1 AND NOT EXISTS (SELECT 1 FROM enrollment_trace t WHERE t.code_no = c.no AND t.step = $3)";
    run(db, sql, values![enrollment_no, signed(now.0), step.as_str()]).await?;
    Ok(())
}

impl Store {
    /// A device asked with a code that is known, and was refused for this reason. Kept without an event: nobody decided anything.
    pub async fn note_refused(&self, secret: Digest, why: &'static str) -> Result<(), StoreError> {
        self.write(move |tx: Tx| async move {
            let table = Table { name: "enrollment_code", key: "no" };
            let sql = "SELECT no FROM enrollment_code WHERE hash = $1";
            let Some(row) = one(&tx.db, table, sql, values![secret.as_bytes().to_vec()]).await? else {
                return tx.unchanged(()).await;
            };
            let (no, now) = (row.int("no")?, tx.now());
            note(&tx.db, no, Step::Asked, "", now).await?;
            note(&tx.db, no, Step::Refused, why, now).await?;
            Ok::<Committed<()>, StoreError>(tx.traffic(()))
        })
        .await
    }
}
