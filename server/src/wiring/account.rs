//! Whose allowance is used: an administrator, and through what they speak.

use lethe_server_core::{
    caller::{Caller, Via},
    ids::AdminId,
};

/// An administrator counts once with all their tokens, and once with their browsers. A program that runs wild, or a stolen token,
/// must not keep the person out of the browser in which they would stop it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Account {
    admin: AdminId,
    voice: Voice,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Voice {
    Programs,
    Browser,
}

impl Account {
    /// The account of whoever calls.
    pub(super) fn of(caller: &Caller) -> Self {
        let voice = match caller.via {
            Via::Token(_) => Voice::Programs,
            Via::Session(_) => Voice::Browser,
        };
        Self { admin: caller.admin.id, voice }
    }
}
