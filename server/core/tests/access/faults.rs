//! What keeps documents from being made into a snapshot.

use lethe_server_core::{
    access::{compiled::Compiled, fault::Fault, policy::Policy, segment::Segment, special::Special, zone::Zone},
    ids::PolicyId,
};

use crate::scene::{policies, policy, segment_id, segments, zone_id, zones};

fn faults(zones: &[Zone], segments: &[Segment], policies: &[Policy]) -> Vec<Fault> {
    Compiled::new(1, zones, segments, policies).err().unwrap_or_default()
}

#[test]
fn all_faults_are_told_at_once() {
    let mut two = policies("from:office | from:cis, not:cis");
    two[0].id = two[1].id;
    let nothing = Policy { from: [].into(), id: PolicyId::from([9; 16]), ..two[0].clone() };
    two.push(nothing);
    let mut lost = zones();
    lost.retain(|zone| zone.id != zone_id("office"));
    lost.iter_mut().filter(|zone| zone.id == zone_id("hoster")).for_each(|zone| zone.asns.clear());
    lost.push(lost[0].clone());
    let mut few = segments();
    few.retain(|segment| segment.id != segment_id("tor"));
    few.push(few[0].clone());
    let id = two[1].id;
    assert_eq!(
        faults(&lost, &few, &two),
        [
            Fault::PolicyTwice(id),
            Fault::ZoneTwice(zone_id("lab")),
            Fault::SegmentTwice(segment_id("office")),
            Fault::UnknownZone { policy: id, zone: zone_id("office") },
            Fault::Contradiction { policy: id, zone: zone_id("cis") },
            Fault::NoCondition(PolicyId::from([9; 16])),
            Fault::EmptyZone(zone_id("hoster")),
            Fault::UnknownSegment { zone: zone_id("tor"), segment: segment_id("tor") },
        ]
    );
}

#[test]
fn a_network_has_one_country_at_most_and_none_where_there_is_no_map() {
    let mut wrong = segments();
    wrong[0].country = Some("RU".parse().unwrap());
    wrong[0].networks = vec!["10.0.0.0/8".parse().unwrap(), "192.0.2.0/24".parse().unwrap()];
    assert_eq!(
        faults(&zones(), &wrong, &[]),
        [
            Fault::CountryOfNowhere {
                segment: segment_id("office"),
                network: "10.0.0.0/8".parse().unwrap(),
                special: Special::Private
            },
            Fault::TwoCountries {
                network: "192.0.2.0/24".parse().unwrap(),
                one: "RU".parse().unwrap(),
                other: "KZ".parse().unwrap()
            },
        ]
    );
}

#[test]
fn there_is_room_for_512_policies() {
    let many: Vec<Policy> = (0..513_u16)
        .map(|no| {
            let mut id = [0; 16];
            id[..2].copy_from_slice(&no.to_be_bytes());
            Policy { id: PolicyId::from(id), ..policy("from:office", 1) }
        })
        .collect();
    assert_eq!(faults(&zones(), &segments(), &many), [Fault::TooManyPolicies(513)]);
    assert!(faults(&zones(), &segments(), &many[..512]).is_empty());
}
