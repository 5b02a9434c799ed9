//! The same decision, made stupidly: addresses as texts of ones and zeros, every network looked at, one policy after the other.

use std::{net::IpAddr, time::Duration};

use jiff::{Timestamp, civil::Weekday};
use lethe_proto::ids::Time;
use lethe_server_core::access::{
    factor::{Factor, Factors},
    facts::{Device, Facts, Posture},
    hours::{Day, Hours},
    network::Network,
    origin::{Coordinates, Origin},
    policy::{DeviceNeed, Mode, Otherwise, Policy, WhenUnknown},
    segment::Segment,
    verdict::Verdict,
    zone::Zone,
};

/// Networks without geography.
const NOWHERE: &str = "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.88.99.0/24 \
    192.168.0.0/16 224.0.0.0/3 ::/3 2001::/32 2002::/16 4000::/2 8000::/1";

struct World<'w> {
    zones: &'w [Zone],
    segments: &'w [Segment],
}

/// The verdict of the policies that are on, and of those that only report.
pub(crate) fn judge(
    zones: &[Zone],
    segments: &[Segment],
    policies: &[Policy],
    facts: &Facts<'_>,
) -> (Verdict, Verdict) {
    let world = World { zones, segments };
    let of_mode = |mode: Mode| {
        let mut denied = false;
        let mut factors = Factors::NONE;
        for policy in policies.iter().filter(|policy| policy.mode == mode && applies(policy, facts)) {
            let conditions = conditions(&world, policy, facts);
            if conditions.contains(&Some(false)) {
                match policy.otherwise {
                    Otherwise::Deny => denied = true,
                    Otherwise::StepUp(factor) => demand(&mut factors, factor, facts),
                }
            }
            if conditions.contains(&None) {
                match policy.when_unknown {
                    WhenUnknown::Deny => denied = true,
                    WhenUnknown::StepUp(factor) => demand(&mut factors, factor, facts),
                    WhenUnknown::Allow => {}
                }
            }
        }
        match (denied, factors.is_empty()) {
            (true, _) => Verdict::Deny,
            (false, true) => Verdict::Allow,
            (false, false) => Verdict::StepUp(factors),
        }
    };
    (of_mode(Mode::On), of_mode(Mode::ReportOnly))
}

fn demand(factors: &mut Factors, factor: Factor, facts: &Facts<'_>) {
    if !facts.factors.contains(factor) {
        *factors = factors.and(factor);
    }
}

fn applies(policy: &Policy, facts: &Facts<'_>) -> bool {
    let named = !policy.people.groups.is_empty() || !policy.people.roles.is_empty();
    let by_group = policy.people.groups.iter().any(|group| Some(group.as_str()) == facts.subject.group());
    let by_role = policy.people.roles.iter().any(|role| facts.subject.roles().contains(role));
    let by_app = policy.apps.is_empty() || policy.apps.iter().any(|app| app == facts.app);
    (!named || by_group || by_role) && by_app
}

/// Every condition: it holds, it fails, or nobody can say.
fn conditions(world: &World<'_>, policy: &Policy, facts: &Facts<'_>) -> Vec<Option<bool>> {
    let mut conditions = Vec::new();
    let any = |zones: &mut dyn Iterator<Item = Option<bool>>| {
        let all: Vec<Option<bool>> = zones.collect();
        if all.contains(&Some(true)) {
            Some(true)
        } else if all.contains(&None) {
            None
        } else {
            Some(false)
        }
    };
    let zone = |id| world.zones.iter().find(|zone| zone.id == id).unwrap();
    if !policy.from.is_empty() {
        conditions.push(any(&mut policy.from.iter().map(|id| world.is_in(zone(*id), &facts.origin))));
    }
    if !policy.not_from.is_empty() {
        let inside = any(&mut policy.not_from.iter().map(|id| world.is_in(zone(*id), &facts.origin)));
        conditions.push(inside.map(|inside| !inside));
    }
    conditions.extend(policy.device.iter().map(|need| device(*need, facts.device, facts.at)));
    conditions.extend(policy.within.as_ref().map(|hours| Some(within(hours, facts.at))));
    conditions.extend(policy.max_km_per_hour.map(|limit| world.travel(limit.get(), facts)));
    conditions
}

fn bits(address: IpAddr) -> String {
    match address {
        IpAddr::V4(v4) => format!("4{:032b}", u32::from(v4)),
        IpAddr::V6(v6) => {
            v6.to_ipv4_mapped().map_or_else(|| format!("6{:0128b}", u128::from(v6)), |v4| bits(v4.into()))
        }
    }
}

fn holds(network: Network, address: IpAddr) -> bool {
    let prefix = &bits(network.address())[..=usize::from(network.length())];
    bits(address).starts_with(prefix)
}

