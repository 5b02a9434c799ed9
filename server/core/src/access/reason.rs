//! Why: closed, with data and stable codes, so that texts can be written in any language. No sentence for people stands here.

use lethe_proto::ids::Time;

use super::{
    country::Country,
    origin::{AddressUnknown, Asn},
    segment::Anonymiser,
    special::Special,
    travel::{Journey, NotJudged},
    zone::Membership,
};
use crate::ids::ZoneId;

/// How a condition stands. There is no fourth way, and unknown never satisfies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// It holds.
    Holds,
    /// It does not.
    Fails,
    /// Nobody can say.
    Unknown,
}

/// Why a place cannot be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PlaceUnknown {
    /// The address is not known.
    Address(AddressUnknown),
    /// The address is nowhere on the map.
    Special(Special),
    /// The address hides where somebody is.
    Anonymiser(Anonymiser),
    /// The segment's own word contradicts the database, so the point on its map counts for nothing.
    Contradicted,
    /// The database does not know.
    NotInDatabase,
}

impl PlaceUnknown {
    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Address(why) => why.code(),
            Self::Special(special) => special.code(),
            Self::Anonymiser(kind) => kind.code(),
            Self::Contradicted => "place.contradicted",
            Self::NotInDatabase => "place.not_in_database",
        }
    }
}

/// Why one condition of a policy stands as it does.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Reason {
    /// From: in this zone, by this.
    FromZone(ZoneId, Membership),
    /// From: certainly in none of the zones.
    FromElsewhere {
        /// Where instead, if that is known.
        country: Option<Country>,
        /// By whose network, if that is known.
        asn: Option<Asn>,
    },
    /// From: perhaps in one of the zones, perhaps not.
    FromUnknown(PlaceUnknown),
    /// Not from: certainly in none of the zones.
    NotFromOutside,
    /// Not from: in this zone, by this.
    NotFromZone(ZoneId, Membership),
    /// Not from: perhaps in one of the zones, perhaps not.
    NotFromUnknown(PlaceUnknown),
    /// The device is enrolled.
    DeviceEnrolled,
    /// The device has not proved to be enrolled.
    DeviceNotEnrolled,
    /// The device is as the company wants it, by its word that holds until then.
    DeviceCompliant(Option<Time>),
    /// The device is not as the company wants it, by its word that holds until then.
    DeviceNotCompliant(Option<Time>),
    /// The device has not said how it is.
    DevicePostureUnknown,
    /// The device's word is too old, since then.
    DevicePostureOld(Time),
    /// This person was let in on the device before.
    DeviceKnown,
    /// Nobody let this person in on the device before.
    DeviceNew,
    /// Within the hours, which end then.
    HoursWithin(Option<Time>),
    /// Outside of the hours, which begin then.
    HoursOutside(Option<Time>),
    /// There is no sign-in from which somebody could have travelled.
    TravelFirst,
    /// Not faster than allowed.
    TravelPossible(Journey),
    /// Faster than allowed, even from edge to edge of what the database is sure of.
    TravelImpossible(Journey),
    /// Nobody can say how fast.
    TravelNotJudged(NotJudged),
}

impl Reason {
    /// How the condition stands.
    pub const fn state(&self) -> State {
        match self {
            Self::FromZone(..)
            | Self::NotFromOutside
            | Self::DeviceEnrolled
            | Self::DeviceCompliant(_)
            | Self::DeviceKnown
            | Self::HoursWithin(_)
            | Self::TravelFirst
            | Self::TravelPossible(_) => State::Holds,
            Self::FromElsewhere { .. }
            | Self::NotFromZone(..)
            | Self::DeviceNotEnrolled
            | Self::DeviceNotCompliant(_)
            | Self::DeviceNew
            | Self::HoursOutside(_)
            | Self::TravelImpossible(_) => State::Fails,
            Self::FromUnknown(_)
            | Self::NotFromUnknown(_)
            | Self::DevicePostureUnknown
            | Self::DevicePostureOld(_)
            | Self::TravelNotJudged(_) => State::Unknown,
        }
    }

    /// The moment at which this could change by itself, while nobody moves and nothing is reported.
    pub fn until(&self) -> Option<Time> {
        match self {
            Self::DeviceCompliant(until)
            | Self::DeviceNotCompliant(until)
            | Self::HoursWithin(until)
            | Self::HoursOutside(until) => *until,
            Self::TravelImpossible(journey) => Some(journey.possible_at()),
            Self::TravelNotJudged(why) => why.until(),
            Self::FromZone(..)
            | Self::FromElsewhere { .. }
            | Self::FromUnknown(_)
            | Self::NotFromOutside
            | Self::NotFromZone(..)
            | Self::NotFromUnknown(_)
            | Self::DeviceEnrolled
            | Self::DeviceNotEnrolled
            | Self::DevicePostureUnknown
            | Self::DevicePostureOld(_)
            | Self::DeviceKnown
            | Self::DeviceNew
            | Self::TravelFirst
            | Self::TravelPossible(_) => None,
        }
    }

    /// The stable code.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::FromZone(..) => "from.zone",
            Self::FromElsewhere { .. } => "from.elsewhere",
            Self::FromUnknown(_) => "from.unknown",
            Self::NotFromOutside => "not_from.outside",
            Self::NotFromZone(..) => "not_from.zone",
            Self::NotFromUnknown(_) => "not_from.unknown",
            Self::DeviceEnrolled => "device.enrolled",
            Self::DeviceNotEnrolled => "device.not_enrolled",
            Self::DeviceCompliant(_) => "device.compliant",
            Self::DeviceNotCompliant(_) => "device.not_compliant",
            Self::DevicePostureUnknown => "device.posture_unknown",
            Self::DevicePostureOld(_) => "device.posture_old",
            Self::DeviceKnown => "device.known",
            Self::DeviceNew => "device.new",
            Self::HoursWithin(_) => "hours.within",
            Self::HoursOutside(_) => "hours.outside",
            Self::TravelFirst => "travel.first",
            Self::TravelPossible(_) => "travel.possible",
            Self::TravelImpossible(_) => "travel.impossible",
            Self::TravelNotJudged(_) => "travel.not_judged",
        }
    }
}
