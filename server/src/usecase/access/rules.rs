//! The rules in force, as one node decides by them. They never change; another version is another value.

use std::collections::BTreeMap;

use lethe_proto::ids::Time;
use lethe_server_core::{
    access::{chain::Chains, compiled::Compiled},
    ids::{PolicyId, SegmentId, ZoneId},
};

use super::{Document, DocumentFault};
use crate::store::repo::access_rules::StoredRules;

/// Rules and their version.
#[derive(Debug, Clone)]
pub struct Rules {
    compiled: Compiled,
    chains: Chains,
    falls_back_at: Option<Time>,
    names: BTreeMap<[u8; 16], String>,
}

impl Rules {
    /// No rules: everybody is let in, by version 0.
    pub fn none() -> Result<Self, Vec<DocumentFault>> {
        Self::of(0, &Document::default())
    }

    /// A document that is in force nowhere.
    pub fn of(version: u64, document: &Document) -> Result<Self, Vec<DocumentFault>> {
        let zones = document.zones.iter().map(|zone| (*zone.id.as_bytes(), &zone.name));
        let segments = document.segments.iter().map(|segment| (*segment.id.as_bytes(), &segment.name));
        let policies = document.policies.iter().map(|policy| (*policy.id.as_bytes(), &policy.name));
        let names = zones.chain(segments).chain(policies).map(|(id, name)| (id, name.to_string())).collect();
        let (compiled, chains) = (document.compile(version), document.chains());
        match (compiled, chains) {
            (Ok(compiled), Ok(chains)) => Ok(Self { compiled, chains, falls_back_at: None, names }),
            (compiled, chains) => Err(compiled.err().into_iter().chain(chains.err()).flatten().collect()),
        }
    }

    /// A version as it is kept, or no rules.
    pub fn of_stored(stored: Option<&StoredRules>) -> Result<Self, Vec<DocumentFault>> {
        let Some(StoredRules { head, document }) = stored else { return Self::none() };
        let rules = Self::of(head.version, &Document::parse(document)?)?;
        Ok(Self { falls_back_at: head.falls_back_at(), ..rules })
    }

    /// What decides.
    pub const fn compiled(&self) -> &Compiled {
        &self.compiled
    }

    /// By which factors employees prove who they are.
    pub const fn chains(&self) -> &Chains {
        &self.chains
    }

    /// Which version.
    pub const fn version(&self) -> u64 {
        self.compiled.version()
    }

    /// Until when they are in force unless somebody confirms them.
    pub const fn falls_back_at(&self) -> Option<Time> {
        self.falls_back_at
    }

    /// Whether nobody has confirmed them in time: the version before is in force again.
    pub fn have_lapsed(&self, now: Time) -> bool {
        self.falls_back_at.is_some_and(|until| until <= now)
    }

    fn name(&self, id: &[u8; 16]) -> String {
        self.names.get(id).cloned().unwrap_or_default()
    }

    /// What people call a zone.
    pub fn zone_name(&self, id: ZoneId) -> String {
        self.name(id.as_bytes())
    }

    /// What people call a segment.
    pub fn segment_name(&self, id: SegmentId) -> String {
        self.name(id.as_bytes())
    }

    /// What people call a policy.
    pub fn policy_name(&self, id: PolicyId) -> String {
        self.name(id.as_bytes())
    }
}
