//! Random bytes from the operating system. The only place of the agent that asks for them.

/// The system has none to give; nothing that needs them can be done.
#[derive(Debug, thiserror::Error)]
#[error("the system has no random bytes to give: {0}; check that /dev/urandom can be read")]
pub struct NoEntropy(getrandom::Error);

/// Fills `bytes`.
#[allow(clippy::disallowed_methods, reason = "this is where the program's entropy comes from")]
pub fn fill(bytes: &mut [u8]) -> Result<(), NoEntropy> {
    getrandom::fill(bytes).map_err(NoEntropy)
}
