//! `lethe access`: the access rules from the host, whether the server runs or not. A running server goes by them within seconds.

use std::{
    fmt::Write as _,
    path::{Path, PathBuf},
};

use clap::{Args, Subcommand};
use lethe_proto::text::Line;
use lethe_server_core::access::origin::{AddressUnknown, Origin, Place};
use serde_json::json;

use super::{Failed, Said, open};
use crate::{
    store::repo::access_rules::StoredRules,
    usecase::{
        By, House,
        access::{Attempt, Document, DocumentFault, Rules},
        break_glass::{begin_break_glass, end_break_glass},
        save_access_rules::{NewAccessRules, save_access_rules},
        try_access_rules::{Trial, try_access_rules},
    },
};

/// The access rules, from the host.
#[derive(Debug, Args)]
pub struct Access {
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
    /// Show the rules in force
    Show,
    /// Try rules on the sign-ins of the last thirty days; saves nothing
    Try {
        /// A document of rules in JSON
        file: PathBuf,
    },
    /// Put rules into force, whoever they keep out
    Set {
        /// A document of rules in JSON
        file: PathBuf,
        /// Why, in one line
        #[arg(long, value_name = "TEXT")]
        note: Option<String>,
    },
    /// Let administrators in whatever the rules say, for a while; it is logged, and so is everybody who comes in by it
    BreakGlass {
        /// For how long; at most a day
        #[arg(long, value_name = "N", required_unless_present = "end")]
        minutes: Option<u64>,
        /// Why, in one line
        #[arg(long, value_name = "TEXT", required_unless_present = "end")]
        reason: Option<String>,
        /// End it now
        #[arg(long, conflicts_with_all = ["minutes", "reason"])]
        end: bool,
    },
}

impl Access {
    pub(super) async fn obey(self) -> Result<Said, Failed> {
        let house = open::house(&self.at.load()?).await?;
        match self.verb {
            Verb::Show => show(&house).await,
            Verb::Try { file } => {
                let rules = Rules::of(0, &read(&file)?).map_err(|faults| faulty(&faults))?;
                Ok(tried(&try_access_rules(&house, &rules).await?))
            }
            Verb::Set { file, note } => set(&house, &file, note).await,
            Verb::BreakGlass { end: true, .. } => {
                end_break_glass(&house).await?;
                let text = "The rules bind everybody again.".to_owned();
                Ok(Said { text, json: json!({"break_glass_until": null}) })
            }
            Verb::BreakGlass { minutes, reason, .. } => {
                let reason = Line::new(reason.unwrap_or_default())?;
                let until = begin_break_glass(&house, minutes.unwrap_or_default(), reason).await?;
                let text =
                    "Administrators come in whatever the access rules say, until that is over. Put the rules right \
                            meanwhile, and end it with `lethe access break-glass --end`."
                        .to_owned();
                Ok(Said { text, json: json!({"break_glass_until": until.0}) })
            }
        }
    }
}

async fn show(house: &House) -> Result<Said, Failed> {
    let (read, now) = (house.store.read(), house.store.clock().now());
    let until = read.break_glass().until(now).await?.map(|until| until.0);
    let Some(StoredRules { head, document }) = read.access_rules().in_force(now).await? else {
        let text = "There are no access rules: everybody who can prove who they are comes in.".to_owned();
        return Ok(Said { text, json: json!({"version": 0, "document": {}, "break_glass_until": until}) });
    };
    let document: serde_json::Value = serde_json::from_str(&document)?;
    let set_aside = if until.is_some() { "; they are set aside for administrators now" } else { "" };
    let text = format!("version {}{set_aside}\n{document:#}", head.version);
    Ok(Said { text, json: json!({"version": head.version, "document": document, "break_glass_until": until}) })
}

async fn set(house: &House, file: &Path, note: Option<String>) -> Result<Said, Failed> {
    let document = read(file)?;
    let now = house.store.clock().now();
    let based_on = house.store.read().access_rules().head_in_force(now).await?.map_or(0, |head| head.version);
    let note = note.map(Line::new).transpose()?;
    let new = NewAccessRules { document, based_on, note, revert_after_s: None };
    let version = save_access_rules(house, By::Operator, new, &on_the_host()?).await?;
    Ok(Said { text: format!("Version {version} of the rules is in force."), json: json!({"version": version}) })
}

/// Whoever is on the host is judged by no rules.
fn on_the_host() -> Result<Attempt, Failed> {
    let origin = Origin { address: Err(AddressUnknown::NotSaid), place: Place::default() };
    Ok(Attempt { origin, rules: Rules::none().map_err(|faults| faulty(&faults))?.into() })
}

fn read(file: &Path) -> Result<Document, Failed> {
    let text = std::fs::read_to_string(file)
        .map_err(|error| Failed::new(format!("{} cannot be read: {error}", file.display())))?;
    Document::parse(&text).map_err(|faults| faulty(&faults))
}

fn faulty(faults: &[DocumentFault]) -> Failed {
    let lines: Vec<String> = faults.iter().map(|fault| format!("  {fault}")).collect();
    Failed::new(format!("these rules cannot be used:\n{}", lines.join("\n")))
}

fn tried(trial: &Trial) -> Said {
    let Trial { judged, allowed, stepped_up, refused, changed, .. } = trial;
    let mut text = format!(
        "{judged} sign-ins of the last thirty days: {allowed} let in, {stepped_up} asked for more, {refused} refused; {} verdicts would \
         be others",
        changed.len()
    );
    for other in changed.iter().take(20) {
        let sign_in = &other.kept.sign_in;
        let id = data_encoding::HEXLOWER.encode(&sign_in.who.id());
        let (kind, app, before, now) = (sign_in.who.kind(), &sign_in.app, sign_in.verdict.as_str(), other.now.as_str());
        // Writing into memory cannot fail.
        let _ = write!(text, "\n  {kind} {id} to {app}: {before} → {now}");
    }
    let json = json!({
        "judged": judged, "allowed": allowed, "stepped_up": stepped_up, "refused": refused,
        "changed": changed.iter().map(|other| json!({"no": other.kept.no, "now": other.now.as_str()})).collect::<Vec<_>>(),
    });
    Said { text, json }
}
