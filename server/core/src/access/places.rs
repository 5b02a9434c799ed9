//! Where a sign-in comes from, in the words of segments and zones. Segments are looked at before geography.

use std::collections::{BTreeMap, BTreeSet};

use lethe_proto::ids::Time;

use super::{
    country::Country,
    findings::Findings,
    network::Network,
    origin::{AddressUnknown, Asn, Coordinates, Origin},
    policy::Policy,
    ranges::Ranges,
    reach::{Reach, ReachNo, ReachTable, Reaches},
    reason::PlaceUnknown,
    rules::Rules,
    segment::{Anonymiser, Segment},
    special::Special,
    zone::Zone,
};
use crate::ids::SegmentId;

/// All segments and zones, made ready to be asked about an origin.
#[derive(Debug, Clone)]
pub(crate) struct Places {
    ranges: Ranges,
    /// What is the same for all addresses of a stretch; spot 0 is outside of every segment.
    spots: Box<[Spot]>,
    /// By spot: segments that hold it, in order. Apart, because only explanations ask for them.
    segments: Box<[Box<[SegmentId]>]>,
    /// By [`Country::index`].
    countries: Box<[ReachNo]>,
    /// In order.
    asns: Box<[(Asn, ReachNo)]>,
    reaches: ReachTable,
    from: Asked,
    not_from: Asked,
}

/// What segments say about a stretch of addresses.
#[derive(Debug, Clone, Copy, Default)]
struct Spot {
    anonymiser: Option<Anonymiser>,
    country: Option<Country>,
    reach: ReachNo,
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
pub(crate) struct Whereabouts {
    /// The number of the spot, for [`Places::segments`].
    pub(crate) spot: Result<u32, AddressUnknown>,
    reach: ReachNo,
    /// The country, by a segment or a database.
    pub(crate) country: Result<Country, PlaceUnknown>,
    /// The operator.
    pub(crate) asn: Result<Asn, PlaceUnknown>,
    /// The point on the map.
    pub(crate) coordinates: Result<Coordinates, PlaceUnknown>,
    /// When the database was built.
    pub(crate) database_built: Option<Time>,
}

impl Asked {
    /// Policies to which the zone can be neither affirmed nor denied, as long as it is not affirmed otherwise.
    fn in_doubt(&self, at: &Whereabouts) -> Rules {
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
        let mut by_segment: BTreeMap<SegmentId, Reach> = BTreeMap::new();
        let mut by_country: BTreeMap<Country, Reach> = BTreeMap::new();
        let mut by_asn: BTreeMap<Asn, Reach> = BTreeMap::new();
        let mut all = Reach::default();
        for zone in zones {
            let reach = Reach::of(zone, policies);
            all |= &reach;
            for segment in &zone.segments {
                *by_segment.entry(*segment).or_default() |= &reach;
            }
            for country in &zone.countries {
                *by_country.entry(*country).or_default() |= &reach;
            }
            for asn in &zone.asns {
                *by_asn.entry(*asn).or_default() |= &reach;
            }
        }
        let (with_countries, with_asns) = (together(by_country.values()), together(by_asn.values()));
        let mut reaches = Reaches::new();
        let mut countries = vec![ReachNo::default(); Country::INDICES];
        for (country, reach) in by_country {
            if let Some(number) = countries.get_mut(country.index()) {
                *number = reaches.number(reach);
            }
        }
        let asns = by_asn.into_iter().map(|(asn, reach)| (asn, reaches.number(reach))).collect();
        let (ranges, spots, segments) = lay_out(segments, &by_segment, &mut reaches);
        Self {
            ranges,
            spots,
            segments,
            countries: countries.into(),
            asns,
            reaches: reaches.into_table(),
            from: Asked { any: all.from, by_country: with_countries.from, by_asn: with_asns.from },
            not_from: Asked { any: all.not_from, by_country: with_countries.not_from, by_asn: with_asns.not_from },
        }
    }

