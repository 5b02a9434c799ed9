//! The chain of keyrings: shown as signed, taken only as signed.

use axum::http::StatusCode;
use lethe_proto::{
    cbor::{CAP, decode, encode},
    chain::SignedKeyring,
    words,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    http::{
        body::{Body, blob, to_blob},
        caller::{AdminCaller, Relay, SignedIn},
        page::Page,
        problem::Problem,
    },
    usecase,
};

/// A keyring with its signatures.
#[derive(Debug, Serialize, ToSchema)]
pub struct KeyringView {
    version: u64,
    digest: String,
    /// Ten words that people compare.
    words: String,
    /// `signed-keyring` in base64.
    signed: String,
}

impl KeyringView {
    fn of(signed: &SignedKeyring) -> Self {
        let digest = signed.keyring.digest();
        Self {
            version: signed.keyring.version,
            digest: digest.to_string(),
            words: words::keyring_words(&digest),
            signed: to_blob(&encode(signed)),
        }
    }
}

/// A signed keyring to be published.
#[derive(Debug, Deserialize, ToSchema)]
pub struct PublishKeyring {
    /// `signed-keyring` in base64.
    signed: String,
}

/// The whole chain, oldest first.
#[utoipa::path(get, path = "/api/v1/keyrings", tag = "keyrings", responses((status = 200, body = Page<KeyringView>)), security(("token" = [])))]
pub async fn list(caller: AdminCaller<SignedIn>) -> Result<Body<Page<KeyringView>>, Problem> {
    let chain = caller.store().read().keyrings().since(0).await?;
    Ok(Body(Page::whole(chain.iter().map(KeyringView::of).collect())))
}

/// The keyring in force.
#[utoipa::path(get, path = "/api/v1/keyrings/newest", tag = "keyrings", responses((status = 200, body = KeyringView)), security(("token" = [])))]
pub async fn newest(caller: AdminCaller<SignedIn>) -> Result<Body<KeyringView>, Problem> {
    let newest = caller.store().read().keyrings().newest().await?;
    newest.map(|signed| Body(KeyringView::of(&signed))).ok_or_else(|| Problem::not_found("keyring"))
}

/// Publishes the next keyring of the chain. Its signatures decide, not who carries it.
#[utoipa::path(
    post, path = "/api/v1/keyrings", tag = "keyrings", request_body = PublishKeyring,
    responses((status = 201, body = KeyringView)), security(("token" = [])),
)]
pub async fn publish(
    caller: AdminCaller<Relay>,
    Body(body): Body<PublishKeyring>,
) -> Result<(StatusCode, Body<KeyringView>), Problem> {
    let signed: SignedKeyring =
        decode(&blob(&body.signed)?, 2 * CAP).map_err(|error| Problem::malformed(error.to_string()))?;
    let view = KeyringView::of(&signed);
    usecase::publish_keyring::publish_keyring(caller.house(), caller.by(), signed).await?;
    Ok((StatusCode::CREATED, Body(view)))
}