impl World<'_> {
    fn around(&self, address: IpAddr) -> impl Iterator<Item = (&Segment, Network)> {
        let pairs =
            self.segments.iter().flat_map(|segment| segment.networks.iter().map(move |network| (segment, *network)));
        pairs.filter(move |(_, network)| holds(*network, address))
    }

    /// Whether geography says anything about an address.
    fn is_somewhere(address: IpAddr) -> bool {
        !NOWHERE.split_whitespace().any(|network| holds(network.parse().unwrap(), address))
    }

    fn hides(&self, address: IpAddr) -> bool {
        self.around(address).any(|(segment, _)| segment.anonymiser.is_some())
    }

    fn said_country(&self, address: IpAddr) -> Option<String> {
        let said = self.around(address).filter(|(segment, _)| segment.country.is_some());
        said.max_by_key(|(_, network)| network.length()).and_then(|(segment, _)| segment.country).map(|c| c.to_string())
    }

    fn is_in(&self, zone: &Zone, origin: &Origin) -> Option<bool> {
        let address = origin.address.ok()?;
        if self.around(address).any(|(segment, _)| zone.segments.contains(&segment.id)) {
            return Some(true);
        }
        let somewhere = Self::is_somewhere(address);
        let in_database = origin.place.country.map(|country| country.to_string());
        let country = self.said_country(address).or(in_database).filter(|_| somewhere && !self.hides(address));
        let asn = origin.place.asn.filter(|_| somewhere);
        let by_country = country.map(|country| zone.countries.iter().any(|known| known.to_string() == country));
        let by_asn = asn.map(|asn| zone.asns.contains(&asn));
        if by_country == Some(true) || by_asn == Some(true) {
            return Some(true);
        }
        let in_doubt =
            (by_country.is_none() && !zone.countries.is_empty()) || (by_asn.is_none() && !zone.asns.is_empty());
        if in_doubt { None } else { Some(false) }
    }

    fn point(&self, origin: &Origin) -> Option<(Coordinates, f64)> {
        let address = origin.address.ok()?;
        let in_database = origin.place.country.map(|country| country.to_string());
        let said = self.said_country(address);
        let contradicted = said.is_some() && said != in_database;
        let coordinates = origin.place.coordinates?;
        let radius = coordinates.accuracy_km().filter(|km| *km <= 250)?;
        let carried = Self::is_somewhere(address) && !self.hides(address) && !contradicted;
        carried.then_some((coordinates, f64::from(radius)))
    }

    fn travel(&self, limit: u32, facts: &Facts<'_>) -> Option<bool> {
        let Some(previous) = facts.previous else { return Some(true) };
        if previous.at > facts.at {
            return None;
        }
        let (one, one_km) = self.point(&previous.origin)?;
        let (other, other_km) = self.point(&facts.origin)?;
        let way = angle(&one, &other) * 6_371.0;
        let could_go = f64::from(limit) * Duration::from_millis(facts.at.since(previous.at)).as_secs_f64() / 3_600.0;
        if way.round() <= could_go {
            Some(true)
        } else if (way.round() - one_km - other_km).max(0.0) > could_go {
            Some(false)
        } else {
            None
        }
    }
}

/// Between two points as seen from the middle of the Earth.
fn angle(one: &Coordinates, other: &Coordinates) -> f64 {
    let vector = |point: &Coordinates| {
        let (north, east) = (point.latitude().to_radians(), point.longitude().to_radians());
        [north.cos() * east.cos(), north.cos() * east.sin(), north.sin()]
    };
    let (a, b) = (vector(one), vector(other));
    let chord: f64 = a.iter().zip(b).map(|(a, b)| (a - b) * (a - b)).sum::<f64>().sqrt();
    2.0 * (chord / 2.0).asin()
}

fn device(need: DeviceNeed, device: Device, at: Time) -> Option<bool> {
    let Device::Enrolled { posture, known } = device else { return Some(false) };
    match need {
        DeviceNeed::Enrolled => Some(true),
        DeviceNeed::Known => Some(known),
        DeviceNeed::Compliant => match posture {
            Posture::Unknown => None,
            Posture::Said { compliant, valid_until } => valid_until.is_none_or(|until| at < until).then_some(compliant),
        },
    }
}

fn within(hours: &Hours, at: Time) -> bool {
    let moment = Timestamp::from_millisecond(at.0.try_into().unwrap()).unwrap();
    let clock = jiff::tz::TimeZone::get(hours.time_zone.as_str()).unwrap().to_datetime(moment);
    let day = |weekday: Weekday| Day::ALL[usize::try_from(weekday.to_monday_zero_offset()).unwrap()];
    let minute = u16::try_from(clock.hour()).unwrap() * 60 + u16::try_from(clock.minute()).unwrap();
    let (today, yesterday) = (day(clock.weekday()), day(clock.weekday().previous()));
    hours.spans.iter().any(|span| {
        let (from, until) = (span.from().minutes(), span.until().minutes());
        if until > from {
            span.days().contains(&today) && (from..until).contains(&minute)
        } else {
            (span.days().contains(&today) && minute >= from) || (span.days().contains(&yesterday) && minute < until)
        }
    })
}
