//! Approval keys that people ask the keyring's root persons to take in: one a person. A row goes when its key stands in a keyring,
//! or when it is withdrawn; the log remembers both.

use lethe_proto::{
    cbor::encode,
    ids::{KeyId, PersonId, Time},
    keyring::Key,
    kinds::Role,
};
use lethe_server_core::ids::ProposalId;
use sea_orm::{ConnectionTrait, DatabaseTransaction};

use super::{
    super::{
        StoreError,
        sql::{Row, Table, all, one, run, signed, values},
    },
    Proposals,
};

const TABLE: Table = Table { name: "key_proposal", key: "no" };

/// A proposed key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Id.
    pub id: ProposalId,
    /// Running number of the admin who brought it.
    pub admin_no: i64,
    /// Whose.
    pub person: PersonId,
    /// Their name, as it will stand in the keyring.
    pub name: String,
    /// What they are asked to sign as.
    pub roles: Vec<Role>,
    /// The entry for the keyring.
    pub key: Key,
    /// Since when.
    pub created_at: Time,
}

const SELECT: &str = "SELECT k.*, p.id AS person_id, p.name AS person_name, a.approver_roles AS approver_roles \
                      FROM key_proposal k JOIN person p ON p.no = k.person_no JOIN admin a ON a.no = k.admin_no";

fn read(row: &Row) -> Result<Proposal, StoreError> {
    Ok(Proposal {
        id: row.fixed::<16, ProposalId>("id")?,
        admin_no: row.int("admin_no")?,
        person: row.fixed::<16, PersonId>("person_id")?,
        name: row.text("person_name")?,
        roles: row.word("approver_roles", super::admins::approver_roles_of)?,
        key: row.message("entry")?,
        created_at: row.time("created_at")?,
    })
}

impl<C: ConnectionTrait> Proposals<'_, C> {
    /// By id.
    pub async fn find(&self, id: ProposalId) -> Result<Option<Proposal>, StoreError> {
        let sql = format!("{SELECT} WHERE k.id = $1");
        one(self.db, TABLE, &sql, values![id.as_bytes().to_vec()]).await?.as_ref().map(read).transpose()
    }

    /// All of them, oldest first. There are as many as people who are asked to become approvers.
    pub async fn list(&self) -> Result<Vec<Proposal>, StoreError> {
        let sql = format!("{SELECT} ORDER BY k.no");
        all(self.db, TABLE, &sql, values![]).await?.iter().map(read).collect()
    }
}

impl Proposals<'_, DatabaseTransaction> {
    /// Forgets those that an admin brought; gives whose and which they were.
    pub async fn delete_of(&self, admin_no: i64) -> Result<Vec<(PersonId, KeyId)>, StoreError> {
        let sql = format!("{SELECT} WHERE k.admin_no = $1 ORDER BY k.no");
        let rows = all(self.db, TABLE, &sql, values![admin_no]).await?;
        let gone: Vec<Proposal> = rows.iter().map(read).collect::<Result<_, _>>()?;
        run(self.db, "DELETE FROM key_proposal WHERE admin_no = $1", values![admin_no]).await?;
        Ok(gone.into_iter().map(|proposal| (proposal.person, proposal.key.id)).collect())
    }

    /// Keeps a key, in place of an earlier one of the same person.
    pub async fn put(
        &self,
        id: ProposalId,
        admin_no: i64,
        person_no: i64,
        key: &Key,
        now: Time,
    ) -> Result<(), StoreError> {
        run(self.db, "DELETE FROM key_proposal WHERE person_no = $1", values![person_no]).await?;
        let sql = "INSERT INTO key_proposal (id, admin_no, person_no, public_key, entry, created_at) \
                   VALUES ($1, $2, $3, $4, $5, $6)";
        let id = id.as_bytes().to_vec();
        let values = values![id, admin_no, person_no, key.public_key.clone(), encode(key), signed(now.0)];
        run(self.db, sql, values).await?;
        Ok(())
    }

    /// Forgets one.
    pub async fn delete(&self, id: ProposalId) -> Result<(), StoreError> {
        run(self.db, "DELETE FROM key_proposal WHERE id = $1", values![id.as_bytes().to_vec()]).await?;
        Ok(())
    }

    /// Forgets the one with this public key.
    pub async fn delete_key(&self, public_key: &[u8]) -> Result<(), StoreError> {
        run(self.db, "DELETE FROM key_proposal WHERE public_key = $1", values![public_key.to_vec()]).await?;
        Ok(())
    }
}
