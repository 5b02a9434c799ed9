//! Keys take turns, and this node learns of those that another one has made.

use std::{sync::Arc, time::Duration};

use super::turn;
use crate::{usecase::keep_signing_keys::keep_signing_keys, wiring::Server};

/// How often is looked. A key is announced for days.
const EVERY: Duration = Duration::from_mins(10);

pub(super) async fn keep(server: Arc<Server>) {
    while turn(&server, EVERY).await {
        match server.store().read().signing_keys().list().await {
            // Nobody has needed any so far.
            Ok(keys) if keys.is_empty() => continue,
            Ok(_) => {}
            Err(error) => {
                tracing::warn!(%error, "signing keys were not looked at");
                continue;
            }
        }
        match keep_signing_keys(server.house()).await {
            Ok(false) => {}
            Ok(true) => tracing::info!("signing keys have taken turns"),
            Err(error) => tracing::error!(%error, "signing keys were not made or forgotten"),
        }
        if let Err(error) = server.signing().look(server.house()).await {
            tracing::error!(%error, "signing keys were not read; those that were known stay in use");
        }
    }
}
