//! Certificates from an authority that speaks ACME (RFC 8555). Control over a name is proved by TLS-ALPN-01 (RFC 8737) on our own
//! listeners: the authority connects to port 443 of each name, so one listener must be reached there, directly or by forwarding TCP.

use std::{io, path::Path, sync::Arc};

use futures_util::StreamExt as _;
use rustls::ServerConfig;
use rustls_acme::{AcmeState, EventOk};

use super::{TlsError, acme_cache::PrivateFolder, server_side};
use crate::{
    config::{AcmeConfig, Sites},
    outbound,
};

/// The protocol under which the authority looks for its proof.
const PROOF: &[u8] = b"acme-tls/1";

/// An account with an authority, and the certificate of today.
pub struct Acme {
    state: AcmeState<io::Error, io::Error>,
    names: Vec<String>,
}

/// What the upkeep has done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Happened {
    /// A certificate that was kept from before is in use.
    KeptInUse,
    /// A new certificate is in use.
    NewInUse,
    /// Account or certificate was written down.
    Written,
    /// Something failed; it is tried again later.
    Failed(String),
}

impl Acme {
    /// Prepares; nothing is asked for before [`Acme::next`].
    pub fn of(config: &AcmeConfig, sites: &Sites, data: &Path) -> Result<Self, TlsError> {
        let names = if config.domains.is_empty() { sites.names() } else { config.domains.clone() };
        let client = outbound::client(config.root.as_deref()).map_err(|why| TlsError::Roots(why.to_string()))?;
        let state = rustls_acme::AcmeConfig::new_with_client_config(&names, client)
            .directory(&config.directory)
            .contact(&config.contact)
            .cache(PrivateFolder::new(config.cache(data)))
            .state();
        Ok(Self { state, names })
    }

    /// For listeners. Until there is a certificate, handshakes fail.
    pub fn config(&self) -> Arc<ServerConfig> {
        server_side(self.state.resolver(), &[PROOF])
    }

    /// Waits for the next thing to happen, which may be weeks away; `None` never comes in practice.
    pub async fn next(&mut self) -> Option<Happened> {
        Some(match self.state.next().await? {
            Ok(EventOk::DeployedCachedCert) => Happened::KeptInUse,
            Ok(EventOk::DeployedNewCert) => Happened::NewInUse,
            Ok(EventOk::CertCacheStore | EventOk::AccountCacheStore) => Happened::Written,
            Err(error) => Happened::Failed(error.to_string()),
        })
    }

    /// Keeps a certificate for ever.
    pub(super) async fn run(mut self) {
        while let Some(happened) = self.next().await {
            match happened {
                Happened::KeptInUse => tracing::info!("the certificate that was kept from before is in use"),
                Happened::NewInUse => tracing::info!("a new certificate is in use"),
                Happened::Written => {}
                Happened::Failed(why) => tracing::warn!(
                    names = ?self.names,
                    why,
                    "the authority gave no certificate; it must reach port 443 of every name, and is asked again later"
                ),
            }
        }
    }
}
