//! `lethe keyring publish`: gives a complete keyring to the server, which passes it on.

use std::path::PathBuf;

use clap::Args;
use data_encoding::BASE64;
use lethe_proto::cbor::encode;
use serde_json::json;

use crate::{
    desk::Desk,
    report::Report,
    trouble::Trouble,
    trust::{catch_up, pin::Pin},
    verbs::keyring::{
        draft,
        sign::{missing, predecessor},
    },
};

/// Give a fully signed keyring to the server.
#[derive(Debug, Args)]
pub(crate) struct Publish {
    /// The keyring's file
    file: PathBuf,
}

impl Publish {
    pub(crate) fn obey(self, desk: &Desk) -> Result<Report, Trouble> {
        let signed = draft::load(&self.file)?;
        let api = desk.api()?;
        let mut pin = Pin::load(desk.profile.folder())?;
        let known = predecessor(&signed.keyring, pin.as_ref()).cloned();
        let old = match known {
            Some(old) => Some(old),
            None if signed.keyring.version > 1 => {
                let mut offered = catch_up::offered(&api)?.into_iter().map(|signed| signed.keyring);
                offered.find(|keyring| signed.keyring.previous.contains(&keyring.digest()))
            }
            None => None,
        };
        if let Some(missing) = missing(&signed, old.as_ref()) {
            return Err(Trouble::new(
                format!("the keyring is not complete: {missing}"),
                format!("collect what is missing with `lethe keyring sign {} --key KEY`", self.file.display()),
            ));
        }
        let answer = api.post(&["keyrings"], &json!({"signed": BASE64.encode(&encode(&signed))}))?;
        if let Some(pin) = &mut pin
            && pin.follow(signed.clone()).is_ok()
        {
            pin.save(desk.profile.folder())?;
        }
        let mut text = format!("Published {}.", draft::title(&signed.keyring));
        if pin.is_none() {
            text.push_str("\nEvery approver pins it now on their own machine: lethe keyring pin");
        }
        Ok(Report::new(text, answer))
    }
}
