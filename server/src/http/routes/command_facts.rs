//! What stands beside commands: signatures, vetoes, devices and names, read for a whole page at once.

use std::collections::{BTreeMap, BTreeSet};

use lethe_proto::{
    cbor::Exact,
    floor,
    ids::{PersonId, Time},
    keyring::Keyring,
};

use super::could_approve::{CouldView, could};
use crate::{
    store::{
        Reader, StoreError,
        lists::Names,
        repo::{approvals::StoredApproval, commands::StoredCommand, targets::StoredTarget},
    },
    usecase::Docket,
};

/// Everything that belongs to a page of commands, read at once.
pub(super) struct Gathered {
    pub(super) keyring: Option<Exact<Keyring>>,
    pub(super) docket: Docket,
    approvals: BTreeMap<i64, Vec<StoredApproval>>,
    pub(super) targets: BTreeMap<i64, Vec<StoredTarget>>,
    pub(super) owners: BTreeMap<i64, ([u8; 16], String)>,
    pub(super) names: Names,
    suspended: Vec<PersonId>,
}

impl Gathered {
    /// Seven or eight statements, however many commands there are.
    pub(super) async fn of(read: &Reader<'_>, now: Time, commands: &[StoredCommand]) -> Result<Self, StoreError> {
        let numbers: Vec<i64> = commands.iter().map(|command| command.no).collect();
        let targets = read.targets().of_commands(&numbers).await?;
        let enrollments: Vec<i64> = targets.values().flatten().map(|target| target.enrollment_no).collect();
        let requesters: BTreeSet<[u8; 16]> = commands.iter().map(|command| command.requester_id).collect();
        Ok(Self {
            keyring: read.keyrings().newest().await?.map(|signed| signed.keyring),
            docket: docket(read, now).await?,
            approvals: read.approvals().of_commands(&numbers).await?,
            owners: read.owners(&enrollments).await?,
            names: read.names(&requesters).await?,
            suspended: read.people().suspended().await?,
            targets,
        })
    }

    /// Who could still approve a command.
    pub(super) fn could(&self, command: &StoredCommand) -> Vec<CouldView> {
        let approvals = self.approvals_of(command);
        self.keyring.as_ref().map_or_else(Vec::new, |keyring| could(keyring, command, approvals, &self.suspended))
    }

    /// Who has approved it, in the order of their arrival.
    pub(super) fn approvals_of(&self, command: &StoredCommand) -> &[StoredApproval] {
        self.approvals.get(&command.no).map_or(&[], Vec::as_slice)
    }
}

/// Whether people must be one more than the ladder says.
pub(super) async fn one_more(read: &Reader<'_>, command: &StoredCommand, now: Time) -> Result<bool, StoreError> {
    Ok(docket(read, now).await?.against(&command.order).iter().any(|against| !against.stops))
}

/// Vetoes that can still stop or burden something.
pub(super) async fn docket(read: &Reader<'_>, now: Time) -> Result<Docket, StoreError> {
    let memory = 2 * floor::MAX_LIFETIME_MS;
    let vetoes = read.vetoes().since(Time(now.0.saturating_sub(memory))).await?;
    Docket::load(&read.commands(), vetoes).await
}
