//! The end of everything with which an administrator can act.

use crate::store::{StoreError, Tx};

/// Ends an administrator's tokens, sessions, passkeys, ceremonies, setup links, and logins of command lines that were confirmed and
/// not yet fetched. By running number.
pub(crate) async fn end_access(tx: &Tx, admin_no: i64) -> Result<(), StoreError> {
    let now = tx.now();
    tx.tokens().revoke_all(admin_no, now).await?;
    tx.sessions().end_all(admin_no, now).await?;
    tx.end_ceremonies(admin_no).await?;
    tx.passkeys().delete_all(admin_no).await?;
    tx.cli_logins().deny_all(admin_no).await?;
    tx.tickets().end_all(admin_no, now).await?;
    tx.admins().end_links(admin_no).await
}
