//! What a caller must find out before a policy language can be asked: zones, clocks and distances, found here in the plainest way. That work is
//! done ahead of time and is not measured; for Lethe it is part of the decision.

use std::net::IpAddr;

use jiff::{Timestamp, tz::TimeZone};
use lethe_server_core::access::{
    facts::{Device, Posture},
    origin::{Coordinates, Origin},
    segment::Segment,
    zone::Zone,
};

use crate::{company::TIME_ZONES, sign_in::SignIn};

const EARTH_KM: f64 = 6_371.0;

/// About one sign-in.
#[derive(Debug)]
pub(crate) struct Known {
    /// Places of the zones that it comes from.
    pub(crate) zones: Vec<usize>,
    /// Places of those of which nobody knows.
    pub(crate) doubt: Vec<usize>,
    /// On an enrolled device.
    pub(crate) enrolled: bool,
    /// On one that is known to be compliant.
    pub(crate) compliant: bool,
    /// Day of the week from Monday and minute of the day, in each of the time zones.
    pub(crate) clocks: [(i64, i64); 3],
    /// Kilometres and milliseconds since the last sign-in; `None` where nobody knows.
    pub(crate) travel: Option<(i64, i64)>,
}

pub(crate) fn of(sign_in: &SignIn, zones: &[Zone], segments: &[Segment]) -> Known {
    let (zones, doubt) = places(&sign_in.origin, zones, segments);
    let compliant = matches!(sign_in.device, Device::Enrolled { posture: Posture::Said { compliant: true, .. }, .. });
    let clock = |name: &str| {
        let moment = Timestamp::from_millisecond(sign_in.at.0.try_into().unwrap()).unwrap();
        let shown = TimeZone::get(name).unwrap().to_datetime(moment);
        (shown.weekday().to_monday_zero_offset().into(), i64::from(shown.hour()) * 60 + i64::from(shown.minute()))
    };
    let travel = match &sign_in.previous {
        None => Some((0, 0)),
        Some(previous) => point(&previous.origin)
            .zip(point(&sign_in.origin))
            .map(|(one, other)| (distance_km(&one, &other), sign_in.at.since(previous.at).try_into().unwrap())),
    };
    let enrolled = sign_in.device != Device::None;
    Known { zones, doubt, enrolled, compliant, clocks: TIME_ZONES.map(clock), travel }
}

/// Zones that an origin is in, and zones in doubt.
fn places(origin: &Origin, zones: &[Zone], segments: &[Segment]) -> (Vec<usize>, Vec<usize>) {
    let Ok(address) = origin.address else { return (Vec::new(), (0..zones.len()).collect()) };
    let around = |address: IpAddr| segments.iter().filter(move |one| one.networks.iter().any(|n| n.contains(address)));
    let inside = around(address).map(|segment| segment.id).collect::<Vec<_>>();
    let place = &origin.place;
    let is_in = |zone: &Zone| {
        inside.iter().any(|segment| zone.segments.contains(segment))
            || place.country.is_some_and(|country| zone.countries.contains(&country))
            || place.asn.is_some_and(|asn| zone.asns.contains(&asn))
    };
    let may_be_in = |zone: &Zone| {
        (place.country.is_none() && !zone.countries.is_empty()) || (place.asn.is_none() && !zone.asns.is_empty())
    };
    let all = || zones.iter().enumerate();
    (
        all().filter(|(_, zone)| is_in(zone)).map(|(at, _)| at).collect(),
        all().filter(|(_, zone)| !is_in(zone) && may_be_in(zone)).map(|(at, _)| at).collect(),
    )
}

/// The point of an address that is known. All of them are sure to 20 km, and none lies in a segment with a country of its own.
fn point(origin: &Origin) -> Option<Coordinates> {
    origin.address.ok().and(origin.place.coordinates)
}

/// The way between two points through the chord that joins them.
fn distance_km(one: &Coordinates, other: &Coordinates) -> i64 {
    let vector = |point: &Coordinates| {
        let (north, east) = (point.latitude().to_radians(), point.longitude().to_radians());
        [north.cos() * east.cos(), north.cos() * east.sin(), north.sin()]
    };
    let (a, b) = (vector(one), vector(other));
    let chord = a.iter().zip(b).map(|(a, b)| (a - b) * (a - b)).sum::<f64>().sqrt();
    #[expect(clippy::cast_possible_truncation, reason = "half of the Earth's girth at most")]
    let km = (2.0 * EARTH_KM * (chord / 2.0).asin()).round() as i64;
    km
}
