//! Sign-ins of a working week: most from where and when people work, some from elsewhere, some of which little is known.

use std::net::IpAddr;

use lethe_proto::ids::{PersonId, Time};
use lethe_server_core::access::{
    app::AppId,
    country::Country,
    factor::{Factor, Factors},
    facts::{Device, Facts, Posture, Previous, Subject},
    origin::{AddressUnknown, Asn, Coordinates, Origin, Place},
};

const HOUR_MS: u64 = 3_600_000;
/// Monday, 30 November 2026, 00:00 UTC.
const MONDAY: u64 = 1_795_996_800_000;

/// A sign-in that owns what its facts point to.
#[derive(Debug)]
pub struct SignIn {
    app: AppId,
    pub(crate) device: Device,
    pub(crate) origin: Origin,
    pub(crate) at: Time,
    pub(crate) previous: Option<Previous>,
}

impl SignIn {
    /// What is known at it.
    pub fn facts(&self) -> Facts<'_> {
        Facts {
            subject: Subject::Employee { id: PersonId::from([1; 16]), group: Some("finance") },
            app: &self.app,
            factors: Factors::NONE.and(Factor::Password),
            device: self.device,
            origin: self.origin,
            at: self.at,
            previous: self.previous,
        }
    }
}

/// So many, always the same.
pub fn sign_ins(count: u32) -> Vec<SignIn> {
    (0..count).map(sign_in).collect()
}

/// A number that looks like chance: below `below`, and another one for each `what`.
fn chance(no: u32, what: u32, below: u32) -> u32 {
    let mut mixed = no.wrapping_mul(0x9e37_79b9) ^ what.wrapping_mul(0x85eb_ca6b);
    mixed = (mixed ^ mixed >> 16).wrapping_mul(0x7feb_352d);
    mixed = (mixed ^ mixed >> 15).wrapping_mul(0x846c_a68b);
    (mixed ^ mixed >> 16) % below
}

fn sign_in(no: u32) -> SignIn {
    let of = |what, below| chance(no, what, below);
    // Most are within the hours of all three time zones.
    let usual = u64::from(of(1, 5)) * 24 * 60 + u64::from(of(2, 240) + 8 * 60 + 30);
    let minutes = if of(3, 10) == 0 { u64::from(of(4, 7 * 24 * 60)) } else { usual };
    let at = Time(MONDAY + minutes * 60_000);
    let posture = match of(5, 20) {
        0 => Posture::Unknown,
        1 => Posture::Said { compliant: false, valid_until: None },
        _ => Posture::Said { compliant: true, valid_until: Some(at.plus(HOUR_MS)) },
    };
    let device = if of(6, 30) == 0 { Device::None } else { Device::Enrolled { posture, known: true } };
    let before = Time(at.0 - u64::from(of(7, 48) + 1) * HOUR_MS);
    let previous = Previous { at: before, origin: origin(no, 100) };
    SignIn {
        app: "messenger".parse().unwrap(),
        device,
        origin: origin(no, 200),
        at,
        previous: (of(8, 10) != 0).then_some(previous),
    }
}

fn origin(no: u32, what: u32) -> Origin {
    let of = |more: u32, below| chance(no, what + more, below);
    let part = |more| u16::try_from(of(more, 100)).unwrap();
    let address = if of(1, 8) == 0 {
        IpAddr::from([0x2a00, part(2), part(3), 0, 0, 0, 0, 1])
    } else {
        IpAddr::from((0x1400_0000 + of(4, 60_000_000)).to_be_bytes())
    };
    let known = Place {
        country: Country::all().nth(of(5, 240) as usize),
        asn: Some(Asn(of(6, 5_000))),
        coordinates: Coordinates::new(f64::from(of(7, 20)) + 40.0, f64::from(of(8, 30)) + 20.0, Some(20)),
        database_built: Some(Time(MONDAY)),
    };
    Origin {
        address: if of(9, 40) == 0 { Err(AddressUnknown::Hidden) } else { Ok(address) },
        place: if of(10, 40) == 0 { Place::default() } else { known },
    }
}
