//! Floors compiled into every agent: a keyring can tighten them and never loosen them.

use crate::{ids::DAY_MS, kinds::LadderAction};

/// Most targets of one command.
pub const MAX_TARGETS: usize = 25;
/// Longest life of a command: 30 days.
pub const MAX_LIFETIME_MS: u64 = 30 * DAY_MS;
/// How long a veto makes later commands need one person more.
pub const VETO_MEMORY_MS: u64 = 30 * DAY_MS;
/// A server's word about the time counts only this close to the device's own clock.
pub const CLOCK_AGREEMENT_MS: u64 = DAY_MS;
/// Largest step of a state counter.
pub const COUNTER_JUMP: u64 = 1 << 20;
/// How far ahead of the device's clock the issue time of a signed message may lie.
pub const CLOCK_SKEW_MS: u64 = 5 * 60 * 1000;

/// Fewest distinct persons for an action. `solo` is true only where enrollment and newest keyring both say so, and
/// for a keyring change where that keyring says so: whoever changes the keyring alone could invent the second person of a wipe.
pub const fn persons(action: LadderAction, solo: bool) -> usize {
    match action {
        LadderAction::WipeContainer
        | LadderAction::WipeDevice
        | LadderAction::Unenroll
        | LadderAction::Release
        | LadderAction::Keyring => {
            if solo {
                1
            } else {
                2
            }
        }
        LadderAction::Unlock | LadderAction::UnblockScreen | LadderAction::ReleaseHold => 1,
    }
}
