//! Tickets as admins open them: a link to the approver's page.

use axum::http::StatusCode;
use lethe_server_core::ticket::Purpose;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    http::{body::Body, caller::Relay, fresh::Perhaps, problem::Problem},
    usecase::{answer_ticket::TicketError, open_ticket::open_ticket},
};

/// What the approver's page is opened for.
#[derive(Debug, Deserialize, ToSchema)]
pub struct OpenTicket {
    /// `first-keyring`, `new-key`, `change`, `sign`, `decide` or `halt`.
    purpose: String,
    /// `change`: ids of proposed keys, divided by commas, or nothing. `sign`: id of the draft. `decide`: id of the command.
    subject: Option<String>,
}

/// A link that works once, for a quarter of an hour.
#[derive(Serialize, ToSchema)]
pub struct TicketLink {
    /// The approver's page with the secret after `#`, where browsers do not send it.
    url: String,
    /// Milliseconds since 1970.
    expires: u64,
}

/// Opens a ticket for the approver's page. It approves nothing: whoever holds it still has to sign. For `first-keyring` a browser sends
/// a touch of the passkey along: whoever makes that keyring is in charge.
#[utoipa::path(
    post, path = "/api/v1/tickets", tag = "approvals", request_body = OpenTicket,
    responses((status = 201, body = TicketLink)), security(("token" = [])),
)]
pub async fn open(request: Perhaps<Relay, Body<OpenTicket>>) -> Result<(StatusCode, Body<TicketLink>), Problem> {
    let Body(body) = &request.body;
    let purpose = Purpose::from_parts(&body.purpose, body.subject.as_deref().unwrap_or_default());
    let purpose = purpose
        .ok_or_else(|| Problem::malformed("`purpose` is no word of this list, or `subject` does not belong to it"))?;
    let caller = if purpose == Purpose::FirstKeyring { request.touched()?.caller } else { request.caller };
    let sites = caller.server().sites();
    let page = sites.approver().ok_or(TicketError::NoPage)?;
    let opened = open_ticket(caller.house(), caller.caller().clone(), purpose).await?;
    let console = data_encoding::BASE64URL_NOPAD.encode(sites.console().as_str().as_bytes());
    let url = format!("{page}/#{}~{console}", opened.secret.as_str());
    Ok((StatusCode::CREATED, Body(TicketLink { url, expires: opened.expires.0 })))
}
