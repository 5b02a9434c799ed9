//! `lethe enroll-code`: a code that the server makes, for administrators who are no approvers. Its device believes the server on first
//! use: whoever holds the server could have named another keyring. `lethe approve enroll-code` needs no such trust.

use clap::{Args, builder::PossibleValuesParser, builder::TypedValueParser as _};
use lethe_proto::{
    enrollment::Code,
    kinds::{Action, CodeMaker},
    words::keyring_words,
};
use serde_json::json;

use crate::{
    answer::{strange, text},
    desk::{Desk, Options},
    moment,
    report::Report,
    text::{ladder::action_words, visible::quoted},
    trouble::Trouble,
    verbs::find,
};

/// Make an enrollment code on the server.
#[derive(Debug, Args)]
pub struct EnrollCode {
    /// For whom: id, or letters of the name
    #[arg(long)]
    person: String,
    /// Name of the device; approvers will read “⟨person⟩ · ⟨device⟩”
    #[arg(long)]
    device: String,
    /// What the company can ever destroy, with commas; what lifts is always possible [default: everything but erasing the whole device]
    #[arg(long, value_delimiter = ',', value_parser = actions())]
    actions: Vec<Action>,
    /// Valid for so long
    #[arg(long, value_parser = moment::duration, default_value = "24h")]
    expires: u64,
    #[command(flatten)]
    pub(crate) options: Options,
}

impl EnrollCode {
    pub(crate) fn obey(self, desk: &Desk) -> Result<Report, Trouble> {
        let api = desk.api()?;
        let actions: Vec<_> = chosen(&self.actions).into_iter().map(Action::as_str).collect();
        let body = json!({
            "person": find::person(&api, &self.person)?.to_string(),
            "label": self.device,
            "actions": actions,
            "expires_in_ms": self.expires,
        });
        let answer = api.post(&["enrollment-codes"], &body)?;
        Ok(report(&Code::from_text(text(&answer, "code")?).map_err(|_| strange("code"))?))
    }
}

/// Actions as words of the command line.
pub(crate) fn actions() -> impl clap::builder::TypedValueParser<Value = Action> {
    PossibleValuesParser::new(Action::ALL.iter().map(|action| action.as_str()))
        .try_map(|text| Action::from_text(&text).ok_or("no such action"))
}

/// What was named, in the order of the contract; everything but erasing the whole device when nothing was.
pub(crate) fn chosen(named: &[Action]) -> Vec<Action> {
    let usual = |action: &Action| named.is_empty() && *action != Action::WipeDevice;
    Action::ALL.iter().copied().filter(|action| named.contains(action) || usual(action)).collect()
}

/// The code, and what to compare on the device.
pub(crate) fn report(code: &Code) -> Report {
    let text = code.to_text();
    let words = keyring_words(&code.keyring);
    let can: Vec<_> = code.ceilings.actions.iter().map(|action| action_words((*action).into())).collect();
    let mut lines = vec![
        format!("For {}, until {}, works once:", quoted(code.label.as_str()), moment::show(code.expires)),
        text.clone(),
        "On the device: lethe-agent enroll --code CODE".to_owned(),
        format!("The device must show these ten words: {words}"),
        format!("The company will be able to: {}", can.join(", ")),
    ];
    if code.maker == CodeMaker::Server {
        lines.push(
            "The server made this code: compare the ten words with an approver, or you trust the server.".to_owned(),
        );
    }
    Report::new(
        lines.join("\n"),
        json!({"code": text, "expires": code.expires.0, "words": words, "maker": code.maker.as_str()}),
    )
}
