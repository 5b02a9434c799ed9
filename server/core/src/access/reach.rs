//! Which policies name the zones that a segment, a country or an operator belongs to.

use std::{collections::BTreeMap, ops::BitOrAssign};

use super::{policy::Policy, rules::Rules, zone::Zone};
use crate::ids::ZoneId;

/// Policies, by the zones that they name, and the first of these zones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) struct Reach {
    pub(crate) from: Rules,
    pub(crate) not_from: Rules,
    pub(crate) zone: Option<ZoneId>,
}

impl Reach {
    /// The policies that name a zone.
    pub(crate) fn of(zone: &Zone, policies: &[Policy]) -> Self {
        let mut reach = Self { zone: Some(zone.id), ..Self::default() };
        for (rule, policy) in policies.iter().enumerate() {
            if policy.from.contains(&zone.id) {
                reach.from.insert(rule);
            }
            if policy.not_from.contains(&zone.id) {
                reach.not_from.insert(rule);
            }
        }
        reach
    }
}

impl BitOrAssign<&Self> for Reach {
    fn bitor_assign(&mut self, other: &Self) {
        self.from |= other.from;
        self.not_from |= other.not_from;
        self.zone = self.zone.or(other.zone);
    }
}

/// Where a reach lies among all that differ. Thousands of segments share a few, which stay near the processor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct ReachNo(u32);

/// Gives numbers to what differs. Number 0 reaches nothing.
#[derive(Debug)]
pub(crate) struct Reaches {
    numbers: BTreeMap<Reach, ReachNo>,
    list: Vec<Reach>,
}

impl Reaches {
    pub(crate) fn new() -> Self {
        let nothing = Reach::default();
        Self { numbers: BTreeMap::from([(nothing, ReachNo(0))]), list: vec![nothing] }
    }

    pub(crate) fn number(&mut self, reach: Reach) -> ReachNo {
        *self.numbers.entry(reach).or_insert_with(|| {
            self.list.push(reach);
            ReachNo(u32::try_from(self.list.len() - 1).unwrap_or(0))
        })
    }

    pub(crate) fn into_table(self) -> ReachTable {
        ReachTable(self.list.into())
    }
}

/// All that differ, by their numbers.
#[derive(Debug, Clone)]
pub(crate) struct ReachTable(Box<[Reach]>);

impl ReachTable {
    /// Adds what a number stands for.
    pub(crate) fn add(&self, to: &mut Reach, number: ReachNo) {
        if let Some(reach) = self.0.get(number.0 as usize) {
            *to |= reach;
        }
    }
}
