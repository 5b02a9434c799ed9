//! When signing keys take turns: each is published long before it signs, and stays published until everything that it signed is dead.

use lethe_proto::ids::{DAY_MS, Time};

/// How long a key signs.
pub const TURN_MS: u64 = 30 * DAY_MS;
/// How long a key is published before it signs. Apps keep the list for an hour; the rest is for nodes and apps that slept.
pub const ANNOUNCED_MS: u64 = 2 * DAY_MS;
/// How long a key is published after its turn: longer than any session, so that each token of a living session can be checked.
pub const KEPT_MS: u64 = DAY_MS;

/// What should be done about the keys of one algorithm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// Nothing.
    Nothing,
    /// Make a key whose turn begins then.
    Make {
        /// When it begins to sign.
        signs_from: Time,
    },
}

/// What is due, by the turns so far, oldest first.
pub fn due(turns: &[Time], now: Time) -> Due {
    let Some(last) = turns.last() else { return Due::Make { signs_from: now } };
    let next = last.plus(TURN_MS);
    if now.plus(ANNOUNCED_MS) < next {
        return Due::Nothing;
    }
    // A house that slept through its turn announces all the same.
    Due::Make { signs_from: next.max(now.plus(ANNOUNCED_MS)) }
}

/// Which of the keys signs now, by their turns, oldest first.
pub fn signing(turns: &[Time], now: Time) -> Option<usize> {
    turns.iter().rposition(|from| *from <= now)
}

/// Whether nothing that a key signed can be alive any more, by when its successor's turn began.
pub fn is_dead(successor: Option<Time>, now: Time) -> bool {
    successor.is_some_and(|from| from.plus(KEPT_MS) <= now)
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: Time = Time(1_800_000_000_000);

    #[test]
    fn the_first_key_signs_at_once_and_each_later_one_is_announced() {
        assert_eq!(due(&[], START), Due::Make { signs_from: START });
        let next = START.plus(TURN_MS);
        assert_eq!(due(&[START], Time(next.0 - ANNOUNCED_MS - 1)), Due::Nothing);
        assert_eq!(due(&[START], Time(next.0 - ANNOUNCED_MS)), Due::Make { signs_from: next });
        assert_eq!(due(&[START, next], next), Due::Nothing);
    }

    #[test]
    fn a_key_that_is_late_is_announced_as_long_as_any_other() {
        let late = START.plus(3 * TURN_MS);
        assert_eq!(due(&[START], late), Due::Make { signs_from: late.plus(ANNOUNCED_MS) });
    }

    #[test]
    fn a_key_signs_until_the_next_ones_turn_and_is_kept_after_it() {
        let next = START.plus(TURN_MS);
        let turns = [START, next];
        assert_eq!(signing(&turns, Time(START.0 - 1)), None);
        assert_eq!(signing(&turns, Time(next.0 - 1)), Some(0));
        assert_eq!(signing(&turns, next), Some(1));
        assert!(!is_dead(None, next.plus(KEPT_MS)));
        assert!(!is_dead(Some(next), Time(next.0 + KEPT_MS - 1)) && is_dead(Some(next), next.plus(KEPT_MS)));
    }

    #[test]
    fn every_session_ends_before_the_key_that_signed_its_tokens_is_gone() {
        const { assert!(KEPT_MS > 14 * 3_600_000 + super::super::lives::ACCESS_MS && ANNOUNCED_MS >= DAY_MS) };
    }
}
