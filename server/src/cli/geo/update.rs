//! `lethe geo update`: a new database in the place of an old one.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use lethe_cli::show_moment;
use serde_json::{Value, json};

use super::{
    super::{Failed, Said},
    download::download,
};
use crate::{
    config::GeoConfig,
    geo::{Description, Kind, install},
};

/// Which of the databases of `[geo]`.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Which {
    Country,
    Asn,
    City,
}

/// Bring a database.
#[derive(Debug, Args)]
pub(super) struct Update {
    /// Where it is published: https://…, as .mmdb or .mmdb.gz
    #[arg(long, value_name = "URL", required_unless_present = "file", conflicts_with = "file")]
    url: Option<String>,
    /// A file, as .mmdb or .mmdb.gz
    #[arg(long, value_name = "FILE")]
    file: Option<PathBuf>,
    /// Which of the databases of [geo] it is
    #[arg(long, value_enum, default_value_t = Which::Country)]
    kind: Which,
}

impl Update {
    pub(super) async fn obey(self, config: &GeoConfig) -> Result<Said, Failed> {
        let (kind, target) = match self.kind {
            Which::Country => (Kind::Country, &config.country),
            Which::Asn => (Kind::Asn, &config.asn),
            Which::City => (Kind::City, &config.city),
        };
        let target = target.as_ref().ok_or_else(|| {
            Failed::new(format!(
                "the configuration does not say where the database goes; write {kind} = \"{kind}.mmdb\" under [geo]"
            ))
        })?;
        let brought = match (&self.url, &self.file) {
            (Some(url), _) => download(url).await?,
            (None, Some(file)) => read(file)?,
            (None, None) => return Err(Failed::new("say --url or --file")),
        };
        let installed = install(kind, target, &brought)?;
        let before = installed.before.as_ref().map_or_else(|| "nothing that could be used".to_owned(), sentence);
        let text = format!(
            "{}\n  before: {before}\n  now:    {}\nA running server takes it within a quarter of a minute.",
            target.display(),
            sentence(&installed.now)
        );
        let json = json!({
            "file": target,
            "kind": kind.as_str(),
            "before": installed.before.as_ref().map(document),
            "now": document(&installed.now),
        });
        Ok(Said { text, json })
    }
}

fn read(file: &Path) -> Result<Vec<u8>, Failed> {
    std::fs::read(file).map_err(|error| Failed::new(format!("{} cannot be read: {error}", file.display())))
}

fn sentence(of: &Description) -> String {
    format!("{}, built {}, {} nodes", of.type_name, show_moment(of.built), of.nodes)
}

fn document(of: &Description) -> Value {
    json!({"type": of.type_name, "built": of.built.0, "nodes": of.nodes})
}
