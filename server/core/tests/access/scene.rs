//! A company with an office, a few zones, and a short way to write policies and sign-ins down.
//!
//! A policy is words divided by commas: `from:office+cis, device:enrolled, else:totp, unknown:allow`. Several stand on either side of `|`.
//! A sign-in is words divided by spaces: `198.51.100.7 RU on:enrolled with:password+totp at:mon-12:00`.

use std::collections::BTreeSet;

use lethe_proto::ids::{PersonId, Time};
use lethe_server_core::{
    access::{
        app::AppId,
        compiled::Compiled,
        explain::Explanation,
        factor::{Factor, Factors},
        facts::{Device, Facts, Posture, Previous, Subject},
        hours::{Day, Hours, Span},
        origin::{AddressUnknown, Asn, Coordinates, Origin, Place},
        policy::{DeviceNeed, Mode, Otherwise, People, Policy, WhenUnknown},
        reason::Reason,
        segment::{Anonymiser, Segment},
        verdict::Verdict,
        zone::Zone,
    },
    ids::{AdminId, PolicyId, SegmentId, ZoneId},
    permission::AdminRole,
};

pub(crate) const HOUR_MS: u64 = 3_600_000;
/// Monday, 30 November 2026, 00:00 in Moscow.
pub(crate) const MONDAY: u64 = 1_795_986_000_000;

const SEGMENTS: [(&str, &str, Option<Anonymiser>, Option<&str>); 7] = [
    ("office", "10.0.0.0/8 203.0.113.0/25 2001:db8:1::/48 2002:a00::/24", None, None),
    ("lab", "10.9.0.0/16 203.0.113.64/26", None, None),
    ("tor", "198.51.100.0/25 2001:db8:666::/48", Some(Anonymiser::Tor), None),
    ("exit", "203.0.113.96/28", Some(Anonymiser::Vpn), None),
    ("feed-kz", "192.0.2.0/24", None, Some("KZ")),
    ("feed-de", "192.0.2.128/25", None, Some("DE")),
    ("relay-in-kz", "192.0.2.64/26", Some(Anonymiser::Relay), None),
];

/// Name, segments, countries, operators.
const ZONES: [(&str, &str, &str, &[u32]); 6] = [
    ("office", "office", "", &[]),
    ("lab", "lab", "", &[]),
    ("cis", "", "RU KZ", &[]),
    ("hoster", "", "", &[64_500]),
    ("tor", "tor", "", &[]),
    ("mixed", "lab", "DE", &[64_501]),
];

/// City, latitude, longitude, radius.
pub(crate) const CITIES: [(&str, f64, f64, Option<u16>); 6] = [
    ("moscow", 55.7558, 37.6173, Some(20)),
    ("tver", 56.8587, 35.9176, Some(100)),
    ("almaty", 43.2389, 76.8897, Some(20)),
    ("sydney", -33.8688, 151.2093, Some(50)),
    ("vague", 55.7558, 37.6173, None),
    ("siberia", 60.0, 100.0, Some(1_000)),
];

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace()
}

fn number<const N: usize>(names: [&str; N], name: &str) -> [u8; 16] {
    let at = names.iter().position(|known| *known == name).unwrap_or_else(|| panic!("no {name}"));
    [u8::try_from(at + 1).unwrap(); 16]
}

pub(crate) fn segment_id(name: &str) -> SegmentId {
    number(SEGMENTS.map(|segment| segment.0), name).into()
}

pub(crate) fn zone_id(name: &str) -> ZoneId {
    number(ZONES.map(|zone| zone.0), name).into()
}

pub(crate) fn segments() -> Vec<Segment> {
    SEGMENTS
        .iter()
        .map(|(name, networks, anonymiser, country)| Segment {
            id: segment_id(name),
            name: name.parse().unwrap(),
            networks: words(networks).map(|network| network.parse().unwrap()).collect(),
            anonymiser: *anonymiser,
            country: country.map(|code| code.parse().unwrap()),
        })
        .collect()
}

pub(crate) fn zones() -> Vec<Zone> {
    ZONES
        .iter()
        .map(|(name, segments, countries, asns)| Zone {
            id: zone_id(name),
            name: name.parse().unwrap(),
            segments: words(segments).map(segment_id).collect(),
            countries: words(countries).map(|code| code.parse().unwrap()).collect(),
            asns: asns.iter().copied().map(Asn).collect(),
        })
        .collect()
}

/// A company of these policies.
pub(crate) fn company(policies: &str) -> Compiled {
    Compiled::new(7, &zones(), &segments(), &self::policies(policies)).unwrap()
}

