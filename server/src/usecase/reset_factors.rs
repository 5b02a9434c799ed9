//! An administrator takes everything away by which an employee is recognised: it was lost, or somebody else has it. All their sessions end.

use lethe_proto::ids::PersonId;
use lethe_server_core::{
    admin::Scope, audit::EmployeeEvent, caller::Caller, employee_session::Ending, permission::Permission,
};

use super::{
    House,
    failure::failures,
    steps::{access::still_speaks, end_sessions::end_sessions},
};
use crate::store::repo::employee_sessions::Which;

failures!(
    /// Why nothing was taken away.
    ResetFactorsError {
        /// No such person, or out of the caller's reach.
        Unknown = NotFound "person.unknown" "there is no such person among those you look after",
    }
);

/// Takes everything away.
pub async fn reset_factors(house: &House, caller: Caller, id: PersonId) -> Result<(), ResetFactorsError> {
    let house_in = house.clone();
    house
        .store
        .write(move |mut tx| async move {
            let person = tx.people().find(id).await?.ok_or(ResetFactorsError::Unknown)?;
            caller.may(Permission::ManagePeople, Scope::PersonIn(person.group.as_deref()))?;
            still_speaks::<ResetFactorsError>(&tx, &caller).await?;
            tx.factors().reset(person.no).await?;
            let all = Which::Person(person.no, None);
            end_sessions(&house_in, &mut tx, caller.actor(), all, Ending::FactorsReset).await?;
            let event = EmployeeEvent::FactorsReset { person: id };
            Ok(tx.commit(caller.actor(), event.into(), ()))
        })
        .await
}
