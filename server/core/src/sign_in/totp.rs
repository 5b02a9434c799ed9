//! Codes that change with time (RFC 6238): HMAC-SHA-1, six digits, thirty seconds, which is what every authenticator can do.

use hmac::{Hmac, KeyInit as _, Mac as _};
use lethe_proto::ids::Time;
use sha1::Sha1;
use subtle::ConstantTimeEq as _;

/// Bytes of a new secret: as long as the hash (RFC 4226, section 4, R6).
pub const SECRET_BYTES: usize = 20;
/// Digits of a code.
pub const DIGITS: usize = 6;
/// How long a code is shown.
pub const STEP_S: u64 = 30;
/// Steps before and after the present one whose code is taken too (RFC 6238, section 5.2).
const DRIFT: u64 = 1;

/// The step of a moment.
pub const fn step_at(now: Time) -> u64 {
    now.0 / 1000 / STEP_S
}

/// The code of a step, with its leading zeros.
pub fn code(secret: &[u8], step: u64) -> String {
    let digits = DIGITS;
    format!("{:0digits$}", truncated(secret, step) % 10_u32.pow(6))
}

/// RFC 4226, section 5.3.
fn truncated(secret: &[u8], counter: u64) -> u32 {
    // A key of any length is a key of HMAC.
    let Ok(mac) = Hmac::<Sha1>::new_from_slice(secret) else { return 0 };
    let hash = mac.chain_update(counter.to_be_bytes()).finalize().into_bytes();
    let offset = usize::from(hash.last().copied().unwrap_or_default() & 0x0f);
    let four = hash.get(offset..).and_then(|rest| rest.first_chunk::<4>()).copied().unwrap_or_default();
    u32::from_be_bytes(four) & 0x7fff_ffff
}

/// The step whose code was typed, if that is near this moment and newer than the last one that was used. Every step of the window is
/// computed and compared in constant time, whatever was typed.
pub fn matching_step(secret: &[u8], typed: &str, now: Time, last_used: Option<u64>) -> Option<u64> {
    let present = step_at(now);
    let mut found = None;
    for step in present.saturating_sub(DRIFT)..=present + DRIFT {
        if bool::from(code(secret, step).as_bytes().ct_eq(typed.as_bytes())) {
            found = Some(step);
        }
    }
    found.filter(|step| last_used.is_none_or(|last| *step > last))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 4226, appendix D, and RFC 6238, appendix B, for SHA-1.
    const SECRET: &[u8] = b"12345678901234567890";

    #[test]
    fn the_vectors_of_rfc_4226_hold() {
        let codes =
            ["755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489"];
        for (counter, expected) in (0..).zip(codes) {
            assert_eq!(code(SECRET, counter), expected, "{counter}");
        }
    }

    #[test]
    fn the_vectors_of_rfc_6238_hold() {
        // The appendix shows eight digits; ours are the last six of them.
        for (second, eight) in [
            (59, "94287082"),
            (1_111_111_109, "07081804"),
            (1_111_111_111, "14050471"),
            (1_234_567_890, "89005924"),
            (2_000_000_000, "69279037"),
            (20_000_000_000, "65353130"),
        ] {
            assert_eq!(code(SECRET, step_at(Time(second * 1000))), eight[2..], "{second}");
        }
    }

    #[test]
    fn a_code_is_good_one_step_around_its_own_and_no_further() {
        let at = |step: u64| Time(step * STEP_S * 1000);
        let typed = code(SECRET, 1000);
        for (step, taken) in [(998, false), (999, true), (1000, true), (1001, true), (1002, false)] {
            assert_eq!(matching_step(SECRET, &typed, at(step), None).is_some(), taken, "{step}");
        }
    }

    #[test]
    fn a_code_is_used_once_and_none_before_it_any_more() {
        let now = Time(1000 * STEP_S * 1000);
        let [older, present, newer] = [999, 1000, 1001].map(|step| code(SECRET, step));
        assert_eq!(matching_step(SECRET, &present, now, Some(999)), Some(1000));
        assert_eq!(matching_step(SECRET, &present, now, Some(1000)), None);
        assert_eq!(matching_step(SECRET, &older, now, Some(1000)), None);
        assert_eq!(matching_step(SECRET, &newer, now, Some(1000)), Some(1001));
    }

    #[test]
    fn what_is_no_code_is_none() {
        for typed in ["", "28708", "2870820", "28708a", "２８７０８２"] {
            assert_eq!(matching_step(SECRET, typed, Time(59_000), None), None, "{typed}");
        }
    }
}
