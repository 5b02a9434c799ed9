//! What an approver reads before they sign: everything from the bytes themselves, in words, with what cannot be undone.

use lethe_proto::{
    cbor::Exact,
    command::{Command, Target},
    ids::Time,
    keyring::Keyring,
    kinds::Role,
    words::command_words,
};

use crate::{
    moment,
    order::judge::Judged,
    text::{
        ladder::{action_words, aftermath, alternatives, role_words},
        visible::quoted,
    },
};

/// The order alone.
pub(crate) fn order(command: &Exact<Command>, now: Time) -> String {
    let count = command.targets.len();
    let devices = if count == 1 { "1 device".to_owned() } else { format!("{count} devices") };
    let mut lines = vec![format!("You are asked to {}, for {devices}:", action_words(command.action.into()))];
    for (number, target) in command.targets.iter().enumerate() {
        lines.push(format!("  {}. {}", number + 1, quoted(target.label.as_str())));
        lines.push(format!("     {}", identity(target)));
        for lift in command.lifts.iter().filter(|lift| lift.enrollment == target.enrollment) {
            lines.push(format!("     lifts what server key {} ordered up to state {}", lift.server_key, lift.counter));
        }
    }
    lines.push(String::new());
    lines.push(format!("Reason      {}", quoted(command.reason.as_str())));
    lines.push(format!("Ordered     {}", moment::show(command.issued)));
    if command.not_before > command.issued {
        lines.push(format!("Not before  {}", moment::show(command.not_before)));
    }
    lines.push(format!("Valid until {} ({})", moment::show(command.expires), left(command.expires.since(now))));
    lines.push(format!("Command     {}", command.id));
    lines.push(format!("Digest      {}", command.digest()));
    lines.push(String::new());
    lines.push(aftermath(command.action).to_owned());
    lines.push(String::new());
    lines.push(format!("Six words   {}", command_words(&command.digest())));
    lines.join("\n")
}

/// Who has signed, who is missing, and which keyring this rests on.
pub(crate) fn people(judged: &Judged, named: &Exact<Keyring>, newest: &Exact<Keyring>) -> String {
    let mut lines = vec![format!("It takes    {}", alternatives(&judged.alternatives))];
    if judged.one_more {
        lines.push("            and one person more, because a veto stands against an earlier order".to_owned());
    }
    if judged.signed.is_empty() {
        lines.push("Signed by   nobody yet".to_owned());
    }
    for (person, role) in &judged.signed {
        let name = newest.person(*person).map_or_else(|| person.to_string(), |person| quoted(person.name.as_str()));
        lines.push(format!("Signed by   {name} as {} (signature checked)", role_words(*role)));
    }
    if judged.complete {
        lines.push("            that is enough already".to_owned());
    }
    if named.digest() == newest.digest() {
        lines.push(format!("Keyring     version {}, checked from your own pin", newest.version));
    } else {
        lines.push(format!(
            "Keyring     the order names version {}, version {} is in force; both must agree; checked from your own pin",
            named.version, newest.version
        ));
    }
    lines.join("\n")
}

/// The last line before the question.
pub(crate) fn yours(name: &str, role: Role) -> String {
    format!("You sign    as {name}, {}", role_words(role))
}

fn identity(target: &Target) -> String {
    format!("enrollment {} · device {} · person {}", target.enrollment, target.device, target.person)
}

fn left(ms: u64) -> String {
    match ms / 60_000 {
        0 => "less than a minute left".to_owned(),
        minutes @ 1..120 => format!("{minutes} minutes left"),
        minutes @ 120..2880 => format!("{} hours left", minutes / 60),
        minutes => format!("{} days left", minutes / 1440),
    }
}

#[cfg(test)]
mod tests {
    use lethe_people::{BORIS, Company, NOW, Phone, command, lift};
    use lethe_proto::{
        ids::{DAY_MS, PersonId},
        kinds::Action,
    };

    use super::*;
    use crate::order::{judge::judge, read::Order};

    const MAX: PersonId = PersonId::new([9; 16]);

    fn screen(action: Action, now: Time) -> String {
        let company = Company::standard();
        let keyring = company.first().keyring;
        let phones = [
            Phone::new(company.tenant, MAX, "Max Bauer · Pixel 9", 1),
            Phone::new(company.tenant, BORIS, "Boris Klein · ThinkPad", 2),
        ];
        let mut order = command(&company, &keyring, action, phones.iter().map(Phone::target).collect());
        order.not_before = NOW.plus(DAY_MS);
        order.lifts.iter_mut().for_each(|one| *one = lift(one.enrollment, one.server_key, 3));
        let command = Exact::new(order);
        let approval = company.hand(lethe_people::ANNA).sign(Role::It, &lethe_proto::envelope::question(&command));
        let order = Order { command, approvals: vec![approval], vetoes: Vec::new() };
        let judged = judge(&order, &keyring, &keyring, now).unwrap();
        format!(
            "{}\n\n{}\n{}",
            super::order(&order.command, now),
            people(&judged, &keyring, &keyring),
            yours("“Clara Roth”", Role::Hr)
        )
    }

    #[test]
    fn an_approver_reads_what_cannot_be_undone_on_which_devices() {
        insta::assert_snapshot!(screen(Action::WipeDevice, NOW.plus(DAY_MS)));
    }

    #[test]
    fn an_approver_reads_which_state_is_lifted() {
        insta::assert_snapshot!(screen(Action::Unlock, NOW.plus(DAY_MS)));
    }
}
