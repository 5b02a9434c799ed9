//! `lethe doctor`: what would bite somebody later, found now. A check a file; each gives findings and changes nothing.

mod access;
mod approver;
mod backups;
mod certificates;
mod clock;
mod database;
mod disk;
mod finding;
mod geo;
mod keyring;
mod modes;
mod services;

use clap::Args;
use lethe_server_core::mode::Mode;
use serde_json::json;

use self::finding::{Finding, Level};
use super::{Failed, Said, open};
use crate::{config::Config, usecase::House};

/// Look for what is wrong.
#[derive(Debug, Args)]
pub struct Doctor {
    #[command(flatten)]
    at: open::At,
    /// Answer in JSON
    #[arg(long)]
    pub(super) json: bool,
}

impl Doctor {
    pub(super) async fn obey(self) -> Result<Said, Failed> {
        let config = self.at.load()?;
        let mut findings = vec![Finding::ok("configuration", self.at.config.display())];
        findings.extend(modes::check(&self.at.config, &config));
        findings.extend(certificates::check(&config));
        findings.extend(approver::check(&config).await);
        findings.extend(disk::check(&config.data));
        findings.extend(inside(&config).await);
        findings.push(Finding::ok(
            "push",
            "not part of this release: devices keep a connection, or check in by themselves",
        ));
        findings.extend(geo::check(&config.geo));
        findings.extend(services::check(&config).await);
        report(&findings)
    }
}

/// What is in the database, if it can be opened.
async fn inside(config: &Config) -> Vec<Finding> {
    let (mut findings, usable) = database::check(config).await;
    if !usable {
        return findings;
    }
    match open::house(config).await {
        Err(failed) => findings.push(Finding::fail(
            "keys and database",
            failed,
            "bring keys and database back from a backup that was made together",
        )),
        Ok(house) => match company(&house).await {
            Ok(more) => findings.extend(more),
            Err(failed) => findings.push(Finding::fail("company", failed, "look into the database with its own tools")),
        },
    }
    findings
}

async fn company(house: &House) -> Result<Vec<Finding>, Failed> {
    let mut findings = clock::against_records(house).await?;
    let Some(tenant) = house.store.read().tenant().find().await? else {
        findings.push(Finding::fail("company", "there is none yet", "go on with `lethe init`; it says how"));
        return Ok(findings);
    };
    findings.push(match tenant.mode {
        Mode::Normal => Finding::ok("mode", "normal"),
        Mode::Restore => Finding::fail(
            "mode",
            "restore mode: no command goes out, and nobody gets a share",
            "review what was pending, then say `lethe restore review`",
        ),
    });
    findings.extend(keyring::check(house).await?);
    findings.extend(access::check(house).await?);
    findings.push(backups::check(house).await?);
    Ok(findings)
}

/// Everything on standard output; a failure on top of it where something is wrong.
fn report(findings: &[Finding]) -> Result<Said, Failed> {
    let count = |level| findings.iter().filter(|finding| finding.level == level).count();
    let (wrong, doubtful) = (count(Level::Fail), count(Level::Warn));
    let mut lines: Vec<String> = findings.iter().map(Finding::line).collect();
    lines.push(format!("{} looked at, {doubtful} to think about, {wrong} wrong", findings.len()));
    let said = Said {
        text: lines.join("\n"),
        json: json!({
            "items": findings.iter().map(Finding::json).collect::<Vec<_>>(),
            "warnings": doubtful,
            "failures": wrong,
        }),
    };
    if wrong == 0 { Ok(said) } else { Err(Failed::with_answer(format!("{wrong} things are wrong"), said)) }
}
