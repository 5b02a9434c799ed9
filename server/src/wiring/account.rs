//! Whose allowance is used: somebody, and through what they speak.

use lethe_proto::ids::PersonId;
use lethe_server_core::{
    caller::{Caller, Via},
    ids::AdminId,
};

/// An administrator counts once with all their tokens, and once with their browsers: a program that runs wild, or a stolen token, must not
/// keep the person out of the browser in which they would stop it. An employee counts once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Account {
    /// All tokens of an administrator.
    Programs(AdminId),
    /// All browsers of an administrator.
    Browser(AdminId),
    /// All sessions of an employee.
    Employee(PersonId),
}

impl Account {
    /// The account of whoever calls.
    pub(super) fn of(caller: &Caller) -> Self {
        match caller.via {
            Via::Token(_) => Self::Programs(caller.admin.id),
            Via::Session(_) => Self::Browser(caller.admin.id),
        }
    }
}
