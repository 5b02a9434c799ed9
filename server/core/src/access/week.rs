//! Hours of the week, made ready to be asked.
//!
//! A moment is judged by what the clocks of the place show then. So an hour that the clocks skip is never there, and one that they
//! show twice counts twice. When clocks are changed is written down until the year 2100; after it they stay as they are.

use jiff::{Timestamp, tz::TimeZone};
use lethe_proto::ids::Time;

use super::{
    hours::{Day, Hours},
    reason::Reason,
};

const MINUTE_MS: i64 = 60_000;
const DAY: u16 = 24 * 60;
const WEEK: u16 = 7 * DAY;

/// The year 2100.
const WRITTEN_UNTIL_MS: i64 = 4_102_444_800_000;
/// The year 9999: whatever is later is judged as this moment.
const LATEST_MS: i64 = 253_402_207_200_000;

/// Minutes of the week, from Monday 00:00, that count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Week {
    /// What the clocks show, in order; the first since ever.
    clocks: Box<[Clock]>,
    /// Ordered, apart from one another; the first minute and the first that does not belong any more, at most [`WEEK`].
    spans: Box<[(u16, u16)]>,
    /// Minutes at which the hours begin or end, in order.
    edges: Box<[u16]>,
}

/// From a moment on, clocks show so much more than UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Clock {
    since_ms: i64,
    ahead_ms: i64,
}

impl Week {
    pub(crate) fn new(hours: &Hours) -> Self {
        let spans = spans(hours);
        // An end at the end of the week and a beginning at its beginning are one moment, and nothing changes there.
        let goes_over = covers(&spans, 0) && covers(&spans, WEEK - 1);
        let edges = spans.iter().flat_map(|(from, until)| [*from, *until]);
        let edges = edges.filter(|edge| !(goes_over && edge.is_multiple_of(WEEK))).collect();
        Self { clocks: clocks(hours.time_zone.rules()), spans, edges }
    }

    /// Whether a moment is within the hours, and until when that stays so.
    pub(crate) fn judge(&self, at: Time) -> Reason {
        let ms = i64::try_from(at.0).unwrap_or(i64::MAX).min(LATEST_MS);
        let known = self.clocks.partition_point(|clock| clock.since_ms <= ms);
        let (past, future) = self.clocks.split_at_checked(known).unwrap_or_default();
        let ahead_ms = past.last().map_or(0, |clock| clock.ahead_ms);
        let within = covers(&self.spans, minute_of_week(ms, ahead_ms));
        let until = self.changes_at(ms, ahead_ms, future, within);
        let until = until.and_then(|ms| u64::try_from(ms).ok()).map(Time);
        if within { Reason::HoursWithin(until) } else { Reason::HoursOutside(until) }
    }

    /// The first moment after `ms` at which `within` is not the answer any more.
    fn changes_at(&self, mut ms: i64, mut ahead_ms: i64, future: &[Clock], within: bool) -> Option<i64> {
        for clock in future {
            let by_hours = self.next_edge(ms, ahead_ms)?;
            if by_hours < clock.since_ms {
                return Some(by_hours);
            }
            if covers(&self.spans, minute_of_week(clock.since_ms, clock.ahead_ms)) != within {
                return Some(clock.since_ms);
            }
            (ms, ahead_ms) = (clock.since_ms, clock.ahead_ms);
        }
        self.next_edge(ms, ahead_ms)
    }

    /// When the hours end or begin next, by clocks that nobody changes; `None` if they never do.
    fn next_edge(&self, ms: i64, ahead_ms: i64) -> Option<i64> {
        let minute = minute_of_week(ms, ahead_ms);
        let this_week = self.edges.iter().find(|edge| **edge > minute).map(|edge| edge - minute);
        let minutes = this_week.or_else(|| self.edges.first().map(|edge| WEEK - minute + edge))?;
        Some(ms - ms.rem_euclid(MINUTE_MS) + i64::from(minutes) * MINUTE_MS)
    }
}

