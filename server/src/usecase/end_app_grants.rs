//! Everybody is signed out of one app: everything of that app ends in every session. The sessions go on.

use lethe_server_core::{
    access::app::AppId, admin::Scope, audit::EmployeeEvent, caller::Caller, employee_session::Ending,
    permission::Permission,
};

use super::{House, failure::failures};

failures!(
    /// Why nothing was ended.
    EndAppGrantsError {}
);

/// So many end in one transaction: the writer has other work, too.
const AT_ONCE: u64 = 500;

/// Ends them, and gives how many.
pub async fn end_app_grants(house: &House, caller: &Caller, app: &AppId) -> Result<usize, EndAppGrantsError> {
    caller.may(Permission::Protect, Scope::Everything)?;
    let mut ended = 0;
    let mut after = Some(0);
    while let Some(from) = after {
        let (count, last) = end_some(house, caller.clone(), app.clone(), from).await?;
        ended += count;
        after = last;
    }
    Ok(ended)
}

/// Ends a bounded number behind `after`; gives how many, and the last of them where there may be more.
async fn end_some(
    house: &House,
    caller: Caller,
    app: AppId,
    after: i64,
) -> Result<(usize, Option<i64>), EndAppGrantsError> {
    house
        .store
        .write(move |mut tx| async move {
            let grants = tx.grants().living_of_app(&app, after, AT_ONCE).await?;
            let last = grants.last().map(|grant| grant.no);
            let mut events = Vec::new();
            for grant in grants {
                let Some(session) = tx.employee_sessions().find_no(grant.session_no).await? else { continue };
                if tx.grants().end(grant.no, Ending::App, tx.now()).await? {
                    events.push(EmployeeEvent::GrantEnded { grant: grant.id, session: session.id, why: Ending::App });
                }
            }
            let count = events.len();
            let Some(event) = events.pop() else { return Ok(tx.unchanged((0, last)).await?) };
            for event in events {
                tx.record(caller.actor(), &event.into());
            }
            Ok(tx.commit(caller.actor(), event.into(), (count, last)))
        })
        .await
}
