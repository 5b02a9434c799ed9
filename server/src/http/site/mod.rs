//! What browsers open: the console, the portal and the approver page, each only under its own name.
//!
//! The approver's host serves its page and nothing else, on every listener: no API, no cookie, no file that would let another origin
//! speak in its name. The console's host serves the console's and the portal's files beside the API. Under any other name there is only the API.

mod approver;
mod bundle;
mod codes;
mod console;
mod files;
mod missing;
mod policy;

use std::sync::Arc;

use axum::{
    Router,
    extract::Request,
    http::{Method, header},
    middleware::{self, Next},
    response::{IntoResponse, Response},
};

pub use approver::{Exported, Page};
pub use bundle::Bundle;

use super::layers;
use crate::config::{Audience, Sites, host_of};

/// The files of all pages.
#[derive(Debug, Clone, Copy)]
pub struct Pages {
    /// The console: `index.html`, and files with hashed names below `assets/`.
    pub console: Bundle,
    /// The employees' portal, likewise; it stands below `/portal`.
    pub portal: Bundle,
    /// The approver page: `index.html`, with everything inside.
    pub approver: Bundle,
}

impl Pages {
    /// Those that were compiled into this program.
    pub const fn embedded() -> Self {
        Self { console: bundle::CONSOLE, portal: bundle::PORTAL, approver: bundle::APPROVER }
    }
}

/// Beginnings of paths that belong to programs, by whole segments: nothing below them is ever a page.
const PROGRAMS: [&str; 9] =
    ["api", "device", "scim", "portal/v1", "healthz", "readyz", "metrics", "oidc", ".well-known"];

/// What stands in front of a listener's routes.
pub(super) struct Front {
    console: Option<Host<console::Console>>,
    approver: Option<Host<Option<Page>>>,
}

struct Host<T> {
    name: String,
    site: T,
}

impl Front {
    /// The pages of these sites on a listener for these people.
    pub(super) fn new(sites: &Sites, audience: Audience, pages: Pages) -> Arc<Self> {
        let for_people = audience != Audience::Agents;
        let console =
            for_people.then(|| Host { name: sites.console().host().to_owned(), site: console::Console::new(pages) });
        let approver = sites.approver().map(|origin| Host {
            name: origin.host().to_owned(),
            site: sites
                .approver_served_here()
                .filter(|_| for_people)
                .map(|_| Page::new(pages.approver, sites.console())),
        });
        Arc::new(Self { console, approver })
    }

    /// Puts the pages in front of routes.
    pub(super) fn before(self: Arc<Self>, routes: Router) -> Router {
        let front = self.clone();
        let pages = move |request: Request| std::future::ready(front.page(&request));
        routes.fallback(pages).layer(middleware::from_fn(move |request: Request, next: Next| {
            let front = self.clone();
            async move {
                match front.approver.as_ref().filter(|approver| approver.name == asked(&request)) {
                    Some(approver) => approver::answer(approver.site.as_ref(), &request),
                    None => next.run(request).await,
                }
            }
        }))
    }

    /// What no route is there for: a page of the console, or nothing.
    fn page(&self, request: &Request) -> Response {
        let reads = matches!(*request.method(), Method::GET | Method::HEAD);
        match &self.console {
            Some(console) if reads && !is_of_programs(request.uri().path()) && console.name == asked(request) => {
                console.site.answer(request)
            }
            Some(_) | None => layers::nowhere().into_response(),
        }
    }
}

/// Whether a path belongs to programs.
fn is_of_programs(path: &str) -> bool {
    let path = path.trim_start_matches('/');
    let below = |beginning| path.strip_prefix(beginning).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    PROGRAMS.into_iter().any(below)
}

/// The host that was asked for, in lower case and without port; empty where none was named.
pub(super) fn asked(request: &Request) -> String {
    let named = request.uri().authority().map(axum::http::uri::Authority::as_str);
    let header = || request.headers().get(header::HOST).and_then(|value| value.to_str().ok());
    named.or_else(header).map(host_of).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::is_of_programs;

    #[test]
    fn programs_have_their_paths_by_whole_segments() {
        assert!(is_of_programs("/portal/v1") && is_of_programs("/portal/v1/nothing") && is_of_programs("/api/v1/x"));
        assert!(!is_of_programs("/portal") && !is_of_programs("/portal/v1x") && !is_of_programs("/apiary"));
    }
}
