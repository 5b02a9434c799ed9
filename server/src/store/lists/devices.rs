//! The list of devices: filters, orders, pages. A page costs two statements, or three where something is filtered.

use lethe_proto::{
    enrollment::Ceilings,
    ids::{DeviceId, EnrollmentId, PersonId, Time},
    text::Line,
};

use super::{
    draft::Draft,
    keyset::{Keyset, Rows},
    narrow::FEW,
};
use crate::store::{
    Reader, StoreError,
    repo::enrollments::EnrollmentStatus,
    sql::{Row, Table, all, signed},
};

const TABLE: Table = Table { name: "device_list", key: "enrollment_no" };

/// Which devices; everything that is given must hold.
#[derive(Debug, Clone, Default)]
pub struct DeviceFilter {
    /// Only of people of this group: the reach of the caller.
    pub group: Option<String>,
    /// Words of the label must begin with each of these, which are folded; see [`DeviceFilter::searching`].
    pub words: Vec<String>,
    /// How alive.
    pub status: Option<EnrollmentStatus>,
    /// Ordered to be locked, or not.
    pub locked: Option<bool>,
    /// Operating system, exactly as the device says it.
    pub platform: Option<String>,
    /// Alive and not heard of since this moment.
    pub quiet_since: Option<Time>,
    /// Of this person.
    pub person_no: Option<i64>,
    /// This one.
    pub enrollment_no: Option<i64>,
}

impl DeviceFilter {
    /// Searches labels: each word of `text` must be the beginning of a word there.
    #[must_use]
    pub fn searching(mut self, text: Option<&str>) -> Self {
        self.words = text.map(super::fold::words).unwrap_or_default();
        self
    }
}

/// What devices are sorted by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum DeviceSort {
    /// By the words of the label.
    #[default]
    Label,
    /// By the last sign of life; those that are over come after the living.
    Seen,
    /// By the moment of enrollment.
    Created,
}

/// A page of devices.
#[derive(Debug, Clone)]
pub struct DevicePage {
    /// Sorted by.
    pub sort: DeviceSort,
    /// From the end of that order.
    pub descending: bool,
    /// Behind this row.
    pub after: Option<Keyset>,
    /// At most so many.
    pub limit: u64,
    /// What a filter leaves is gathered and sorted up to this number, and found by walking beyond it; see `narrow`.
    pub few: u64,
}

impl Default for DevicePage {
    fn default() -> Self {
        Self { sort: DeviceSort::Label, descending: false, after: None, limit: 50, few: FEW }
    }
}

/// One device of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeviceRow {
    /// Running number of the enrollment.
    pub no: i64,
    /// The bond.
    pub enrollment: EnrollmentId,
    /// The hardware.
    pub device: DeviceId,
    /// Whose.
    pub person: PersonId,
    /// Their name today; the label keeps the one of the enrollment.
    pub person_name: String,
    /// `⟨person⟩ · ⟨device name⟩`.
    pub label: Line,
    /// What may ever be done to it.
    pub ceilings: Ceilings,
    /// How alive.
    pub status: EnrollmentStatus,
    /// Operating system; empty before the first check-in.
    pub platform: String,
    /// Its version.
    pub os_version: String,
    /// What holds the device key.
    pub backing: String,
    /// State of the container as the device last said; empty before it said anything.
    pub container: String,
    /// Ordered to be locked, since when.
    pub locked_at: Option<Time>,
    /// Ordered to block screenshots, since when.
    pub screen_blocked_at: Option<Time>,
    /// Under legal hold, since when.
    pub held_at: Option<Time>,
    /// The device has signed that its newest state is in force, or nothing was ever ordered.
    pub confirmed: bool,
    /// Last sign of life; the moment of enrollment before the first.
    pub seen_at: Time,
    /// Since when.
    pub created_at: Time,
    words: String,
}

fn since(row: &Row, column: &'static str) -> Result<Option<Time>, StoreError> {
    Ok(Some(row.time(column)?).filter(|at| at.0 > 0))
}

fn read(row: &Row) -> Result<DeviceRow, StoreError> {
    Ok(DeviceRow {
        no: row.int("enrollment_no")?,
        enrollment: row.fixed::<16, EnrollmentId>("id")?,
        device: row.fixed::<16, DeviceId>("device_id")?,
        person: row.fixed::<16, PersonId>("person_id")?,
        person_name: row.text("person_name")?,
        label: row.word("label", |text| Line::new(text).ok())?,
        ceilings: row.message("ceilings")?,
        status: row.word("status", EnrollmentStatus::from_text)?,
        platform: row.text("platform")?,
        os_version: row.text("os_version")?,
        backing: row.text("backing")?,
        container: row.text("container")?,
        locked_at: since(row, "locked_at")?,
        screen_blocked_at: since(row, "screen_blocked_at")?,
        held_at: since(row, "held_at")?,
        confirmed: row.int("confirmed")? == 1,
        seen_at: row.time("seen_at")?,
        created_at: row.time("created_at")?,
        words: row.text("words")?,
    })
}

const SHOWN: &str = "SELECT l.*, s.seen_at, e.id, e.label, e.ceilings, e.created_at, d.id AS device_id, p.id AS person_id, \
                     p.name AS person_name";
const BESIDE: &str = "CROSS JOIN device_list l CROSS JOIN last_seen s CROSS JOIN enrollment e CROSS JOIN device d \
                      CROSS JOIN person p WHERE l.enrollment_no = k.no AND s.enrollment_no = k.no AND e.no = k.no \
                      AND d.no = e.device_no AND p.no = l.person_no";

