//! Files inside the program, and how they travel: with a tag, compressed where a compressed twin lies beside them.

use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use rust_embed::{Embed, EmbeddedFile};

#[derive(Embed)]
#[folder = "../web-admin/dist/console/"]
#[allow_missing = true]
struct ConsoleFiles;

#[derive(Embed)]
#[folder = "../web-admin/dist/portal/"]
#[allow_missing = true]
struct PortalFiles;

#[derive(Embed)]
#[folder = "../web-admin/dist/approver/"]
#[allow_missing = true]
struct ApproverFiles;

/// The console, as it was when this program was compiled.
pub(super) const CONSOLE: Bundle = Bundle(ConsoleFiles::get);
/// The employees' portal, likewise.
pub(super) const PORTAL: Bundle = Bundle(PortalFiles::get);
/// The approver page, likewise.
pub(super) const APPROVER: Bundle = Bundle(ApproverFiles::get);

/// A set of files by path, without a leading `/`.
#[derive(Debug, Clone, Copy)]
pub struct Bundle(pub fn(&str) -> Option<EmbeddedFile>);

/// Encodings of twins, the best first: the word of HTTP and the end of the file's name.
const TWINS: [(&str, &str); 2] = [("br", ".br"), ("gzip", ".gz")];

impl Bundle {
    /// A file's bytes as they are.
    pub(super) fn bytes(self, path: &str) -> Option<EmbeddedFile> {
        (self.0)(path)
    }

    /// A file as an answer, or nothing where there is no such file. Caching is the caller's business.
    pub(super) fn answer(self, path: &str, asked: &HeaderMap) -> Option<Response> {
        let plain = self.bytes(path)?;
        let accepts = asked.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let twin = TWINS.into_iter().filter(|(word, _)| takes(accepts, word)).find_map(|(word, end)| {
            let file = self.bytes(&format!("{path}{end}"))?;
            Some((file, Some(word)))
        });
        let (file, encoding) = twin.unwrap_or((plain, None));
        let tag = tag(&file);
        let mut response = if asked.get(header::IF_NONE_MATCH).is_some_and(|known| names(known, &tag)) {
            StatusCode::NOT_MODIFIED.into_response()
        } else {
            Body::from(file.data).into_response()
        };
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind(path)));
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        if let Ok(tag) = HeaderValue::from_str(&tag) {
            headers.insert(header::ETAG, tag);
        }
        if let Some(encoding) = encoding {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
        }
        Some(response)
    }
}

fn tag(file: &EmbeddedFile) -> String {
    format!("\"{}\"", data_encoding::HEXLOWER.encode(&file.metadata.sha256_hash()[..16]))
}

fn names(known: &HeaderValue, tag: &str) -> bool {
    let known = known.to_str().unwrap_or_default();
    known.split(',').any(|one| one.trim().trim_start_matches("W/") == tag)
}

/// Whether an `Accept-Encoding` takes this encoding. `q=0` refuses it.
fn takes(accepts: &str, word: &str) -> bool {
    accepts.split(',').any(|one| {
        let mut parts = one.split(';').map(str::trim);
        let refused = |part: &str| part.strip_prefix("q=").and_then(|q| q.parse().ok()) == Some(0.0_f32);
        parts.next().is_some_and(|name| name.eq_ignore_ascii_case(word)) && !parts.any(refused)
    })
}

/// The media type of a path by its end.
fn kind(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, end)| end) {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_encoding_is_used_only_where_it_is_taken() {
        assert!(takes("gzip, deflate, br", "br") && takes("GZIP;q=0.5", "gzip"));
        assert!(!takes("gzip;q=0, br", "gzip") && !takes("", "br") && !takes("*", "br"));
    }

    #[test]
    fn scripts_and_pages_have_the_types_that_browsers_demand() {
        assert_eq!(kind("assets/index-abc.js"), "text/javascript; charset=utf-8");
        assert_eq!(kind("index.html"), "text/html; charset=utf-8");
        assert_eq!(kind("unknown"), "application/octet-stream");
    }
}
