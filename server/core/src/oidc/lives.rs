//! How long what an app holds is good for.

use lethe_proto::ids::DAY_MS;

/// An access token: as long as whoever does not ask believes in a grant that has ended.
pub const ACCESS_MS: u64 = 5 * 60_000;
/// An ID token: apps look at it once, when it comes.
pub const ID_TOKEN_MS: u64 = 5 * 60_000;
/// A word about a logout.
pub const LOGOUT_TOKEN_MS: u64 = 2 * 60_000;
/// A code, from the browser to the app to us. RFC 6749 §4.1.2 allows ten minutes; one is enough.
pub const CODE_MS: u64 = 60_000;
/// A request to sign in that waits until somebody has signed in.
pub const WAITING_MS: u64 = 30 * 60_000;
/// For so long after its use a refresh token that is bound to a key is answered once more: the answer may have been lost, and nobody but
/// the holder of the key can ask. A token that is bound to nothing has no such time.
pub const LOST_ANSWER_MS: u64 = 10_000;
/// How far clocks may be apart.
pub const SKEW_MS: u64 = 30_000;
/// How old a proof of possession may be.
pub const PROOF_MS: u64 = 60_000;
/// How long is tried to tell an app of a logout.
pub const TELL_MS: u64 = DAY_MS;
