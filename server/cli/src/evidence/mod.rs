//! An export of the log, checked without any server: the tree, the keyrings, and every signature that it holds.

pub(crate) mod export;
mod ledger;
mod orders;
mod receipts;
pub(crate) mod verdict;
pub(crate) mod verify;