    /// Finds out where an origin is.
    pub(crate) fn locate(&self, origin: &Origin) -> Whereabouts {
        let database_built = origin.place.database_built;
        let address = match origin.address {
            Ok(address) => address.to_canonical(),
            Err(why) => {
                let unknown = PlaceUnknown::Address(why);
                let (country, asn, coordinates) = (Err(unknown), Err(unknown), Err(unknown));
                let reach = ReachNo::default();
                return Whereabouts { spot: Err(why), reach, country, asn, coordinates, database_built };
            }
        };
        let number = self.ranges.spot(address);
        let spot = self.spots.get(number as usize).copied().unwrap_or_default();
        let special = Special::of(address).map(PlaceUnknown::Special);
        let hidden = special.or(spot.anonymiser.map(PlaceUnknown::Anonymiser));
        let contradicted = spot.country.filter(|_| spot.country != origin.place.country);
        Whereabouts {
            spot: Ok(number),
            reach: spot.reach,
            country: known(spot.country.or(origin.place.country), hidden),
            asn: known(origin.place.asn, special),
            coordinates: known(origin.place.coordinates, hidden.or(contradicted.map(|_| PlaceUnknown::Contradicted))),
            database_built,
        }
    }

    /// The segments that hold a spot.
    pub(crate) fn segments(&self, spot: u32) -> &[SegmentId] {
        self.segments.get(spot as usize).map_or(&[], |segments| segments)
    }

    /// The policies that name a zone in which an origin certainly is; and that zone: by segment before country, by country before operator.
    pub(crate) fn reach(&self, at: &Whereabouts) -> Reach {
        let mut reach = Reach::default();
        self.reaches.add(&mut reach, at.reach);
        if let Some(number) = at.country.ok().and_then(|country| self.countries.get(country.index())) {
            self.reaches.add(&mut reach, *number);
        }
        if let Ok(asn) = at.asn
            && let Ok(found) = self.asns.binary_search_by_key(&asn, |(asn, _)| *asn)
            && let Some((_, number)) = self.asns.get(found)
        {
            self.reaches.add(&mut reach, *number);
        }
        reach
    }

    /// Judges the zones of every policy, by the zones in which an origin is.
    pub(crate) fn judge(&self, at: &Whereabouts, inside: &Reach, findings: &mut Findings) {
        let outside = self.from.any - inside.from;
        let unknown = outside & self.from.in_doubt(at);
        findings.note_unknown(unknown);
        findings.note_failed(outside - unknown);
        findings.note_failed(inside.not_from);
        findings.note_unknown(self.not_from.in_doubt(at) - inside.not_from);
    }

    /// How many stretches of addresses are told apart.
    pub(crate) fn stretches(&self) -> usize {
        self.ranges.len()
    }
}

/// What is known, unless something hides it.
fn known<T>(said: Option<T>, hidden: Option<PlaceUnknown>) -> Result<T, PlaceUnknown> {
    hidden.map_or_else(|| said.ok_or(PlaceUnknown::NotInDatabase), Err)
}

/// What several reach together.
fn together<'r>(reaches: impl Iterator<Item = &'r Reach>) -> Reach {
    let mut together = Reach::default();
    for reach in reaches {
        together |= reach;
    }
    together
}

/// The spots of all stretches, and the segments that hold each.
type LaidOut = (Ranges, Box<[Spot]>, Box<[Box<[SegmentId]>]>);

/// Lays the networks of all segments out, and tells for each stretch what is the same in all of it.
fn lay_out(segments: &[Segment], by_segment: &BTreeMap<SegmentId, Reach>, reaches: &mut Reaches) -> LaidOut {
    let networks: Vec<(Network, u32)> =
        segments.iter().zip(0..).flat_map(|(segment, no)| segment.networks.iter().map(move |net| (*net, no))).collect();
    let mut numbers: BTreeMap<Vec<u32>, u32> = BTreeMap::from([(vec![], 0)]);
    let (mut spots, mut held) = (vec![Spot::default()], vec![Box::default()]);
    let ranges = Ranges::new(&networks, |around| {
        *numbers.entry(around.to_vec()).or_insert_with(|| {
            // The one with the longest prefix comes last.
            let around: Vec<&Segment> = around.iter().filter_map(|no| segments.get(*no as usize)).collect();
            let ids: BTreeSet<SegmentId> = around.iter().map(|segment| segment.id).collect();
            spots.push(Spot {
                anonymiser: around.iter().rev().find_map(|segment| segment.anonymiser),
                country: around.iter().rev().find_map(|segment| segment.country),
                reach: reaches.number(together(ids.iter().filter_map(|id| by_segment.get(id)))),
            });
            held.push(ids.into_iter().collect());
            u32::try_from(spots.len() - 1).unwrap_or(0)
        })
    });
    (ranges, spots.into(), held.into())
}