/// The spans of all days: in order, those that touch as one, and what goes on into the next week at its beginning.
fn spans(hours: &Hours) -> Box<[(u16, u16)]> {
    let mut spans: Vec<(u16, u16)> = Vec::new();
    for span in &hours.spans {
        let (from, until) = (span.from().minutes(), span.until().minutes());
        let length = if until > from { until - from } else { until + DAY - from };
        for day in span.days() {
            let from = *day as u16 * DAY + from;
            spans.push((from, WEEK.min(from + length)));
            if from + length > WEEK {
                spans.push((0, from + length - WEEK));
            }
        }
    }
    spans.sort_unstable();
    spans.dedup_by(|next, kept| {
        let touches = next.0 <= kept.1;
        if touches {
            kept.1 = kept.1.max(next.1);
        }
        touches
    });
    spans.into()
}

fn covers(spans: &[(u16, u16)], minute: u16) -> bool {
    spans.iter().any(|(from, until)| (*from..*until).contains(&minute))
}

/// Every change of the clocks of a place, from 1970 on.
fn clocks(time_zone: &TimeZone) -> Box<[Clock]> {
    let clock = |since_ms: i64, ahead_seconds: i32| Clock { since_ms, ahead_ms: i64::from(ahead_seconds) * 1_000 };
    let first = clock(i64::MIN, time_zone.to_offset(Timestamp::UNIX_EPOCH).seconds());
    let changes = time_zone
        .following(Timestamp::UNIX_EPOCH)
        .map(|change| clock(change.timestamp().as_millisecond(), change.offset().seconds()))
        .take_while(|clock| clock.since_ms < WRITTEN_UNTIL_MS);
    std::iter::once(first).chain(changes).collect()
}

