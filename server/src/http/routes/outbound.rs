//! Whom this installation speaks to by itself.

use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    company::Company,
    http::{
        body::Body,
        caller::{AdminCaller, ReadAccess},
    },
    outbound::{Destination, Purpose},
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
    /// `database`, `certificates`, `directory`, `company`, `mail` or `sms`.
    purpose: &'static str,
    /// What is sent there, in English.
    what: &'static str,
    /// The key of the configuration that names it.
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

/// Every host that this installation speaks to by itself, why, and which line of its configuration makes it so.
#[utoipa::path(get, path = "/api/v1/outbound", tag = "me", responses((status = 200, body = OutboundView)), security(("token" = [])))]
pub async fn outbound(caller: AdminCaller<ReadAccess>) -> Body<OutboundView> {
    let services = caller.server().services();
    let mut destinations: Vec<DestinationView> = services.destinations.iter().map(DestinationView::from).collect();
    let named: Vec<Option<String>> = destinations.iter().map(|one| one.host.clone()).collect();
    let discovered = services.company.iter().flat_map(Company::hosts);
    for host in discovered.map(Some).filter(|host| !named.contains(host)) {
        let (purpose, what) = (Purpose::Company.as_str(), Purpose::Company.what());
        destinations.push(DestinationView { host, port: None, purpose, what, key: "company.issuer", discovered: true });
    }
    Body(OutboundView { destinations })
}
