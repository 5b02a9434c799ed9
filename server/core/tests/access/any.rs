//! Any company and any sign-in, out of a small world, so that they often meet.

use std::{collections::BTreeSet, net::IpAddr, num::NonZeroU32};

use lethe_proto::ids::Time;
use lethe_server_core::{
    access::{
        country::Country,
        factor::Factor,
        facts::{Device, Posture, Previous},
        hours::{Day, Hours, Span, TimeOfDay},
        network::Network,
        origin::{AddressUnknown, Asn, Origin, Place},
        policy::{DeviceNeed, Mode, Otherwise, People, Policy, WhenUnknown},
        segment::{Anonymiser, Segment},
        zone::Zone,
    },
    ids::{PolicyId, SegmentId, ZoneId},
    permission::AdminRole,
};
use proptest::{collection::vec, option, prelude::*, sample::select, sample::subsequence};

use crate::scene::{Attempt, CITIES, HOUR_MS, MONDAY, city};

const NETWORKS: &str = "0.0.0.0/0 8.0.0.0/7 8.8.0.0/16 8.8.8.0/24 8.8.8.8 9.0.0.0/8 10.0.0.0/8 10.1.0.0/16 10.1.2.0/24 255.255.255.255 \
    ::/0 2000::/3 2a00::/16 2a00:1::/32 2a00:1:2::/48 2a00:1:2:3::/64 fd00::/8 2002::/16 ffff::/16";

const ADDRESSES: &str = "8.8.8.8 8.8.8.9 8.8.9.1 8.9.0.1 9.1.1.1 10.1.2.3 10.1.3.1 10.2.0.1 1.1.1.1 255.255.255.255 0.0.0.0 \
    ::ffff:8.8.8.8 2a00:1:2:3::4 2a00:1:2::4 2a00:1::4 2a00::4 2b00::1 fd00::1 2002:808:808::1 ::1 fe80::1 \
    ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff 64:ff9b::808:808 100.64.0.1";

const COUNTRIES: [&str; 3] = ["RU", "KZ", "DE"];
const TIME_ZONES: [&str; 4] = ["Europe/Moscow", "Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe"];
const GROUPS: [&str; 2] = ["finance", "hr"];
const APPS: [&str; 3] = ["console", "messenger", "wiki"];

/// Zones, segments and policies that belong together.
#[derive(Debug, Clone)]
pub(crate) struct World {
    pub(crate) zones: Vec<Zone>,
    pub(crate) segments: Vec<Segment>,
    pub(crate) policies: Vec<Policy>,
}

fn from_list<T: std::str::FromStr<Err: std::fmt::Debug>>(list: &'static str) -> Vec<T> {
    list.split_whitespace().map(|word| word.parse().unwrap()).collect()
}

fn country() -> impl Strategy<Value = Country> {
    select(&COUNTRIES[..]).prop_map(|code| code.parse().unwrap())
}

fn asn() -> impl Strategy<Value = Asn> {
    (64_500..64_503_u32).prop_map(Asn)
}

fn ids<I: From<[u8; 16]> + Ord + Clone + std::fmt::Debug>(
    least: usize,
    most: usize,
) -> impl Strategy<Value = BTreeSet<I>> {
    subsequence((0..4_u8).collect::<Vec<_>>(), least..=most)
        .prop_map(|ids| ids.into_iter().map(|id| [id; 16].into()).collect())
}

fn segments() -> impl Strategy<Value = Vec<Segment>> {
    let anonymiser = option::weighted(0.2, select(&Anonymiser::ALL[..]));
    let one = (vec(select(from_list::<Network>(NETWORKS)), 0..5), anonymiser, option::weighted(0.3, country()));
    vec(one, 4).prop_map(|list| {
        let mut claimed = BTreeSet::new();
        let segment = |((mut networks, anonymiser, country), no): ((Vec<Network>, _, Option<Country>), u8)| {
            // No network has two countries, and none that is nowhere has one.
            let nowhere = |network: &Network| {
                ["10.", "f", "2002", "255"].iter().any(|start| network.to_string().starts_with(start))
            };
            networks.retain(|network| country.is_none() || (!nowhere(network) && claimed.insert(*network)));
            let name = format!("segment {no}").parse().unwrap();
            Segment { id: SegmentId::from([no; 16]), name, networks, anonymiser, country }
        };
        list.into_iter().zip(0..).map(segment).collect()
    })
}

fn zones() -> impl Strategy<Value = Vec<Zone>> {
    let countries = proptest::collection::btree_set(country(), 0..3);
    let one = (ids::<SegmentId>(0, 2), countries, proptest::collection::btree_set(asn(), 0..2));
    vec(one, 4).prop_map(|list| {
        let zone = |((mut segments, countries, asns), no): ((BTreeSet<SegmentId>, BTreeSet<_>, BTreeSet<_>), u8)| {
            if segments.is_empty() && countries.is_empty() && asns.is_empty() {
                segments.insert([0; 16].into());
            }
            Zone { id: ZoneId::from([no; 16]), name: format!("zone {no}").parse().unwrap(), segments, countries, asns }
        };
        list.into_iter().zip(0..).map(zone).collect()
    })
}

fn hours() -> impl Strategy<Value = Hours> {
    let time =
        || (0..48_u16).prop_map(|half| format!("{:02}:{:02}", half / 2, half % 2 * 30).parse::<TimeOfDay>().unwrap());
    let span = (proptest::collection::btree_set(select(&Day::ALL[..]), 1..4), time(), time())
        .prop_filter_map("empty", |(days, from, until)| Span::new(days, from, until).ok());
    (select(&TIME_ZONES[..]), vec(span, 0..4))
        .prop_map(|(time_zone, spans)| Hours { time_zone: time_zone.parse().unwrap(), spans })
}

