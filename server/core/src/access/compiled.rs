//! The snapshot: zones, segments and policies, made ready to decide in well under a microsecond. It never changes; a change of
//! policies makes another one.

use std::collections::BTreeMap;

use super::{
    answers::Answers,
    clocks::Clocks,
    devices::Devices,
    fault::{Fault, faults},
    journeys::Journeys,
    places::Places,
    policy::Policy,
    segment::Segment,
    subjects::Subjects,
    zone::Zone,
};
use crate::ids::ZoneId;

/// Everything that a decision needs besides the facts.
#[derive(Debug, Clone)]
pub struct Compiled {
    pub(crate) version: u64,
    pub(crate) policies: Box<[Policy]>,
    pub(crate) zones: BTreeMap<ZoneId, Zone>,
    pub(crate) subjects: Subjects,
    pub(crate) places: Places,
    pub(crate) devices: Devices,
    pub(crate) clocks: Clocks,
    pub(crate) journeys: Journeys,
    pub(crate) answers: Answers,
}

impl Compiled {
    /// Checks everything and makes it ready. `version` is the caller's, and is part of every decision.
    pub fn new(version: u64, zones: &[Zone], segments: &[Segment], policies: &[Policy]) -> Result<Self, Vec<Fault>> {
        let faults = faults(zones, segments, policies);
        if !faults.is_empty() {
            return Err(faults);
        }
        Ok(Self {
            version,
            policies: policies.into(),
            zones: zones.iter().map(|zone| (zone.id, zone.clone())).collect(),
            subjects: Subjects::new(policies),
            places: Places::new(zones, segments, policies),
            devices: Devices::new(policies),
            clocks: Clocks::new(policies),
            journeys: Journeys::new(policies),
            answers: Answers::new(policies),
        })
    }

    /// Whose version this is.
    pub const fn version(&self) -> u64 {
        self.version
    }

    /// How many stretches of addresses the segments tell apart: what a search for an address grows with.
    pub fn stretches(&self) -> usize {
        self.places.stretches()
    }
}
