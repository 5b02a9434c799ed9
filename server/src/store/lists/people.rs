//! The list of people, by name, with how many living devices each has.

use std::collections::BTreeMap;

use super::{
    draft::Draft,
    fold::words,
    kept::Found,
    keyset::{Keyset, Rows},
};
use crate::store::{
    Reader, StoreError,
    repo::people::{self, Person, PersonStatus},
    sql::{Table, all, signed},
};

const TABLE: Table = Table { name: "person", key: "no" };

/// Which people; everything that is given must hold.
#[derive(Debug, Clone, Default)]
pub struct PeopleFilter {
    /// Only of this group: the reach of the caller.
    pub group: Option<String>,
    /// Whether they work here.
    pub status: Option<PersonStatus>,
    /// Name, address and external id have words that begin with each word of this.
    pub search: Option<String>,
}

/// A person with what lists show besides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonRow {
    /// The person.
    pub person: Person,
    words: String,
}

impl Reader<'_> {
    /// Those behind `after`, by name.
    pub async fn people_page(
        &self,
        filter: &PeopleFilter,
        after: Option<&Keyset>,
        limit: u64,
    ) -> Result<Rows<PersonRow>, StoreError> {
        let mut draft = Draft::default();
        let (key, no) = after.map_or(("", -1), |after| (after.key.as_str(), after.no));
        let (key, no) = (draft.bind(key), draft.bind(no));
        draft.require(format!("(p.words, p.no) > ({key}, {no})"));
        if let Some(group) = filter.group.clone() {
            let place = draft.bind(group);
            draft.require(format!("p.person_group = {place}"));
        }
        if let Some(status) = filter.status {
            let place = draft.bind(status.as_str());
            draft.require(format!("p.status = {place}"));
        }
        for word in filter.search.as_deref().map(words).unwrap_or_default() {
            let found = draft.by_word(Found::Person, &word);
            draft.require(format!("p.no IN (SELECT ref_no {found})"));
        }
        let conditions = draft.conditions();
        let limited = draft.bind(signed(limit + 1));
        let sql = format!("SELECT p.* FROM person p WHERE {conditions} ORDER BY p.words, p.no LIMIT {limited}");
        let rows = all(self.db, TABLE, &sql, draft.into_values()).await?;
        let read = |row| Ok(PersonRow { person: people::read(row)?, words: row.text("words")? });
        let rows = rows.iter().map(read).collect::<Result<Vec<_>, StoreError>>()?;
        Ok(Rows::of(rows, limit, |row| Keyset { key: row.words.clone(), no: row.person.no }))
    }

    /// How many living devices each of these people has, by running number.
    pub async fn device_numbers(&self, people: &[i64]) -> Result<BTreeMap<i64, u64>, StoreError> {
        if people.is_empty() {
            return Ok(BTreeMap::new());
        }
        let mut draft = Draft::default();
        let sql = format!(
            "SELECT person_no AS no, COUNT(*) AS devices FROM device_list WHERE person_no IN ({}) \
             AND status IN ('pending', 'active') GROUP BY person_no",
            draft.bind_all(people)
        );
        let rows = all(self.db, TABLE, &sql, draft.into_values()).await?;
        rows.iter().map(|row| Ok((row.int("no")?, row.count("devices")?))).collect()
    }
}
