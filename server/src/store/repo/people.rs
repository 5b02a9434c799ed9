//! Employees.

use lethe_proto::ids::{KeyId, PersonId, Time};
use sea_orm::{ConnectionTrait, DatabaseTransaction};

use super::{
    super::{
        StoreError,
        lists::{
            fold::folded,
            kept::{self, Found},
        },
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

impl Person {
    /// Whether they work here, and may sign in.
    pub fn is_active(&self) -> bool {
        self.status == PersonStatus::Active
    }
}

pub(in crate::store) fn read(row: &Row) -> Result<Person, StoreError> {
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

    /// Who signs in with this address or this id in the HR system. Two of them are nobody: it cannot be known who is meant.
    pub async fn find_login(&self, login: &str) -> Result<Option<Person>, StoreError> {
        let sql = "SELECT * FROM person WHERE login = $1 OR external_id = $2 ORDER BY no LIMIT 2";
        let found = all(self.db, TABLE, sql, values![folded_login(login), login.trim()]).await?;
        match found.as_slice() {
            [only] => read(only).map(Some),
            _ => Ok(None),
        }
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

/// A login in the one form in which it is compared.
pub(in crate::store) fn folded_login(login: &str) -> String {
    login.trim().to_lowercase()
}

/// What somebody is found by.
pub(in crate::store) fn text_of(name: &str, email: Option<&str>, external_id: Option<&str>) -> String {
    [Some(name), email, external_id].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

impl People<'_, DatabaseTransaction> {
    /// Adds one; gives the running number.
    pub async fn insert(&self, person: &NewPerson, now: Time) -> Result<i64, StoreError> {
        let sql = "INSERT INTO person (id, name, email, external_id, person_group, status, created_at, words, login) \
                   VALUES ($1, $2, $3, $4, $5, 'active', $6, $7, $8) RETURNING no";
        let values = values![
            person.id.as_bytes().to_vec(),
            person.name.clone(),
            person.email.clone(),
            person.external_id.clone(),
            person.group.clone(),
            signed(now.0),
            folded(&person.name),
            person.email.as_deref().map(folded_login),
        ];
        let no = insert_numbered(self.db, TABLE, sql, values).await?;
        kept::index(
            self.db,
            Found::Person,
            no,
            &text_of(&person.name, person.email.as_deref(), person.external_id.as_deref()),
        )
        .await?;
        Ok(no)
    }

    /// Writes name, address and group anew. Devices move with their person to another group; labels stay as they were signed.
    pub async fn change(&self, person: &Person) -> Result<(), StoreError> {
        let Person { no, name, email, external_id, group, .. } = person;
        let sql = "UPDATE person SET name = $2, email = $3, person_group = $4, words = $5, login = $6 WHERE no = $1";
        let login = email.as_deref().map(folded_login);
        run(self.db, sql, values![*no, name.clone(), email.clone(), group.clone(), folded(name), login]).await?;
        let sql = "UPDATE device_list SET person_group = $2 WHERE person_no = $1 AND person_group <> $2";
        run(self.db, sql, values![*no, group.clone().unwrap_or_default()]).await?;
        kept::unindex(self.db, Found::Person, *no).await?;
        kept::index(self.db, Found::Person, *no, &text_of(name, email.as_deref(), external_id.as_deref())).await
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
