//! The doorbell between nodes: on `PostgreSQL` every group tells the other nodes which mailboxes it has changed, and what open
//! consoles should read again.
//!
//! One notification of each kind a group, in its own transaction, so that it arrives only if the change is durable. It may ring
//! once too often, and after a lost connection it rings everywhere: the rows are the truth.

use std::{
    collections::BTreeSet,
    sync::{Arc, Weak},
};

use lethe_server_core::topic::Topic;
use sea_orm::{ConnectionTrait, DbBackend};
use sqlx::postgres::PgListener;
use tokio::sync::watch;

use super::{
    Place, StoreError,
    bell::Bell,
    news::News,
    sql::{Table, one, values},
};

const CHANNEL: &str = "lethe_mail";
const NEWS: &str = "lethe_news";
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
    notify(db, CHANNEL, payload).await
}

/// Tells the other nodes what is stale, likewise. The own node is named, because it hears itself too.
pub(super) async fn tell<C: ConnectionTrait>(db: &C, node: u64, stale: &BTreeSet<Topic>) -> Result<(), StoreError> {
    if db.get_database_backend() != DbBackend::Postgres || stale.is_empty() {
        return Ok(());
    }
    let list = stale.iter().map(Topic::to_string).collect::<Vec<_>>().join(" ");
    let list = if list.len() > LONGEST { EVERYBODY.to_owned() } else { list };
    notify(db, NEWS, format!("{node} {list}")).await
}

async fn notify<C: ConnectionTrait>(db: &C, channel: &str, payload: String) -> Result<(), StoreError> {
    let table = Table { name: "pg_notify", key: "pg_notify" };
    one(db, table, "SELECT 1 FROM (SELECT pg_notify($1, $2)) AS told", values![channel, payload]).await?;
    Ok(())
}

/// Who is told in this process. It does not keep them alive.
pub(super) struct Near {
    node: u64,
    bell: Weak<Bell>,
    news: Weak<News>,
}

impl Near {
    pub(super) fn new(node: u64, bell: &Arc<Bell>, news: &Arc<News>) -> Self {
        Self { node, bell: Arc::downgrade(bell), news: Arc::downgrade(news) }
    }

    /// Passes a notification on; `None` when nobody is there any more.
    fn pass_on(&self, channel: &str, payload: &str) -> Option<()> {
        let (bell, news) = (self.bell.upgrade()?, self.news.upgrade()?);
        if channel == CHANNEL {
            match numbers(payload) {
                Some(enrollments) => bell.ring(&enrollments),
                None => bell.ring_everybody(),
            }
        } else {
            match from_others(payload, self.node) {
                Far::Own => {}
                Far::Stale(topics) => news.tell(topics),
                Far::Everything => news.miss(),
            }
        }
        Some(())
    }

    /// Something may have been missed; `None` when nobody is there any more.
    fn everywhere(&self) -> Option<()> {
        self.bell.upgrade()?.ring_everybody();
        self.news.upgrade()?.miss();
        Some(())
    }
}

/// Listens to the other nodes until `alive` ends.
pub(super) async fn listen(place: &Place, near: Near, alive: watch::Receiver<()>) -> Result<(), StoreError> {
    let Place::Postgres(url) = place else { return Ok(()) };
    let failed = |error: sqlx::Error| StoreError::Open { place: place.name(), why: error.to_string() };
    let mut listener = PgListener::connect(url).await.map_err(failed)?;
    listener.listen_all([CHANNEL, NEWS]).await.map_err(failed)?;
    tokio::spawn(run(listener, near, alive));
    Ok(())
}

async fn run(mut listener: PgListener, near: Near, mut alive: watch::Receiver<()>) {
    loop {
        let heard = tokio::select! {
            heard = listener.try_recv() => heard,
            _ = alive.changed() => return,
        };
        let there = match heard {
            Ok(Some(notification)) => near.pass_on(notification.channel(), notification.payload()),
            // The connection was lost, and with it perhaps a ring. The next call connects again.
            Ok(None) => near.everywhere(),
            Err(error) => {
                tracing::warn!(%error, "the doorbell between nodes is down; devices fetch at their next check-in");
                let there = near.everywhere();
                tokio::time::sleep(std::time::Duration::from_secs(1)).await;
                there
            }
        };
        if there.is_none() {
            return;
        }
    }
}

/// What a notification about stale topics says.
#[derive(Debug, PartialEq, Eq)]
enum Far {
    /// This node said it itself.
    Own,
    /// Another node's topics.
    Stale(BTreeSet<Topic>),
    /// A list that was too long, or holds a word of a newer release.
    Everything,
}

fn from_others(payload: &str, own: u64) -> Far {
    let (node, list) = payload.split_once(' ').unwrap_or((payload, EVERYBODY));
    if node == own.to_string() {
        return Far::Own;
    }
    list.split(' ').map(Topic::from_text).collect::<Option<_>>().map_or(Far::Everything, Far::Stale)
}

/// The list of a payload; `None` for everybody, or for what is no list.
fn numbers(payload: &str) -> Option<Vec<i64>> {
    payload.split(',').map(|number| number.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_node_passes_on_what_others_tell_and_not_what_it_said_itself() {
        assert_eq!(from_others("7 devices status", 7), Far::Own);
        assert_eq!(from_others("8 devices status", 7), Far::Stale([Topic::Devices, Topic::Status].into()));
        for everything in ["8 *", "8 devices weather", "8"] {
            assert_eq!(from_others(everything, 7), Far::Everything, "{everything}");
        }
    }
}
