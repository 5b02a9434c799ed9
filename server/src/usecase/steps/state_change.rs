//! One change of an enrollment's state: computed, signed, logged, kept, and put into the mailbox in place of an older one.

use lethe_proto::{cbor::Exact, leaf::LeafKind, state::StateTag};
use lethe_server_core::protection::{Change, Lists, Place, next};

use crate::{
    store::{
        StoreError, Tx,
        repo::{enrollments::Enrollment, mailbox::Mail},
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
    let now = tx.now();
    let tenant = enrollment.grant.server_half.tenant;
    let current = tx.states().find(enrollment.no).await?;
    let lists = Lists {
        cancelled: tx.commands().cancelled_for(enrollment.no, now).await?,
        suspended: tx.people().suspended().await?,
    };
    let place = Place { tenant, enrollment: enrollment.id, server_key: house.server_key() };
    let Some(state) = next(current.as_ref().map(|stored| &*stored.state), place, change, lists, now) else {
        return Ok(None);
    };
    let state = Exact::new(state);
    let cose = house.sign(tenant, StateTag::TEXT, &state);
    let leaf = tx.append_signed_leaf(LeafKind::State, state.bytes(), house.server_key(), &cose);
    tx.states().put(enrollment.no, &state, &cose, leaf, now).await?;
    tx.unsend(Mail::State, enrollment.no).await?;
    tx.send(0, Mail::State, &[enrollment.no]).await?;
    Ok(Some(state.counter))
}
