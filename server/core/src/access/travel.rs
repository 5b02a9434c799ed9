//! Impossible travel: whether somebody can have come from where they signed in last.
//!
//! It is judged on two points and how sure the database is of them, in whole kilometres, so that what is shown is what was
//! judged. Where that does not carry a judgement, none is made.

use std::num::NonZeroU32;

use lethe_proto::ids::Time;

use super::{
    origin::Coordinates,
    reason::{PlaceUnknown, Reason},
};

/// Radius of a sphere of the Earth's surface, in kilometres.
const EARTH_KM: f64 = 6_371.0;
const HOUR_MS: u64 = 3_600_000;

/// A point with a larger radius in kilometres stands for a region or a country, and carries no judgement.
pub const COARSEST_KM: u16 = 250;

/// One end of a journey.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// Where, or why nobody knows.
    pub coordinates: Result<Coordinates, PlaceUnknown>,
    /// When somebody signed in there.
    pub at: Time,
    /// When the database that knows the point was built.
    pub database_built: Option<Time>,
}

/// One end of a journey.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum End {
    /// The earlier sign-in.
    Before,
    /// This one.
    Here,
}

/// From the last sign-in to this one, under a limit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Journey {
    /// The last sign-in.
    pub before: Point,
    /// This one.
    pub here: Point,
    /// From point to point.
    pub km: u32,
    /// From edge to edge, if somebody was as near as the radii of both points allow.
    pub least_km: u32,
    /// The limit.
    pub max_km_per_hour: NonZeroU32,
}

/// Why nobody can say how fast somebody travelled.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum NotJudged {
    /// One end is not on the map.
    Unlocated(End, PlaceUnknown),
    /// The database does not say how sure it is of one end.
    NoAccuracy(End),
    /// One end could be anywhere within this many kilometres.
    TooCoarse(End, u16),
    /// Too fast from point to point, and slow enough from edge to edge.
    Within(Journey),
    /// The last sign-in lies in the future, and does not until then.
    Clock(Time),
}

impl NotJudged {
    /// The stable code.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unlocated(..) => "travel.unlocated",
            Self::NoAccuracy(_) => "travel.no_accuracy",
            Self::TooCoarse(..) => "travel.too_coarse",
            Self::Within(_) => "travel.within_accuracy",
            Self::Clock(_) => "travel.clock",
        }
    }

    /// The moment at which this could change by itself.
    pub(crate) fn until(&self) -> Option<Time> {
        match self {
            Self::Unlocated(..) | Self::NoAccuracy(_) | Self::TooCoarse(..) => None,
            Self::Within(journey) => Some(journey.slow_enough_at(journey.km)),
            Self::Clock(until) => Some(*until),
        }
    }
}

impl Journey {
    /// Milliseconds between the two sign-ins.
    pub const fn elapsed_ms(&self) -> u64 {
        self.here.at.since(self.before.at)
    }

    /// Speed from point to point; `None` where no time has passed.
    pub fn km_per_hour(&self) -> Option<u64> {
        (u64::from(self.km) * HOUR_MS).checked_div(self.elapsed_ms())
    }

    /// From when on it would not be faster than allowed any more, at least from edge to edge.
    pub fn possible_at(&self) -> Time {
        self.slow_enough_at(self.least_km)
    }

    fn is_too_fast(&self, km: u32) -> bool {
        self.here.at < self.slow_enough_at(km)
    }

    /// The first moment by which the limit allows to have come this far.
    fn slow_enough_at(&self, km: u32) -> Time {
        self.before.at.plus((u64::from(km) * HOUR_MS).div_ceil(self.max_km_per_hour.get().into()))
    }
}

/// Two ends and what lies between them, before any limit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Way {
    before: Point,
    here: Point,
    km: u32,
    least_km: u32,
}

impl Way {
    /// Measures, if both ends carry it.
    pub(crate) fn between(before: Point, here: Point) -> Result<Self, NotJudged> {
        if here.at < before.at {
            return Err(NotJudged::Clock(before.at));
        }
        let (from, from_km) = sure(End::Before, &before)?;
        let (to, to_km) = sure(End::Here, &here)?;
        let km = distance_km(&from, &to);
        Ok(Self { before, here, km, least_km: km.saturating_sub(from_km + to_km) })
    }

    /// Judges by a limit.
    pub(crate) fn judge(&self, max_km_per_hour: NonZeroU32) -> Reason {
        let Self { before, here, km, least_km } = *self;
        let journey = Journey { before, here, km, least_km, max_km_per_hour };
        if !journey.is_too_fast(km) {
            Reason::TravelPossible(journey)
        } else if journey.is_too_fast(least_km) {
            Reason::TravelImpossible(journey)
        } else {
            Reason::TravelNotJudged(NotJudged::Within(journey))
        }
    }
}

