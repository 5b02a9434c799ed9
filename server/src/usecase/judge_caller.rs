//! Somebody who is in already asks from another address, under other rules, or later than their verdict is good for: they are judged
//! again. Where they are refused their session ends; a token stays, and is refused until it is used from elsewhere.

use lethe_proto::ids::Time;
use lethe_server_core::{
    access::{app::AppId, factor::Factors},
    admin::Denied,
    audit::AuditEvent,
    caller::{Caller, Via},
};

use super::{
    House,
    access::{Attempt, Judged, PASSKEY, Refusal, judge_admin},
    failure::failures,
};
use crate::store::StoreError;

failures!(
    /// Why the caller may not go on.
    JudgeCallerError {
        /// The rules keep them out.
        RefusedHere(#[from] Refusal) = Denied "sign_in.refused_here" "the access rules refuse you: {0}; go on from a place that they allow, or ask another administrator to change them (`lethe access break-glass` on the host sets them aside for a while)",
    }
);

/// How a caller stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Why they are kept out; `None` where they are not.
    pub refusal: Option<Refusal>,
    /// The first moment at which the same could be judged otherwise by itself.
    pub valid_until: Option<Time>,
}

/// To what a caller speaks, and what they have proved there. A token proves nothing by itself.
const fn door(via: Via) -> (AppId, Factors) {
    match via {
        Via::Session(_) => (AppId::CONSOLE, PASSKEY),
        Via::Token(_) => (AppId::API, Factors::NONE),
    }
}

/// Judges a caller, and ends their session where they are refused.
pub async fn judge_caller(house: &House, caller: &Caller, attempt: &Attempt) -> Result<Standing, JudgeCallerError> {
    let read = house.store.read();
    let admin = read.admins().find(caller.admin.id).await?.filter(|found| found.admin.active);
    let admin = admin.ok_or(Denied::Ended)?;
    let (app, factors) = door(caller.via);
    let judged = judge_admin(&read, &admin, app, factors, attempt, house.store.clock().now()).await?;
    let standing = Standing { refusal: judged.refusal(), valid_until: judged.valid_until() };
    if standing.refusal.is_some() {
        put_down(house, caller.clone(), judged).await?;
    }
    Ok(standing)
}

async fn put_down(house: &House, caller: Caller, judged: Judged) -> Result<(), StoreError> {
    house
        .store
        .write(move |mut tx| async move {
            let via = match caller.via {
                Via::Token(token) => *token.as_bytes(),
                Via::Session(session) => {
                    if !tx.sessions().end(session, tx.now()).await? {
                        return tx.unchanged(()).await;
                    }
                    tx.record(caller.actor(), &AuditEvent::SessionEnded { session });
                    *session.as_bytes()
                }
            };
            judged.keep(&tx, Some(via)).await?;
            Ok(tx.commit(caller.actor(), judged.refused(caller.admin.id), ()))
        })
        .await
}
