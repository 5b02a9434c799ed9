//! Sessions of employees as people look at them: each with its employee, its device, the apps inside it and the sign-in that says where it
//! is. A page costs three statements.

use std::collections::BTreeMap;

use lethe_proto::ids::{EnrollmentId, PersonId, Time};
use sea_orm::Value;

use super::{
    draft::Draft,
    keyset::{Keyset, Rows},
};
use crate::store::{
    Reader, StoreError,
    repo::{
        employee_sessions::{self, StoredEmployeeSession},
        grants::{self, StoredGrant},
        sign_ins::{self, StoredSignIn},
    },
    sql::{Row, Table, all, signed},
};

/// Which sessions; everything that is given must hold. Only those that last.
#[derive(Debug, Clone, Default)]
pub struct EmployeeSessionFilter {
    /// Of this person.
    pub person: Option<PersonId>,
    /// With this app inside.
    pub app: Option<String>,
    /// Of people of this group alone.
    pub group: Option<String>,
}

/// A session with what belongs to it.
#[derive(Debug, Clone, PartialEq)]
pub struct EmployeeSessionRow {
    /// The session.
    pub session: StoredEmployeeSession,
    /// Whose.
    pub person: PersonId,
    /// Name of the person.
    pub person_name: String,
    /// Their group.
    pub group: Option<String>,
    /// The device that it is bound to, with its label.
    pub device: Option<(EnrollmentId, String)>,
    /// Apps inside it, oldest first.
    pub grants: Vec<StoredGrant>,
    /// The newest sign-in that names it.
    pub sign_in: Option<StoredSignIn>,
}

/// Sessions that come from the same place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionPlace {
    /// Two letters; empty where nobody knows.
    pub country: String,
    /// Millionths of degrees north and east, where a database said so.
    pub point: Option<(i64, i64)>,
    /// How many.
    pub sessions: u64,
}

/// Most places of a map.
const PLACES: u64 = 2_000;

/// What a session is shown with.
const SHOWN: &str = "SELECT s.*, p.id AS person_id, p.name AS person_name, p.person_group, e.id AS enrollment_id, \
                     e.label AS enrollment_label FROM session s JOIN person p ON p.no = s.person_no \
                     LEFT JOIN enrollment e ON e.no = s.enrollment_no";

fn conditions(draft: &mut Draft, filter: &EmployeeSessionFilter, now: Time) {
    let now = draft.bind(signed(now.0));
    draft.require(format!("s.ended_at IS NULL AND s.ends_at > {now}"));
    if let Some(person) = filter.person {
        let place = draft.bind(person.as_bytes().to_vec());
        draft.require(format!("p.id = {place}"));
    }
    if let Some(group) = &filter.group {
        let place = draft.bind(group.clone());
        draft.require(format!("p.person_group = {place}"));
    }
    if let Some(app) = &filter.app {
        let place = draft.bind(app.clone());
        let inside = "SELECT g.session_no FROM session_grant g WHERE g.ended_at IS NULL AND g.app";
        draft.require(format!("s.no IN ({inside} = {place})"));
    }
}

fn read(row: &Row) -> Result<EmployeeSessionRow, StoreError> {
    let device = match row.maybe_fixed::<16, EnrollmentId>("enrollment_id")? {
        Some(id) => Some((id, row.text("enrollment_label")?)),
        None => None,
    };
    Ok(EmployeeSessionRow {
        session: employee_sessions::read(row)?,
        person: row.fixed::<16, PersonId>("person_id")?,
        person_name: row.text("person_name")?,
        group: row.maybe_text("person_group")?,
        device,
        grants: Vec::new(),
        sign_in: None,
    })
}

/// `$1, $2, …` for so many values.
fn places(count: usize) -> String {
    (1..=count).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ")
}

