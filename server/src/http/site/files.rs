//! A page of several files and many paths: every path of the interface itself is `index.html`, and the script inside reads the address.

use axum::{
    extract::Request,
    http::{HeaderValue, StatusCode},
    response::{IntoResponse as _, Response},
};

use super::{bundle::Bundle, console::text_page, missing, policy};
use crate::http::layers;

const INDEX: &str = "index.html";
/// Files below have the digest of their content in their names: they never change.
const HASHED: &str = "assets/";
const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// May be kept, and is asked for again each time by its tag.
const ASK_AGAIN: &str = "no-cache";

/// Files with the policy that they are sent under.
pub(super) struct Files {
    pub(super) bundle: Bundle,
    pub(super) policy: &'static str,
    /// What a program without them says is missing.
    pub(super) name: &'static str,
}

impl Files {
    /// The file at `path` (without a leading `/`), or the page itself.
    pub(super) fn answer(&self, path: &str, request: &Request) -> Response {
        let policy = HeaderValue::from_static(self.policy);
        if let Some(file) = self.bundle.answer(path, request.headers()) {
            let caching = if path.starts_with(HASHED) { FOR_EVER } else { ASK_AGAIN };
            return policy::apply(file, policy, caching);
        }
        let looks_like_a_file =
            path.starts_with(HASHED) || path.rsplit('/').next().is_some_and(|last| last.contains('.'));
        if looks_like_a_file {
            return layers::nowhere().into_response();
        }
        match self.bundle.answer(INDEX, request.headers()) {
            Some(index) => policy::apply(index, policy, ASK_AGAIN),
            None => text_page(StatusCode::SERVICE_UNAVAILABLE, missing::page(self.name)),
        }
    }
}
