//! A few sealed bytes by which a node knows whether its vault key is the one that this database was sealed with.
//!
//! Nobody decides anything by them, so they are no audit event.

use super::{
    Store, StoreError,
    sql::{Table, one, run, values},
};

const TABLE: Table = Table { name: "vault_probe", key: "one" };

impl Store {
    /// The probe of this database; `offered` becomes it where there is none yet.
    pub async fn vault_probe(&self, offered: Vec<u8>) -> Result<Vec<u8>, StoreError> {
        let sql = "SELECT * FROM vault_probe WHERE one = 1";
        if let Some(row) = one(self.read().db, TABLE, sql, values![]).await? {
            return row.bytes("sealed");
        }
        self.write(move |tx| async move {
            let insert = "INSERT INTO vault_probe (one, sealed) VALUES (1, $1) ON CONFLICT (one) DO NOTHING";
            run(&tx.db, insert, values![offered]).await?;
            let row = one(&tx.db, TABLE, sql, values![]).await?;
            let lost = || StoreError::Unreadable { table: TABLE.name, column: "sealed", id: "1".to_owned() };
            let kept = row.ok_or_else(lost)?.bytes("sealed")?;
            Ok(tx.traffic(kept))
        })
        .await
    }
}
