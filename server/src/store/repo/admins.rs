//! Administrators and the one-time links with which they set themselves up.

use lethe_proto::{
    ids::{Digest, Time},
    kinds::Role,
};
use lethe_server_core::{admin::Admin, ids::AdminId, permission::AdminRole};
use sea_orm::{ConnectionTrait, DatabaseTransaction};

use super::{
    super::{
        StoreError,
        sql::{Row, Table, all, insert_numbered, one, run, signed, values},
    },
    Admins,
};

const TABLE: Table = Table { name: "admin", key: "no" };

/// An administrator with the running number inside the house.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredAdmin {
    /// Running number.
    pub no: i64,
    /// Who.
    pub admin: Admin,
    /// Since when.
    pub created_at: Time,
    /// Which person they are, by running number, where they also approve.
    pub person_no: Option<i64>,
    /// As what they are asked to hold an approval key; empty for those who only administer. The keyring decides, not this.
    pub approver_roles: Vec<Role>,
    /// When they last did something in a browser.
    pub seen_at: Option<Time>,
}

pub(super) fn approver_roles_of(text: &str) -> Option<Vec<Role>> {
    text.split_whitespace().map(Role::from_text).collect()
}

fn roles_of(text: &str) -> Option<Vec<AdminRole>> {
    text.split(' ').map(AdminRole::from_text).collect()
}

/// Words divided by spaces.
fn roles_text(roles: &[AdminRole]) -> String {
    roles.iter().map(|role| role.as_str()).collect::<Vec<_>>().join(" ")
}

pub(in crate::store) fn read(row: &Row) -> Result<StoredAdmin, StoreError> {
    let active = |text: &str| match text {
        "active" => Some(true),
        "disabled" => Some(false),
        _ => None,
    };
    Ok(StoredAdmin {
        no: row.int("no")?,
        admin: Admin {
            id: row.fixed::<16, AdminId>("id")?,
            name: row.text("name")?,
            roles: row.word("roles", roles_of)?,
            group: row.maybe_text("scope_group")?,
            active: row.word("status", active)?,
        },
        created_at: row.time("created_at")?,
        person_no: row.maybe_int("person_no")?,
        approver_roles: row.word("approver_roles", approver_roles_of)?,
        seen_at: row.maybe_time("seen_at")?,
    })
}

impl<C: ConnectionTrait> Admins<'_, C> {
    /// By id.
    pub async fn find(&self, id: AdminId) -> Result<Option<StoredAdmin>, StoreError> {
        let sql = "SELECT * FROM admin WHERE id = $1";
        one(self.db, TABLE, sql, values![id.as_bytes().to_vec()]).await?.as_ref().map(read).transpose()
    }

    /// By name, as the operator types it.
    pub async fn find_name(&self, name: &str) -> Result<Option<StoredAdmin>, StoreError> {
        one(self.db, TABLE, "SELECT * FROM admin WHERE name = $1", values![name]).await?.as_ref().map(read).transpose()
    }

    /// By running number.
    pub async fn find_no(&self, no: i64) -> Result<Option<StoredAdmin>, StoreError> {
        one(self.db, TABLE, "SELECT * FROM admin WHERE no = $1", values![no]).await?.as_ref().map(read).transpose()
    }

    /// The admin's number of a link that could be used now.
    pub async fn find_link(&self, hash: &Digest, now: Time) -> Result<Option<i64>, StoreError> {
        let table = Table { name: "setup_link", key: "hash" };
        let sql = "SELECT * FROM setup_link WHERE hash = $1 AND used_at IS NULL AND expires_at > $2";
        let row = one(self.db, table, sql, values![hash.as_bytes().to_vec(), signed(now.0)]).await?;
        row.map(|row| row.int("admin_no")).transpose()
    }

    /// All of them after `after`, at most `limit`.
    pub async fn list(&self, after: i64, limit: u64) -> Result<Vec<StoredAdmin>, StoreError> {
        let sql = "SELECT * FROM admin WHERE no > $1 ORDER BY no LIMIT $2";
        all(self.db, TABLE, sql, values![after, signed(limit)]).await?.iter().map(read).collect()
    }
}

impl Admins<'_, DatabaseTransaction> {
    /// Adds one; gives the running number.
    pub async fn insert(&self, admin: &Admin, now: Time) -> Result<i64, StoreError> {
        let sql = "INSERT INTO admin (id, name, roles, scope_group, status, created_at) \
                   VALUES ($1, $2, $3, $4, $5, $6) RETURNING no";
        let values = values![
            admin.id.as_bytes().to_vec(),
            admin.name.clone(),
            roles_text(&admin.roles),
            admin.group.clone(),
            if admin.active { "active" } else { "disabled" },
            signed(now.0),
        ];
        insert_numbered(self.db, TABLE, sql, values).await
    }

    /// Says which person an administrator is, and as what they are to approve. A person is one administrator at most.
    pub async fn set_approver(&self, no: i64, person_no: i64, roles: &[Role]) -> Result<(), StoreError> {
        let roles = roles.iter().map(|role| role.as_str()).collect::<Vec<_>>().join(" ");
        let sql = "UPDATE admin SET person_no = $2, approver_roles = $3 WHERE no = $1";
        run(self.db, sql, values![no, person_no, roles]).await?;
        Ok(())
    }

    /// Adds a setup link by the hash of its secret. Earlier links of this admin that are not used end.
    pub async fn put_link(&self, hash: &Digest, admin_no: i64, expires: Time) -> Result<(), StoreError> {
        self.end_links(admin_no).await?;
        let sql = "INSERT INTO setup_link (hash, admin_no, expires_at) VALUES ($1, $2, $3)";
        run(self.db, sql, values![hash.as_bytes().to_vec(), admin_no, signed(expires.0)]).await?;
        Ok(())
    }

    /// Disables one. `false`: they were disabled already.
    pub async fn disable(&self, no: i64) -> Result<bool, StoreError> {
        let sql = "UPDATE admin SET status = 'disabled' WHERE no = $1 AND status = 'active'";
        Ok(run(self.db, sql, values![no]).await? == 1)
    }

    /// Enables one. `false`: they were not disabled.
    pub async fn enable(&self, no: i64) -> Result<bool, StoreError> {
        let sql = "UPDATE admin SET status = 'active' WHERE no = $1 AND status = 'disabled'";
        Ok(run(self.db, sql, values![no]).await? == 1)
    }

    /// Links of this admin that are not used end.
    pub async fn end_links(&self, admin_no: i64) -> Result<(), StoreError> {
        run(self.db, "DELETE FROM setup_link WHERE admin_no = $1 AND used_at IS NULL", values![admin_no]).await?;
        Ok(())
    }

    /// Uses a link up. The admin's number, if the link exists, is unused and has not expired.
    pub async fn use_link(&self, hash: &Digest, now: Time) -> Result<Option<i64>, StoreError> {
        let table = Table { name: "setup_link", key: "hash" };
        let sql = "UPDATE setup_link SET used_at = $2 WHERE hash = $1 AND used_at IS NULL AND expires_at > $2 \
                   RETURNING hash, admin_no";
        let row = one(self.db, table, sql, values![hash.as_bytes().to_vec(), signed(now.0)]).await?;
        row.map(|row| row.int("admin_no")).transpose()
    }
}