impl DevicePage {
    /// Columns that give the order; the last one is unique.
    const fn columns(&self) -> &'static str {
        match self.sort {
            DeviceSort::Label => "l.words, l.enrollment_no",
            DeviceSort::Seen => "s.alive, s.seen_at, s.enrollment_no",
            DeviceSort::Created => "l.enrollment_no",
        }
    }

    fn order(&self) -> String {
        let direction = if self.descending { " DESC" } else { "" };
        self.columns().split(", ").map(|column| format!("{column}{direction}")).collect::<Vec<_>>().join(", ")
    }

    /// Behind the row of `after`, or behind nothing: a range in every case, so that every database goes along the index.
    fn range(&self, draft: &mut Draft) -> Option<String> {
        let beyond = if self.descending { i64::MAX } else { -1 };
        let (key, no) = self.after.as_ref().map_or(("", beyond), |after| (after.key.as_str(), after.no));
        let from = match self.sort {
            DeviceSort::Created => draft.bind(no),
            DeviceSort::Label => {
                let furthest = if self.descending && self.after.is_none() { "\u{10ffff}" } else { key };
                format!("{}, {}", draft.bind(furthest), draft.bind(no))
            }
            DeviceSort::Seen => {
                let (alive, seen): (i64, i64) = match &self.after {
                    None => (beyond, beyond),
                    Some(_) => key.split_once('.').and_then(|(a, s)| Some((a.parse().ok()?, s.parse().ok()?)))?,
                };
                format!("{}, {}, {}", draft.bind(alive), draft.bind(seen), draft.bind(no))
            }
        };
        Some(format!("({}) {} ({from})", self.columns(), if self.descending { "<" } else { ">" }))
    }

    fn key_of(&self, row: &DeviceRow) -> Keyset {
        let key = match self.sort {
            DeviceSort::Label => row.words.clone(),
            DeviceSort::Seen => format!("{}.{}", i64::from(row.status.is_alive()), row.seen_at.0),
            DeviceSort::Created => String::new(),
        };
        Keyset { key, no: row.no }
    }
}

/// Conditions on rows that were found in another way. Written so that no index answers them: which index is taken was decided.
fn conditions(draft: &mut Draft, filter: &DeviceFilter) {
    for word in &filter.words {
        let like = draft.bind(format!("% {word}%"));
        draft.require(format!("l.words LIKE {like}"));
    }
    let texts = [
        ("l.person_group", filter.group.clone()),
        ("l.status", filter.status.map(|status| status.as_str().to_owned())),
        ("l.platform", filter.platform.clone()),
    ];
    for (column, value) in texts {
        if let Some(value) = value {
            let place = draft.bind(value);
            draft.require(format!("{column} || '' = {place}"));
        }
    }
    let numbers = [("l.person_no", filter.person_no), ("l.enrollment_no", filter.enrollment_no)];
    for (column, value) in numbers {
        if let Some(value) = value {
            let place = draft.bind(value);
            draft.require(format!("{column} + 0 = {place}"));
        }
    }
    if let Some(locked) = filter.locked {
        draft.require(format!("l.locked_at + 0 {} 0", if locked { ">" } else { "=" }));
    }
    if let Some(since) = filter.quiet_since {
        let place = draft.bind(signed(since.0));
        draft.require(format!("s.alive + 0 = 1 AND s.seen_at + 0 < {place}"));
    }
}

impl Reader<'_> {
    /// One page. `None` where `after` does not belong to this order.
    pub async fn devices(
        &self,
        filter: &DeviceFilter,
        page: &DevicePage,
    ) -> Result<Option<Rows<DeviceRow>>, StoreError> {
        let rarest = self.rarest(filter, page.few).await?;
        let mut draft = Draft::default();
        let Some(range) = page.range(&mut draft) else { return Ok(None) };
        draft.require(range);
        conditions(&mut draft, filter);
        let gathered = rarest.and_then(|set| set.select(&mut draft, filter));
        // Nobody who is not asked about by it, or sorted by it, is looked up by the last sign of life.
        let by_sight = page.sort == DeviceSort::Seen || filter.quiet_since.is_some();
        if gathered.is_some() {
            draft.require("l.enrollment_no = w.no".to_owned());
        }
        if by_sight {
            draft.require("s.enrollment_no = l.enrollment_no".to_owned());
        }
        let from = match (gathered.is_some(), by_sight) {
            (true, true) => "w CROSS JOIN device_list l CROSS JOIN last_seen s",
            (true, false) => "w CROSS JOIN device_list l",
            (false, true) if page.sort == DeviceSort::Seen => "last_seen s CROSS JOIN device_list l",
            (false, true) => "device_list l CROSS JOIN last_seen s",
            (false, false) => "device_list l",
        };
        let (order, conditions) = (page.order(), draft.conditions());
        let limit = draft.bind(signed(page.limit + 1));
        let with = gathered.map_or_else(String::new, |select| format!("WITH w AS MATERIALIZED ({select}) "));
        let sql = format!(
            "{with}{SHOWN} FROM (SELECT l.enrollment_no AS no FROM {from} WHERE {conditions} ORDER BY {order} \
             LIMIT {limit}) k {BESIDE} ORDER BY {order}"
        );
        let rows = all(self.db, TABLE, &sql, draft.into_values()).await?;
        let rows = rows.iter().map(read).collect::<Result<Vec<_>, _>>()?;
        Ok(Some(Rows::of(rows, page.limit, |row| page.key_of(row))))
    }

    /// One of them.
    pub async fn device(&self, enrollment_no: i64) -> Result<Option<DeviceRow>, StoreError> {
        let mut draft = Draft::default();
        let no = draft.bind(enrollment_no);
        let sql = format!("{SHOWN} FROM (SELECT {no} + 0 AS no) k {BESIDE}");
        let rows = all(self.db, TABLE, &sql, draft.into_values()).await?;
        rows.first().map(read).transpose()
    }
}
