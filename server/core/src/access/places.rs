//! Where a sign-in comes from, in the words of segments and zones. Segments are looked at before geography.

use core::net::IpAddr;
use std::{
    collections::{BTreeMap, BTreeSet},
    ops::BitOrAssign,
};

use lethe_proto::ids::Time;

use super::{
    country::Country,
    findings::Findings,
    network::Network,
    origin::{AddressUnknown, Asn, Coordinates, Origin},
    policy::Policy,
    ranges::Ranges,
    reason::PlaceUnknown,
    rules::Rules,
    segment::{Anonymiser, Segment},
    special::Special,
    zone::Zone,
};
use crate::ids::{SegmentId, ZoneId};

/// All segments and zones, made ready to be asked about an origin.
#[derive(Debug, Clone)]
pub(crate) struct Places {
    ranges: Ranges,
    /// What is outside of every segment: spot 0.
    outside: Spot,
    /// From spot 1 on.
    spots: Box<[Spot]>,
    /// By [`Country::index`].
    countries: Box<[Reach]>,
    /// In order.
    asns: Box<[(Asn, Reach)]>,
    from: Asked,
    not_from: Asked,
}

/// What is the same for all addresses of a stretch.
#[derive(Debug, Clone, Default)]
pub(crate) struct Spot {
    /// Segments that hold it, in order.
    pub(crate) segments: Box<[SegmentId]>,
    anonymiser: Option<Anonymiser>,
    country: Option<Country>,
    reach: Reach,
}

/// Policies whose zones a segment, country or operator belongs to, and the first such zone.
#[derive(Debug, Clone, Copy, Default)]
struct Reach {
    from: Rules,
    not_from: Rules,
    zone: Option<ZoneId>,
}

/// Policies that ask about zones at all, and those among them whose zones have countries or operators.
#[derive(Debug, Clone, Copy, Default)]
struct Asked {
    any: Rules,
    by_country: Rules,
    by_asn: Rules,
}

/// Where an origin is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Whereabouts<'c> {
    /// What the segments say.
    pub(crate) spot: Result<&'c Spot, AddressUnknown>,
    /// The country, by a segment or a database.
    pub(crate) country: Result<Country, PlaceUnknown>,
    /// The operator.
    pub(crate) asn: Result<Asn, PlaceUnknown>,
    /// The point on the map.
    pub(crate) coordinates: Result<Coordinates, PlaceUnknown>,
    /// When the database was built.
    pub(crate) database_built: Option<Time>,
}

impl BitOrAssign<&Self> for Reach {
    fn bitor_assign(&mut self, other: &Self) {
        self.from |= other.from;
        self.not_from |= other.not_from;
        self.zone = self.zone.or(other.zone);
    }
}

impl Asked {
    /// Policies to which the zone can be neither affirmed nor denied, as long as it is not affirmed otherwise.
    fn in_doubt(&self, at: &Whereabouts<'_>) -> Rules {
        if at.spot.is_err() {
            return self.any;
        }
        let mut doubt = Rules::NONE;
        if at.country.is_err() {
            doubt |= self.by_country;
        }
        if at.asn.is_err() {
            doubt |= self.by_asn;
        }
        doubt
    }
}

impl Places {
    /// Everything that these policies ask about places. Every id is known, and every zone holds something.
    pub(crate) fn new(zones: &[Zone], segments: &[Segment], policies: &[Policy]) -> Self {
        let reaches: Vec<Reach> = zones.iter().map(|zone| reach(zone.id, policies)).collect();
        let mut by_segment: BTreeMap<SegmentId, Reach> = BTreeMap::new();
        let mut by_asn: BTreeMap<Asn, Reach> = BTreeMap::new();
        let mut countries = vec![Reach::default(); Country::INDICES];
        let (mut with_countries, mut with_asns) = (Reach::default(), Reach::default());
        for (zone, reach) in zones.iter().zip(&reaches) {
            for segment in &zone.segments {
                *by_segment.entry(*segment).or_default() |= reach;
            }
            for asn in &zone.asns {
                *by_asn.entry(*asn).or_default() |= reach;
                with_asns |= reach;
            }
            for country in &zone.countries {
                if let Some(known) = countries.get_mut(country.index()) {
                    *known |= reach;
                }
                with_countries |= reach;
            }
        }
        let mut asked = Reach::default();
        for reach in &reaches {
            asked |= reach;
        }
        let (ranges, spots) = lay_out(segments, &by_segment);
        Self {
            ranges,
            outside: Spot::default(),
            spots,
            countries: countries.into(),
            asns: by_asn.into_iter().collect(),
            from: Asked { any: asked.from, by_country: with_countries.from, by_asn: with_asns.from },
            not_from: Asked { any: asked.not_from, by_country: with_countries.not_from, by_asn: with_asns.not_from },
        }
    }

