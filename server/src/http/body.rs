//! Bodies, paths and queries: what cannot be read becomes a problem document, never a bare text and never a 500.

use axum::{
    Json,
    body::Bytes,
    extract::{FromRequest, FromRequestParts, Path, Query, Request, rejection::BytesRejection},
    http::{HeaderMap, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use serde::{Serialize, de::DeserializeOwned};

use super::problem::Problem;

/// A JSON body in, a JSON body out.
#[derive(Debug)]
pub struct Body<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Body<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        if !is_json(request.headers()) {
            return Err(Problem::new(
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "request.media_type",
                "The body must be JSON",
                "the Content-Type is not application/json",
                "send Content-Type: application/json",
            ));
        }
        let bytes = whole(request, state).await?;
        if names_nul(&bytes) {
            return Err(Problem::malformed("a text holds the character U+0000, which no database keeps"));
        }
        Json::from_bytes(&bytes).map(|Json(value)| Self(value)).map_err(|bad| Problem::malformed(bad.body_text()))
    }
}

/// The whole body, as long as this route takes it.
pub(super) async fn whole<S: Send + Sync>(request: Request, state: &S) -> Result<Bytes, Problem> {
    Bytes::from_request(request, state).await.map_err(|rejection| too_large(&rejection))
}

fn is_json(headers: &HeaderMap) -> bool {
    let sent = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let essence = sent.split(';').next().unwrap_or_default().trim();
    essence.eq_ignore_ascii_case("application/json")
}

/// Whether JSON text holds `\u0000`: the only way in which a JSON string says U+0000.
fn names_nul(json: &[u8]) -> bool {
    let mut rest = json;
    while let Some(at) = rest.iter().position(|byte| *byte == b'\\') {
        let after = &rest[at + 1..];
        if after.starts_with(b"u0000") {
            return true;
        }
        rest = after.get(1..).unwrap_or_default();
    }
    false
}

impl<T: Serialize> IntoResponse for Body<T> {
    fn into_response(self) -> Response {
        Json(self.0).into_response()
    }
}

fn too_large(rejection: &BytesRejection) -> Problem {
    if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE {
        Problem::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            "request.too_large",
            "The body is too large",
            "the body is longer than this route takes",
            "send less; signed messages have at most 64 KiB",
        )
    } else {
        Problem::malformed("the body broke off")
    }
}

/// A CBOR body, not yet decoded.
#[derive(Debug)]
pub struct Cbor(pub Bytes);

impl<S: Send + Sync> FromRequest<S> for Cbor {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        whole(request, state).await.map(Self)
    }
}

impl IntoResponse for Cbor {
    fn into_response(self) -> Response {
        ([(header::CONTENT_TYPE, "application/cbor")], self.0).into_response()
    }
}

/// Standard base64 of signed bytes.
pub fn blob(text: &str) -> Result<Vec<u8>, Problem> {
    data_encoding::BASE64.decode(text.as_bytes()).map_err(|_| Problem::malformed("a blob is not standard base64"))
}

/// Signed bytes as standard base64.
pub fn to_blob(bytes: &[u8]) -> String {
    data_encoding::BASE64.encode(bytes)
}

/// One id in the path: lower-case hexadecimal of `N` bytes. Anything else names nothing that exists.
#[derive(Debug, Clone, Copy)]
pub struct Id<const N: usize = 16>(pub [u8; N]);

impl<const N: usize, S: Send + Sync> FromRequestParts<S> for Id<N> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let Path(text) =
            Path::<String>::from_request_parts(parts, state).await.map_err(|_| Problem::not_found("resource"))?;
        Ok(Self(id(&text).ok_or_else(|| Problem::not_found("resource"))?))
    }
}

/// One word in the path: up to 100 visible characters of ASCII. Anything else names nothing that exists.
#[derive(Debug, Clone)]
pub struct Word(pub String);

impl<S: Send + Sync> FromRequestParts<S> for Word {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let found = Path::<String>::from_request_parts(parts, state).await.ok().map(|Path(text)| text);
        let found = found.filter(|text| text.len() <= 100 && text.bytes().all(|byte| byte.is_ascii_graphic()));
        found.map(Self).ok_or_else(|| Problem::not_found("resource"))
    }
}

/// One number in the path. Anything else names nothing that exists.
#[derive(Debug, Clone, Copy)]
pub struct Number(pub u64);

impl<S: Send + Sync> FromRequestParts<S> for Number {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let number = Path::<u64>::from_request_parts(parts, state).await;
        number.map(|Path(number)| Self(number)).map_err(|_| Problem::not_found("resource"))
    }
}

/// Reads an id of a body or a query.
pub fn id<const N: usize>(text: &str) -> Option<[u8; N]> {
    data_encoding::HEXLOWER.decode(text.as_bytes()).ok()?.try_into().ok()
}

/// An id of a body, or a problem that names the field.
pub fn id_field<const N: usize>(field: &str, text: &str) -> Result<[u8; N], Problem> {
    id(text).ok_or_else(|| Problem::malformed(format!("`{field}` is not an id of {N} bytes in lower-case hexadecimal")))
}

/// The query string.
#[derive(Debug)]
pub struct Asked<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Asked<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        match Query::<T>::from_request_parts(parts, state).await {
            Ok(_) if parts.uri.query().is_some_and(|query| query.contains("%00")) => {
                Err(Problem::malformed("the query holds the character U+0000"))
            }
            Ok(Query(value)) => Ok(Self(value)),
            Err(rejection) => Err(Problem::malformed(rejection.body_text())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_escaped_nul_is_one() {
        assert!(names_nul(br#"{"a":"x\u0000"}"#) && names_nul(br#""\\\u0000""#));
        assert!(!names_nul(br#""\\u0000""#) && !names_nul(br#""\u0001 u0000""#) && !names_nul(br#""\"#));
    }
}
