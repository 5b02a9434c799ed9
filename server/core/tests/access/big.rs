//! A large company: ten thousand segments and a hundred policies, for whoever measures or counts.

use std::{net::IpAddr, num::NonZeroU32};

use lethe_proto::ids::Time;
use lethe_server_core::{
    access::{
        compiled::Compiled,
        country::Country,
        facts::{Device, Posture, Previous},
        origin::{Asn, Coordinates, Origin, Place},
        policy::{DeviceNeed, Policy},
        segment::Segment,
        zone::Zone,
    },
    ids::{PolicyId, SegmentId, ZoneId},
};

use crate::scene::{self, Attempt, HOUR_MS, MONDAY};

const SEGMENTS: u32 = 10_000;
const ZONES: u32 = 50;
const POLICIES: u32 = 100;

fn id(kind: u8, no: u32) -> [u8; 16] {
    let mut id = [kind; 16];
    id[..4].copy_from_slice(&no.to_be_bytes());
    id
}

/// Three networks each: one of IPv4, one within it of some other segment's, and one of IPv6.
fn segment(no: u32) -> Segment {
    let v4 = |length: u32, no: u32| {
        let bits = 0x1400_0000_u32 + (no << (32 - length));
        format!("{}/{length}", std::net::Ipv4Addr::from(bits))
    };
    let v6 = format!("2a00:{:x}:{:x}::/48", no / 100, no % 100);
    let networks = [v4(20, no), v4(26, no.wrapping_mul(7_919) % SEGMENTS * 64 + 3), v6];
    Segment {
        id: SegmentId::from(id(1, no)),
        name: format!("segment {no}").parse().unwrap(),
        networks: networks.iter().map(|network| network.parse().unwrap()).collect(),
        anonymiser: None,
        country: None,
    }
}

fn zone(no: u32) -> Zone {
    let every = |step: usize| Country::all().skip(no as usize % step).step_by(step);
    Zone {
        id: ZoneId::from(id(2, no)),
        name: format!("zone {no}").parse().unwrap(),
        segments: (0..SEGMENTS / ZONES).map(|at| SegmentId::from(id(1, no + at * ZONES))).collect(),
        countries: every(11).collect(),
        asns: (0..20).map(|at| Asn(no * 20 + at)).collect(),
    }
}

/// All of them about everybody.
fn policy(no: u32) -> Policy {
    let zone = |at: u32| ZoneId::from(id(2, at % ZONES));
    let time_zone = ["Europe/Moscow", "Asia/Almaty", "Europe/Berlin"][no as usize % 3];
    Policy {
        id: PolicyId::from(id(3, no)),
        name: format!("policy {no}").parse().unwrap(),
        from: if no.is_multiple_of(3) { [zone(no), zone(no + 1)].into() } else { [].into() },
        not_from: [zone(no + 7)].into(),
        device: if no.is_multiple_of(4) { [DeviceNeed::Enrolled, DeviceNeed::Compliant].into() } else { [].into() },
        within: no.is_multiple_of(10).then(|| scene::office_hours(time_zone)),
        max_km_per_hour: no.is_multiple_of(5).then_some(NonZeroU32::new(900).unwrap()),
        ..scene::policy("from:office, else:totp, unknown:totp", 1)
    }
}

/// Ten thousand segments of thirty thousand networks, and a hundred policies with every kind of condition.
pub(crate) fn company() -> Compiled {
    let zones: Vec<Zone> = (0..ZONES).map(zone).collect();
    let segments: Vec<Segment> = (0..SEGMENTS).map(segment).collect();
    let policies: Vec<Policy> = (0..POLICIES).map(policy).collect();
    Compiled::new(1, &zones, &segments, &policies).unwrap()
}

/// Some sign-in to that company, from everywhere, with everything known.
pub(crate) fn attempt(no: u32) -> Attempt {
    let spread = no.wrapping_mul(2_654_435_761);
    let address = if spread.is_multiple_of(8) {
        let seven_bits = |at: u32| u16::try_from(spread >> at & 0x7f).unwrap();
        IpAddr::from([0x2a00, seven_bits(8), seven_bits(16), 0, 0, 0, 0, 1])
    } else {
        IpAddr::from((0x1400_0000 + (spread >> 6)).to_be_bytes())
    };
    let country = Country::all().nth(spread as usize % 250);
    let origin = |north: f64| Origin {
        address: Ok(address),
        place: Place {
            country,
            asn: Some(Asn(spread % 1_000)),
            coordinates: Coordinates::new(north, 37.0, Some(20)),
            database_built: Some(Time(MONDAY)),
        },
    };
    let at = Time(MONDAY + u64::from(spread % 10_080) * 60_000);
    Attempt {
        device: Device::Enrolled { posture: Posture::Said { compliant: true, valid_until: None }, known: true },
        origin: origin(55.0),
        at,
        previous: Some(Previous { at: Time(at.0 - 5 * HOUR_MS), origin: origin(54.0) }),
        ..scene::attempt("8.8.8.8 group:finance")
    }
}

#[test]
fn a_large_company_tells_its_networks_apart_and_decides_as_it_explains() {
    let company = company();
    assert!(company.stretches() > 20_000, "{}", company.stretches());
    for no in 0..200 {
        let attempt = attempt(no);
        let (decision, explanation) = (company.decide(&attempt.facts()), company.explain(&attempt.facts()));
        assert_eq!((decision.verdict, decision.policies), (explanation.verdict, 100));
        assert_eq!(decision.valid_until, explanation.valid_until);
    }
}
