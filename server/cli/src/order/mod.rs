//! A T2 command on an approver's table: decoded from its own bytes, judged under the approver's own keyring, shown in words.

pub(crate) mod judge;
pub(crate) mod read;
pub(crate) mod role;
pub(crate) mod screen;
