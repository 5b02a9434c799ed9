//! From where a request comes, as rules about places ask: the verified address and what is known of it.

use axum::{extract::FromRequestParts, http::request::Parts};
use lethe_server_core::access::origin::Origin;

use super::{
    caller::{Doors, Visitor},
    client_ip::ClientAddress,
    problem::Problem,
};
use crate::{usecase::access::Attempt, wiring::Server};

/// The origin of an address. Where no place is known nothing is guessed.
pub(super) fn origin(server: &Server, address: ClientAddress) -> Origin {
    let address = address.verified();
    let place = address.ok().and_then(|address| server.geo().place(address).ok());
    Origin { address, place: place.unwrap_or_default() }
}

/// Somebody at the door, and the rules that they meet there.
pub struct Standpoint(pub Attempt);

impl FromRequestParts<Doors> for Standpoint {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, doors: &Doors) -> Result<Self, Problem> {
        let come = async {
            let address = ClientAddress::from_request_parts(parts, doors).await?;
            Ok::<_, std::convert::Infallible>((address, Visitor::from_request_parts(parts, doors).await?))
        };
        let (address, visitor) = match come.await {
            Ok(come) => come,
            Err(never) => match never {},
        };
        let server = visitor.server();
        Ok(Self(server.access().attempt(server.house(), origin(server, address)).await?))
    }
}
