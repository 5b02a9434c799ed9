//! What is a token worth now (RFC 7662), and: it is given back (RFC 7009). An app learns and ends nothing but its own.

use axum::{
    Json,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use lethe_proto::cbor::sha256;
use serde_json::{Value, json};

use super::{client::Client, issuer, oauth_error::OauthError, standing::stands, token::Sent};
use crate::usecase::{
    read_access_token::ReadAccessTokenError,
    revoke_tokens::{RevokeTokensError, holder_of_refresh, revoke_tokens},
};

/// RFC 7662 §2.
pub(super) async fn introspect(sent: Sent) -> Result<Response, OauthError> {
    let outcome = worth(&sent).await;
    sent.counted(outcome).map(|worth| Json(worth).into_response())
}

async fn worth(sent: &Sent) -> Result<Value, OauthError> {
    let server = sent.server();
    let client = Client::of(server, &sent.parts.headers, &sent.form).await?.confidential()?;
    let token = sent.form.need("token")?;
    let ring = server.signing().ring(server.house()).await?;
    match server.grants().find(server.house(), issuer(server, &ring), token).await {
        Ok(held) if held.claims.client_id == client.app.registration.id.as_str() => {
            if !stands(server, &held.holder).await? {
                return Ok(json!({ "active": false }));
            }
            let mut says = serde_json::to_value(&held.claims).unwrap_or_default();
            if let Some(says) = says.as_object_mut() {
                let kind = if held.claims.cnf.is_some() { "DPoP" } else { "Bearer" };
                says.insert("active".into(), json!(true));
                says.insert("token_type".into(), json!(kind));
            }
            Ok(says)
        }
        Err(ReadAccessTokenError::Store(error)) => Err(error.into()),
        Ok(_) | Err(ReadAccessTokenError::Worthless | ReadAccessTokenError::Denied(_)) => {
            let holder = holder_of_refresh(server.house(), &client.app, &sha256(token.as_bytes())).await?;
            let active = match holder {
                Some((false, holder)) => stands(server, &holder).await?,
                Some((true, _)) | None => false,
            };
            Ok(json!({ "active": active }))
        }
    }
}

/// RFC 7009 §2. The answer is the same whether there was anything to end.
pub(super) async fn revoke(sent: Sent) -> Result<StatusCode, OauthError> {
    let outcome = end(&sent).await;
    sent.counted(outcome).map(|()| StatusCode::OK)
}

async fn end(sent: &Sent) -> Result<(), OauthError> {
    let server = sent.server();
    let client = Client::of(server, &sent.parts.headers, &sent.form).await?;
    let token = sent.form.need("token")?;
    let ring = server.signing().ring(server.house()).await?;
    revoke_tokens(server.house(), issuer(server, &ring), &client.app, token).await.map_err(|error| match error {
        RevokeTokensError::Store(error) => error.into(),
        RevokeTokensError::Denied(_) => OauthError::client(false),
    })
}
