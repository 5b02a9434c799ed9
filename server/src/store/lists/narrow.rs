//! Which way a page of devices is found.
//!
//! One statement counts, for each filter, how many rows it leaves, and stops at so [`FEW`]. Where the rarest filter leaves few, they are
//! gathered through its index and sorted; where every filter leaves many, the list is walked in its order until the page is full.
//! Either way some thousands of rows are touched, however many devices there are, and the way does not depend on statistics that
//! a database may or may not have.

use super::{devices::DeviceFilter, draft::Draft, kept::Found};
use crate::store::{
    Reader, StoreError,
    sql::{Table, one, signed},
};

/// So many rows are gathered and sorted; with more, walking finds a page of 100 sooner.
pub(super) const FEW: u64 = 2_000;

/// A set of enrollments that an index gives at once: a `SELECT` of their numbers as `no`.
pub(super) struct Set {
    name: &'static str,
    select: fn(&mut Draft, &DeviceFilter) -> Option<String>,
}

/// Every filter that an index answers. Each column of the probe has the name of its filter.
pub(super) const SETS: [Set; 8] = [
    Set {
        name: "search",
        select: |draft, filter| filter.words.iter().max_by_key(|word| word.len()).map(|word| starting(draft, word)),
    },
    Set { name: "person", select: |draft, filter| filter.person_no.map(|no| listed("person_no", &draft.bind(no))) },
    Set { name: "locked", select: |_, filter| filter.locked.map(locked) },
    Set {
        name: "quiet",
        select: |draft, filter| {
            filter.quiet_since.map(|since| {
                format!(
                    "SELECT enrollment_no AS no FROM last_seen WHERE alive = 1 AND seen_at < {}",
                    draft.bind(signed(since.0))
                )
            })
        },
    },
    Set { name: "status", select: |draft, filter| filter.status.map(|is| listed("status", &draft.bind(is.as_str()))) },
    Set {
        name: "platform",
        select: |draft, filter| filter.platform.clone().map(|is| listed("platform", &draft.bind(is))),
    },
    Set {
        name: "scope",
        select: |draft, filter| filter.group.clone().map(|is| listed("person_group", &draft.bind(is))),
    },
    Set {
        name: "exact",
        select: |draft, filter| filter.enrollment_no.map(|no| listed("enrollment_no", &draft.bind(no))),
    },
];

fn locked(is: bool) -> String {
    format!("SELECT enrollment_no AS no FROM device_list WHERE locked_at {} 0", if is { ">" } else { "=" })
}

fn listed(column: &str, place: &str) -> String {
    format!("SELECT enrollment_no AS no FROM device_list WHERE {column} = {place}")
}

fn starting(draft: &mut Draft, word: &str) -> String {
    format!("SELECT DISTINCT ref_no AS no {}", draft.by_word(Found::Device, word))
}

impl Set {
    /// The `SELECT`, where the filter asks for this set.
    pub(super) fn select(&self, draft: &mut Draft, filter: &DeviceFilter) -> Option<String> {
        (self.select)(draft, filter)
    }
}

impl Reader<'_> {
    /// The set to gather from, or `None` where the list is to be walked.
    pub(super) async fn rarest(&self, filter: &DeviceFilter, few: u64) -> Result<Option<&'static Set>, StoreError> {
        let mut draft = Draft::default();
        let mut columns = vec!["0 AS no".to_owned()];
        let mut asked = Vec::new();
        for set in &SETS {
            if let Some(select) = set.select(&mut draft, filter) {
                columns.push(format!("(SELECT COUNT(*) FROM ({select} LIMIT {}) few) AS n_{}", few + 1, set.name));
                asked.push(set);
            }
        }
        if asked.is_empty() {
            return Ok(None);
        }
        let table = Table { name: "device_list", key: "no" };
        let Some(row) = one(self.db, table, &format!("SELECT {}", columns.join(", ")), draft.into_values()).await?
        else {
            return Ok(None);
        };
        let mut rarest = None;
        for set in asked {
            let n = row.int_named(&format!("n_{}", set.name))?;
            if n <= signed(few) && rarest.is_none_or(|(least, _)| n < least) {
                rarest = Some((n, set));
            }
        }
        Ok(rarest.map(|(_, set)| set))
    }
}
