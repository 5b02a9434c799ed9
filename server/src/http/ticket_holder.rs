//! Who holds a ticket: the approver's page of one admin, for one matter. It is no sign-in; nothing but the ticket's two routes takes it.

use axum::{
    extract::FromRequestParts,
    http::{StatusCode, header, request::Parts},
};
use lethe_proto::{cbor::sha256, ids::Digest};

use super::{caller::Doors, guest::Guest, problem::Problem};
use crate::{
    store::repo::{admins::StoredAdmin, tickets::Ticket},
    wiring::Server,
};

/// A request with a ticket that is good.
pub struct TicketHolder {
    guest: Guest,
    hash: Digest,
    ticket: Ticket,
    admin: StoredAdmin,
}

impl TicketHolder {
    /// The server.
    pub fn server(&self) -> &Server {
        self.guest.server()
    }

    /// Under which the ticket is kept.
    pub const fn hash(&self) -> Digest {
        self.hash
    }

    /// What for.
    pub const fn ticket(&self) -> &Ticket {
        &self.ticket
    }

    /// Who opened it.
    pub const fn admin(&self) -> &StoredAdmin {
        &self.admin
    }
}

fn secret(parts: &Parts) -> Option<&str> {
    let text = parts.headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, secret) = text.split_once(' ')?;
    let secret = secret.trim();
    (scheme.eq_ignore_ascii_case("ticket") && (1..=512).contains(&secret.len())).then_some(secret)
}

fn dead() -> Problem {
    Problem::new(
        StatusCode::UNAUTHORIZED,
        "ticket.dead",
        "This ticket opens nothing",
        "the ticket was used, has expired or never existed",
        "open the page from the console again",
    )
}

impl FromRequestParts<Doors> for TicketHolder {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, doors: &Doors) -> Result<Self, Problem> {
        let guest = Guest::from_request_parts(parts, doors).await?;
        let hash = sha256(secret(parts).ok_or_else(dead)?.as_bytes());
        let store = guest.server().store();
        let (read, now) = (store.read(), store.clock().now());
        let ticket = read.tickets().find(&hash, now).await?.ok_or_else(dead)?;
        let admin =
            read.admins().find_no(ticket.admin_no).await?.filter(|admin| admin.admin.active).ok_or_else(dead)?;
        Ok(Self { guest, hash, ticket, admin })
    }
}
