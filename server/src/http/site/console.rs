//! The console's host: the console's own files, the employees' portal below `/portal`, and the list of codes.

use axum::{
    extract::Request,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};

use super::{Pages, codes, files::Files, policy};

/// The first segment of the portal's paths.
const PORTAL: &str = "portal";

/// The pages of this program that employees and administrators open.
pub(super) struct Console {
    console: Files,
    portal: Files,
}

impl Console {
    pub(super) const fn new(pages: Pages) -> Self {
        Self {
            console: Files { bundle: pages.console, policy: policy::CONSOLE, name: "console" },
            portal: Files { bundle: pages.portal, policy: policy::PORTAL, name: PORTAL },
        }
    }

    /// Answers a `GET` that no route took.
    pub(super) fn answer(&self, request: &Request) -> Response {
        let path = request.uri().path().trim_start_matches('/');
        if path == "errors" {
            return text_page(StatusCode::OK, codes::page());
        }
        match path.split_once('/').unwrap_or((path, "")) {
            (PORTAL, below) => self.portal.answer(below, request),
            _ => self.console.answer(path, request),
        }
    }
}

/// A page of text in this program.
pub(super) fn text_page(status: StatusCode, html: String) -> Response {
    let response = (status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response();
    policy::apply(response, HeaderValue::from_static(policy::TEXT), "no-store")
}