/// A point and its radius, if that is small enough to judge by.
fn sure(end: End, point: &Point) -> Result<(Coordinates, u32), NotJudged> {
    let coordinates = point.coordinates.map_err(|why| NotJudged::Unlocated(end, why))?;
    match coordinates.accuracy_km() {
        None => Err(NotJudged::NoAccuracy(end)),
        Some(km) if km > COARSEST_KM => Err(NotJudged::TooCoarse(end, km)),
        Some(km) => Ok((coordinates, km.into())),
    }
}

/// The way along the surface, by haversines, in whole kilometres.
fn distance_km(from: &Coordinates, to: &Coordinates) -> u32 {
    let (north, south) = (from.latitude().to_radians(), to.latitude().to_radians());
    let up = ((south - north) / 2.0).sin();
    let along = ((to.longitude() - from.longitude()).to_radians() / 2.0).sin();
    let haversine = up * up + north.cos() * south.cos() * along * along;
    let km = (2.0 * EARTH_KM * haversine.sqrt().min(1.0).asin()).round();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to half of the Earth's girth")]
    let km = km as u32;
    km
}

#[cfg(test)]
mod tests {
    use super::*;

    const KM_PER_HOUR: NonZeroU32 = NonZeroU32::new(900).unwrap();

    fn point(latitude: f64, longitude: f64, accuracy_km: Option<u16>, at_minutes: u64) -> Point {
        Point {
            coordinates: Coordinates::new(latitude, longitude, accuracy_km).ok_or(PlaceUnknown::NotInDatabase),
            at: Time(at_minutes * 60_000),
            database_built: Some(Time(1)),
        }
    }

    fn moscow(at_minutes: u64) -> Point {
        point(55.7558, 37.6173, Some(20), at_minutes)
    }

    fn almaty(at_minutes: u64) -> Point {
        point(43.2389, 76.8897, Some(20), at_minutes)
    }

    #[test]
    fn distances_are_those_of_an_atlas() {
        let km = |one: (f64, f64), two: (f64, f64)| {
            let coordinates = |(north, east)| Coordinates::new(north, east, None).unwrap();
            distance_km(&coordinates(one), &coordinates(two))
        };
        assert_eq!(km((55.7558, 37.6173), (43.2389, 76.8897)), 3_104);
        assert_eq!(km((0.0, 179.5), (0.0, -179.5)), 111);
        assert_eq!(km((90.0, 0.0), (-90.0, 120.0)), 20_015);
        assert_eq!(km((10.0, 10.0), (10.0, 10.0)), 0);
    }

    #[test]
    fn moscow_to_almaty_is_possible_in_four_hours_and_impossible_in_three() {
        let judged = |minutes| Way::between(moscow(0), almaty(minutes)).unwrap().judge(KM_PER_HOUR);
        let Reason::TravelPossible(journey) = judged(240) else { panic!("{:?}", judged(240)) };
        assert_eq!((journey.km, journey.km_per_hour()), (3_104, Some(776)));
        let Reason::TravelImpossible(journey) = judged(180) else { panic!("{:?}", judged(180)) };
        assert_eq!((journey.least_km, journey.km_per_hour()), (3_064, Some(1_034)));
        assert_eq!(journey.possible_at(), Time(12_256_000));
    }

    #[test]
    fn what_only_the_accuracy_decides_is_not_judged() {
        let reason = Way::between(moscow(0), almaty(206)).unwrap().judge(KM_PER_HOUR);
        let Reason::TravelNotJudged(NotJudged::Within(journey)) = reason else { panic!("{reason:?}") };
        assert!(journey.possible_at() <= journey.here.at);
        assert_eq!(reason.until(), Some(Time(12_416_000)));
    }

    #[test]
    fn travel_is_not_judged_without_points_that_carry_it() {
        let nowhere = Point { coordinates: Err(PlaceUnknown::NotInDatabase), ..moscow(0) };
        let vague = point(55.0, 37.0, None, 0);
        let coarse = point(55.0, 37.0, Some(COARSEST_KM + 1), 0);
        for (point, why) in [
            (nowhere, NotJudged::Unlocated(End::Before, PlaceUnknown::NotInDatabase)),
            (vague, NotJudged::NoAccuracy(End::Before)),
            (coarse, NotJudged::TooCoarse(End::Before, COARSEST_KM + 1)),
        ] {
            assert_eq!(Way::between(point, almaty(1)), Err(why));
        }
        let here = Point { at: Time(60_000), ..vague };
        assert_eq!(Way::between(moscow(0), here), Err(NotJudged::NoAccuracy(End::Here)));
        assert_eq!(Way::between(moscow(2), almaty(1)), Err(NotJudged::Clock(Time(120_000))));
    }

    #[test]
    fn at_the_same_moment_only_the_same_place_is_possible() {
        let judged = |here| Way::between(moscow(0), here).unwrap().judge(KM_PER_HOUR).code();
        assert_eq!((judged(moscow(0)), judged(almaty(0))), ("travel.possible", "travel.impossible"));
    }
}
