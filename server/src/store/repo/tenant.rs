//! The one tenant of this database.

use lethe_proto::ids::{TenantId, Time};
use lethe_server_core::mode::Mode;
use sea_orm::{ConnectionTrait, DatabaseTransaction};

use super::{
    super::{
        StoreError,
        sql::{Table, one, run, signed, values},
    },
    Tenants,
};

const TABLE: Table = Table { name: "tenant", key: "one" };

/// The company.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tenant {
    /// Id.
    pub id: TenantId,
    /// Normal, or restored and not reviewed.
    pub mode: Mode,
    /// Whether the first keyring may say that software keys count.
    pub demo: bool,
    /// Since when.
    pub created_at: Time,
}

impl<C: ConnectionTrait> Tenants<'_, C> {
    /// The tenant; `None` before `lethe init`.
    pub async fn find(&self) -> Result<Option<Tenant>, StoreError> {
        let row = one(self.db, TABLE, "SELECT * FROM tenant WHERE one = 1", values![]).await?;
        row.map(|row| {
            Ok(Tenant {
                id: row.fixed::<16, TenantId>("id")?,
                mode: row.word("mode", Mode::from_text)?,
                demo: row.int("demo")? != 0,
                created_at: row.time("created_at")?,
            })
        })
        .transpose()
    }
}

impl Tenants<'_, DatabaseTransaction> {
    /// Creates it.
    pub async fn insert(&self, tenant: &Tenant) -> Result<(), StoreError> {
        let sql = "INSERT INTO tenant (one, id, mode, demo, created_at) VALUES (1, $1, $2, $3, $4)";
        let id = tenant.id.as_bytes().to_vec();
        let demo = i64::from(tenant.demo);
        run(self.db, sql, values![id, tenant.mode.as_str(), demo, signed(tenant.created_at.0)]).await?;
        Ok(())
    }

    /// Enters or leaves restore mode.
    pub async fn set_mode(&self, mode: Mode) -> Result<(), StoreError> {
        run(self.db, "UPDATE tenant SET mode = $1 WHERE one = 1", values![mode.as_str()]).await?;
        Ok(())
    }
}
