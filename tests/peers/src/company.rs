//! A large company: ten thousand segments of thirty thousand networks, fifty zones, and policies with every kind of condition, all of them about
//! everybody. A policy that does not hold refuses, so that an answer is yes or no, as it is in a language without step-up.

use std::{collections::BTreeSet, net::Ipv4Addr, num::NonZeroU32};

use lethe_server_core::{
    access::{
        country::Country,
        hours::{Day, Hours, Span},
        origin::Asn,
        policy::{DeviceNeed, Mode, Otherwise, People, Policy, WhenUnknown},
        segment::Segment,
        zone::Zone,
    },
    ids::{PolicyId, SegmentId, ZoneId},
};

/// How many segments there are.
pub const SEGMENTS: u32 = 10_000;
const ZONES: u32 = 50;
/// From here on zones are those from which nobody may come.
const FORBIDDEN: u32 = 40;
/// Where its people work.
pub(crate) const TIME_ZONES: [&str; 3] = ["Europe/Moscow", "Asia/Almaty", "Europe/Berlin"];

/// Zones, segments and so many policies.
pub fn company(policies: u32) -> (Vec<Zone>, Vec<Segment>, Vec<Policy>) {
    ((0..ZONES).map(zone).collect(), (0..SEGMENTS).map(segment).collect(), (0..policies).map(policy).collect())
}

fn id(kind: u8, no: u32) -> [u8; 16] {
    let mut id = [kind; 16];
    id[..4].copy_from_slice(&no.to_be_bytes());
    id
}

fn zone_id(no: u32) -> ZoneId {
    id(2, no).into()
}

/// Three networks: one of IPv4, one that lies within some other segment's, and one of IPv6.
fn segment(no: u32) -> Segment {
    let v4 = |length: u32, no: u32| format!("{}/{length}", Ipv4Addr::from(0x1400_0000_u32 + (no << (32 - length))));
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

/// Zone 0 is where most people are, by country.
fn zone(no: u32) -> Zone {
    let countries = Country::all().enumerate().filter(|(at, _)| match no {
        0 => at % 4 != 0,
        _ if no < FORBIDDEN => at % 40 == no as usize,
        _ => false,
    });
    Zone {
        id: zone_id(no),
        name: format!("zone {no}").parse().unwrap(),
        segments: (0..SEGMENTS / ZONES).map(|at| SegmentId::from(id(1, no + at * ZONES))).collect(),
        countries: countries.map(|(_, country)| country).collect(),
        asns: (0..2).map(|at| Asn(no * 2 + at)).collect(),
    }
}

fn policy(no: u32) -> Policy {
    let allowed = [zone_id(0), zone_id(no % FORBIDDEN), zone_id((no + 1) % FORBIDDEN)];
    let workdays = BTreeSet::from([Day::Mon, Day::Tue, Day::Wed, Day::Thu, Day::Fri]);
    let hours = Hours {
        time_zone: TIME_ZONES[no as usize / 10 % 3].parse().unwrap(),
        spans: vec![Span::new(workdays, "09:00".parse().unwrap(), "18:00".parse().unwrap()).unwrap()],
    };
    Policy {
        id: PolicyId::from(id(3, no)),
        name: format!("policy {no}").parse().unwrap(),
        mode: Mode::On,
        people: People::default(),
        apps: BTreeSet::new(),
        from: if no.is_multiple_of(3) { allowed.into() } else { BTreeSet::new() },
        not_from: [zone_id(FORBIDDEN + no % (ZONES - FORBIDDEN))].into(),
        device: if no.is_multiple_of(4) {
            [DeviceNeed::Enrolled, DeviceNeed::Compliant].into()
        } else {
            BTreeSet::new()
        },
        within: no.is_multiple_of(10).then_some(hours),
        max_km_per_hour: no.is_multiple_of(5).then(|| NonZeroU32::new(900).unwrap()),
        otherwise: Otherwise::Deny,
        when_unknown: WhenUnknown::Deny,
    }
}
