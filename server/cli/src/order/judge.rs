//! Who has validly signed an order so far, and who is still missing. Counted as the agents count.

use std::collections::BTreeSet;

use lethe_proto::{
    cbor::Exact,
    command::Command,
    envelope::question,
    ids::{PersonId, Time},
    keyring::Keyring,
    kinds::Role,
    ladder::Need,
    quorum::{Ballot, Short, needs, quorum},
};

use crate::{moment, order::read::Order, text::visible::quoted, trouble::Trouble};

/// An order whose signatures all hold.
#[derive(Debug, Clone)]
pub(crate) struct Judged {
    /// Who approved, in which role.
    pub(crate) signed: Vec<(PersonId, Role)>,
    /// A veto against an earlier order asks for one person more.
    pub(crate) one_more: bool,
    /// Any one of these suffices.
    pub(crate) alternatives: Vec<Vec<Need>>,
    /// Whether those who signed are enough.
    pub(crate) complete: bool,
}

/// Checks everything that a person could not see: tenant, times, every signature so far, vetoes.
pub(crate) fn judge(
    order: &Order,
    named: &Exact<Keyring>,
    newest: &Exact<Keyring>,
    now: Time,
) -> Result<Judged, Trouble> {
    let command = &order.command;
    if command.tenant != newest.tenant || command.keyring.version != named.version {
        return Err(wrong("the command is of another company, or names its keyring wrongly"));
    }
    in_time(command, newest, now)?;
    let one_more = vetoes(order, named, newest, now)?;
    count(order, named, newest, one_more)
}

/// Refuses where a veto stands; says whether an earlier one asks for one person more. A veto that does not hold is nothing.
fn vetoes(order: &Order, named: &Keyring, newest: &Keyring, now: Time) -> Result<bool, Trouble> {
    let mut one_more = false;
    for signed in &order.vetoes {
        let valid = [newest, named].into_iter().find_map(|ring| signed.verify(ring, &[], ring.limits.demo, now).ok());
        let Some(by) = valid else { continue };
        if signed.veto.stops(&order.command) {
            let person = newest.person(by).or_else(|| named.person(by));
            let name = person.map_or_else(|| by.to_string(), |person| quoted(person.name.as_str()));
            return Err(Trouble::new(
                format!("{name} vetoed this command on {}", moment::show(signed.veto.issued)),
                "talk to them; if it is still wanted, request it again: it will take one person more",
            ));
        }
        one_more |= signed.veto.burdens(&order.command);
    }
    Ok(one_more)
}

fn in_time(command: &Command, newest: &Keyring, now: Time) -> Result<(), Trouble> {
    let (issued, expires) = (command.issued, command.expires);
    if now >= expires {
        return Err(Trouble::new(
            format!("the command ran out on {}", moment::show(expires)),
            "request it again if it is still wanted",
        ));
    }
    if issued > now.plus(lethe_proto::floor::CLOCK_SKEW_MS) {
        return Err(wrong("the command was issued in the future"));
    }
    if expires.since(issued) > newest.limits.max_lifetime_ms {
        return Err(wrong("the command lives longer than the keyring allows"));
    }
    Ok(())
}

fn count(order: &Order, named: &Exact<Keyring>, newest: &Exact<Keyring>, one_more: bool) -> Result<Judged, Trouble> {
    let command = &order.command;
    let about: Vec<PersonId> = command.targets.iter().map(|target| target.person).collect();
    let ballot = Ballot {
        question: question(command),
        approvals: &order.approvals,
        action: command.action.into(),
        targets: command.targets.len(),
        about: &about,
        solo: named.limits.solo && newest.limits.solo,
        demo: named.limits.demo && newest.limits.demo,
        suspended: &[],
        one_more,
    };
    let complete = match quorum(&ballot, &[named, newest]) {
        Ok(_) => true,
        Err(Short::Persons) => false,
        Err(Short::Targets) => {
            return Err(wrong("the command has more targets than the ladder carries for this action"));
        }
        Err(short) => return Err(wrong(&format!("a signature that the server shows would not count: {short}"))),
    };
    let signed =
        order.approvals.iter().filter_map(|approval| newest.key(approval.key).map(|key| (key.person, approval.role)));
    Ok(Judged {
        signed: signed.collect(),
        one_more,
        alternatives: needs(newest, command.action.into(), command.targets.len()),
        complete,
    })
}

fn wrong(what: &str) -> Trouble {
    Trouble::new(what, "sign nothing; no agent would obey it. Tell the security team what you saw")
}

impl Judged {
    /// The fewest signatures that are still missing, over all alternatives, after `extra` signs too.
    pub(crate) fn missing_after(&self, extra: Option<(PersonId, Role)>) -> u64 {
        let voices: BTreeSet<_> = self.signed.iter().copied().chain(extra).collect();
        let of = |role: Role| voices.iter().filter(|(_, voice)| *voice == role).count() as u64;
        let missing = self.alternatives.iter().map(|needs| {
            let in_roles: u64 = needs.iter().map(|need| need.count.saturating_sub(of(need.role))).sum();
            let asked: u64 = needs.iter().map(|need| need.count).sum::<u64>() + u64::from(self.one_more);
            in_roles.max(asked.saturating_sub(voices.len() as u64))
        });
        missing.min().unwrap_or(u64::MAX)
    }
}
