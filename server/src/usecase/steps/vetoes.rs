//! Which vetoes stand against a command: those that stop it, and those that make it need one person more.

use lethe_proto::{cbor::Exact, command::Command as Order, ids::PersonId};
use sea_orm::ConnectionTrait;

use crate::store::{
    StoreError,
    repo::{Commands, vetoes::StoredVeto},
};

/// A veto against a command.
pub struct Against<'v> {
    /// The veto.
    pub veto: &'v StoredVeto,
    /// It stops the command; otherwise it only asks for one person more.
    pub stops: bool,
}

/// On the vetoing person's own device their veto says nothing; it counts where an order is for anybody else, too.
pub(crate) fn counts(person: PersonId, order: &Order) -> bool {
    order.targets.iter().any(|target| target.person != person)
}

/// Those among `vetoes` that one of the targets has seen and will count.
pub async fn against<'v, C: ConnectionTrait>(
    commands: &Commands<'_, C>,
    vetoes: &'v [StoredVeto],
    order: &Exact<Order>,
) -> Result<Vec<Against<'v>>, StoreError> {
    let mut found = Vec::new();
    for stored in vetoes.iter().filter(|stored| counts(stored.person, order)) {
        let veto = &stored.veto.veto;
        if veto.stops(order) {
            found.push(Against { veto: stored, stops: true });
        } else if veto.burdens(order) {
            // Only the targets of the vetoed command were told. A halt reaches everybody.
            let vetoed = commands.find_digest(&veto.command).await?;
            let told = |vetoed: &Order| order.targets.iter().any(|target| vetoed.target(target.enrollment).is_some());
            if vetoed.is_none_or(|vetoed| told(&vetoed.order)) {
                found.push(Against { veto: stored, stops: false });
            }
        }
    }
    Ok(found)
}
