//! Employees.

use lethe_proto::ids::{KeyId, PersonId, Time};
use sea_orm::{ConnectionTrait, DatabaseTransaction};

use super::{
    super::{
        StoreError,
        sql::{Row, Table, all, insert_numbered, one, run, signed, values},
    },
    People,
};

const TABLE: Table = Table { name: "person", key: "no" };

/// Whether somebody still works here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PersonStatus {
    /// Works here.
    Active,
    /// Approvals of this person do not count; set by T1.
    Suspended,
    /// Gone.
    Left,
}

impl PersonStatus {
    /// The word in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Suspended => "suspended",
            Self::Left => "left",
        }
    }

    fn from_text(text: &str) -> Option<Self> {
        [Self::Active, Self::Suspended, Self::Left].into_iter().find(|status| status.as_str() == text)
    }
}

/// What a new employee is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPerson {
    /// Id.
    pub id: PersonId,
    /// Name that is shown.
    pub name: String,
    /// Where to write to.
    pub email: Option<String>,
    /// Id in the HR system.
    pub external_id: Option<String>,
    /// Group that scopes of admins refer to.
    pub group: Option<String>,
}

/// An employee.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Running number inside the house.
    pub no: i64,
    /// Id.
    pub id: PersonId,
    /// Name that is shown.
    pub name: String,
    /// Where to write to.
    pub email: Option<String>,
    /// Id in the HR system.
    pub external_id: Option<String>,
    /// Group that scopes of admins refer to.
    pub group: Option<String>,
    /// Whether they work here.
    pub status: PersonStatus,
    /// Since when they are known.
    pub created_at: Time,
}

fn read(row: &Row) -> Result<Person, StoreError> {
    Ok(Person {
        no: row.int("no")?,
        id: row.fixed::<16, PersonId>("id")?,
        name: row.text("name")?,
        email: row.maybe_text("email")?,
        external_id: row.maybe_text("external_id")?,
        group: row.maybe_text("person_group")?,
        status: row.word("status", PersonStatus::from_text)?,
        created_at: row.time("created_at")?,
    })
}

impl<C: ConnectionTrait> People<'_, C> {
    /// By id.
    pub async fn find(&self, id: PersonId) -> Result<Option<Person>, StoreError> {
        let sql = "SELECT * FROM person WHERE id = $1";
        one(self.db, TABLE, sql, values![id.as_bytes().to_vec()]).await?.as_ref().map(read).transpose()
    }

    /// By running number.
    pub async fn find_no(&self, no: i64) -> Result<Option<Person>, StoreError> {
        one(self.db, TABLE, "SELECT * FROM person WHERE no = $1", values![no]).await?.as_ref().map(read).transpose()
    }

    /// After `after`, at most `limit`, by running number; only of `group` and with `search` in the name where given.
    pub async fn list(
        &self,
        group: Option<&str>,
        search: Option<&str>,
        after: i64,
        limit: u64,
    ) -> Result<Vec<Person>, StoreError> {
        let sql = "SELECT * FROM person WHERE no > $1 AND ($2 = '' OR person_group = $2) \
                   AND ($3 = '' OR lower(name) LIKE '%' || lower($3) || '%') ORDER BY no LIMIT $4";
        let values = values![after, group.unwrap_or_default(), search.unwrap_or_default(), signed(limit)];
        all(self.db, TABLE, sql, values).await?.iter().map(read).collect()
    }

    /// Everybody whose approvals do not count.
    pub async fn suspended(&self) -> Result<Vec<PersonId>, StoreError> {
        let sql = "SELECT * FROM person WHERE status <> 'active' ORDER BY no";
        all(self.db, TABLE, sql, values![]).await?.iter().map(|row| row.fixed::<16, PersonId>("id")).collect()
    }
}

/// A server key's word that somebody does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Suspension {
    /// Who.
    pub person: PersonId,
    /// The key with which devices were told.
    pub by: KeyId,
}

impl<C: ConnectionTrait> People<'_, C> {
    /// Who is suspended by the word of which server key: one entry for each key that has told any device.
    pub async fn suspensions(&self) -> Result<Vec<Suspension>, StoreError> {
        let sql = "SELECT p.no, p.id, s.server_key FROM person p JOIN suspension s ON s.person_no = p.no \
                   WHERE p.status <> 'active' ORDER BY p.no";
        let rows = all(self.db, TABLE, sql, values![]).await?;
        rows.iter()
            .map(|row| {
                Ok(Suspension { person: row.fixed::<16, PersonId>("id")?, by: row.fixed::<16, KeyId>("server_key")? })
            })
            .collect()
    }
}

impl People<'_, DatabaseTransaction> {
    /// Adds one; gives the running number.
    pub async fn insert(&self, person: &NewPerson, now: Time) -> Result<i64, StoreError> {
        let sql = "INSERT INTO person (id, name, email, external_id, person_group, status, created_at) \
                   VALUES ($1, $2, $3, $4, $5, 'active', $6) RETURNING no";
        let values = values![
            person.id.as_bytes().to_vec(),
            person.name.clone(),
            person.email.clone(),
            person.external_id.clone(),
            person.group.clone(),
            signed(now.0),
        ];
        insert_numbered(self.db, TABLE, sql, values).await
    }

    /// A suspended person counts again, because a keyring that was written after the suspension names them. Agents forget
    /// it with that keyring, too. `false`: they counted already, or the suspension is newer.
    pub async fn reinstate(&self, id: PersonId, issued: Time) -> Result<bool, StoreError> {
        let id = id.as_bytes().to_vec();
        let sql = "UPDATE person SET status = 'active' WHERE id = $1 AND status = 'suspended' AND suspended_at <= $2";
        let reinstated = run(self.db, sql, values![id.clone(), signed(issued.0)]).await? == 1;
        if reinstated {
            let sql = "DELETE FROM suspension WHERE person_no = (SELECT no FROM person WHERE id = $1)";
            run(self.db, sql, values![id]).await?;
        }
        Ok(reinstated)
    }

    /// A state signed with this key names everybody who is suspended.
    pub async fn note_suspensions(&self, by: KeyId, now: Time) -> Result<(), StoreError> {
        let sql = "INSERT INTO suspension (person_no, server_key, suspended_at) \
                   SELECT no, $1, $2 FROM person WHERE status <> 'active' ON CONFLICT (person_no, server_key) DO NOTHING";
        run(self.db, sql, values![by.as_bytes().to_vec(), signed(now.0)]).await?;
        Ok(())
    }

    /// The person's approvals do not count from now on.
    pub async fn suspend(&self, no: i64, now: Time) -> Result<(), StoreError> {
        let sql = "UPDATE person SET status = 'suspended', suspended_at = $2 WHERE no = $1";
        run(self.db, sql, values![no, signed(now.0)]).await?;
        Ok(())
    }
}
