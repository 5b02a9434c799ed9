//! An employee who is in already asks from another address, under other rules, or later than their verdict is good for: they are judged
//! again, for the app at whose door they stand. Where they are refused that app ends, or the whole session if it is the portal's.

use lethe_server_core::{access::app::AppId, audit::EmployeeEvent, employee_session::Ending, ids::GrantId};

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

/// At whose door an employee stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Door {
    /// The portal, by the session itself.
    Portal,
    /// An app, by what was granted to it.
    App {
        /// Running number of the grant.
        no: i64,
        /// The grant.
        grant: GrantId,
        /// The app.
        app: AppId,
    },
}

impl Door {
    /// By what a verdict is remembered.
    pub fn name(&self, session: &LiveEmployee) -> [u8; 16] {
        match self {
            Self::Portal => *session.id.as_bytes(),
            Self::App { grant, .. } => *grant.as_bytes(),
        }
    }

    fn app(&self) -> AppId {
        match self {
            Self::Portal => AppId::PORTAL,
            Self::App { app, .. } => app.clone(),
        }
    }
}

/// Judges somebody at a door, and ends what they come through where they are refused.
pub async fn judge_employee(
    house: &House,
    session: &LiveEmployee,
    door: &Door,
    attempt: &Attempt,
) -> Result<Standing, JudgeEmployeeError> {
    let read = house.store.read();
    let proved = (session.factors, session.device);
    let now = house.store.clock().now();
    let judged = judged(&read, &session.person, door.app(), proved, attempt, now).await?;
    let standing = Standing { refusal: judged.refusal(), valid_until: judged.valid_until() };
    if standing.refusal.is_some() {
        put_down(house, session.clone(), door.clone(), judged).await?;
    }
    Ok(standing)
}

async fn put_down(house: &House, session: LiveEmployee, door: Door, judged: Judged) -> Result<(), StoreError> {
    let house_in = house.clone();
    house
        .store
        .write(move |mut tx| async move {
            let (actor, person) = (session.actor(), session.person.id);
            let ended = match door {
                Door::Portal => {
                    end_sessions(&house_in, &mut tx, actor, Which::One(session.id), Ending::Refused).await? > 0
                }
                Door::App { no, grant, .. } => {
                    let ended = tx.grants().end(no, Ending::Refused, tx.now()).await?;
                    if ended {
                        let event = EmployeeEvent::GrantEnded { grant, session: session.id, why: Ending::Refused };
                        tx.record(actor, &event.into());
                    }
                    ended
                }
            };
            if !ended {
                return tx.unchanged(()).await;
            }
            judged.keep(&tx, Some(*session.id.as_bytes())).await?;
            Ok(tx.commit(actor, judged.employee_refused(person), ()))
        })
        .await
}
