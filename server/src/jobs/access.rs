//! What the server does by itself about access: it goes by the rules that are in force, whoever has changed them, and forgets records
//! when their time has come.

use std::{sync::Arc, time::Duration};

use lethe_server_core::topic::Topic;
use tokio::sync::broadcast::error::RecvError;

use super::turn;
use crate::{
    store::Word,
    usecase::{apply_retention::apply_retention, save_access_rules::revert_unconfirmed},
    wiring::Server,
};

/// How often is looked for other rules. Nodes tell one another at once; this is for when nobody heard.
const LOOK_EVERY: Duration = Duration::from_secs(5);
/// How often is looked for records whose time has come.
const FORGET_EVERY: Duration = Duration::from_hours(1);
/// The pause between two turns when there is more to forget than one may.
const GO_ON_AFTER: Duration = Duration::from_secs(1);

/// Keeps the snapshot what is in force.
pub(super) async fn rules(server: Arc<Server>) {
    let mut news = server.store().news().listen();
    loop {
        let goes_on = tokio::select! {
            goes_on = turn(&server, LOOK_EVERY) => goes_on,
            () = told(&mut news) => true,
        };
        if !goes_on {
            return;
        }
        match revert_unconfirmed(server.house()).await {
            Ok(0) => {}
            Ok(count) => tracing::warn!(count, "access rules were taken back, because nobody confirmed them"),
            Err(error) => tracing::warn!(%error, "access rules that nobody confirmed were not marked as taken back"),
        }
        if let Err(error) = server.access().look(server.house()).await {
            tracing::error!(%error, "it was not looked for other access rules; those that were known stay in force");
        }
    }
}

/// Ends when somebody tells that the rules may be others, or that something was missed.
async fn told(news: &mut tokio::sync::broadcast::Receiver<Word>) {
    loop {
        match news.recv().await {
            Ok(Word::Stale(topics)) if !topics.contains(&Topic::Access) => {}
            Ok(Word::Stale(_) | Word::Missed) | Err(RecvError::Lagged(_)) => return,
            // Nobody tells anything any more; the clock alone goes on.
            Err(RecvError::Closed) => std::future::pending::<()>().await,
        }
    }
}

/// Forgets what is due, soon after the start and then every hour.
pub(super) async fn retention(server: Arc<Server>) {
    let mut pause = GO_ON_AFTER;
    while turn(&server, pause).await {
        pause = match apply_retention(server.house(), server.retention()).await {
            Ok(forgotten) if forgotten.more => GO_ON_AFTER,
            Ok(_) => FORGET_EVERY,
            Err(error) => {
                tracing::warn!(%error, "records whose time has come were not forgotten");
                FORGET_EVERY
            }
        };
    }
}
