//! What this person believes: a keyring that they pinned themselves, and what follows from it. The server is not asked.

pub(crate) mod catch_up;
pub(crate) mod pin;
