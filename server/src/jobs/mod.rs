//! What the server does by itself, each thing a small loop that ends when the server goes away. A failure is logged and tried again
//! at the next turn: nothing here is needed for an answer that somebody waits for.

mod access;
mod logouts;
mod signing_keys;

use std::{sync::Arc, time::Duration};

use lethe_server_core::topic::Topic;
use tokio::{sync::broadcast::error::RecvError, task::JoinHandle};

use crate::{
    store::Word,
    usecase::{expire_commands::expire_commands, expire_drafts::expire_drafts},
    wiring::Server,
};

pub use logouts::tell_logouts;

/// How often moments of contact are written. A crash loses so much of them.
const SEEN_EVERY: Duration = Duration::from_secs(3);
/// How often deadlines are looked at.
const EXPIRE_EVERY: Duration = Duration::from_secs(15);
/// How often is looked for drafts that nobody finishes: they have thirty days.
const DRAFTS_EVERY: Duration = Duration::from_hours(1);
/// How often is looked for commands whose moment has come.
const DUE_EVERY: Duration = Duration::from_secs(5);

/// How often geographic databases are looked at.
const GEO_EVERY: Duration = Duration::from_secs(15);

/// Starts all of them.
pub fn start(server: &Arc<Server>) -> Vec<JoinHandle<()>> {
    vec![
        tokio::spawn(seen(server.clone())),
        tokio::spawn(access::rules(server.clone())),
        tokio::spawn(access::retention(server.clone())),
        tokio::spawn(signing_keys::keep(server.clone())),
        tokio::spawn(logouts::tell(server.clone())),
        tokio::spawn(expiry(server.clone())),
        tokio::spawn(drafts(server.clone())),
        tokio::spawn(due(server.clone())),
        tokio::spawn(revocations(server.clone())),
        tokio::spawn(places(server.clone())),
    ]
}

/// Waits for the next turn; `false` when the server goes away.
async fn turn(server: &Server, every: Duration) -> bool {
    let mut closing = server.closing();
    tokio::select! {
        () = tokio::time::sleep(every) => true,
        _ = closing.wait_for(|closing| *closing) => false,
    }
}

async fn seen(server: Arc<Server>) {
    let mut goes_on = true;
    while goes_on {
        goes_on = turn(&server, SEEN_EVERY).await;
        if let Err(error) = server.store().flush_seen().await {
            tracing::warn!(%error, "moments of contact were not written");
        }
        if let Err(error) = server.store().flush_activity().await {
            tracing::warn!(%error, "moments of activity were not written");
        }
    }
}

async fn expiry(server: Arc<Server>) {
    while turn(&server, EXPIRE_EVERY).await {
        server.limits().forget_the_quiet();
        match expire_commands(server.house()).await {
            Ok(0) => {}
            Ok(count) => tracing::info!(count, "commands have expired"),
            Err(error) => tracing::warn!(%error, "deadlines were not looked at"),
        }
    }
}

async fn drafts(server: Arc<Server>) {
    while turn(&server, DRAFTS_EVERY).await {
        match expire_drafts(server.house()).await {
            Ok(false) => {}
            Ok(true) => tracing::info!("a draft of the keyring has lacked signatures for too long, and was withdrawn"),
            Err(error) => tracing::warn!(%error, "old drafts were not looked for"),
        }
    }
}

/// Rings where a command waits that may be done from now on; each node rings for the devices that hold on to it.
async fn due(server: Arc<Server>) {
    let mut after = server.store().clock().now();
    while turn(&server, DUE_EVERY).await {
        let now = server.store().clock().now();
        match server.store().read().commands().due_for(after, now).await {
            Ok(enrollments) => {
                server.store().bell().ring(&enrollments);
                after = now;
            }
            Err(error) => tracing::warn!(%error, "commands whose moment has come were not looked for"),
        }
    }
}

/// What another node has revoked is revoked here at once, and not only when memory has aged.
async fn revocations(server: Arc<Server>) {
    let (mut news, mut closing) = (server.store().news().listen(), server.closing());
    loop {
        let heard = tokio::select! {
            heard = news.recv() => heard,
            _ = closing.wait_for(|closing| *closing) => return,
        };
        match heard {
            Ok(Word::Stale(topics)) if !topics.contains(&Topic::Admins) && !topics.contains(&Topic::People) => {}
            Ok(Word::Stale(_) | Word::Missed) | Err(RecvError::Lagged(_)) => server.access().forget(),
            Err(RecvError::Closed) => return,
        }
    }
}

/// Somebody may have brought newer databases. Reading one takes a moment of a processor, away from requests.
async fn places(server: Arc<Server>) {
    while turn(&server, GEO_EVERY).await {
        let looking = server.clone();
        if let Err(error) = tokio::task::spawn_blocking(move || looking.geo().look()).await {
            tracing::error!(%error, "geographic databases were not looked at");
        }
    }
}
