//! `lethe approve enroll-code`: a code whose keyring comes from the approver's own pin. The server never sees its secret, so
//! it cannot make an agent believe another keyring.

use clap::Args;
use data_encoding::BASE64;
use lethe_proto::{
    cbor::encode,
    enrollment::{Ceilings, Code, CodeTag, OneTimeSecret},
    kinds::{Action, CodeMaker},
    text::Line,
};
use serde_json::json;

use crate::{
    clock::now,
    desk::Desk,
    entropy::random,
    moment,
    report::Report,
    trouble::Trouble,
    trust::catch_up,
    verbs::{
        enroll_code::{actions, chosen, report},
        find,
    },
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
    /// What the company can ever destroy, with commas; what lifts is always possible [default: everything but erasing the whole device]
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

impl EnrollCode {
    pub(crate) fn obey(self, desk: &Desk) -> Result<Report, Trouble> {
        let label = Line::new(self.label.as_str())
            .map_err(|bad| Trouble::usage(format!("the label cannot be signed: {bad}"), "write one plain line"))?;
        let api = desk.api()?;
        let pin = catch_up::trusted(desk, &catch_up::offered(&api)?, self.keyring_words.as_deref())?;
        catch_up::unexpired(&pin, now())?;
        let keyring = pin.newest();
        let ceilings =
            Ceilings { actions: chosen(&self.actions), solo: keyring.limits.solo, demo: keyring.limits.demo };
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