    /// Finds out where an origin is.
    pub(crate) fn locate(&self, origin: &Origin) -> Whereabouts<'_> {
        let database_built = origin.place.database_built;
        let address = match origin.address {
            Ok(address) => address.to_canonical(),
            Err(why) => {
                let unknown = PlaceUnknown::Address(why);
                let (country, asn, coordinates) = (Err(unknown), Err(unknown), Err(unknown));
                return Whereabouts { spot: Err(why), country, asn, coordinates, database_built };
            }
        };
        let spot = self.spot(address);
        let special = Special::of(address).map(PlaceUnknown::Special);
        let hidden = special.or(spot.anonymiser.map(PlaceUnknown::Anonymiser));
        let contradicted = spot.country.filter(|_| spot.country != origin.place.country);
        Whereabouts {
            spot: Ok(spot),
            country: known(spot.country.or(origin.place.country), hidden),
            asn: known(origin.place.asn, special),
            coordinates: known(origin.place.coordinates, hidden.or(contradicted.map(|_| PlaceUnknown::Contradicted))),
            database_built,
        }
    }

    /// Judges the zones of every policy.
    pub(crate) fn judge(&self, at: &Whereabouts<'_>, findings: &mut Findings) {
        let inside = self.reach(at);
        let outside = self.from.any - inside.from;
        let unknown = outside & self.from.in_doubt(at);
        findings.note_unknown(unknown);
        findings.note_failed(outside - unknown);
        findings.note_failed(inside.not_from);
        findings.note_unknown(self.not_from.in_doubt(at) - inside.not_from);
    }

    /// The zone in which an origin is: by segment before country, by country before operator.
    pub(crate) fn zone(&self, at: &Whereabouts<'_>) -> Option<ZoneId> {
        self.reach(at).zone
    }

    /// How many stretches of addresses are told apart.
    pub(crate) fn stretches(&self) -> usize {
        self.ranges.len()
    }

    fn reach(&self, at: &Whereabouts<'_>) -> Reach {
        let mut reach = at.spot.map(|spot| spot.reach).unwrap_or_default();
        if let Some(more) = at.country.ok().and_then(|country| self.countries.get(country.index())) {
            reach |= more;
        }
        if let Ok(asn) = at.asn
            && let Ok(found) = self.asns.binary_search_by_key(&asn, |(asn, _)| *asn)
            && let Some((_, more)) = self.asns.get(found)
        {
            reach |= more;
        }
        reach
    }

    fn spot(&self, address: IpAddr) -> &Spot {
        let spot = (self.ranges.spot(address) as usize).checked_sub(1).and_then(|at| self.spots.get(at));
        spot.unwrap_or(&self.outside)
    }
}

/// What is known, unless something hides it.
fn known<T>(said: Option<T>, hidden: Option<PlaceUnknown>) -> Result<T, PlaceUnknown> {
    hidden.map_or_else(|| said.ok_or(PlaceUnknown::NotInDatabase), Err)
}

/// The policies that name a zone.
fn reach(zone: ZoneId, policies: &[Policy]) -> Reach {
    let mut reach = Reach { zone: Some(zone), ..Reach::default() };
    for (rule, policy) in policies.iter().enumerate() {
        if policy.from.contains(&zone) {
            reach.from.insert(rule);
        }
        if policy.not_from.contains(&zone) {
            reach.not_from.insert(rule);
        }
    }
    reach
}

/// Lays the networks of all segments out, and tells for each stretch what is the same in all of it.
fn lay_out(segments: &[Segment], reaches: &BTreeMap<SegmentId, Reach>) -> (Ranges, Box<[Spot]>) {
    let networks: Vec<(Network, u32)> =
        segments.iter().zip(0..).flat_map(|(segment, no)| segment.networks.iter().map(move |net| (*net, no))).collect();
    let mut numbers: BTreeMap<Vec<u32>, u32> = BTreeMap::from([(vec![], 0)]);
    let mut spots = Vec::new();
    let ranges = Ranges::new(&networks, |around| {
        *numbers.entry(around.to_vec()).or_insert_with(|| {
            let around: Vec<&Segment> = around.iter().filter_map(|no| segments.get(*no as usize)).collect();
            spots.push(spot(&around, reaches));
            u32::try_from(spots.len()).unwrap_or(0)
        })
    });
    (ranges, spots.into())
}

/// What segments say together about a stretch; the one with the longest prefix comes last.
fn spot(around: &[&Segment], reaches: &BTreeMap<SegmentId, Reach>) -> Spot {
    let segments: BTreeSet<SegmentId> = around.iter().map(|segment| segment.id).collect();
    let mut reach = Reach::default();
    segments.iter().filter_map(|id| reaches.get(id)).for_each(|more| reach |= more);
    Spot {
        segments: segments.into_iter().collect(),
        anonymiser: around.iter().rev().find_map(|segment| segment.anonymiser),
        country: around.iter().rev().find_map(|segment| segment.country),
        reach,
    }
}
