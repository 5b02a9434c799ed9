//! Whoever comes and has proved nothing yet, but wants something that costs: each comes in only as often as their address is allowed.

use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr},
    sync::Arc,
};

use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::request::Parts,
};

use super::{
    caller::{Doors, Visitor},
    problem::Problem,
};
use crate::wiring::Server;

/// Somebody who sets themselves up, signs in, or brings a ticket.
pub struct Guest(Visitor);

/// A device that wants to be enrolled.
pub struct Newcomer(Visitor);

impl Guest {
    /// The server.
    pub const fn server(&self) -> &Arc<Server> {
        self.0.server()
    }
}

impl Newcomer {
    /// The server.
    pub const fn server(&self) -> &Arc<Server> {
        self.0.server()
    }
}

/// The address at the other end of the connection. Listeners always tell; without it everybody is one.
fn peer(parts: &Parts) -> IpAddr {
    let info = parts.extensions.get::<ConnectInfo<SocketAddr>>();
    info.map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |ConnectInfo(address)| address.ip())
}

async fn visitor(parts: &mut Parts, doors: &Doors) -> Visitor {
    match Visitor::from_request_parts(parts, doors).await {
        Ok(visitor) => visitor,
        Err(never) => match never {},
    }
}

impl FromRequestParts<Doors> for Guest {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, doors: &Doors) -> Result<Self, Problem> {
        let visitor = visitor(parts, doors).await;
        visitor.server().limits().stranger(peer(parts)).map_err(Problem::too_many)?;
        Ok(Self(visitor))
    }
}

impl FromRequestParts<Doors> for Newcomer {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, doors: &Doors) -> Result<Self, Problem> {
        let visitor = visitor(parts, doors).await;
        visitor.server().limits().newcomer(peer(parts)).map_err(Problem::too_many)?;
        Ok(Self(visitor))
    }
}
