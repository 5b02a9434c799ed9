//! Sessions of employees end, with the apps inside them. A device that a session is bound to is told to log out.

use lethe_server_core::{
    actor::Actor,
    audit::{AuditEvent, EmployeeEvent},
    employee_session::Ending,
    protection::Change,
};

use super::state_change::change_state;
use crate::{
    store::{
        StoreError, Tx,
        repo::employee_sessions::{StoredEmployeeSession, Which},
    },
    usecase::House,
};

/// Ends these sessions, and puts each end on record; gives how many.
pub(crate) async fn end_sessions(
    house: &House,
    tx: &mut Tx,
    by: Actor,
    which: Which,
    why: Ending,
) -> Result<usize, StoreError> {
    let living = tx.employee_sessions().living(which, tx.now()).await?;
    let mut ended = 0;
    for session in living {
        let Some(person) = tx.people().find_no(session.person_no).await? else { continue };
        if !tx.employee_sessions().end(session.no, why, tx.now()).await? {
            continue;
        }
        if let Some(told) = log_out(house, tx, &session, why).await? {
            tx.record(by, &told);
        }
        tx.record(by, &EmployeeEvent::SessionEnded { session: session.id, person: person.id, why }.into());
        ended += 1;
    }
    Ok(ended)
}

/// The order to the device, unless the end began with what was ordered there.
async fn log_out(
    house: &House,
    tx: &mut Tx,
    session: &StoredEmployeeSession,
    why: Ending,
) -> Result<Option<AuditEvent>, StoreError> {
    let Some(no) = session.enrollment_no.filter(|_| why != Ending::Device) else { return Ok(None) };
    let Some(bound) = tx.enrollments().find_no(no).await?.filter(|bound| bound.status.is_alive()) else {
        return Ok(None);
    };
    let change = Change::Logout;
    let counter = change_state(house, tx, &bound, &change).await?;
    Ok(counter.map(|counter| AuditEvent::StateChanged { enrollment: bound.id, counter, what: change.as_str() }))
}
