//! Which vetoes stand against a command: those that stop it, and those that make it need one person more.

use std::collections::BTreeMap;

use lethe_proto::{
    cbor::Exact,
    command::Command as Order,
    ids::{Digest, PersonId},
};
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

/// Vetoes with the commands that they were spoken against: enough to judge any number of orders.
pub struct Docket {
    vetoes: Vec<StoredVeto>,
    vetoed: BTreeMap<Digest, Exact<Order>>,
}

impl Docket {
    /// Reads the commands of these vetoes, all at once.
    pub async fn load<C: ConnectionTrait>(
        commands: &Commands<'_, C>,
        vetoes: Vec<StoredVeto>,
    ) -> Result<Self, StoreError> {
        let digests: Vec<Digest> = vetoes.iter().map(|stored| stored.veto.veto.command).collect();
        let vetoed = commands.with_digests(&digests).await?;
        Ok(Self { vetoes, vetoed: vetoed.into_iter().map(|command| (command.order.digest(), command.order)).collect() })
    }

    /// Those that one of the order's targets has seen and will count.
    pub fn against(&self, order: &Exact<Order>) -> Vec<Against<'_>> {
        self.vetoes.iter().filter_map(|stored| self.judge(stored, order)).collect()
    }

    fn judge<'v>(&self, stored: &'v StoredVeto, order: &Exact<Order>) -> Option<Against<'v>> {
        let veto = &stored.veto.veto;
        if !counts(stored.person, order) {
            return None;
        }
        if veto.stops(order) {
            return Some(Against { veto: stored, stops: true });
        }
        // Only the targets of the vetoed command were told. A halt reaches everybody.
        let told = |vetoed: &Order| order.targets.iter().any(|target| vetoed.target(target.enrollment).is_some());
        let seen = self.vetoed.get(&veto.command).is_none_or(|vetoed| told(vetoed));
        (veto.burdens(order) && seen).then_some(Against { veto: stored, stops: false })
    }
}
