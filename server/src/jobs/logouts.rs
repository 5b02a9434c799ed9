//! Apps are told of logouts, soon after they happened, by whichever node comes first.

use std::{sync::Arc, time::Duration};

use futures_util::future::join_all;

use super::turn;
use crate::{
    callback::Callbacks,
    store::repo::logout_notices::LogoutDue,
    usecase::{
        Failure as _, Issuer,
        tell_logout::{logout_token, logout_told, logouts_due, take_logout},
    },
    wiring::Server,
};

/// How often is looked for ends that were not told.
const EVERY: Duration = Duration::from_secs(3);

pub(super) async fn tell(server: Arc<Server>) {
    while turn(&server, EVERY).await {
        tell_logouts(&server).await;
    }
}

/// Tells everybody who is to be told now; gives how many have accepted it.
pub async fn tell_logouts(server: &Server) -> usize {
    let due = match logouts_due(server.house()).await {
        Ok(due) => due,
        Err(error) => {
            tracing::warn!(%error, "it was not looked for apps that are to be told of a logout");
            return 0;
        }
    };
    if due.is_empty() {
        return 0;
    }
    let callbacks = match Callbacks::new(server.reach().clone()) {
        Ok(callbacks) => callbacks,
        Err(error) => {
            tracing::error!(%error, "no app can be told of a logout");
            return 0;
        }
    };
    join_all(due.into_iter().map(|due| one(server, &callbacks, due))).await.into_iter().filter(|told| *told).count()
}

async fn one(server: &Server, callbacks: &Callbacks, due: LogoutDue) -> bool {
    let house = server.house();
    if !take_logout(house, due.clone()).await.unwrap_or_default() {
        return false;
    }
    let ring = match server.signing().ring(house).await {
        Ok(ring) => ring,
        Err(error) => {
            tracing::error!(%error, code = error.code(), "there is no key to sign with");
            return false;
        }
    };
    let issuer = Issuer { name: server.sites().console().as_str(), ring: &ring };
    let Ok(token) = logout_token(house, issuer, &due) else { return false };
    match callbacks.tell(&due.uri, &token).await {
        Ok(()) => logout_told(house, due).await.is_ok(),
        Err(error) => {
            tracing::warn!(app = %due.app, tries = due.tries + 1, %error, "an app was not told of a logout");
            false
        }
    }
}
