//! Moments and durations as people write them: UTC, RFC 3339, and `24h`.

use lethe_proto::ids::{DAY_MS, Time};

use crate::trouble::Trouble;

/// `2026-11-23 15:04:05 UTC`.
pub fn show(time: Time) -> String {
    let (days, rest) = (time.0 / DAY_MS, time.0 % DAY_MS / 1000);
    let (year, month, day) = civil(days);
    format!("{year:04}-{month:02}-{day:02} {:02}:{:02}:{:02} UTC", rest / 3600, rest / 60 % 60, rest % 60)
}

/// Year, month and day of a day number since 1970-01-01 in the proleptic Gregorian calendar.
fn civil(days: u64) -> (u64, u64, u64) {
    // Counted from 0000-03-01, so that the leap day is the last of its year: 719,468 days before 1970-01-01.
    let days = days + 719_468;
    let (era, of_era) = (days / 146_097, days % 146_097);
    let of_era_year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * of_era_year + of_era_year / 4 - of_era_year / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    (era * 400 + of_era_year + u64::from(month <= 2), month, day)
}

/// Day number since 1970-01-01; none for days that do not exist or lie before 1970.
fn day_number(year: u64, month: u64, day: u64) -> Option<u64> {
    let shifted_year = if month <= 2 { year.checked_sub(1)? } else { year };
    let shifted = if month > 2 { month.checked_sub(3)? } else { month + 9 };
    let (era, of_era_year) = (shifted_year / 400, shifted_year % 400);
    let of_year = (153 * shifted + 2) / 5 + day.checked_sub(1)?;
    let days = era * 146_097 + of_era_year * 365 + of_era_year / 4 - of_era_year / 100 + of_year;
    let days = days.checked_sub(719_468)?;
    (civil(days) == (year, month, day)).then_some(days)
}

/// Reads `2026-11-23T15:04:05Z`, the same with a space, `2026-11-23`, or milliseconds since 1970.
pub(crate) fn parse(text: &str) -> Result<Time, Trouble> {
    read(text.trim()).ok_or_else(|| {
        Trouble::usage(format!("“{text}” is no moment"), "write it in UTC, like 2026-11-23T15:04:05Z or 2026-11-23")
    })
}

fn read(text: &str) -> Option<Time> {
    if let Ok(milliseconds) = text.parse() {
        return Some(Time(milliseconds));
    }
    let text = text.strip_suffix(" UTC").or_else(|| text.strip_suffix('Z')).unwrap_or(text);
    let (date, clock) = text.split_once(['T', ' ']).unwrap_or((text, "00:00:00"));
    let mut date = date.splitn(3, '-').map(|part| part.parse::<u64>().ok());
    let days = day_number(date.next()??, date.next()??, date.next()??)?;
    let mut clock = clock.splitn(3, ':').map(|part| part.parse::<u64>().ok());
    let (hour, minute, second) = (clock.next()??, clock.next()??, clock.next().unwrap_or(Some(0))?);
    let seconds = (hour < 24 && minute < 60 && second < 60).then_some(hour * 3600 + minute * 60 + second)?;
    Some(Time(days.checked_mul(DAY_MS)?.checked_add(seconds * 1000)?))
}

/// Reads `90s`, `30m`, `24h`, `7d` as milliseconds; for clap.
pub(crate) fn duration(text: &str) -> Result<u64, String> {
    let bad = || format!("“{text}” is no duration: write 30m, 24h or 7d");
    let at = text.find(|c: char| !c.is_ascii_digit()).ok_or_else(bad)?;
    let (number, unit) = text.split_at(at);
    let number: u64 = number.parse().map_err(|_| bad())?;
    let unit = match unit {
        "s" => 1000,
        "m" => 60_000,
        "h" => 3_600_000,
        "d" => DAY_MS,
        _ => return Err(bad()),
    };
    number.checked_mul(unit).filter(|ms| *ms > 0).ok_or_else(bad)
}

/// A duration as [`duration`] reads it, in the largest unit that it fills.
pub(crate) fn length(ms: u64) -> String {
    let units = [(DAY_MS, "d"), (3_600_000, "h"), (60_000, "m"), (1000, "s")];
    let unit = units.into_iter().find(|(unit, _)| ms.is_multiple_of(*unit));
    unit.map_or_else(|| format!("{ms} ms"), |(unit, name)| format!("{}{name}", ms / unit))
}

/// For clap: as [`parse`].
pub(crate) fn argument(text: &str) -> Result<Time, String> {
    parse(text).map_err(|trouble| trouble.todo().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_of_eight_centuries_is_written_and_read_back() {
        for day in 0..300_000 {
            let time = Time(day * DAY_MS + 3_723_000);
            assert_eq!(parse(&show(time)).unwrap(), time);
        }
        assert_eq!(show(Time(1_800_000_000_000)), "2027-01-15 08:00:00 UTC");
        assert_eq!(show(Time(951_782_400_000)), "2000-02-29 00:00:00 UTC");
    }

    #[test]
    fn a_moment_that_does_not_exist_is_refused() {
        for bad in ["2027-02-29", "2026-13-01", "2026-11-23T24:00:00Z", "tomorrow", "", "2026-11"] {
            assert!(parse(bad).is_err(), "{bad}");
        }
        assert_eq!(parse("2027-01-15T08:00Z").unwrap(), Time(1_800_000_000_000));
    }

    #[test]
    fn a_duration_needs_a_number_and_a_unit() {
        assert_eq!(duration("24h"), Ok(DAY_MS));
        assert_eq!(duration("90s"), Ok(90_000));
        for text in ["30d", "25h", "90m", "61s"] {
            assert_eq!(length(duration(text).unwrap()), text);
        }
        for bad in ["", "h", "24", "0h", "1w", "-1h", "99999999999999999999d"] {
            assert!(duration(bad).is_err(), "{bad}");
        }
    }
}
