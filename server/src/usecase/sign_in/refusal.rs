//! What is on record about something that was no proof. Of an account that does not exist nothing is, but as much is written.

use lethe_server_core::{access::factor::Factor, actor::Actor, audit::EmployeeEvent};

use super::Open;
use crate::{store::StoreError, usecase::House};

/// Puts it on record.
pub(crate) async fn record_refusal(house: &House, open: &Open, factor: Factor) -> Result<(), StoreError> {
    let Some(person) = open.person.as_ref().map(|person| person.id) else {
        return house.store.answer_in_attempt(open.hash).await;
    };
    let event = EmployeeEvent::ProofRefused { person, factor };
    house.store.write(move |tx| async move { Ok(tx.commit(Actor::Server, event.into(), ())) }).await
}
