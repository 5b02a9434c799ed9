//! The approver's page lives at another origin and may read exactly two routes: those of a ticket. Nobody else's page may.
//!
//! Nothing here proves who asks. It keeps a browser from lending a ticket to a page that is not the approver's.

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

use super::problem::Problem;
use crate::config::WebOrigin;

/// Where the page is, if there is one.
pub(super) type Page = Option<WebOrigin>;

/// What a page may send along; seconds for which a browser may remember that.
const ALLOWED: [(header::HeaderName, &str); 3] = [
    (header::ACCESS_CONTROL_ALLOW_METHODS, "GET, POST"),
    (header::ACCESS_CONTROL_ALLOW_HEADERS, "authorization, content-type"),
    (header::ACCESS_CONTROL_MAX_AGE, "600"),
];

fn is_ticket(path: &str) -> bool {
    path.strip_prefix("/api/v1/ticket").is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Answers what browsers ask first, and lets only the approver's page read the answers. A request without `Origin` is not a page's.
pub(super) async fn guard(State(page): State<Page>, request: Request, next: Next) -> Response {
    if !is_ticket(request.uri().path()) {
        return next.run(request).await;
    }
    let Some(origin) = request.headers().get(header::ORIGIN) else { return next.run(request).await };
    let Some(allowed) = page.filter(|page| origin.as_bytes() == page.as_str().as_bytes()) else {
        return other_page();
    };
    let mut response = if request.method() == Method::OPTIONS { preflight() } else { next.run(request).await };
    name_page(response.headers_mut(), &allowed);
    response
}

fn preflight() -> Response {
    let mut response = StatusCode::NO_CONTENT.into_response();
    for (name, value) in ALLOWED {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

fn name_page(headers: &mut HeaderMap, page: &WebOrigin) {
    if let Ok(value) = HeaderValue::from_str(page.as_str()) {
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, value);
    }
    headers.append(header::VARY, HeaderValue::from_static("origin"));
}

fn other_page() -> Response {
    let problem = Problem::new(
        StatusCode::FORBIDDEN,
        "ticket.origin",
        "Another page may not use a ticket",
        "the request comes from a page that is not this installation's approver page",
        "open the ticket's link from the console; the page's address stands under [approver] in lethe.toml",
    );
    let mut response = problem.into_response();
    response.headers_mut().append(header::VARY, HeaderValue::from_static("origin"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tickets_of_the_approver_page_are_not_those_that_admins_open() {
        assert!(is_ticket("/api/v1/ticket") && is_ticket("/api/v1/ticket/answer"));
        assert!(!is_ticket("/api/v1/tickets") && !is_ticket("/api/v1/commands"));
    }
}
