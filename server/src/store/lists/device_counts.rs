//! How many devices there are of each kind: counters that the schema keeps, never a count of rows.

use std::collections::BTreeMap;

use lethe_proto::ids::Time;

use super::draft::Draft;
use crate::store::{
    Reader, StoreError,
    sql::{Table, all, one, signed, values},
};

const TABLE: Table = Table { name: "device_count", key: "status" };
const SEEN: Table = Table { name: "last_seen", key: "enrollment_no" };

/// Devices by state and by platform.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DeviceCounts {
    /// By status.
    pub by_state: BTreeMap<String, u64>,
    /// Living ones by operating system; the empty text before the first check-in.
    pub by_platform: BTreeMap<String, u64>,
    /// All of them.
    pub total: u64,
}

impl Reader<'_> {
    /// Of everybody, or of people of one group.
    pub async fn device_counts(&self, group: Option<&str>) -> Result<DeviceCounts, StoreError> {
        let sql = "SELECT status, platform, CAST(SUM(n) AS BIGINT) AS n FROM device_count \
                   WHERE ($1 = '' OR person_group = $1) AND n > 0 GROUP BY status, platform ORDER BY status, platform";
        let mut counts = DeviceCounts::default();
        for row in all(self.db, TABLE, sql, values![group.unwrap_or_default()]).await? {
            let (status, n) = (row.text("status")?, row.count("n")?);
            if matches!(status.as_str(), "pending" | "active") {
                *counts.by_platform.entry(row.text("platform")?).or_default() += n;
            }
            *counts.by_state.entry(status).or_default() += n;
            counts.total += n;
        }
        Ok(counts)
    }

    /// How many living enrollments were not heard of since a moment; of everybody, or of people of one group.
    pub async fn out_of_contact(&self, group: Option<&str>, since: Time) -> Result<u64, StoreError> {
        let mut draft = Draft::default();
        let since = draft.bind(signed(since.0));
        let mut sql = format!(
            "SELECT 0 AS enrollment_no, COUNT(*) AS quiet FROM last_seen s WHERE s.alive = 1 AND s.seen_at < {since}"
        );
        if let Some(group) = group {
            let place = draft.bind(group);
            sql.push_str(" AND s.enrollment_no IN (SELECT enrollment_no FROM device_list WHERE person_group = ");
            sql.push_str(&place);
            sql.push(')');
        }
        let row = one(self.db, SEEN, &sql, draft.into_values()).await?;
        row.map_or(Ok(0), |row| row.count("quiet"))
    }
}
