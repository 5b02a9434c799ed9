//! `lethe command request`: proposes an order. The nonce comes from here, so that the server could not fix the bytes before.

use clap::{Args, builder::PossibleValuesParser, builder::TypedValueParser as _};
use lethe_proto::{
    cbor::Exact,
    command::Command,
    ids::{DAY_MS, EnrollmentId, Nonce, Time},
    kinds::{Action, LadderAction},
    text::Line,
    words::command_words,
};
use serde_json::{Value, json};

use crate::{
    answer::{blob, list, strange},
    desk::Desk,
    entropy::random,
    moment,
    report::Report,
    text::{
        ladder::action_words,
        visible::{quoted, visible},
    },
    trouble::Trouble,
    verbs::find,
};

/// Propose a command.
#[derive(Debug, Args)]
pub(crate) struct Request {
    /// What to do
    #[arg(value_parser = actions())]
    action: Action,
    /// For which device: enrollment id or letters of the label; repeat for several
    #[arg(long = "device", value_name = "DEVICE", required = true)]
    devices: Vec<String>,
    /// Why; approvers read it, and it is signed
    #[arg(long)]
    reason: String,
    /// Valid for so long: 24h, 7d
    #[arg(long, value_parser = moment::duration)]
    expires: Option<u64>,
    /// Not to be done earlier, UTC: 2026-12-01T18:00:00Z
    #[arg(long, value_parser = moment::argument)]
    not_before: Option<Time>,
}

fn actions() -> impl clap::builder::TypedValueParser<Value = Action> {
    PossibleValuesParser::new(Action::ALL.iter().map(|action| action.as_str()))
        .try_map(|text| Action::from_text(&text).ok_or("no such action"))
}

impl Request {
    pub(crate) fn obey(self, desk: &Desk) -> Result<Report, Trouble> {
        Line::new(self.reason.as_str()).map_err(|bad| {
            Trouble::usage(format!("the reason cannot be signed: {bad}"), "write one plain line of at most 200 bytes")
        })?;
        let api = desk.api()?;
        let devices = self.devices.iter().map(|device| find::enrollment(&api, device));
        let devices = devices.collect::<Result<Vec<EnrollmentId>, _>>()?;
        let nonce = Nonce::from(random::<16>()?);
        let mut body = json!({
            "action": self.action.as_str(),
            "targets": devices.iter().map(ToString::to_string).collect::<Vec<_>>(),
            "reason": self.reason,
            "expires_in_ms": self.expires.unwrap_or(7 * DAY_MS),
            "nonce": nonce.to_string(),
        });
        if let Some(not_before) = self.not_before {
            body["not_before"] = not_before.0.into();
        }
        let mut answer = api.post(&["commands"], &body)?;
        let command = Exact::<Command>::parse(&blob(&answer, "bytes")?).map_err(|_| strange("bytes"))?;
        self.is_what_was_asked(&command, &devices, nonce)?;
        let words = command_words(&command.digest());
        answer["digest"] = command.digest().to_string().into();
        answer["words"] = words.as_str().into();
        Ok(Report::new(text(&command, &words, &answer), answer))
    }

    /// The server composes the bytes; they must say what was asked for.
    fn is_what_was_asked(&self, command: &Command, devices: &[EnrollmentId], nonce: Nonce) -> Result<(), Trouble> {
        let targets =
            devices.len() == command.targets.len() && devices.iter().all(|device| command.target(*device).is_some());
        let same = command.action == self.action
            && targets
            && command.nonce == nonce
            && command.reason.as_str() == self.reason
            && self.not_before.is_none_or(|not_before| command.not_before >= not_before);
        if same && command.is_well_formed() {
            return Ok(());
        }
        Err(Trouble::new(
            "the server composed another command than the one you asked for",
            "tell the approvers not to sign it, cancel it, and tell the security team",
        ))
    }
}

fn text(command: &Exact<Command>, words: &str, answer: &Value) -> String {
    let mut lines = vec![format!("Requested: {}", action_words(LadderAction::from(command.action)))];
    lines.extend(command.targets.iter().map(|target| format!("  {}", quoted(target.label.as_str()))));
    lines.push(format!("Command      {}", command.id));
    lines.push(format!("Six words    {words}"));
    lines.push(format!("Must approve {}", needs(answer)));
    lines.push(format!("Valid until  {}", moment::show(command.expires)));
    lines.push(format!(
        "Tell the approvers the six words, and: lethe approve {} --key ~/.ssh/id_ed25519_sk",
        command.id
    ));
    lines.join("\n")
}

/// `[[{role,count}…]…]` as words.
pub(crate) fn needs(answer: &Value) -> String {
    let need = |need: &Value| {
        let role = need.get("role").and_then(Value::as_str).unwrap_or("?");
        format!("{} × {}", need.get("count").and_then(Value::as_u64).unwrap_or(0), visible(role))
    };
    let alternative = |needs: &Value| {
        needs.as_array().map(|needs| needs.iter().map(need).collect::<Vec<_>>().join(" + ")).unwrap_or_default()
    };
    let text = list(answer, "needs").iter().map(alternative).collect::<Vec<_>>().join(", or ");
    let one_more = answer.get("one_more").and_then(Value::as_bool).unwrap_or(false);
    if one_more { format!("{text}; and one person more, because of a veto") } else { text }
}

#[cfg(test)]
mod tests {
    use lethe_people::{Company, Phone, command};
    use lethe_proto::ids::PersonId;

    use super::*;

    #[test]
    fn another_command_than_the_one_asked_for_is_noticed() {
        let company = Company::standard();
        let keyring = company.first().keyring;
        let phone = Phone::new(company.tenant, PersonId::new([9; 16]), "Max Bauer · Pixel 9", 1);
        let honest = command(&company, &keyring, Action::WipeContainer, vec![phone.target()]);
        let request = Request {
            action: Action::WipeContainer,
            devices: Vec::new(),
            reason: honest.reason.to_string(),
            expires: None,
            not_before: None,
        };
        let verdict = |command: &Command| request.is_what_was_asked(command, &[phone.enrollment], honest.nonce);
        assert!(verdict(&honest).is_ok());
        let changes: [fn(&mut Command); 4] = [
            |command| command.action = Action::WipeDevice,
            |command| command.nonce = Nonce::new([7; 16]),
            |command| command.targets[0].enrollment = EnrollmentId::new([7; 16]),
            |command| command.expires = command.not_before,
        ];
        for change in changes {
            let mut other = honest.clone();
            change(&mut other);
            assert!(verdict(&other).is_err());
        }
    }

    #[test]
    fn alternatives_are_told_in_words() {
        let answer =
            json!({"needs": [[{"role": "it", "count": 2}], [{"role": "hr", "count": 1}, {"role": "it", "count": 1}]]});
        assert_eq!(needs(&answer), "2 × it, or 1 × hr + 1 × it");
    }
}
