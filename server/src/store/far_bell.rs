//! The doorbell between nodes: on `PostgreSQL` every group tells the other nodes which mailboxes it has changed.
//!
//! One notification a group, in its own transaction, so that it arrives only if the mail is durable. It may ring once too
//! often, and after a lost connection it rings everywhere: the mailbox is the truth.

use std::sync::{Arc, Weak};

use sea_orm::{ConnectionTrait, DbBackend};
use sqlx::postgres::PgListener;
use tokio::sync::watch;

use super::{
    Place, StoreError,
    bell::Bell,
    sql::{Table, one, values},
};

const CHANNEL: &str = "lethe_mail";
/// `PostgreSQL` takes payloads below 8,000 bytes; a longer list becomes "everybody".
const LONGEST: usize = 7_900;
/// Rings everywhere.
const EVERYBODY: &str = "*";

/// Tells the other nodes, as part of the group's transaction.
pub(super) async fn ring<C: ConnectionTrait>(db: &C, enrollments: &[i64]) -> Result<(), StoreError> {
    if db.get_database_backend() != DbBackend::Postgres || enrollments.is_empty() {
        return Ok(());
    }
    let list = enrollments.iter().map(i64::to_string).collect::<Vec<_>>().join(",");
    let payload = if list.len() > LONGEST { EVERYBODY.to_owned() } else { list };
    let table = Table { name: "pg_notify", key: "pg_notify" };
    one(db, table, "SELECT 1 FROM (SELECT pg_notify($1, $2)) AS told", values![CHANNEL, payload]).await?;
    Ok(())
}

/// Listens to the other nodes until `alive` ends.
pub(super) async fn listen(place: &Place, bell: &Arc<Bell>, alive: watch::Receiver<()>) -> Result<(), StoreError> {
    let Place::Postgres(url) = place else { return Ok(()) };
    let failed = |error: sqlx::Error| StoreError::Open { place: place.name(), why: error.to_string() };
    let mut listener = PgListener::connect(url).await.map_err(failed)?;
    listener.listen(CHANNEL).await.map_err(failed)?;
    tokio::spawn(run(listener, Arc::downgrade(bell), alive));
    Ok(())
}

async fn run(mut listener: PgListener, bell: Weak<Bell>, mut alive: watch::Receiver<()>) {
    loop {
        let heard = tokio::select! {
            heard = listener.try_recv() => heard,
            _ = alive.changed() => return,
        };
        let Some(bell) = bell.upgrade() else { return };
        match heard {
            Ok(Some(notification)) => match numbers(notification.payload()) {
                Some(enrollments) => bell.ring(&enrollments),
                None => bell.ring_everybody(),
            },
            // The connection was lost, and with it perhaps a ring. The next call connects again.
            Ok(None) => bell.ring_everybody(),
            Err(error) => {
                tracing::warn!(%error, "the doorbell between nodes is down; devices fetch at their next check-in");
                bell.ring_everybody();
                tokio::time::sleep(std::time::Duration::from_secs(1)).await;
            }
        }
    }
}

/// The list of a payload; `None` for everybody, or for what is no list.
fn numbers(payload: &str) -> Option<Vec<i64>> {
    payload.split(',').map(|number| number.parse().ok()).collect()
}
