//! The only place that asks the operating system for random bytes.

use crate::trouble::Trouble;

/// So many random bytes.
#[expect(clippy::disallowed_methods, reason = "this is the program's entropy")]
pub(crate) fn random<const N: usize>() -> Result<[u8; N], Trouble> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| {
        Trouble::new(
            format!("the operating system gave no random bytes: {error}"),
            "check that the system's random generator is there (/dev/urandom), then try again",
        )
    })?;
    Ok(bytes)
}
