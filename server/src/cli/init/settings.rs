//! The configuration file that `lethe init` writes.

use std::{
    net::{Ipv4Addr, SocketAddr},
    path::PathBuf,
};

use clap::Args;

use crate::{cli::Failed, config::WebOrigin};

/// Where the server is found and what it listens on.
#[derive(Debug, Args)]
pub(super) struct Settings {
    /// Address where devices find the server, `https://host[:port]`; repeat for several
    #[arg(long = "url", value_name = "URL")]
    urls: Vec<String>,
    /// Where people open the console [default: the first --url]
    #[arg(long, value_name = "URL")]
    console_url: Option<String>,
    /// Where approvers open their page: a host of its own [default, on localhost only: approve.localhost]
    #[arg(long, value_name = "URL")]
    approver_url: Option<String>,
    /// Address to listen on [default: the port of the first --url, on every IPv4 address of this machine]
    #[arg(long, value_name = "ADDRESS")]
    listen: Option<SocketAddr>,
    /// The address of --listen speaks HTTP without TLS: on this machine only, for a demonstration or behind a proxy
    #[arg(long)]
    plain: bool,
    /// Another address that only agents use; the first one is then for people
    #[arg(long, value_name = "ADDRESS")]
    listen_agents: Option<SocketAddr>,
    /// Certificate chain (PEM); without one a self-signed certificate is made
    #[arg(long, value_name = "FILE", requires = "key")]
    pub(super) certificate: Option<PathBuf>,
    /// Private key of the certificate (PEM)
    #[arg(long, value_name = "FILE", requires = "certificate")]
    key: Option<PathBuf>,
    /// Name of the log; cannot be changed later [default: the first URL's host and /log]
    #[arg(long, value_name = "NAME")]
    log_origin: Option<String>,
    /// File with the URL of a PostgreSQL database, instead of SQLite
    #[arg(long, value_name = "FILE")]
    postgres: Option<PathBuf>,
}

impl Settings {
    /// The file's text.
    pub(super) fn text(&self) -> Result<String, Failed> {
        let first = self.urls.first().ok_or_else(|| Failed::new("give the server's address with --url https://…"))?;
        let agents = WebOrigin::parse(first).ok().filter(WebOrigin::is_secure);
        let agents = agents.ok_or_else(|| Failed::new(format!("{first} is not an https:// address")))?;
        let mut config = toml::Table::new();
        config.insert("data".to_owned(), ".".into());
        config.insert("urls".to_owned(), self.urls.clone().into());
        if let Some(url) = &self.console_url {
            config.insert("console".to_owned(), section([("url", url.clone())]));
        }
        if let Some(url) = self.approver()? {
            config.insert("approver".to_owned(), section([("url", url)]));
        }
        config.insert("listen".to_owned(), self.listeners(&agents).into());
        config.insert("tls".to_owned(), self.tls()?);
        let origin = self.log_origin.clone().unwrap_or_else(|| format!("{}/log", agents.bare_host()));
        config.insert("log".to_owned(), section([("origin", origin)]));
        if let Some(file) = &self.postgres {
            let database = section([("kind", "postgres".to_owned()), ("url_file", absolute(file)?)]);
            config.insert("database".to_owned(), database);
        }
        Ok(toml::to_string_pretty(&config)?)
    }

    /// On one's own machine the page can be beside the console, under another name; elsewhere somebody must choose a host.
    fn approver(&self) -> Result<Option<String>, Failed> {
        let Some(console) = self.console_url.as_ref().or(self.urls.first()).filter(|_| self.approver_url.is_none())
        else {
            return Ok(self.approver_url.clone());
        };
        let origin = WebOrigin::parse(console).map_err(|error| Failed::new(format!("{console}: {error}")))?;
        let local = origin.host() == "localhost";
        Ok(local.then(|| origin.as_str().replacen("://", "://approve.", 1)))
    }

    fn listeners(&self, agents: &WebOrigin) -> Vec<toml::Value> {
        let first = self.listen.unwrap_or_else(|| (Ipv4Addr::UNSPECIFIED, agents.port()).into());
        let listener = |address: SocketAddr, audience: &str, plain: bool| {
            let mut listener = toml::Table::new();
            listener.insert("address".to_owned(), address.to_string().into());
            listener.insert("audience".to_owned(), audience.into());
            if plain {
                listener.insert("plain".to_owned(), true.into());
            }
            toml::Value::Table(listener)
        };
        match self.listen_agents {
            None => vec![listener(first, "everybody", self.plain)],
            Some(agents) => vec![listener(first, "people", self.plain), listener(agents, "agents", false)],
        }
    }

    fn tls(&self) -> Result<toml::Value, Failed> {
        let (certificate, key) = match (&self.certificate, &self.key) {
            (Some(certificate), Some(key)) => (absolute(certificate)?, absolute(key)?),
            _ => ("cert.pem".to_owned(), "key.pem".to_owned()),
        };
        Ok(section([("certificate", certificate), ("key", key)]))
    }
}

fn absolute(path: &PathBuf) -> Result<String, Failed> {
    Ok(std::path::absolute(path)?.display().to_string())
}

fn section<const N: usize>(entries: [(&str, String); N]) -> toml::Value {
    toml::Value::Table(entries.into_iter().map(|(name, text)| (name.to_owned(), text.into())).collect())
}
