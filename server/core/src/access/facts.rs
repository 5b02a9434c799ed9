//! What is known at a sign-in, the moment included. The shell gathers it; a decision knows nothing else.

use lethe_proto::ids::{PersonId, Time};

use super::{app::AppId, factor::Factors, origin::Origin};
use crate::{ids::AdminId, permission::AdminRole};

/// One sign-in that somebody attempts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Facts<'a> {
    /// Who.
    pub subject: Subject<'a>,
    /// To what.
    pub app: &'a AppId,
    /// What they have proved in this sign-in so far.
    pub factors: Factors,
    /// On what.
    pub device: Device,
    /// From where.
    pub origin: Origin,
    /// This moment.
    pub at: Time,
    /// Their last sign-in that was let in, to any app.
    pub previous: Option<Previous>,
}

/// Who signs in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject<'a> {
    /// Somebody whose device holds company data.
    Employee {
        /// Id.
        id: PersonId,
        /// The group that they are in.
        group: Option<&'a str>,
    },
    /// Somebody who signs in to the control plane.
    Admin {
        /// Id.
        id: AdminId,
        /// The group that they are in; not the one that they look after.
        group: Option<&'a str>,
        /// What they are there.
        roles: &'a [AdminRole],
    },
}

impl<'a> Subject<'a> {
    /// The group that they are in.
    pub const fn group(&self) -> Option<&'a str> {
        match self {
            Self::Employee { group, .. } | Self::Admin { group, .. } => *group,
        }
    }

    /// Roles in the control plane.
    pub const fn roles(&self) -> &'a [AdminRole] {
        match self {
            Self::Employee { .. } => &[],
            Self::Admin { roles, .. } => roles,
        }
    }
}

/// On what somebody signs in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Device {
    /// On something that has not proved to be enrolled.
    None,
    /// On a device that has proved by its own key that it is enrolled.
    Enrolled {
        /// Its state.
        posture: Posture,
        /// Whether this person was let in on it before.
        known: bool,
    },
}

/// Whether a device is as the company wants it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Posture {
    /// It has not said.
    Unknown,
    /// It has said, and that holds for a while.
    Said {
        /// What follows from its word.
        compliant: bool,
        /// From then on its word is too old; `None` where it stays good.
        valid_until: Option<Time>,
    },
}

/// An earlier sign-in of the same person.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Previous {
    /// When.
    pub at: Time,
    /// From where.
    pub origin: Origin,
}
