//! What browsers are told that a page may do. Anything that is not named here is forbidden.

use axum::{
    http::{HeaderName, HeaderValue, header},
    response::Response,
};

/// The console: its own scripts and its own server, nothing else. Styles may stand inline, because the interface kit writes colours
/// and measures into the page; they cannot run anything.
pub(super) const CONSOLE: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; \
     font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'";

/// The employees' portal: as the console, and nothing inline at all. It parses no markup, so none can be slipped in.
pub(super) const PORTAL: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; \
     form-action 'none'; frame-ancestors 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/// Pages without any script: the list of codes, and the word that a page is missing.
pub(super) const TEXT: &str =
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'";

/// Of what a browser could lend to a page, ours use passkeys and may copy texts.
pub(super) const PERMISSIONS: &str = "accelerometer=(), autoplay=(), bluetooth=(), camera=(), clipboard-read=(), \
     clipboard-write=(self), display-capture=(), encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), hid=(), \
     identity-credentials-get=(), idle-detection=(), local-fonts=(), magnetometer=(), microphone=(), midi=(), \
     otp-credentials=(), payment=(), picture-in-picture=(), publickey-credentials-create=(self), \
     publickey-credentials-get=(self), screen-wake-lock=(), serial=(), storage-access=(), usb=(), web-share=(), \
     window-management=(), xr-spatial-tracking=()";

/// The headers of a page besides those that every answer has.
pub(super) const PAGE: [(HeaderName, &str); 4] = [
    (HeaderName::from_static("permissions-policy"), PERMISSIONS),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-embedder-policy"), "require-corp"),
    (HeaderName::from_static("origin-agent-cluster"), "?1"),
];

/// The answer as a page under this policy, with this word about caching.
pub(super) fn apply(mut response: Response, policy: HeaderValue, caching: &'static str) -> Response {
    let headers = response.headers_mut();
    for (name, value) in PAGE {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
    response
}
