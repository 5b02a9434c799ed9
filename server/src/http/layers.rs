//! What every answer passes through: limits, time, panics, headers. No request logs names, addresses or tokens.

use std::{any::Any, time::Duration};

use axum::{
    Router,
    extract::{DefaultBodyLimit, Request},
    http::{HeaderValue, StatusCode, header},
    middleware::{self, Next},
    response::{IntoResponse, Response},
};
use tower_http::catch_panic::CatchPanicLayer;

use super::{problem::Problem, remains, site};
use crate::config::is_this_machine;

/// Largest body of people's requests.
const BODY: usize = 256 * 1024;
/// Largest body that holds a whole document of access rules.
const LONG_BODY: usize = crate::usecase::access::LARGEST + BODY;
/// Largest body of a device's request.
const DEVICE_BODY: usize = lethe_proto::cbor::FRAME_CAP;
/// Longest time until an answer begins.
const PATIENCE: Duration = Duration::from_secs(30);

/// Around the routes of people.
pub(super) fn people<S: Clone + Send + Sync + 'static>(router: Router<S>) -> Router<S> {
    router.layer(DefaultBodyLimit::max(BODY))
}

/// Around those of them that take whole documents.
pub(super) fn long_bodies() -> DefaultBodyLimit {
    DefaultBodyLimit::max(LONG_BODY)
}

/// Around the routes of devices.
pub(super) fn devices<S: Clone + Send + Sync + 'static>(router: Router<S>) -> Router<S> {
    router.layer(DefaultBodyLimit::max(DEVICE_BODY))
}

/// Around everything.
pub(super) fn all(router: Router) -> Router {
    router
        .layer(middleware::from_fn(in_time))
        .layer(middleware::from_fn(remains::read_out))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(middleware::from_fn(headers))
        .layer(middleware::from_fn(strict_transport))
}

#[allow(clippy::needless_pass_by_value, reason = "the shape that the layer asks for")]
fn panicked(_: Box<dyn Any + Send + 'static>) -> Response {
    // The panic hook has written where; what was thrown may hold anything.
    tracing::error!("a request panicked");
    Problem::internal().into_response()
}

async fn in_time(request: Request, next: Next) -> Response {
    match tokio::time::timeout(PATIENCE, next.run(request)).await {
        Ok(response) => response,
        Err(_) => Problem::unavailable("the answer took too long; what was asked may still happen").into_response(),
    }
}

/// Never without TLS again. Not for localhost: there one name stands for many servers, and some of them speak without.
async fn strict_transport(request: Request, next: Next) -> Response {
    let host = site::asked(&request);
    let mut response = next.run(request).await;
    if !is_this_machine(&host) {
        let always = HeaderValue::from_static("max-age=63072000; includeSubDomains");
        response.headers_mut().insert(header::STRICT_TRANSPORT_SECURITY, always);
    }
    response
}

async fn headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let set: [(header::HeaderName, &'static str); 6] = [
        (header::HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    for (name, value) in set {
        response.headers_mut().entry(name).or_insert(HeaderValue::from_static(value));
    }
    response
}

/// A route that is not there.
pub(super) fn nowhere() -> Problem {
    Problem::not_found("route")
}

/// A method that the route does not have.
pub(super) async fn no_method() -> Problem {
    Problem::new(
        StatusCode::METHOD_NOT_ALLOWED,
        "request.method",
        "The route does not take this method",
        "this path exists, but not with this method",
        "compare the request with /api/v1/openapi.json",
    )
}
