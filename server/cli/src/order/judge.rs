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
    // Each keyring by itself: what is wrong under the newest must not hide behind what is missing under the named one.
    let mut complete = true;
    for keyring in [named, newest] {
        if keyring.rung(ballot.action, ballot.targets).is_none() {
            return Err(wrong("the command has more targets than the ladder carries for this action"));
        }
        match quorum(&ballot, &[keyring]) {
            Ok(_) => {}
            Err(Short::Persons) => complete = false,
            Err(short) => return Err(wrong(&format!("a signature that the server shows would not count: {short}"))),
        }
    }
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

#[cfg(test)]
mod tests {
    use lethe_people::{ANNA, BORIS, CLARA, Company, NOW, Phone, command, halt, veto_of};
    use lethe_proto::{ids::DAY_MS, kinds::Action};

    use super::*;

    struct Desk {
        company: Company,
        keyring: Exact<Keyring>,
    }

    impl Desk {
        fn new() -> Self {
            let company = Company::standard();
            let keyring = company.first().keyring;
            Self { company, keyring }
        }

        fn order(&self, change: impl FnOnce(&mut Command)) -> Order {
            let phone = Phone::new(self.company.tenant, PersonId::new([9; 16]), "Max Bauer · Pixel 9", 1);
            let mut command = command(&self.company, &self.keyring, Action::WipeContainer, vec![phone.target()]);
            change(&mut command);
            Order { command: Exact::new(command), approvals: Vec::new(), vetoes: Vec::new() }
        }

        fn judge(&self, order: &Order) -> Result<Judged, Trouble> {
            judge(order, &self.keyring, &self.keyring, NOW)
        }

        fn sign(&self, order: &mut Order, who: PersonId, role: Role) {
            order.approvals.push(self.company.hand(who).sign(role, &question(&order.command)));
        }
    }

    #[test]
    fn an_order_counts_what_is_missing_in_roles_and_persons() {
        let desk = Desk::new();
        let mut order = desk.order(|_| ());
        let judged = desk.judge(&order).unwrap();
        assert_eq!((judged.complete, judged.missing_after(None)), (false, 2));
        desk.sign(&mut order, ANNA, Role::It);
        let judged = desk.judge(&order).unwrap();
        assert_eq!(judged.missing_after(Some((CLARA, Role::Hr))), 0);
        assert_eq!(judged.missing_after(Some((BORIS, Role::It))), 0);
        desk.sign(&mut order, CLARA, Role::Hr);
        assert!(desk.judge(&order).unwrap().complete);
    }

    #[test]
    fn a_veto_stops_the_order_and_a_halt_stops_it_too() {
        let desk = Desk::new();
        let mut order = desk.order(|_| ());
        order.vetoes = vec![veto_of(&order.command, desk.company.hand(CLARA), Role::Hr, NOW)];
        assert!(desk.judge(&order).unwrap_err().what().contains("“Clara Roth” vetoed"));
        order.vetoes = vec![halt(&desk.keyring, desk.company.hand(CLARA), Role::Hr, NOW.plus(1))];
        assert!(desk.judge(&order).unwrap_err().what().contains("vetoed"));
    }

    #[test]
    fn an_earlier_veto_asks_for_one_person_more() {
        let desk = Desk::new();
        let earlier = desk.order(|command| command.id = lethe_proto::ids::CommandId::new([5; 16]));
        let mut order = desk.order(|_| ());
        order.vetoes = vec![veto_of(&earlier.command, desk.company.hand(CLARA), Role::Hr, NOW)];
        desk.sign(&mut order, ANNA, Role::It);
        desk.sign(&mut order, BORIS, Role::It);
        let judged = desk.judge(&order).unwrap();
        assert_eq!((judged.complete, judged.one_more, judged.missing_after(None)), (false, true, 1));
    }

    #[test]
    fn a_veto_that_nobody_signed_is_nothing() {
        let desk = Desk::new();
        let mut order = desk.order(|_| ());
        let mut forged = veto_of(&order.command, desk.company.hand(CLARA), Role::Hr, NOW);
        forged.approval.role = Role::It;
        order.vetoes = vec![forged];
        assert!(desk.judge(&order).is_ok());
    }

    #[test]
    fn an_order_from_the_future_or_past_or_living_too_long_is_refused() {
        let desk = Desk::new();
        let shifted = |issued: u64, life: u64| {
            desk.order(|command| {
                command.issued = Time(issued);
                command.not_before = Time(issued);
                command.expires = Time(issued + life);
            })
        };
        assert!(desk.judge(&shifted(NOW.0 + DAY_MS, DAY_MS)).unwrap_err().what().contains("future"));
        assert!(desk.judge(&shifted(NOW.0 - DAY_MS, DAY_MS)).unwrap_err().what().contains("ran out"));
        assert!(desk.judge(&shifted(NOW.0, 31 * DAY_MS)).unwrap_err().what().contains("longer"));
    }

    #[test]
    fn more_targets_than_the_ladder_carries_are_refused() {
        let desk = Desk::new();
        let mut tight = Keyring::clone(&desk.keyring);
        tight.limits.max_targets = 1;
        let tight = Exact::new(tight);
        let order = desk.order(|command| {
            let other = Phone::new(desk.company.tenant, PersonId::new([9; 16]), "Max Bauer · ThinkPad", 2);
            command.targets.push(other.target());
        });
        assert!(judge(&order, &desk.keyring, &tight, NOW).unwrap_err().what().contains("more targets"));
    }

    #[test]
    fn one_person_twice_is_a_lie_of_the_server() {
        let desk = Desk::new();
        let mut order = desk.order(|_| ());
        desk.sign(&mut order, ANNA, Role::It);
        desk.sign(&mut order, ANNA, Role::It);
        assert!(desk.judge(&order).unwrap_err().what().contains("would not count"));
    }
}
