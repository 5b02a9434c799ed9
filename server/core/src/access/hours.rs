//! Hours of the week in a time zone, as people write them down.

use std::{collections::BTreeSet, fmt, str::FromStr};

use jiff::tz::{TimeZone, TimeZoneDatabase};
use serde::{Deserialize, Serialize};

use super::text::as_text;

/// Hours of the week, by the clocks of one place. Somebody is within them when they are within any of the spans.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hours {
    /// Whose clocks.
    pub time_zone: TimeZoneName,
    /// When.
    pub spans: Vec<Span>,
}

/// From one time of the day until another, on some days. One that ends no later than it begins goes on into the next day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "WrittenSpan")]
pub struct Span {
    days: BTreeSet<Day>,
    from: TimeOfDay,
    until: TimeOfDay,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenSpan {
    days: BTreeSet<Day>,
    from: TimeOfDay,
    until: TimeOfDay,
}

/// Not a span, and what to write instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotASpan {
    /// On no day.
    #[error("these hours are on no day: name at least one, as in mon")]
    NoDay,
    /// Nothing or a whole day; nobody knows which.
    #[error("these hours end when they begin: write from 00:00 until 24:00 for a whole day")]
    Empty,
    /// A day's end begins nothing.
    #[error("hours cannot begin at 24:00: write from 00:00, on the next day")]
    BeginsAtEnd,
}

impl Span {
    /// Checks a span.
    pub fn new(days: BTreeSet<Day>, from: TimeOfDay, until: TimeOfDay) -> Result<Self, NotASpan> {
        if days.is_empty() {
            return Err(NotASpan::NoDay);
        }
        if from == TimeOfDay::END {
            return Err(NotASpan::BeginsAtEnd);
        }
        if from == until {
            return Err(NotASpan::Empty);
        }
        Ok(Self { days, from, until })
    }

    /// The days on which it begins.
    pub const fn days(&self) -> &BTreeSet<Day> {
        &self.days
    }

    /// When it begins.
    pub const fn from(&self) -> TimeOfDay {
        self.from
    }

    /// When it is over: the first minute that is not part of it.
    pub const fn until(&self) -> TimeOfDay {
        self.until
    }
}

impl TryFrom<WrittenSpan> for Span {
    type Error = NotASpan;

    fn try_from(written: WrittenSpan) -> Result<Self, NotASpan> {
        Self::new(written.days, written.from, written.until)
    }
}

/// A day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Day {
    /// Monday.
    Mon,
    /// Tuesday.
    Tue,
    /// Wednesday.
    Wed,
    /// Thursday.
    Thu,
    /// Friday.
    Fri,
    /// Saturday.
    Sat,
    /// Sunday.
    Sun,
}

impl Day {
    /// The week, from Monday.
    pub const ALL: [Self; 7] = [Self::Mon, Self::Tue, Self::Wed, Self::Thu, Self::Fri, Self::Sat, Self::Sun];
}

/// A time of the day in whole minutes, from 00:00 to 24:00.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeOfDay(u16);

/// Not a time of the day.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not a time of the day: write hours and minutes from 00:00 to 24:00, as in 09:30")]
pub struct NotATimeOfDay(pub String);

impl TimeOfDay {
    /// 24:00.
    pub const END: Self = Self(24 * 60);

    /// Minutes since 00:00.
    pub const fn minutes(self) -> u16 {
        self.0
    }
}

impl FromStr for TimeOfDay {
    type Err = NotATimeOfDay;

    fn from_str(text: &str) -> Result<Self, NotATimeOfDay> {
        let two_digits = |digits: &str, below: u16| {
            let are_two = digits.len() == 2 && digits.bytes().all(|digit| digit.is_ascii_digit());
            digits.parse().ok().filter(|number: &u16| are_two && *number < below)
        };
        let read = || {
            let (hours, minutes) = text.split_once(':')?;
            Some(Self(two_digits(hours, 25)? * 60 + two_digits(minutes, 60)?)).filter(|time| *time <= Self::END)
        };
        read().ok_or_else(|| NotATimeOfDay(text.to_owned()))
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

impl fmt::Debug for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

/// A time zone of the IANA database that is part of this program.
#[derive(Clone, PartialEq, Eq)]
pub struct TimeZoneName(TimeZone);

/// Not a time zone.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not a time zone: write a name of the IANA database, as in Europe/Berlin")]
pub struct NotATimeZone(pub String);

impl TimeZoneName {
    /// The name.
    pub fn as_str(&self) -> &str {
        self.0.iana_name().unwrap_or_default()
    }

    pub(crate) const fn rules(&self) -> &TimeZone {
        &self.0
    }
}

impl FromStr for TimeZoneName {
    type Err = NotATimeZone;

    fn from_str(text: &str) -> Result<Self, NotATimeZone> {
        let found = TimeZoneDatabase::bundled().get(text).ok();
        // The database reads names in any case, and "Etc/Unknown" as a zone; a document holds one spelling.
        let exact = found.filter(|zone| !zone.is_unknown() && zone.iana_name() == Some(text));
        exact.map(Self).ok_or_else(|| NotATimeZone(text.to_owned()))
    }
}

impl fmt::Display for TimeZoneName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for TimeZoneName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TimeZoneName({self})")
    }
}

as_text!(TimeOfDay, TimeZoneName);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_the_day_are_read_in_one_way() {
        for (text, minutes) in [("00:00", 0), ("09:30", 570), ("23:59", 1_439), ("24:00", 1_440)] {
            let time: TimeOfDay = text.parse().unwrap();
            assert_eq!((time.minutes(), time.to_string().as_str()), (minutes, text));
        }
        for text in ["24:01", "25:00", "9:30", "09:60", "09:3", "+9:30", "0930", "09:30:00", "", "09:30 "] {
            assert_eq!(text.parse::<TimeOfDay>(), Err(NotATimeOfDay(text.to_owned())));
        }
    }

    #[test]
    fn a_time_zone_has_one_spelling_and_is_a_place() {
        for name in ["Europe/Moscow", "America/St_Johns", "Asia/Kathmandu", "UTC"] {
            assert_eq!(name.parse::<TimeZoneName>().unwrap().as_str(), name);
        }
        for name in ["europe/moscow", "Etc/Unknown", "Moscow", "+03:00", ""] {
            assert_eq!(name.parse::<TimeZoneName>(), Err(NotATimeZone(name.to_owned())));
        }
    }

    #[test]
    fn hours_that_could_mean_nothing_or_everything_are_refused() {
        let span = |days: &[Day], from: &str, until: &str| {
            Span::new(days.iter().copied().collect(), from.parse().unwrap(), until.parse().unwrap())
        };
        assert_eq!(span(&[], "09:00", "18:00"), Err(NotASpan::NoDay));
        assert_eq!(span(&[Day::Mon], "09:00", "09:00"), Err(NotASpan::Empty));
        assert_eq!(span(&[Day::Mon], "24:00", "09:00"), Err(NotASpan::BeginsAtEnd));
        assert!(span(&[Day::Mon], "00:00", "24:00").is_ok() && span(&[Day::Sun], "22:00", "06:00").is_ok());
    }
}
