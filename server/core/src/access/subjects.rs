//! Which policies are about whom and what.

use std::collections::BTreeMap;

use super::{
    app::AppId,
    facts::Facts,
    policy::{Mode, Policy},
    rules::Rules,
};
use crate::permission::AdminRole;

/// Policies by those whom they name. Drafts are in none of the sets.
#[derive(Debug, Clone)]
pub(crate) struct Subjects {
    everybody: Rules,
    /// In order.
    groups: Box<[(Box<str>, Rules)]>,
    roles: [(AdminRole, Rules); 4],
    every_app: Rules,
    /// In order.
    apps: Box<[(AppId, Rules)]>,
    binding: Rules,
}

impl Subjects {
    pub(crate) fn new(policies: &[Policy]) -> Self {
        let mut groups: BTreeMap<Box<str>, Rules> = BTreeMap::new();
        let mut apps: BTreeMap<AppId, Rules> = BTreeMap::new();
        let mut roles = AdminRole::ALL.map(|role| (role, Rules::NONE));
        let (mut everybody, mut every_app, mut binding) = (Rules::NONE, Rules::NONE, Rules::NONE);
        for (rule, policy) in policies.iter().enumerate() {
            match policy.mode {
                Mode::Draft => continue,
                Mode::ReportOnly => {}
                Mode::On => binding.insert(rule),
            }
            if policy.people.are_everybody() {
                everybody.insert(rule);
            }
            for group in &policy.people.groups {
                groups.entry(group.as_str().into()).or_default().insert(rule);
            }
            let named = roles.iter_mut().filter(|(role, _)| policy.people.roles.contains(role));
            named.for_each(|(_, rules)| rules.insert(rule));
            if policy.apps.is_empty() {
                every_app.insert(rule);
            }
            for app in &policy.apps {
                apps.entry(app.clone()).or_default().insert(rule);
            }
        }
        let (groups, apps) = (groups.into_iter().collect(), apps.into_iter().collect());
        Self { everybody, groups, roles, every_app, apps, binding }
    }

    /// Policies that are about this sign-in, whether they decide or only report.
    pub(crate) fn applying(&self, facts: &Facts<'_>) -> Rules {
        let mut people = self.everybody;
        if let Some(group) = facts.subject.group() {
            people |= find(&self.groups, |name| (**name).cmp(group));
        }
        for role in facts.subject.roles() {
            let of_role = self.roles.iter().find(|(known, _)| known == role);
            people |= of_role.map_or(Rules::NONE, |(_, rules)| *rules);
        }
        people & (self.every_app | find(&self.apps, |app| app.cmp(facts.app)))
    }

    /// Policies that decide, about whomever they are.
    pub(crate) const fn binding(&self) -> Rules {
        self.binding
    }
}

/// The rules beside a key in an ordered list.
fn find<K>(list: &[(K, Rules)], compare: impl Fn(&K) -> std::cmp::Ordering) -> Rules {
    let found = list.binary_search_by(|(key, _)| compare(key)).ok().and_then(|at| list.get(at));
    found.map_or(Rules::NONE, |(_, rules)| *rules)
}
