//! An employee who is in already asks from another address, under other rules, or later than their verdict is good for: they are judged
//! again. Where they are refused their session ends.

use lethe_server_core::{access::app::AppId, employee_session::Ending};

use super::{
    House,
    access::{Attempt, Judged, Refusal, judge_employee as judged},
    authenticate_employee::LiveEmployee,
    failure::failures,
    judge_caller::Standing,
    steps::end_sessions::end_sessions,
};
use crate::store::{StoreError, repo::employee_sessions::Which};

failures!(
    /// Why the employee may not go on.
    JudgeEmployeeError {
        /// The rules keep them out.
        RefusedHere(#[from] Refusal) = Denied "sign_in.refused_here" "the access rules refuse you: {0}; go on from a place that they allow, or ask an administrator to change them",
    }
);

/// Judges somebody who is in, and ends their session where they are refused.
pub async fn judge_employee(
    house: &House,
    session: &LiveEmployee,
    attempt: &Attempt,
) -> Result<Standing, JudgeEmployeeError> {
    let read = house.store.read();
    let proved = (session.factors, session.device());
    let now = house.store.clock().now();
    let judged = judged(&read, &session.person, AppId::PORTAL, proved, attempt, now).await?;
    let standing = Standing { refusal: judged.refusal(), valid_until: judged.valid_until() };
    if standing.refusal.is_some() {
        put_down(house, session.clone(), judged).await?;
    }
    Ok(standing)
}

async fn put_down(house: &House, session: LiveEmployee, judged: Judged) -> Result<(), StoreError> {
    let house_in = house.clone();
    house
        .store
        .write(move |mut tx| async move {
            let (actor, person) = (session.actor(), session.person.id);
            let own = Which::One(session.id);
            if end_sessions(&house_in, &mut tx, actor, own, Ending::Refused).await? == 0 {
                return tx.unchanged(()).await;
            }
            judged.keep(&tx, Some(*session.id.as_bytes())).await?;
            Ok(tx.commit(actor, judged.employee_refused(person), ()))
        })
        .await
}
