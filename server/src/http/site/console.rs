//! The console's files. Every path of the interface itself is `index.html`; the router inside the page reads the address.

use axum::{
    extract::Request,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};

use super::{bundle::Bundle, codes, missing, policy};
use crate::http::layers;

const INDEX: &str = "index.html";
/// Files below have the digest of their content in their names: they never change.
const HASHED: &str = "assets/";
const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// May be kept, and is asked for again each time by its tag.
const ASK_AGAIN: &str = "no-cache";

/// The console of this program.
pub(super) struct Console {
    files: Bundle,
}

impl Console {
    pub(super) const fn new(files: Bundle) -> Self {
        Self { files }
    }

    /// Answers a `GET` that no route took.
    pub(super) fn answer(&self, request: &Request) -> Response {
        let path = request.uri().path().trim_start_matches('/');
        if path == "errors" {
            return text_page(StatusCode::OK, codes::page());
        }
        if let Some(file) = self.files.answer(path, request.headers()) {
            let caching = if path.starts_with(HASHED) { FOR_EVER } else { ASK_AGAIN };
            return policy::apply(file, HeaderValue::from_static(policy::CONSOLE), caching);
        }
        let looks_like_a_file =
            path.starts_with(HASHED) || path.rsplit('/').next().is_some_and(|last| last.contains('.'));
        if looks_like_a_file {
            return layers::nowhere().into_response();
        }
        match self.files.answer(INDEX, request.headers()) {
            Some(index) => policy::apply(index, HeaderValue::from_static(policy::CONSOLE), ASK_AGAIN),
            None => text_page(StatusCode::SERVICE_UNAVAILABLE, missing::page("console")),
        }
    }
}

/// A page of text in this program.
pub(super) fn text_page(status: StatusCode, html: String) -> Response {
    let response = (status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response();
    policy::apply(response, HeaderValue::from_static(policy::TEXT), "no-store")
}
