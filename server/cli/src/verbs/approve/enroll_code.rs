//! `lethe approve enroll-code`: a code whose keyring comes from the approver's own pin. The server never sees its secret, so
//! it cannot make an agent believe another keyring.

use clap::{Args, builder::PossibleValuesParser, builder::TypedValueParser as _};
use data_encoding::BASE64;
use lethe_proto::{
    cbor::encode,
    enrollment::{Ceilings, Code, CodeTag, OneTimeSecret},
    kinds::{Action, CodeMaker},
    text::Line,
    words::keyring_words,
};
use serde_json::json;

use crate::{
    clock::now,
    desk::Desk,
    entropy::random,
    moment,
    report::Report,
    text::{ladder::action_words, visible::quoted},
    trouble::Trouble,
    trust::catch_up,
    verbs::find,
};

/// Make an enrollment code.
#[derive(Debug, Args)]
pub(crate) struct EnrollCode {
    /// For whom: id, or letters of the name
    #[arg(long)]
    person: String,
    /// The name that approvers will read: “⟨person⟩ · ⟨device⟩”
    #[arg(long)]
    label: String,
    /// What the company can ever do, with commas [default: everything but erasing the whole device]
    #[arg(long, value_delimiter = ',', value_parser = actions())]
    actions: Vec<Action>,
    /// Where the device finds the server [default: the keyring's addresses]; repeat for several
    #[arg(long = "url", value_name = "URL")]
    urls: Vec<String>,
    /// Valid for so long
    #[arg(long, value_parser = moment::duration, default_value = "24h")]
    expires: u64,
    /// The keyring's ten words, where this machine has pinned none yet
    #[arg(long, value_name = "TEN WORDS")]
    keyring_words: Option<String>,
}

fn actions() -> impl clap::builder::TypedValueParser<Value = Action> {
    PossibleValuesParser::new(Action::ALL.iter().map(|action| action.as_str()))
        .try_map(|text| Action::from_text(&text).ok_or("no such action"))
}

impl EnrollCode {
    pub(crate) fn obey(self, desk: &Desk) -> Result<Report, Trouble> {
        let label = Line::new(self.label.as_str())
            .map_err(|bad| Trouble::usage(format!("the label cannot be signed: {bad}"), "write one plain line"))?;
        let api = desk.api()?;
        let pin = catch_up::trusted(desk, &catch_up::offered(&api)?, self.keyring_words.as_deref())?;
        catch_up::unexpired(&pin, now())?;
        let keyring = pin.newest();
        let ceilings = Ceilings {
            actions: if self.actions.is_empty() {
                Action::ALL.iter().copied().filter(|action| *action != Action::WipeDevice).collect()
            } else {
                Action::ALL.iter().copied().filter(|action| self.actions.contains(action)).collect()
            },
            solo: keyring.limits.solo,
            demo: keyring.limits.demo,
        };
        let code = Code {
            tag: CodeTag,
            tenant: keyring.tenant,
            urls: if self.urls.is_empty() { keyring.server_urls.clone() } else { self.urls },
            keyring: keyring.digest(),
            log_origin: keyring.log.origin.clone(),
            log_key: keyring.log.public_key,
            secret: OneTimeSecret::new(random::<32>()?),
            person: find::person(&api, &self.person)?,
            label,
            ceilings,
            expires: now().plus(self.expires),
            maker: CodeMaker::Approver,
        };
        let body = json!({
            "secret_digest": code.secret.digest().to_string(),
            "person": code.person.to_string(),
            "label": code.label.as_str(),
            "ceilings": BASE64.encode(&encode(&code.ceilings)),
            "keyring": code.keyring.to_string(),
            "expires": code.expires.0,
        });
        api.post(&["enrollment-codes", "registered"], &body)?;
        Ok(report(&code))
    }
}

fn report(code: &Code) -> Report {
    let text = code.to_text();
    let words = keyring_words(&code.keyring);
    let can: Vec<_> = code.ceilings.actions.iter().map(|action| action_words((*action).into())).collect();
    let lines = [
        format!("For {}, until {}, works once:", quoted(code.label.as_str()), moment::show(code.expires)),
        text.clone(),
        "On the device: lethe-agent enroll --code CODE".to_owned(),
        format!("The device must show these ten words: {words}"),
        format!("The company will be able to: {}", can.join(", ")),
    ];
    Report::new(
        lines.join("\n"),
        json!({"code": text, "expires": code.expires.0, "words": words, "maker": code.maker.as_str()}),
    )
}
