//! Whom this installation speaks to by itself.

use lethe_server_core::oidc::registration::Registered;
use serde::Serialize;
use url::Url;
use utoipa::ToSchema;

use crate::{
    company::Company,
    http::{
        body::Body,
        caller::{AdminCaller, ReadAccess},
        problem::Problem,
    },
    outbound::{Destination, Purpose},
    store::repo::apps::StoredApp,
};

/// All of them; empty where nothing leaves the machine.
#[derive(Debug, Serialize, ToSchema)]
pub struct OutboundView {
    /// In the order of the configuration.
    destinations: Vec<DestinationView>,
}

/// One host.
#[derive(Debug, Serialize, ToSchema)]
pub struct DestinationView {
    /// Its name or address; null where it stands in a file with a secret.
    host: Option<String>,
    port: Option<u16>,
    /// `database`, `certificates`, `directory`, `company`, `mail`, `sms` or `app`.
    purpose: &'static str,
    /// What is sent there, in English.
    what: &'static str,
    /// The key that names it: of the configuration, or of an app.
    key: &'static str,
    /// Whether it is not in the configuration itself but in what the company's provider says about itself.
    discovered: bool,
}

impl From<&Destination> for DestinationView {
    fn from(one: &Destination) -> Self {
        let (purpose, what) = (one.purpose.as_str(), one.purpose.what());
        Self { host: one.host.clone(), port: one.port, purpose, what, key: one.key, discovered: false }
    }
}

/// Apps that want to be told of logouts.
fn told(apps: Vec<StoredApp>) -> impl Iterator<Item = DestinationView> {
    let uris = apps.into_iter().filter_map(|app| match app.registration.kind {
        Registered::Oidc(party) => party.logout_uri.and_then(|uri| Url::parse(&uri).ok()),
        Registered::Forward { .. } => None,
    });
    uris.map(|uri| DestinationView {
        host: uri.host_str().map(str::to_owned),
        port: uri.port_or_known_default(),
        purpose: "app",
        what: "that somebody has signed out",
        key: "backchannel_logout_uri",
        discovered: false,
    })
}

/// Every host that this installation speaks to by itself, why, and which line of its configuration makes it so.
#[utoipa::path(get, path = "/api/v1/outbound", tag = "me", responses((status = 200, body = OutboundView)), security(("token" = [])))]
pub async fn outbound(caller: AdminCaller<ReadAccess>) -> Result<Body<OutboundView>, Problem> {
    let services = caller.server().services();
    let mut destinations: Vec<DestinationView> = services.destinations.iter().map(DestinationView::from).collect();
    let named: Vec<Option<String>> = destinations.iter().map(|one| one.host.clone()).collect();
    let discovered = services.company.iter().flat_map(Company::hosts);
    for host in discovered.map(Some).filter(|host| !named.contains(host)) {
        let (purpose, what) = (Purpose::Company.as_str(), Purpose::Company.what());
        destinations.push(DestinationView { host, port: None, purpose, what, key: "company.issuer", discovered: true });
    }
    destinations.extend(told(caller.store().read().apps().list().await?));
    Ok(Body(OutboundView { destinations }))
}
