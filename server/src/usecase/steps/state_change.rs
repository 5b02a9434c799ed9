//! One change of an enrollment's state: computed, signed, logged, kept, and put into the mailbox in place of an older one.

use lethe_proto::{
    cbor::Exact,
    leaf::LeafKind,
    state::{State, StateTag},
};
use lethe_server_core::{
    audit::AuditEvent,
    protection::{Change, Lists, Place, next},
};
use sea_orm::ConnectionTrait;

use crate::{
    store::{
        StoreError, Tx,
        repo::{Keyrings, enrollments::Enrollment, mailbox::Mail},
    },
    usecase::house::House,
};

/// Gives the new counter, or `None` where nothing changed.
pub(crate) async fn change_state(
    house: &House,
    tx: &mut Tx,
    enrollment: &Enrollment,
    change: &Change,
) -> Result<Option<u64>, StoreError> {
    let (now, tenant, server_key) = (tx.now(), enrollment.grant.server_half.tenant, house.server_key());
    let current = tx.states().find(enrollment.no).await?.map(|stored| stored.state);
    let lists = Lists {
        cancelled: tx.commands().cancelled_for(enrollment.no, now).await?,
        suspended: tx.people().suspended().await?,
    };
    let lines = tx.states().lines(enrollment.no).await?;
    let place = Place {
        tenant,
        enrollment: enrollment.id,
        server_key,
        reached: lines.iter().find(|line| line.server_key == server_key).map_or(0, |line| line.counter),
        orphaned: is_orphaned(house, &tx.keyrings(), current.as_deref()).await?,
    };
    let Some(state) = next(current.as_deref(), place, change, lists, now) else { return Ok(None) };
    let told = current.is_some_and(|told| told.server_key == server_key && told.suspended == state.suspended);
    if !told && !state.suspended.is_empty() {
        tx.people().note_suspensions(server_key, now).await?;
    }
    let state = Exact::new(state);
    let cose = house.sign(tenant, StateTag::TEXT, &state);
    let leaf = tx.append_signed_leaf(LeafKind::State, state.bytes(), server_key, &cose);
    tx.states().put(enrollment.no, &state, &cose, leaf, now).await?;
    tx.unsend(Mail::State, enrollment.no).await?;
    tx.send(0, Mail::State, &[enrollment.no]).await?;
    Ok(Some(state.counter))
}

/// Writes the lists into the state of each of these enrollments, by running number; gives how many changed.
pub(crate) async fn change_lists(house: &House, tx: &mut Tx, enrollments: &[i64]) -> Result<usize, StoreError> {
    let mut told = 0;
    for no in enrollments {
        if let Some(enrollment) = tx.enrollments().find_no(*no).await? {
            told += usize::from(change_state(house, tx, &enrollment, &Change::Lists).await?.is_some());
        }
    }
    Ok(told)
}

/// Whether devices no longer believe the key that signed this state, and do believe ours.
pub(crate) async fn is_orphaned<C: ConnectionTrait>(
    house: &House,
    keyrings: &Keyrings<'_, C>,
    state: Option<&State>,
) -> Result<bool, StoreError> {
    let Some(signer) = state.map(|state| state.server_key).filter(|signer| *signer != house.server_key()) else {
        return Ok(false);
    };
    let newest = keyrings.newest().await?;
    let believed = |key| newest.as_ref().is_some_and(|newest| newest.keyring.service_key(key).is_some());
    Ok(!believed(signer) && believed(house.server_key()))
}

/// Signs a state again whose key a newer keyring has dropped, so that what is in force reaches the device. Gives the event.
pub(crate) async fn adopt_state(
    house: &House,
    tx: &mut Tx,
    enrollment: &Enrollment,
) -> Result<Option<AuditEvent>, StoreError> {
    let current = tx.states().find(enrollment.no).await?.map(|stored| stored.state);
    if !is_orphaned(house, &tx.keyrings(), current.as_deref()).await? {
        return Ok(None);
    }
    let adopted = change_state(house, tx, enrollment, &Change::Lists).await?;
    Ok(adopted.map(|counter| AuditEvent::StateChanged { enrollment: enrollment.id, counter, what: "signed_again" }))
}