impl Reader<'_> {
    /// Living sessions before `before`, newest first.
    pub async fn employee_sessions_page(
        &self,
        filter: &EmployeeSessionFilter,
        before: Option<i64>,
        limit: u64,
        now: Time,
    ) -> Result<Rows<EmployeeSessionRow>, StoreError> {
        let mut draft = Draft::default();
        let before = draft.bind(before.unwrap_or(i64::MAX));
        draft.require(format!("s.no < {before}"));
        conditions(&mut draft, filter, now);
        let conditions = draft.conditions();
        let limited = draft.bind(signed(limit + 1));
        let sql = format!("{SHOWN} WHERE {conditions} ORDER BY s.no DESC LIMIT {limited}");
        let rows = all(self.db, employee_sessions::TABLE, &sql, draft.into_values()).await?;
        let rows = rows.iter().map(read).collect::<Result<Vec<_>, _>>()?;
        let mut page = Rows::of(rows, limit, |row| Keyset { key: String::new(), no: row.session.no });
        self.complete(&mut page.items).await?;
        Ok(page)
    }

    /// Adds apps and places.
    async fn complete(&self, rows: &mut [EmployeeSessionRow]) -> Result<(), StoreError> {
        if rows.is_empty() {
            return Ok(());
        }
        let places = places(rows.len());
        let numbers: Vec<Value> = rows.iter().map(|row| row.session.no.into()).collect();
        let sql =
            format!("SELECT * FROM session_grant WHERE ended_at IS NULL AND session_no IN ({places}) ORDER BY no");
        let mut inside: BTreeMap<i64, Vec<StoredGrant>> = BTreeMap::new();
        for row in all(self.db, grants::TABLE, &sql, numbers).await? {
            let grant = grants::read(&row)?;
            inside.entry(grant.session_no).or_default().push(grant);
        }
        let ids: Vec<Value> = rows.iter().map(|row| row.session.id.as_bytes().to_vec().into()).collect();
        let newest = format!("SELECT MAX(no) FROM sign_in WHERE via IN ({places}) GROUP BY via");
        let sql = format!("SELECT * FROM sign_in WHERE no IN ({newest})");
        let mut came: BTreeMap<[u8; 16], StoredSignIn> = BTreeMap::new();
        for row in all(self.db, sign_ins::TABLE, &sql, ids).await? {
            let sign_in = sign_ins::read(&row)?;
            came.extend(sign_in.sign_in.via.map(|via| (via, sign_in)));
        }
        for row in rows {
            row.grants = inside.remove(&row.session.no).unwrap_or_default();
            row.sign_in = came.remove(row.session.id.as_bytes());
        }
        Ok(())
    }

    /// From where people of a group, or all, are signed in now; the most crowded places first. Without `points` only countries.
    pub async fn session_places(
        &self,
        group: Option<&str>,
        points: bool,
        now: Time,
    ) -> Result<Vec<SessionPlace>, StoreError> {
        let mut draft = Draft::default();
        let filter = EmployeeSessionFilter { group: group.map(str::to_owned), ..EmployeeSessionFilter::default() };
        conditions(&mut draft, &filter, now);
        let conditions = draft.conditions();
        let limited = draft.bind(signed(PLACES));
        let newest = "SELECT MAX(n.no) FROM sign_in n WHERE n.via = s.id";
        let (shown, point) = if points {
            ("i.latitude_e6, i.longitude_e6", ", i.latitude_e6, i.longitude_e6")
        } else {
            ("CAST(NULL AS BIGINT) AS latitude_e6, CAST(NULL AS BIGINT) AS longitude_e6", "")
        };
        let sql = format!(
            "SELECT MIN(s.no) AS no, COUNT(*) AS sessions, COALESCE(i.country, '') AS country, {shown} \
             FROM session s JOIN person p ON p.no = s.person_no LEFT JOIN sign_in i ON i.no = ({newest}) \
             WHERE {conditions} GROUP BY COALESCE(i.country, ''){point} ORDER BY COUNT(*) DESC, MIN(s.no) \
             LIMIT {limited}"
        );
        let rows = all(self.db, Table { name: "session", key: "no" }, &sql, draft.into_values()).await?;
        rows.iter()
            .map(|row| {
                let point = row.maybe_int("latitude_e6")?.zip(row.maybe_int("longitude_e6")?);
                Ok(SessionPlace { country: row.text("country")?, point, sessions: row.count("sessions")? })
            })
            .collect()
    }
}
