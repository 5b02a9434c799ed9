//! Whoever comes and has proved nothing yet, but wants something that costs: each comes in only as often as their address is allowed.
//! That is the verified address of the caller, and the peer's where the caller's is unknown ([`ClientAddress::counted`]).

use std::{convert::Infallible, net::IpAddr, sync::Arc};

use axum::{extract::FromRequestParts, http::request::Parts};

use super::{
    caller::{Doors, Visitor},
    client_ip::ClientAddress,
    problem::Problem,
};
use crate::wiring::Server;

/// Somebody who sets themselves up, signs in, or brings a ticket.
pub struct Guest(Visitor);

/// A device that wants to be enrolled, or vouches for whoever signs in on it.
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

async fn arrived(parts: &mut Parts, doors: &Doors) -> (Visitor, IpAddr) {
    let come = async {
        let address = ClientAddress::from_request_parts(parts, doors).await?;
        Ok((Visitor::from_request_parts(parts, doors).await?, address.counted()))
    };
    match come.await {
        Ok(arrived) => arrived,
        Err::<_, Infallible>(never) => match never {},
    }
}

impl FromRequestParts<Doors> for Guest {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, doors: &Doors) -> Result<Self, Problem> {
        let (visitor, address) = arrived(parts, doors).await;
        visitor.server().limits().stranger(address).map_err(Problem::too_many)?;
        Ok(Self(visitor))
    }
}

impl FromRequestParts<Doors> for Newcomer {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, doors: &Doors) -> Result<Self, Problem> {
        let (visitor, address) = arrived(parts, doors).await;
        visitor.server().limits().newcomer(address).map_err(Problem::too_many)?;
        Ok(Self(visitor))
    }
}
