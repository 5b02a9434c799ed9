//! `lethe approver`: the approver page for another web server, so that whoever runs this one cannot change it.

use std::{fs, path::PathBuf};

use clap::{Args, Subcommand};
use serde_json::json;

use super::{Failed, Said, open};
use crate::http::site::{Page, Pages};

/// The approver page.
#[derive(Debug, Args)]
pub struct Approver {
    #[command(subcommand)]
    verb: Verb,
    #[command(flatten)]
    at: open::At,
    /// Answer in JSON
    #[arg(long, global = true)]
    pub(super) json: bool,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Write the page and its headers into a folder, and print the page's SHA-256
    Export {
        /// The folder; made where it is missing
        #[arg(long, value_name = "FOLDER")]
        out: PathBuf,
    },
}

impl Approver {
    pub(super) fn obey(self) -> Result<Said, Failed> {
        let config = self.at.load()?;
        let Verb::Export { out } = self.verb;
        let page = Page::new(Pages::embedded().approver, config.sites.console());
        let page = page.export().ok_or_else(|| {
            Failed::new(
                "this program was built without the approver page; say `npm --prefix web-admin ci` and `npm --prefix web-admin \
                 run build` in the checkout, then build it again",
            )
        })?;
        fs::create_dir_all(&out)?;
        let (html, headers) = (out.join("index.html"), out.join("headers.txt"));
        fs::write(&html, &page.html)?;
        let lines: Vec<String> = page.headers.iter().map(|(name, value)| format!("{name}: {value}")).collect();
        fs::write(&headers, lines.join("\n") + "\n")?;
        let text = format!(
            "{}\n  SHA-256 {}\nServe it at / of the approver's host over TLS, and nothing else there, with the headers in {}.\n\
             In lethe.toml: [approver] serve = false. `lethe doctor` compares what is served with this page.",
            html.display(),
            page.digest,
            headers.display()
        );
        let sent: serde_json::Map<_, _> = page.headers.into_iter().map(|(name, value)| (name, value.into())).collect();
        Ok(Said { text, json: json!({"file": html, "sha256": page.digest, "headers": sent}) })
    }
}
