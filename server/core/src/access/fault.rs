//! What keeps zones, segments and policies from being made into a snapshot. All faults are told at once.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    chain::Chain, country::Country, network::Network, policy::Policy, rules::Rules, segment::Segment, special::Special,
    zone::Zone,
};
use crate::ids::{ChainId, PolicyId, SegmentId, ZoneId};

/// One fault and what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// More policies than a snapshot has room for.
    #[error("there are {0} policies, and room for {room}: join some, or take drafts out", room = Rules::ROOM)]
    TooManyPolicies(usize),
    /// Two policies with one id.
    #[error("policy {0} is there twice: give each its own id")]
    PolicyTwice(PolicyId),
    /// Two zones with one id.
    #[error("zone {0} is there twice: give each its own id")]
    ZoneTwice(ZoneId),
    /// Two segments with one id.
    #[error("segment {0} is there twice: give each its own id")]
    SegmentTwice(SegmentId),
    /// A policy without conditions always holds, and so says nothing.
    #[error("policy {0} has no condition: add one, or delete the policy")]
    NoCondition(PolicyId),
    /// A zone that is not there.
    #[error("policy {policy} names zone {zone}, which does not exist: take it out, or make the zone first")]
    UnknownZone {
        /// Whose mistake.
        policy: PolicyId,
        /// What is missing.
        zone: ZoneId,
    },
    /// A sign-in would have to be in a zone and not in it.
    #[error("policy {policy} wants sign-ins from zone {zone} and not from it: take it out of one of the lists")]
    Contradiction {
        /// Whose mistake.
        policy: PolicyId,
        /// Named twice.
        zone: ZoneId,
    },
    /// A segment that is not there.
    #[error("zone {zone} names segment {segment}, which does not exist: take it out, or make the segment first")]
    UnknownSegment {
        /// Whose mistake.
        zone: ZoneId,
        /// What is missing.
        segment: SegmentId,
    },
    /// Nothing is in the zone.
    #[error("zone {0} holds nothing: add a segment, a country or an operator")]
    EmptyZone(ZoneId),
    /// A country of addresses that are nowhere.
    #[error("segment {segment} says that {network} is in a country, but such addresses are nowhere on the map ({why}): name the segment itself in a zone", why = .special.code())]
    CountryOfNowhere {
        /// Whose mistake.
        segment: SegmentId,
        /// The network.
        network: Network,
        /// Why it is nowhere.
        special: Special,
    },
    /// Two chains with one id.
    #[error("chain {0} is there twice: give each its own id")]
    ChainTwice(ChainId),
    /// A chain that asks for nothing.
    #[error("chain {0} has no steps, or a step without factors: name at least one factor in each")]
    EmptyChain(ChainId),
    /// The same factor is needed twice.
    #[error(
        "chain {0} cannot be proved: each step needs a factor that no earlier step has used; add alternatives, or take a step out"
    )]
    UnprovableChain(ChainId),
    /// Two countries of one network.
    #[error("{network} is in {one} by one segment and in {other} by another: correct one of them")]
    TwoCountries {
        /// The network.
        network: Network,
        /// By the first segment.
        one: Country,
        /// By the other.
        other: Country,
    },
}

/// Everything that is wrong.
pub(crate) fn faults(zones: &[Zone], segments: &[Segment], policies: &[Policy]) -> Vec<Fault> {
    let mut faults = Vec::new();
    if policies.len() > Rules::ROOM {
        faults.push(Fault::TooManyPolicies(policies.len()));
    }
    faults.extend(twice(policies.iter().map(|policy| policy.id)).map(Fault::PolicyTwice));
    faults.extend(twice(zones.iter().map(|zone| zone.id)).map(Fault::ZoneTwice));
    faults.extend(twice(segments.iter().map(|segment| segment.id)).map(Fault::SegmentTwice));
    let known_zones: BTreeSet<ZoneId> = zones.iter().map(|zone| zone.id).collect();
    for policy in policies {
        of_policy(policy, &known_zones, &mut faults);
    }
    let known_segments: BTreeSet<SegmentId> = segments.iter().map(|segment| segment.id).collect();
    for zone in zones {
        of_zone(zone, &known_segments, &mut faults);
    }
    of_countries(segments, &mut faults);
    faults
}

/// Each id that has been seen before.
fn twice<I: Ord + Copy>(ids: impl Iterator<Item = I>) -> impl Iterator<Item = I> {
    let mut seen = BTreeSet::new();
    ids.filter(move |id| !seen.insert(*id))
}

/// Everything that is wrong with chains.
pub(crate) fn of_chains(chains: &[Chain]) -> Vec<Fault> {
    let mut faults: Vec<Fault> = twice(chains.iter().map(|chain| chain.id)).map(Fault::ChainTwice).collect();
    for chain in chains {
        if chain.steps.is_empty() || chain.steps.iter().any(BTreeSet::is_empty) {
            faults.push(Fault::EmptyChain(chain.id));
        } else if !chain.can_be_proved() {
            faults.push(Fault::UnprovableChain(chain.id));
        }
    }
    faults
}

fn of_policy(policy: &Policy, zones: &BTreeSet<ZoneId>, faults: &mut Vec<Fault>) {
    if !policy.asks_something() {
        faults.push(Fault::NoCondition(policy.id));
    }
    let named = policy.from.union(&policy.not_from);
    let unknown = named.filter(|zone| !zones.contains(zone));
    faults.extend(unknown.map(|zone| Fault::UnknownZone { policy: policy.id, zone: *zone }));
    let both = policy.from.intersection(&policy.not_from);
    faults.extend(both.map(|zone| Fault::Contradiction { policy: policy.id, zone: *zone }));
}

fn of_zone(zone: &Zone, segments: &BTreeSet<SegmentId>, faults: &mut Vec<Fault>) {
    if zone.is_empty() {
        faults.push(Fault::EmptyZone(zone.id));
    }
    let unknown = zone.segments.difference(segments);
    faults.extend(unknown.map(|segment| Fault::UnknownSegment { zone: zone.id, segment: *segment }));
}

fn of_countries(segments: &[Segment], faults: &mut Vec<Fault>) {
    let mut said: BTreeMap<Network, Country> = BTreeMap::new();
    for segment in segments {
        let Some(country) = segment.country else { continue };
        for network in &segment.networks {
            if let Some(special) = Special::of_network(*network) {
                faults.push(Fault::CountryOfNowhere { segment: segment.id, network: *network, special });
            }
            let one = *said.entry(*network).or_insert(country);
            if one != country {
                faults.push(Fault::TwoCountries { network: *network, one, other: country });
            }
        }
    }
}
