//! The server's half of a first keyring: tenant, node key, log key, addresses. From `lethe init`, from the server, or by hand.

use std::path::{Path, PathBuf};

use clap::Args;
use lethe_proto::{
    ids::{KeyId, TenantId},
    keyring::{Log, ServiceKey},
};
use serde_json::Value;

use crate::{
    answer::{key32, list, strange, text},
    desk::Desk,
    entropy::random,
    profile::read,
    trouble::Trouble,
};

/// Where the server's public keys come from.
#[derive(Debug, Args)]
pub(crate) struct Source {
    /// What `lethe init` wrote on the server's host; otherwise the server is asked
    #[arg(long, value_name = "FILE")]
    from_init: Option<PathBuf>,
    /// Tenant id [default: the server's; a fresh one for a server without a company]
    #[arg(long, value_name = "ID")]
    tenant_id: Option<String>,
    /// Public key of a server node (Ed25519), hexadecimal, Base64 or a file; repeat for several nodes
    #[arg(long = "server-key", value_name = "KEY")]
    server_keys: Vec<String>,
    /// Public key of the log (Ed25519)
    #[arg(long, value_name = "KEY")]
    log_key: Option<String>,
    /// Name of the log
    #[arg(long, value_name = "ORIGIN")]
    log_origin: Option<String>,
    /// Address where devices find the server; repeat for several
    #[arg(long = "url", value_name = "URL")]
    urls: Vec<String>,
}

/// The server as a keyring names it.
#[derive(Debug)]
pub(crate) struct ServerSide {
    pub(crate) tenant: TenantId,
    pub(crate) service_keys: Vec<ServiceKey>,
    pub(crate) urls: Vec<String>,
    pub(crate) log: Log,
}

impl Source {
    /// Collects the parts; what is given by hand goes before what is told.
    pub(crate) fn gather(&self, desk: &Desk) -> Result<ServerSide, Trouble> {
        let complete = !self.server_keys.is_empty()
            && self.log_key.is_some()
            && self.log_origin.is_some()
            && !self.urls.is_empty();
        let told = match &self.from_init {
            Some(file) => serde_json::from_slice(&read(file)?).map_err(|error| {
                Trouble::usage(
                    format!("{} is not JSON: {error}", file.display()),
                    "give the file that `lethe init` wrote",
                )
            })?,
            None if complete => Value::Null,
            None => desk.api()?.get(&["tenant"], &[])?,
        };
        let tenant = match self.tenant_id.as_deref().or_else(|| told.get("id").and_then(Value::as_str)) {
            Some(id) => TenantId::from_hex(id).ok_or_else(|| strange("id"))?,
            None => TenantId::from(random::<16>()?),
        };
        Ok(ServerSide {
            tenant,
            service_keys: self.service_keys(&told)?,
            urls: self.addresses(&told),
            log: self.log(&told)?,
        })
    }

    fn service_keys(&self, told: &Value) -> Result<Vec<ServiceKey>, Trouble> {
        if !self.server_keys.is_empty() {
            return self.server_keys.iter().map(|key| service_key(key)).collect();
        }
        let nodes = match told.get("server_keys") {
            Some(Value::Array(nodes)) => nodes.clone(),
            _ => told.get("server_key").cloned().into_iter().collect(),
        };
        if nodes.is_empty() {
            return Err(strange("server_key"));
        }
        nodes
            .iter()
            .map(|node| key32(text(node, "public_key")?).map(entry).ok_or_else(|| strange("public_key")))
            .collect()
    }

    fn addresses(&self, told: &Value) -> Vec<String> {
        if self.urls.is_empty() {
            list(told, "urls").iter().filter_map(Value::as_str).map(str::to_owned).collect()
        } else {
            self.urls.clone()
        }
    }

    fn log(&self, told: &Value) -> Result<Log, Trouble> {
        let nothing = Value::Null;
        let told = told.get("log").unwrap_or(&nothing);
        let public_key = match &self.log_key {
            Some(key) => public_key(key)?,
            None => key32(text(told, "public_key")?).ok_or_else(|| strange("public_key"))?,
        };
        let origin = self.log_origin.as_deref().map_or_else(|| text(told, "origin"), Ok)?.to_owned();
        Ok(Log { origin, public_key, generation: told.get("generation").and_then(Value::as_u64).unwrap_or(1) })
    }
}

/// The entry of a node key given by hand.
pub(crate) fn service_key(key: &str) -> Result<ServiceKey, Trouble> {
    public_key(key).map(entry)
}

fn entry(public_key: [u8; 32]) -> ServiceKey {
    ServiceKey { id: KeyId::of(&public_key), public_key }
}

/// A key as hexadecimal, Base64, or a file with either.
fn public_key(given: &str) -> Result<[u8; 32], Trouble> {
    if let Some(key) = key32(given) {
        return Ok(key);
    }
    let bytes = read(Path::new(given))?;
    key32(&String::from_utf8_lossy(&bytes)).ok_or_else(|| {
        Trouble::usage(
            format!("{given} holds no public key of 32 bytes"),
            "give hexadecimal, Base64, or a file with either",
        )
    })
}
