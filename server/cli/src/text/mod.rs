//! How things look on a terminal.

pub(crate) mod changes;
pub(crate) mod keyring;
pub(crate) mod ladder;
pub(crate) mod table;
pub(crate) mod visible;