fn when_unknown() -> impl Strategy<Value = WhenUnknown> {
    prop_oneof![
        2 => Just(WhenUnknown::Deny),
        1 => select(&Factor::ALL[..]).prop_map(WhenUnknown::StepUp),
        1 => Just(WhenUnknown::Allow),
    ]
}

pub(crate) fn policy() -> impl Strategy<Value = Policy> {
    let mode = prop_oneof![5 => Just(Mode::On), 2 => Just(Mode::ReportOnly), 1 => Just(Mode::Draft)];
    let people = (
        subsequence(&GROUPS[..], 0..=1),
        prop_oneof![4 => Just(vec![]), 1 => subsequence(&AdminRole::ALL[..], 1..=2)],
        prop_oneof![2 => Just(vec![]), 1 => subsequence(&APPS[..], 1..=2)],
    );
    let device = prop_oneof![3 => Just(vec![]), 2 => subsequence(&DeviceNeed::ALL[..], 1..=3)];
    let travel = option::weighted(0.3, select(vec![NonZeroU32::new(300).unwrap(), NonZeroU32::new(900).unwrap()]));
    let conditions = (ids::<ZoneId>(0, 2), ids::<ZoneId>(0, 1), device, option::weighted(0.3, hours()), travel);
    let otherwise = prop_oneof![Just(Otherwise::Deny), select(&Factor::ALL[..]).prop_map(Otherwise::StepUp)];
    (mode, people, conditions, otherwise, when_unknown()).prop_filter_map("asks nothing", |parts| {
        let (
            mode,
            (groups, roles, apps),
            (from, mut not_from, device, within, max_km_per_hour),
            otherwise,
            when_unknown,
        ) = parts;
        not_from.retain(|zone| !from.contains(zone));
        let groups = groups.into_iter().map(|group| group.parse().unwrap()).collect();
        let policy = Policy {
            id: PolicyId::from([0; 16]),
            name: "any".parse().unwrap(),
            mode,
            people: People { groups, roles: roles.into_iter().collect() },
            apps: apps.into_iter().map(|app| app.parse().unwrap()).collect(),
            from,
            not_from,
            device: device.into_iter().collect(),
            within,
            max_km_per_hour,
            otherwise,
            when_unknown,
        };
        policy.asks_something().then_some(policy)
    })
}

pub(crate) fn world() -> impl Strategy<Value = World> {
    (zones(), segments(), vec(policy(), 0..7)).prop_map(|(zones, segments, mut policies)| {
        policies.iter_mut().zip(1..).for_each(|(policy, no)| policy.id = PolicyId::from([no; 16]));
        World { zones, segments, policies }
    })
}

fn origin() -> impl Strategy<Value = Origin> {
    let address = prop_oneof![
        9 => select(from_list::<IpAddr>(ADDRESSES)).prop_map(Ok),
        1 => select(&AddressUnknown::ALL[..]).prop_map(Err),
    ];
    let coordinates = option::weighted(0.8, select(CITIES.map(|place| place.0).to_vec()).prop_map(city));
    (address, option::weighted(0.7, country()), option::weighted(0.7, asn()), coordinates).prop_map(
        |(address, country, asn, coordinates)| Origin {
            address,
            place: Place { country, asn, coordinates, database_built: Some(Time(MONDAY)) },
        },
    )
}

/// In the half year around two changes of the clocks.
pub(crate) fn moment() -> impl Strategy<Value = Time> {
    (0..200 * 24 * 60_u64).prop_map(|minutes| Time(MONDAY - 60 * 24 * HOUR_MS + minutes * 60_000))
}

pub(crate) fn attempt() -> impl Strategy<Value = Attempt> {
    let group = option::of(select(&GROUPS[..]).prop_map(str::to_owned));
    let roles = option::weighted(0.3, subsequence(&AdminRole::ALL[..], 1..=2));
    let app = select(&APPS[..]).prop_map(|app| app.parse().unwrap());
    let factors = vec(select(&Factor::ALL[..]), 0..4).prop_map(|factors| factors.into_iter().collect());
    let facts = (group, roles, app, factors);
    (facts, origin(), moment(), device(), option::weighted(0.7, (-60..600_i64, origin()))).prop_map(
        |((group, roles, app, factors), origin, at, (device, minutes), previous)| Attempt {
            group,
            roles,
            app,
            factors,
            device: age(device, Time(at.0.saturating_add_signed(minutes * 60_000))),
            origin,
            at,
            previous: previous
                .map(|(minutes, origin)| Previous { at: Time(at.0.saturating_add_signed(-minutes * 60_000)), origin }),
        },
    )
}

/// A device, and in how many minutes its word is too old.
fn device() -> impl Strategy<Value = (Device, i64)> {
    let posture = prop_oneof![
        1 => Just(Posture::Unknown),
        2 => any::<bool>().prop_map(|compliant| Posture::Said { compliant, valid_until: None }),
        4 => any::<bool>().prop_map(|compliant| Posture::Said { compliant, valid_until: Some(Time(0)) }),
    ];
    let enrolled = (posture, any::<bool>()).prop_map(|(posture, known)| Device::Enrolled { posture, known });
    (prop_oneof![1 => Just(Device::None), 4 => enrolled], -60..600_i64)
}

/// Puts the moment at which a device's word is too old in.
fn age(device: Device, until: Time) -> Device {
    match device {
        Device::Enrolled { posture: Posture::Said { compliant, valid_until: Some(_) }, known } => {
            Device::Enrolled { posture: Posture::Said { compliant, valid_until: Some(until) }, known }
        }
        other => other,
    }
}