/// Policies on either side of `|`; none for an empty text.
pub(crate) fn policies(text: &str) -> Vec<Policy> {
    let sentences = text.split('|').map(str::trim).filter(|sentence| !sentence.is_empty());
    sentences.zip(1..).map(|(sentence, no)| policy(sentence, no)).collect()
}

pub(crate) fn policy(sentence: &str, no: u8) -> Policy {
    let mut policy = Policy {
        id: PolicyId::from([no; 16]),
        name: sentence.parse().unwrap(),
        mode: Mode::On,
        people: People::default(),
        apps: BTreeSet::new(),
        from: BTreeSet::new(),
        not_from: BTreeSet::new(),
        device: BTreeSet::new(),
        within: None,
        max_km_per_hour: None,
        otherwise: Otherwise::Deny,
        when_unknown: WhenUnknown::Deny,
    };
    for word in sentence.split(", ") {
        let (key, value) = word.split_once(':').unwrap();
        let list = || value.split('+');
        match key {
            "from" => policy.from = list().map(zone_id).collect(),
            "not" => policy.not_from = list().map(zone_id).collect(),
            "device" => policy.device = list().map(need).collect(),
            "hours" => policy.within = Some(office_hours(value)),
            "travel" => policy.max_km_per_hour = Some(value.parse().unwrap()),
            "else" => policy.otherwise = Otherwise::StepUp(factor(value)),
            "unknown" if value == "allow" => policy.when_unknown = WhenUnknown::Allow,
            "unknown" => policy.when_unknown = WhenUnknown::StepUp(factor(value)),
            "group" => policy.people.groups = list().map(|group| group.parse().unwrap()).collect(),
            "role" => policy.people.roles = list().map(|role| AdminRole::from_text(role).unwrap()).collect(),
            "app" => policy.apps = list().map(|app| app.parse().unwrap()).collect(),
            "mode" if value == "report" => policy.mode = Mode::ReportOnly,
            "mode" => policy.mode = Mode::Draft,
            _ => panic!("{word}"),
        }
    }
    policy
}

fn need(word: &str) -> DeviceNeed {
    match word {
        "enrolled" => DeviceNeed::Enrolled,
        "compliant" => DeviceNeed::Compliant,
        "known" => DeviceNeed::Known,
        _ => panic!("{word}"),
    }
}

/// From Monday to Friday, 09:00 to 18:00.
pub(crate) fn office_hours(time_zone: &str) -> Hours {
    let workdays = [Day::Mon, Day::Tue, Day::Wed, Day::Thu, Day::Fri];
    let span = Span::new(workdays.into(), "09:00".parse().unwrap(), "18:00".parse().unwrap()).unwrap();
    Hours { time_zone: time_zone.parse().unwrap(), spans: vec![span] }
}

fn factor(word: &str) -> Factor {
    Factor::ALL.into_iter().find(|factor| factor.as_str() == word).unwrap_or_else(|| panic!("{word}"))
}

/// A sign-in that owns what its facts point to.
#[derive(Debug, Clone)]
pub(crate) struct Attempt {
    pub(crate) group: Option<String>,
    pub(crate) roles: Option<Vec<AdminRole>>,
    pub(crate) app: AppId,
    pub(crate) factors: Factors,
    pub(crate) device: Device,
    pub(crate) origin: Origin,
    pub(crate) at: Time,
    pub(crate) previous: Option<Previous>,
}

impl Attempt {
    pub(crate) fn facts(&self) -> Facts<'_> {
        let group = self.group.as_deref();
        Facts {
            subject: match &self.roles {
                None => Subject::Employee { id: PersonId::from([1; 16]), group },
                Some(roles) => Subject::Admin { id: AdminId::from([1; 16]), group, roles },
            },
            app: &self.app,
            factors: self.factors,
            device: self.device,
            origin: self.origin,
            at: self.at,
            previous: self.previous,
        }
    }
}

/// Reads a sign-in. What is not said: an employee of no group, to the messenger, with a password, on nothing, Monday at noon, for the first
/// time.
pub(crate) fn attempt(text: &str) -> Attempt {
    let mut attempt = Attempt {
        group: None,
        roles: None,
        app: "messenger".parse().unwrap(),
        factors: Factors::NONE.and(Factor::Password),
        device: Device::None,
        origin: Origin { address: Err(AddressUnknown::NotSaid), place: Place::default() },
        at: Time(MONDAY + 12 * HOUR_MS),
        previous: None,
    };
    for word in words(text) {
        match word.split_once(':').filter(|(key, _)| key.len() > 1 && key.bytes().all(|b| b.is_ascii_lowercase())) {
            Some(("group", group)) => attempt.group = Some(group.to_owned()),
            Some(("admin", roles)) => {
                attempt.roles = Some(roles.split('+').map(|role| AdminRole::from_text(role).unwrap()).collect());
            }
            Some(("app", app)) => attempt.app = app.parse().unwrap(),
            Some(("with", factors)) => attempt.factors = factors.split('+').map(factor).collect(),
            Some(("on", device)) => attempt.device = self::device(device, attempt.at),
            Some(("at", moment)) => attempt.at = self::moment(moment),
            Some(("in", city)) => attempt.origin.place.coordinates = Some(self::city(city)),
            Some(("before", journey)) => attempt.previous = Some(self::previous(journey, attempt.at)),
            _ => origin(&mut attempt.origin, word),
        }
    }
    attempt
}

