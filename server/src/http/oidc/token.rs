//! Tokens for a code or for a refresh token.

use std::net::IpAddr;

use axum::{
    Json,
    body::Bytes,
    extract::{FromRequest, FromRequestParts as _, Request},
    http::request::Parts,
    response::{IntoResponse, Response},
};
use lethe_proto::cbor::sha256;
use lethe_server_core::oidc::{lives, scope::Scopes};
use serde_json::{Map, Value, json};

use super::{client::Client, form::Parameters, issuer, oauth_error::OauthError, possession, standing::stands};
use crate::{
    http::{
        caller::{Doors, Visitor},
        client_ip::ClientAddress,
    },
    usecase::{
        IssuedTokens,
        redeem_code::{BroughtCode, TokensError, redeem_code},
        refresh_tokens::{BroughtRefresh, refresh_tokens},
        revoke_tokens::holder_of_refresh,
    },
    wiring::Server,
};

/// A form that an app sends.
pub(super) struct Sent {
    pub(super) visitor: Visitor,
    pub(super) parts: Parts,
    pub(super) form: Parameters,
    counted: IpAddr,
}

impl FromRequest<Doors> for Sent {
    type Rejection = OauthError;

    async fn from_request(request: Request, doors: &Doors) -> Result<Self, OauthError> {
        let (mut parts, body) = request.into_parts();
        let come = async {
            let visitor = Visitor::from_request_parts(&mut parts, doors).await?;
            let address = ClientAddress::from_request_parts(&mut parts, doors).await?;
            Ok::<_, std::convert::Infallible>((visitor, address.counted()))
        };
        let (visitor, counted) = match come.await {
            Ok(come) => come,
            Err(never) => match never {},
        };
        let body = Bytes::from_request(Request::from_parts(parts.clone(), body), doors).await;
        let body = body.map_err(|_| OauthError::malformed("the body is too long, or broke off"))?;
        let form = Parameters::of_form(&parts.headers, &body)?;
        Ok(Self { visitor, parts, form, counted })
    }
}

impl Sent {
    pub(super) fn server(&self) -> &Server {
        self.visitor.server()
    }

    /// Failures count against the address that they come from; an app that knows what it says is never slowed down.
    pub(super) fn counted<T>(&self, outcome: Result<T, OauthError>) -> Result<T, OauthError> {
        if outcome.as_ref().is_err_and(OauthError::counts) {
            self.server().limits().stranger(self.counted).map_err(OauthError::too_many)?;
        }
        outcome
    }
}

/// RFC 6749 §3.2.
pub(super) async fn token(sent: Sent) -> Result<Response, OauthError> {
    let outcome = tokens(&sent).await;
    sent.counted(outcome).map(answer)
}

async fn tokens(sent: &Sent) -> Result<IssuedTokens, OauthError> {
    let (server, form) = (sent.server(), &sent.form);
    let client = Client::of(server, &sent.parts.headers, form).await?;
    let proof = possession::proof(server, &sent.parts, None)?;
    let jkt = proof.as_ref().map(|proof| proof.jkt);
    let ring = server.signing().ring(server.house()).await?;
    let issuer = issuer(server, &ring);
    let tokens = match form.need("grant_type")? {
        "authorization_code" => {
            let brought = BroughtCode {
                hash: sha256(form.need("code")?.as_bytes()),
                redirect_uri: form.need("redirect_uri")?.to_owned(),
                verifier: form.need("code_verifier")?.to_owned(),
                jkt,
            };
            redeem_code(server.house(), issuer, &client.app, &client.party, brought).await?
        }
        "refresh_token" => {
            let hash = sha256(form.need("refresh_token")?.as_bytes());
            let holder = holder_of_refresh(server.house(), &client.app, &hash).await?;
            if let Some((_, holder)) = &holder
                && !stands(server, holder).await?
            {
                return Err(TokensError::Worthless.into());
            }
            let brought = BroughtRefresh { hash, scopes: form.get("scope").map(Scopes::known_in), jkt };
            refresh_tokens(server.house(), issuer, &client.app, &client.party, brought).await?
        }
        _ => {
            let about = "authorization_code and refresh_token are what there is";
            return Err(OauthError::new("unsupported_grant_type", about));
        }
    };
    proof.map_or(Ok(()), |proof| proof.use_up(server))?;
    Ok(tokens)
}

fn answer(tokens: IssuedTokens) -> Response {
    let mut body = Map::new();
    body.insert("access_token".into(), json!(*tokens.access));
    body.insert("token_type".into(), json!(if tokens.bound { "DPoP" } else { "Bearer" }));
    body.insert("expires_in".into(), json!(lives::ACCESS_MS / 1000));
    body.insert("scope".into(), json!(tokens.scopes.to_text()));
    let more = [("id_token", tokens.id), ("refresh_token", tokens.refresh)];
    for (name, token) in more {
        if let Some(token) = token {
            body.insert(name.into(), json!(*token));
        }
    }
    Json(Value::Object(body)).into_response()
}
