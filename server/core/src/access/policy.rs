//! Policies: sentences about who may sign in.
//!
//! *People in ⟨groups⟩ or with ⟨roles⟩, using ⟨apps⟩, may sign in from ⟨zones⟩, not from ⟨zones⟩, on a device that is ⟨…⟩, within
//! ⟨hours⟩, not faster than ⟨km/h⟩; otherwise ⟨…⟩; when it cannot be known ⟨…⟩.*

use std::{collections::BTreeSet, num::NonZeroU32};

use serde::{Deserialize, Serialize};

use super::{
    app::AppId,
    factor::{Factor, Factors},
    facts::{Facts, Subject},
    hours::Hours,
    name::Name,
    text::as_text,
    verdict::Verdict,
};
use crate::{
    ids::{PolicyId, ZoneId},
    permission::AdminRole,
};

as_text!(PolicyId);

/// One sentence. Conditions that are left out are not asked; those that stand here must all hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    /// Id.
    pub id: PolicyId,
    /// Name that is shown.
    pub name: Name,
    /// Whether it counts.
    pub mode: Mode,
    /// Whom it is about.
    #[serde(default)]
    pub people: People,
    /// To what people sign in; none stands for everything.
    #[serde(default)]
    pub apps: BTreeSet<AppId>,
    /// The sign-in comes from one of these zones.
    #[serde(default)]
    pub from: BTreeSet<ZoneId>,
    /// The sign-in comes from none of these zones.
    #[serde(default)]
    pub not_from: BTreeSet<ZoneId>,
    /// What the device must be: all of this.
    #[serde(default)]
    pub device: BTreeSet<DeviceNeed>,
    /// The sign-in happens within these hours.
    #[serde(default)]
    pub within: Option<Hours>,
    /// Nobody can have travelled faster since their last sign-in.
    #[serde(default)]
    pub max_km_per_hour: Option<NonZeroU32>,
    /// What happens when a condition fails.
    pub otherwise: Otherwise,
    /// What happens when it cannot be known whether a condition holds.
    #[serde(default)]
    pub when_unknown: WhenUnknown,
}

/// Whether a policy counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// It is being written: nobody asks it.
    Draft,
    /// It is judged and reported, and decides nothing.
    ReportOnly,
    /// It decides.
    On,
}

/// Whom a policy is about: those in one of the groups and those with one of the roles. Nothing stands for everybody.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct People {
    /// Groups of people.
    #[serde(default)]
    pub groups: BTreeSet<Name>,
    /// Roles of administrators.
    #[serde(default)]
    pub roles: BTreeSet<AdminRole>,
}

/// What a device must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeviceNeed {
    /// Enrolled.
    Enrolled,
    /// Enrolled, and as the company wants it.
    Compliant,
    /// Enrolled, and this person was let in on it before.
    Known,
}

impl DeviceNeed {
    /// Every need.
    pub const ALL: [Self; 3] = [Self::Enrolled, Self::Compliant, Self::Known];
}

/// What happens when a condition fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Otherwise {
    /// Refused.
    Deny,
    /// Let in with this factor.
    StepUp(Factor),
}

/// What happens when it cannot be known whether a condition holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WhenUnknown {
    /// Refused.
    #[default]
    Deny,
    /// Let in with this factor.
    StepUp(Factor),
    /// Let in.
    Allow,
}

impl Otherwise {
    /// As a verdict over somebody who has proved these factors.
    pub(crate) fn verdict(self, proved: Factors) -> Verdict {
        match self {
            Self::Deny => Verdict::Deny,
            Self::StepUp(factor) => Verdict::step_up(factor, proved),
        }
    }
}

impl WhenUnknown {
    /// As a verdict over somebody who has proved these factors.
    pub(crate) fn verdict(self, proved: Factors) -> Verdict {
        match self {
            Self::Deny => Verdict::Deny,
            Self::StepUp(factor) => Verdict::step_up(factor, proved),
            Self::Allow => Verdict::Allow,
        }
    }
}

impl Policy {
    /// Whether it is about this sign-in.
    pub fn applies_to(&self, facts: &Facts<'_>) -> bool {
        self.people.include(&facts.subject) && (self.apps.is_empty() || self.apps.contains(facts.app))
    }

    /// Whether it has a condition at all.
    pub fn asks_something(&self) -> bool {
        !self.from.is_empty()
            || !self.not_from.is_empty()
            || !self.device.is_empty()
            || self.within.is_some()
            || self.max_km_per_hour.is_some()
    }
}

impl People {
    /// Whether nobody is named, and so everybody is meant.
    pub fn are_everybody(&self) -> bool {
        self.groups.is_empty() && self.roles.is_empty()
    }

    pub(crate) fn include(&self, subject: &Subject<'_>) -> bool {
        let in_group = || subject.group().is_some_and(|group| self.groups.iter().any(|name| name.as_str() == group));
        self.are_everybody() || in_group() || subject.roles().iter().any(|role| self.roles.contains(role))
    }
}