fn origin(origin: &mut Origin, word: &str) {
    if let Some(asn) = word.strip_prefix("AS") {
        origin.place.asn = Some(Asn(asn.parse().unwrap()));
    } else if let Ok(country) = word.parse() {
        origin.place.country = Some(country);
    } else if let Some(why) = word.strip_prefix('?') {
        let known = AddressUnknown::ALL.into_iter().find(|known| known.code().ends_with(why));
        origin.address = Err(known.unwrap_or_else(|| panic!("{why}")));
    } else {
        origin.address = Ok(word.parse().unwrap_or_else(|_| panic!("{word}")));
    }
}

/// `new` and `known` are compliant; what else is there is known.
fn device(word: &str, at: Time) -> Device {
    let said = |compliant, ms| Posture::Said { compliant, valid_until: Some(Time(at.0 + ms)) };
    let (posture, known) = match word {
        "nothing" => return Device::None,
        "known" => (said(true, HOUR_MS), true),
        "new" => (said(true, HOUR_MS), false),
        "broken" => (said(false, HOUR_MS), true),
        "old" => (said(true, 0), true),
        "silent" => (Posture::Unknown, true),
        _ => panic!("{word}"),
    };
    Device::Enrolled { posture, known }
}

/// `mon-09:00`, by the clocks of Moscow.
fn moment(word: &str) -> Time {
    let (day, time) = word.split_once('-').unwrap();
    let day = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].iter().position(|known| *known == day).unwrap();
    let minutes: lethe_server_core::access::hours::TimeOfDay = time.parse().unwrap();
    Time(MONDAY + day as u64 * 24 * HOUR_MS + u64::from(minutes.minutes()) * 60_000)
}

pub(crate) fn city(name: &str) -> Coordinates {
    let (_, north, east, accuracy) = CITIES.into_iter().find(|city| city.0 == name).unwrap_or_else(|| panic!("{name}"));
    Coordinates::new(north, east, accuracy).unwrap()
}

/// `almaty-180`: there, so many minutes earlier. `tor-180`: from Tor, which the database puts to Almaty.
fn previous(word: &str, at: Time) -> Previous {
    let (place, minutes) = word.split_once('-').unwrap();
    let minutes: u64 = minutes.parse().unwrap();
    let (address, coordinates) = match place {
        "tor" => ("198.51.100.7", Some(city("almaty"))),
        "nowhere" => ("198.51.100.200", None),
        _ => ("198.51.100.200", Some(city(place))),
    };
    let place = Place { coordinates, database_built: Some(Time(MONDAY)), ..Place::default() };
    Previous { at: Time(at.0 - minutes * 60_000), origin: Origin { address: Ok(address.parse().unwrap()), place } }
}

/// `deny`, or `step_up:totp`, and what only reports.
pub(crate) fn verdict(explanation: &Explanation) -> String {
    match explanation.reported {
        Verdict::Allow => of_verdict(explanation.verdict),
        reported => format!("{} (reported {})", of_verdict(explanation.verdict), of_verdict(reported)),
    }
}

pub(crate) fn of_verdict(verdict: Verdict) -> String {
    match verdict {
        Verdict::StepUp(factors) => {
            let words: Vec<&str> = factors.iter().map(Factor::as_str).collect();
            format!("{}:{}", verdict.as_str(), words.join("+"))
        }
        Verdict::Allow | Verdict::Deny => verdict.as_str().to_owned(),
    }
}

/// The codes of all reasons, policies on either side of `|`; the code of the decision where there are none.
pub(crate) fn reasons(explanation: &Explanation) -> String {
    if explanation.policies.is_empty() {
        return explanation.code().to_owned();
    }
    let policies = explanation.policies.iter().map(|judged| {
        let reasons: Vec<String> = judged.reasons.iter().map(reason).collect();
        reasons.join(" ")
    });
    policies.collect::<Vec<_>>().join(" | ")
}

fn reason(reason: &Reason) -> String {
    let code = reason.code();
    match reason {
        Reason::FromUnknown(why) | Reason::NotFromUnknown(why) => format!("{code}({})", why.code()),
        Reason::TravelNotJudged(why) => format!("{code}({})", why.code()),
        _ => code.to_owned(),
    }
}
