//! An employee who has proved nothing yet, in front of a page of ours. Each counts against the allowance of their address, and no other site
//! signs anybody in through their browser.

use std::sync::Arc;

use axum::{extract::FromRequestParts, http::request::Parts};
use lethe_server_core::language::Language;
use zeroize::Zeroizing;

use super::{
    browser_words::{browser_words, language},
    caller::Doors,
    cookie,
    credentials::own_page_changes,
    guest::Guest,
    problem::Problem,
    standpoint::Standpoint,
};
use crate::{
    usecase::{access::Attempt, sign_in::Means},
    wiring::Server,
};

/// Somebody who wants to come in.
pub struct PortalGuest {
    guest: Guest,
    /// From where they come, and the rules that they meet.
    pub at: Attempt,
    /// Secret of the cookie of a browser in which somebody has been let in before.
    pub browser: Option<Zeroizing<String>>,
    /// What a browser comes back with from the company's provider, sealed.
    pub journey: Option<Zeroizing<String>>,
    /// With what a browser that has come back goes on, sealed.
    pub returned: Option<Zeroizing<String>>,
    /// Browser and system in words.
    pub label: String,
    language: Language,
}

impl PortalGuest {
    /// The server.
    pub const fn server(&self) -> &Arc<Server> {
        self.guest.server()
    }

    /// What their sign-in is judged with.
    pub fn means(&self) -> Means<'_> {
        self.guest.server().means(self.language)
    }
}

impl FromRequestParts<Doors> for PortalGuest {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, doors: &Doors) -> Result<Self, Problem> {
        let guest = Guest::from_request_parts(parts, doors).await?;
        own_page_changes(parts, guest.server().sites())?;
        let Standpoint(at) = Standpoint::from_request_parts(parts, doors).await?;
        let brought =
            |cookie: &cookie::Cookie| cookie.secret(&parts.headers).map(|text| Zeroizing::new(text.to_owned()));
        let (browser, journey) = (brought(&cookie::KNOWN), brought(&cookie::COMPANY));
        let returned = brought(&cookie::RETURN);
        let (label, language) = (browser_words(&parts.headers), language(&parts.headers));
        Ok(Self { guest, at, browser, journey, returned, label, language })
    }
}
