//! What time it is, for somebody whose clock may be wrong by accident or on purpose.
//!
//! In order of trust: the boot clock since the server's last believable word in this boot; otherwise the later of wall
//! clock and floor. The floor is the latest proven moment; it is stored and never falls. The server's word counts only
//! where the device's own wall clock agrees within a day, so that neither one bad server nor one bad time source
//! expires or revives an order.

use lethe_proto::{floor::CLOCK_AGREEMENT_MS, ids::Time};

/// The shell's two clocks at one moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Now {
    /// Wall clock.
    pub wall: Time,
    /// Milliseconds since boot, sleep included.
    pub boot_ms: u64,
}

/// A believed moment on the boot clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Anchor {
    time: Time,
    boot_ms: u64,
}

/// The judged time. Lives as long as the process; the floor is taken from and given back to the record.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct JudgedClock {
    anchor: Option<Anchor>,
}

impl JudgedClock {
    /// The moment to judge an order by.
    pub fn judge(&self, now: Now, floor: Time) -> Time {
        self.anchor.map_or(now.wall.max(floor), |anchor| {
            anchor.time.plus(now.boot_ms.saturating_sub(anchor.boot_ms)).max(floor)
        })
    }

    /// Hears the server's word. Returns the new floor, or none when it is not believed.
    pub fn hear(&mut self, server: Time, now: Now, floor: Time) -> Option<Time> {
        if server.distance(now.wall) > CLOCK_AGREEMENT_MS {
            return None;
        }
        let time = server.max(floor);
        self.anchor = Some(Anchor { time, boot_ms: now.boot_ms });
        Some(time)
    }
}

#[cfg(test)]
mod tests {
    use lethe_proto::ids::DAY_MS;

    use super::*;

    const fn at(wall: u64, boot_ms: u64) -> Now {
        Now { wall: Time(wall), boot_ms }
    }

    #[test]
    fn a_clock_set_back_does_not_go_below_the_floor() {
        let clock = JudgedClock::default();
        assert_eq!(clock.judge(at(5, 0), Time(1000)), Time(1000));
    }

    #[test]
    fn after_the_servers_word_the_boot_clock_counts_and_the_wall_clock_does_not() {
        let mut clock = JudgedClock::default();
        let floor = clock.hear(Time(10 * DAY_MS), at(10 * DAY_MS, 100), Time(0)).unwrap();
        assert_eq!(clock.judge(at(400 * DAY_MS, 600), floor), Time(10 * DAY_MS + 500));
        assert_eq!(clock.judge(at(0, 600), floor), Time(10 * DAY_MS + 500));
    }

    #[test]
    fn a_server_that_is_more_than_a_day_off_is_not_believed() {
        let mut clock = JudgedClock::default();
        assert_eq!(clock.hear(Time(400 * DAY_MS), at(10 * DAY_MS, 0), Time(0)), None);
        assert_eq!(clock.judge(at(10 * DAY_MS, 0), Time(0)), Time(10 * DAY_MS));
    }
}
