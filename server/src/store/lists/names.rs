//! What people call the ids that stand in records: one statement for a whole page.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    draft::Draft,
    fold::{folded, words},
    kept::Found,
};
use crate::store::{
    Reader, StoreError,
    sql::{Table, all, signed},
};

const TABLE: Table = Table { name: "person", key: "id" };
const ADMIN: Table = Table { name: "admin", key: "id" };

/// Names by id. Ids of all kinds are 16 bytes and never the same.
pub type Names = BTreeMap<[u8; 16], String>;

impl Reader<'_> {
    /// Names of admins, people, enrollments and tokens; of commands, what they do. Ids that nobody knows are missing.
    pub async fn names(&self, ids: &BTreeSet<[u8; 16]>) -> Result<Names, StoreError> {
        if ids.is_empty() {
            return Ok(Names::new());
        }
        let mut draft = Draft::default();
        let ids: Vec<Vec<u8>> = ids.iter().map(|id| id.to_vec()).collect();
        let places = draft.bind_all(&ids);
        let of = |table: &str, column: &str| format!("SELECT id, {column} AS name FROM {table} WHERE id IN ({places})");
        let tables = [
            of("admin", "name"),
            of("person", "name"),
            of("enrollment", "label"),
            of("api_token", "label"),
            of("command", "action"),
        ];
        let rows = all(self.db, TABLE, &tables.join(" UNION ALL "), draft.into_values()).await?;
        rows.iter().map(|row| Ok((row.fixed::<16, [u8; 16]>("id")?, row.text("name")?))).collect()
    }

    /// Ids of people, devices and admins whose names have words that begin with each word of `text`; at most `most` of each.
    pub async fn ids_called(&self, text: &str, most: u64) -> Result<Vec<[u8; 16]>, StoreError> {
        let words = words(text);
        if words.is_empty() {
            return Ok(Vec::new());
        }
        let mut draft = Draft::default();
        let (mut of_people, mut of_devices) = (Vec::new(), Vec::new());
        for word in &words {
            of_people.push(format!("no IN (SELECT ref_no {})", draft.by_word(Found::Person, word)));
            of_devices.push(format!("no IN (SELECT ref_no {})", draft.by_word(Found::Device, word)));
        }
        let most = draft.bind(signed(most));
        let of = |table: &str, conditions: &[String]| {
            format!(
                "SELECT id FROM (SELECT id FROM {table} WHERE {} ORDER BY no LIMIT {most}) {table}_called",
                conditions.join(" AND ")
            )
        };
        let sql = [of("person", &of_people), of("enrollment", &of_devices)].join(" UNION ALL ");
        let rows = all(self.db, TABLE, &sql, draft.into_values()).await?;
        let mut found = rows.iter().map(|row| row.fixed::<16, [u8; 16]>("id")).collect::<Result<Vec<_>, _>>()?;
        // Admins are few, and no table keeps their words.
        for row in all(self.db, ADMIN, "SELECT id, name FROM admin ORDER BY no LIMIT 1000", vec![]).await? {
            let name = folded(&row.text("name")?);
            if words.iter().all(|word| name.contains(&format!(" {word}"))) {
                found.push(row.fixed::<16, [u8; 16]>("id")?);
            }
        }
        Ok(found)
    }
}
