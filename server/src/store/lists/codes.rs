//! Enrollment codes as lists show them, and what each lived through.

use lethe_proto::{enrollment::Ceilings, ids::Time};

use super::{
    draft::Draft,
    keyset::{Keyset, Rows},
};
use crate::store::{
    Reader, StoreError,
    sql::{Row, Table, all, signed},
};

const TABLE: Table = Table { name: "enrollment_code", key: "no" };
const TRACE: Table = Table { name: "enrollment_trace", key: "no" };

/// A step in the life of a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Somebody made it.
    Made,
    /// A device asked with it.
    Asked,
    /// The device was refused; the detail is the code of the reason.
    Refused,
    /// The device was enrolled.
    Enrolled,
    /// The device said for the first time how it is.
    CheckedIn,
    /// The device has its container.
    ContainerReady,
    /// Somebody took it back.
    Withdrawn,
}

impl Step {
    /// The word in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Made => "made",
            Self::Asked => "asked",
            Self::Refused => "refused",
            Self::Enrolled => "enrolled",
            Self::CheckedIn => "checked_in",
            Self::ContainerReady => "container_ready",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// What has become of a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeState {
    /// A device may come.
    Open,
    /// A device came.
    Used,
    /// Nobody came in time.
    Expired,
    /// Taken back.
    Withdrawn,
}

/// A code of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeRow {
    /// Running number.
    pub no: i64,
    /// Id.
    pub id: [u8; 16],
    /// For whom.
    pub person: [u8; 16],
    /// Their name.
    pub person_name: String,
    /// Their group.
    pub group: Option<String>,
    /// `⟨person⟩ · ⟨device name⟩`.
    pub label: String,
    /// What may ever be done to the enrollment.
    pub ceilings: Ceilings,
    /// `server` or `approver`.
    pub maker: String,
    /// When it was made.
    pub created_at: Time,
    /// Worth nothing from here on.
    pub expires_at: Time,
    /// What has become of it.
    pub state: CodeState,
    /// The enrollment that it led to.
    pub enrollment: Option<[u8; 16]>,
}

/// One step of a trace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TraceRow {
    /// When.
    pub at: Time,
    /// Word of [`Step`].
    pub step: String,
    /// Code of a reason; mostly empty.
    pub detail: String,
}

fn read(row: &Row, now: Time) -> Result<CodeRow, StoreError> {
    let (enrollment, expires_at) = (row.maybe_fixed::<16, [u8; 16]>("enrollment_id")?, row.time("expires_at")?);
    let state = match (enrollment, row.maybe_int("withdrawn_at")?) {
        (Some(_), _) => CodeState::Used,
        (None, Some(_)) => CodeState::Withdrawn,
        (None, None) if expires_at <= now => CodeState::Expired,
        (None, None) => CodeState::Open,
    };
    Ok(CodeRow {
        no: row.int("no")?,
        id: row.fixed::<16, [u8; 16]>("id")?,
        person: row.fixed::<16, [u8; 16]>("person_id")?,
        person_name: row.text("person_name")?,
        group: row.maybe_text("person_group")?,
        label: row.text("label")?,
        ceilings: row.message("ceilings")?,
        maker: row.text("maker")?,
        created_at: row.time("created_at")?,
        expires_at,
        state,
        enrollment,
    })
}

const SELECT: &str = "SELECT c.*, p.id AS person_id, p.name AS person_name, p.person_group, e.id AS enrollment_id \
                      FROM enrollment_code c JOIN person p ON p.no = c.person_no LEFT JOIN enrollment e ON e.no = c.used_by";

impl Reader<'_> {
    /// Codes before `before`, newest first; of everybody, or for people of one group.
    pub async fn codes_page(
        &self,
        group: Option<&str>,
        now: Time,
        before: Option<i64>,
        limit: u64,
    ) -> Result<Rows<CodeRow>, StoreError> {
        let mut draft = Draft::default();
        let before = draft.bind(before.unwrap_or(i64::MAX));
        draft.require(format!("c.no < {before}"));
        if let Some(group) = group {
            let place = draft.bind(group);
            draft.require(format!("p.person_group = {place}"));
        }
        let conditions = draft.conditions();
        let limited = draft.bind(signed(limit + 1));
        let sql = format!("{SELECT} WHERE {conditions} ORDER BY c.no DESC LIMIT {limited}");
        let rows = all(self.db, TABLE, &sql, draft.into_values()).await?;
        let rows = rows.iter().map(|row| read(row, now)).collect::<Result<Vec<_>, _>>()?;
        Ok(Rows::of(rows, limit, |row| Keyset { key: String::new(), no: row.no }))
    }

    /// One of them.
    pub async fn code(&self, id: [u8; 16], now: Time) -> Result<Option<CodeRow>, StoreError> {
        let mut draft = Draft::default();
        let place = draft.bind(id.to_vec());
        let rows = all(self.db, TABLE, &format!("{SELECT} WHERE c.id = {place}"), draft.into_values()).await?;
        rows.first().map(|row| read(row, now)).transpose()
    }

    /// What a code lived through, oldest first.
    pub async fn trace(&self, code_no: i64) -> Result<Vec<TraceRow>, StoreError> {
        let mut draft = Draft::default();
        let sql = format!("SELECT * FROM enrollment_trace WHERE code_no = {} ORDER BY no", draft.bind(code_no));
        let rows = all(self.db, TRACE, &sql, draft.into_values()).await?;
        let read =
            |row: &Row| Ok(TraceRow { at: row.time("at")?, step: row.text("step")?, detail: row.text("detail")? });
        rows.iter().map(read).collect()
    }
}
