//! Requests that need a touch of the caller's passkey, made for exactly this request. A token needs none: its scopes bound it, and with
//! scopes it makes no sign-in, no first keyring, and no token that carries more or lives longer than itself.
//!
//! The body is read whole before anything else is done with it, because the touch is bound to its bytes.

use axum::{
    body::{Body as Stream, Bytes},
    extract::{FromRequest, FromRequestParts, Request},
    http::{HeaderValue, StatusCode, request::Parts},
};
use lethe_proto::cbor::sha256;
use serde::Deserialize;
use serde_json::Value;

use super::{
    body::whole,
    caller::{AdminCaller, Door, Doors, SignedIn},
    problem::Problem,
};
use crate::{
    usecase::{
        BoundRequest, FreshPasskey, authenticate_session::LiveSession, prove_fresh_passkey::prove_fresh_passkey,
    },
    wiring::Server,
};

/// Carries `base64url(JSON {ceremony, credential})`.
const HEADER: &str = "lethe-passkey";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Touch {
    ceremony: String,
    /// `AuthenticationResponseJSON`.
    credential: Value,
}

/// A request whose body says whether it needs a touch.
pub struct Perhaps<D, B> {
    /// Who.
    pub caller: AdminCaller<D>,
    /// The touch, where one came along.
    pub touch: Option<FreshPasskey>,
    /// The body, by its own extractor.
    pub body: B,
}

/// A request that needs a touch, unless a token sends it.
pub struct Fresh<D, B> {
    /// Who.
    pub caller: AdminCaller<D>,
    /// The body, by its own extractor.
    pub body: B,
}

/// A request that only a browser session sends, with a touch.
pub struct Touched<B> {
    /// Who.
    pub caller: AdminCaller<SignedIn>,
    /// In which session.
    pub session: LiveSession,
    /// The touch.
    pub touch: FreshPasskey,
    /// The body, by its own extractor.
    pub body: B,
}

/// No body, or one that nobody reads.
#[derive(Debug)]
pub struct Nothing;

impl<S: Send + Sync> FromRequest<S> for Nothing {
    type Rejection = Problem;

    async fn from_request(_: Request, _: &S) -> Result<Self, Problem> {
        Ok(Self)
    }
}

impl<D: Door, B> Perhaps<D, B> {
    /// The same, if the touch that this caller needs is there.
    pub fn touched(self) -> Result<Fresh<D, B>, Problem> {
        if needs(&self.caller) && self.touch.is_none() {
            return Err(required());
        }
        Ok(Fresh { caller: self.caller, body: self.body })
    }
}

impl<D: Door, B: FromRequest<Doors, Rejection = Problem>> FromRequest<Doors> for Perhaps<D, B> {
    type Rejection = Problem;

    async fn from_request(request: Request, doors: &Doors) -> Result<Self, Problem> {
        let Come { caller, touch, rest } = come(request, doors).await?;
        Ok(Self { caller, touch, body: B::from_request(rest, doors).await? })
    }
}

impl<D: Door, B: FromRequest<Doors, Rejection = Problem>> FromRequest<Doors> for Fresh<D, B> {
    type Rejection = Problem;

    async fn from_request(request: Request, doors: &Doors) -> Result<Self, Problem> {
        let Come { caller, touch, rest } = come(request, doors).await?;
        if needs(&caller) && touch.is_none() {
            return Err(required());
        }
        Ok(Self { caller, body: B::from_request(rest, doors).await? })
    }
}

impl<B: FromRequest<Doors, Rejection = Problem>> FromRequest<Doors> for Touched<B> {
    type Rejection = Problem;

    async fn from_request(request: Request, doors: &Doors) -> Result<Self, Problem> {
        let Come { caller, touch, rest } = come::<SignedIn>(request, doors).await?;
        let session = caller.session().cloned().ok_or_else(Problem::no_session)?;
        let touch = touch.ok_or_else(required)?;
        Ok(Self { caller, session, touch, body: B::from_request(rest, doors).await? })
    }
}

/// A request whose sender and touch are judged; its body can be read by another extractor.
struct Come<D> {
    caller: AdminCaller<D>,
    touch: Option<FreshPasskey>,
    rest: Request,
}

async fn come<D: Door>(request: Request, doors: &Doors) -> Result<Come<D>, Problem> {
    let (mut parts, stream) = request.into_parts();
    let caller = AdminCaller::<D>::from_request_parts(&mut parts, doors).await?;
    let bytes = whole(Request::from_parts(parts.clone(), stream), doors).await?;
    let touch = match caller.session() {
        Some(session) if parts.headers.contains_key(HEADER) => {
            Some(judge(&parts, &bytes, caller.server(), session).await?)
        }
        _ => None,
    };
    Ok(Come { caller, touch, rest: Request::from_parts(parts, Stream::from(bytes)) })
}

/// Only somebody in front of a browser can touch anything.
fn needs<D>(caller: &AdminCaller<D>) -> bool {
    caller.session().is_some()
}

async fn judge(parts: &Parts, body: &Bytes, server: &Server, session: &LiveSession) -> Result<FreshPasskey, Problem> {
    let sent = parts.headers.get(HEADER).map(HeaderValue::as_bytes).unwrap_or_default();
    let malformed =
        || Problem::malformed("the Lethe-Passkey header is not base64url of {ceremony, credential} in JSON");
    let json = data_encoding::BASE64URL_NOPAD.decode(sent).map_err(|_| malformed())?;
    let Touch { ceremony, credential } = serde_json::from_slice(&json).map_err(|_| malformed())?;
    let path = parts.uri.path_and_query().map_or("/", |path| path.as_str());
    let at_hand = BoundRequest::new(parts.method.as_str(), path, &sha256(body), session.id);
    let house = server.house();
    Ok(prove_fresh_passkey(house, server.passkeys(), session, &ceremony, credential, at_hand).await?)
}

fn required() -> Problem {
    Problem::new(
        StatusCode::FORBIDDEN,
        "passkey.required",
        "This needs a touch of your passkey",
        "the request came without a touch that was made for it",
        "ask for one at /api/v1/fresh and send the request again with the header Lethe-Passkey",
    )
}