/// What clocks show that are ahead of UTC: minutes since Monday 00:00.
fn minute_of_week(ms: i64, ahead_ms: i64) -> u16 {
    let minutes = (ms + ahead_ms).div_euclid(MINUTE_MS);
    // 1970 began on a Thursday.
    let of_week = (minutes + Day::Thu as i64 * i64::from(DAY)).rem_euclid(WEEK.into());
    u16::try_from(of_week).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::hours::Span;

    fn week(time_zone: &str, spans: &[(&[Day], &str, &str)]) -> Week {
        let span = |(days, from, until): &(&[Day], &str, &str)| {
            Span::new(days.iter().copied().collect(), from.parse().unwrap(), until.parse().unwrap()).unwrap()
        };
        Week::new(&Hours { time_zone: time_zone.parse().unwrap(), spans: spans.iter().map(span).collect() })
    }

    fn at(text: &str) -> Time {
        Time(text.parse::<Timestamp>().unwrap().as_millisecond().try_into().unwrap())
    }

    fn within(until: &str) -> Reason {
        Reason::HoursWithin(Some(at(until)))
    }

    fn outside(until: &str) -> Reason {
        Reason::HoursOutside(Some(at(until)))
    }

    const WORKDAYS: &[Day] = &[Day::Mon, Day::Tue, Day::Wed, Day::Thu, Day::Fri];

    #[test]
    fn office_hours_begin_and_end_by_the_clocks_of_the_place() {
        let office = week("Europe/Moscow", &[(WORKDAYS, "09:00", "18:00")]);
        // Moscow is three hours ahead; 30 November 2026 is a Monday.
        assert_eq!(office.judge(at("2026-11-30T05:59:59.999Z")), outside("2026-11-30T06:00:00Z"));
        assert_eq!(office.judge(at("2026-11-30T06:00:00Z")), within("2026-11-30T15:00:00Z"));
        assert_eq!(office.judge(at("2026-11-30T14:59:59.999Z")), within("2026-11-30T15:00:00Z"));
        assert_eq!(office.judge(at("2026-11-30T15:00:00Z")), outside("2026-12-01T06:00:00Z"));
        assert_eq!(office.judge(at("2026-12-04T15:00:00Z")), outside("2026-12-07T06:00:00Z"));
    }

    #[test]
    fn a_night_goes_on_into_the_next_day_and_the_next_week() {
        let night = week("UTC", &[(&[Day::Sun], "22:00", "06:00")]);
        assert_eq!(night.judge(at("2026-11-29T23:00:00Z")), within("2026-11-30T06:00:00Z"));
        assert_eq!(night.judge(at("2026-11-30T05:59:00Z")), within("2026-11-30T06:00:00Z"));
        assert_eq!(night.judge(at("2026-11-30T06:00:00Z")), outside("2026-12-06T22:00:00Z"));
        assert_eq!(night.judge(at("2026-11-30T22:30:00Z")), outside("2026-12-06T22:00:00Z"));
    }

    #[test]
    fn spans_that_touch_are_one_and_a_whole_week_never_changes() {
        let two = week("UTC", &[(&[Day::Mon], "09:00", "12:00"), (&[Day::Mon], "12:00", "18:00")]);
        assert_eq!(two.judge(at("2026-11-30T10:00:00Z")), within("2026-11-30T18:00:00Z"));
        let always = week("Europe/Berlin", &[(&Day::ALL, "00:00", "24:00")]);
        assert_eq!(always.judge(at("2026-11-30T10:00:00Z")), Reason::HoursWithin(None));
        assert_eq!(week("UTC", &[]).judge(at("2026-11-30T10:00:00Z")), Reason::HoursOutside(None));
    }

    #[test]
    fn an_hour_that_the_clocks_skip_is_never_there() {
        // Berlin, 28 March 2027: 01:59:59 is followed by 03:00 at 01:00 UTC.
        let skipped = week("Europe/Berlin", &[(&[Day::Sun], "02:00", "03:00")]);
        assert_eq!(skipped.judge(at("2027-03-28T00:59:59Z")), outside("2027-04-04T00:00:00Z"));
        assert_eq!(skipped.judge(at("2027-03-28T01:00:00Z")), outside("2027-04-04T00:00:00Z"));
        let half = week("Europe/Berlin", &[(&[Day::Sun], "01:30", "02:30")]);
        assert_eq!(half.judge(at("2027-03-28T00:45:00Z")), within("2027-03-28T01:00:00Z"));
        let later = week("Europe/Berlin", &[(&[Day::Sun], "02:30", "03:30")]);
        assert_eq!(later.judge(at("2027-03-28T00:45:00Z")), outside("2027-03-28T01:00:00Z"));
        assert_eq!(later.judge(at("2027-03-28T01:00:00Z")), within("2027-03-28T01:30:00Z"));
        let around = week("Europe/Berlin", &[(&[Day::Sun], "01:00", "04:00")]);
        assert_eq!(around.judge(at("2027-03-28T00:30:00Z")), within("2027-03-28T02:00:00Z"));
    }

    #[test]
    fn an_hour_that_the_clocks_show_twice_counts_twice() {
        // Berlin, 25 October 2026: 02:59:59 is followed by 02:00 at 01:00 UTC.
        let twice = week("Europe/Berlin", &[(&[Day::Sun], "02:00", "03:00")]);
        assert_eq!(twice.judge(at("2026-10-25T00:00:00Z")), within("2026-10-25T02:00:00Z"));
        assert_eq!(twice.judge(at("2026-10-25T01:59:59Z")), within("2026-10-25T02:00:00Z"));
        let first_half = week("Europe/Berlin", &[(&[Day::Sun], "02:00", "02:30")]);
        assert_eq!(first_half.judge(at("2026-10-25T00:15:00Z")), within("2026-10-25T00:30:00Z"));
        assert_eq!(first_half.judge(at("2026-10-25T00:45:00Z")), outside("2026-10-25T01:00:00Z"));
        assert_eq!(first_half.judge(at("2026-10-25T01:15:00Z")), within("2026-10-25T01:30:00Z"));
    }

    #[test]
    fn clocks_that_are_half_an_hour_off_are_read_as_they_are() {
        let office = week("Asia/Kathmandu", &[(WORKDAYS, "09:00", "18:00")]);
        assert_eq!(office.judge(at("2026-11-30T03:14:00Z")), outside("2026-11-30T03:15:00Z"));
        assert_eq!(office.judge(at("2026-11-30T03:15:00Z")), within("2026-11-30T12:15:00Z"));
        let lord_howe = week("Australia/Lord_Howe", &[(&[Day::Sun], "01:00", "02:00")]);
        // 4 April 2027, 02:00 becomes 01:30 at 15:00 UTC of the day before: the second half of the hour is there twice.
        assert_eq!(lord_howe.judge(at("2027-04-03T14:10:00Z")), within("2027-04-03T15:30:00Z"));
    }

    #[test]
    fn the_end_of_time_is_judged_and_nothing_breaks() {
        let office = week("Europe/Berlin", &[(WORKDAYS, "09:00", "18:00")]);
        for ms in [0, u64::MAX, i64::MAX.cast_unsigned(), 253_402_207_200_000] {
            office.judge(Time(ms));
        }
    }
}
