//! `lethe login`: a token in a private file of this machine, from a setup link or from a word in the browser.

mod browser;

use std::path::PathBuf;

use clap::Args;
use reqwest::Url;
use serde_json::json;
use zeroize::Zeroizing;

use crate::{
    answer::{list, plain, text},
    desk::{Desk, Options},
    profile::{make_folder, write_private},
    report::Report,
    text::visible::visible,
    trouble::Trouble,
};

/// Sign in on this machine.
#[derive(Debug, Args)]
pub struct Login {
    /// The link `https://host/setup#…` that an owner or the host's operator made; works once. Without it, somebody who is signed
    /// in with a browser confirms
    #[arg(long, value_name = "LINK")]
    setup: Option<String>,
    #[command(flatten)]
    pub(crate) options: Options,
}

impl Login {
    pub(crate) fn obey(self, mut desk: Desk) -> Result<Report, Trouble> {
        // A token of an earlier sign-in has no business here and may be gone.
        desk.profile.settings.token_file = None;
        let token = match &self.setup {
            None => browser::token(&desk.api()?)?,
            Some(link) => {
                let (server, secret) = split(link)?;
                if self.options.server.is_none() {
                    desk.profile.settings.server = Some(server);
                }
                let answer = desk.api()?.post(&["setup"], &json!({"secret": secret.as_str()}))?;
                Zeroizing::new(text(&answer, "token")?.to_owned())
            }
        };
        let folder = desk.profile.folder().to_path_buf();
        make_folder(&folder)?;
        let name = self.options.token_file.unwrap_or_else(|| PathBuf::from("token"));
        write_private(&folder.join(&name), format!("{}\n", token.as_str()).as_bytes())?;
        desk.profile.settings.token_file = Some(name);
        desk.profile.save()?;
        let me = desk.api()?.get(&["me"], &[])?;
        let admin = me.get("admin").cloned().unwrap_or_default();
        let roles: Vec<_> = list(&admin, "roles").iter().map(plain).collect();
        let name = admin.get("name").map_or_else(|| "administrator".to_owned(), plain);
        Ok(Report::new(
            format!(
                "Signed in to {} as {name} ({}).\nThe profile is {}; the token lies beside it and only you can read it.",
                visible(desk.profile.settings.server.as_deref().unwrap_or_default()),
                if roles.is_empty() { "no role".to_owned() } else { roles.join(", ") },
                desk.profile.file().display(),
            ),
            json!({"admin": admin, "server": desk.profile.settings.server, "profile": desk.profile.file()}),
        ))
    }
}

/// Server and secret of a setup link.
fn split(link: &str) -> Result<(String, Zeroizing<String>), Trouble> {
    let bad = || {
        Trouble::usage(
            "that is no setup link",
            "it looks like https://host/setup#…; put it in quotation marks, and copy all of it",
        )
    };
    let mut url = Url::parse(link).map_err(|_| bad())?;
    let secret = url.fragment().filter(|secret| !secret.is_empty()).map(|secret| Zeroizing::new(secret.to_owned()));
    let secret = secret.ok_or_else(bad)?;
    url.set_fragment(None);
    let path = url.path().strip_suffix("/setup").ok_or_else(bad)?.to_owned();
    url.set_path(&path);
    Ok((url.as_str().trim_end_matches('/').to_owned(), secret))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_setup_link_is_a_server_and_a_secret() {
        let (server, secret) = split("https://lethe.example.com:8443/setup#abc_DEF-1").unwrap();
        assert_eq!((server.as_str(), secret.as_str()), ("https://lethe.example.com:8443", "abc_DEF-1"));
        for bad in ["https://lethe.example.com/setup", "https://lethe.example.com/#x", "abc", "https://x/setup#"] {
            assert!(split(bad).is_err(), "{bad}");
        }
    }
}
