//! Tokens of the caller's own. They may propose; none approves.

use axum::http::StatusCode;
use lethe_server_core::permission::Permission;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    http::{
        body::{Body, Id},
        caller::{AdminCaller, ManageTokens},
        fresh::Fresh,
        page::Page,
        problem::Problem,
    },
    store::repo::tokens::Token,
    usecase::{
        create_token::{NewToken, create_token},
        revoke_token::revoke_token,
    },
};

/// A token, without its secret.
#[derive(Debug, Serialize, ToSchema)]
pub struct TokenView {
    id: String,
    name: String,
    /// `*`, or the permissions that it was made for.
    scopes: Vec<String>,
    /// Milliseconds since 1970, like every moment.
    created: u64,
    expires: u64,
    /// Null while it is good.
    revoked: Option<u64>,
}

impl From<Token> for TokenView {
    fn from(token: Token) -> Self {
        Self {
            id: token.id.to_string(),
            name: token.label,
            scopes: token.scopes.to_text().split(' ').map(str::to_owned).collect(),
            created: token.created_at.0,
            expires: token.expires_at.0,
            revoked: token.revoked_at.map(|at| at.0),
        }
    }
}

/// A new token.
#[derive(Debug, Deserialize, ToSchema)]
pub struct CreateToken {
    name: String,
    /// Permissions, each one that the caller has.
    scopes: Vec<String>,
    expires_in_ms: u64,
}

/// A token with its secret. Shown once.
#[derive(Serialize, ToSchema)]
pub struct NewTokenView {
    id: String,
    token: String,
    /// Milliseconds since 1970.
    expires: u64,
}

/// The caller's own tokens.
#[utoipa::path(get, path = "/api/v1/tokens", tag = "tokens", responses((status = 200, body = Page<TokenView>)), security(("token" = [])))]
pub async fn list(caller: AdminCaller<ManageTokens>) -> Result<Body<Page<TokenView>>, Problem> {
    let read = caller.store().read();
    let me = read.admins().find(caller.caller().admin.id).await?.ok_or_else(|| Problem::not_found("admin"))?;
    let tokens = read.tokens().list(me.no).await?;
    Ok(Body(Page::whole(tokens.into_iter().map(TokenView::from).collect())))
}

/// Makes a token for a program. In a browser it needs a touch.
#[utoipa::path(
    post, path = "/api/v1/tokens", tag = "tokens", request_body = CreateToken,
    responses((status = 201, body = NewTokenView)), security(("token" = [])),
)]
pub async fn create(
    Fresh { caller, body: Body(body) }: Fresh<ManageTokens, Body<CreateToken>>,
) -> Result<(StatusCode, Body<NewTokenView>), Problem> {
    let mut scopes = Vec::new();
    for word in &body.scopes {
        let scope =
            Permission::from_text(word).ok_or_else(|| Problem::malformed(format!("no scope is named {word:?}")))?;
        scopes.push(scope);
    }
    let new = NewToken { label: body.name, scopes, lifetime_ms: body.expires_in_ms };
    let issued = create_token(caller.house(), caller.caller().clone(), new).await?;
    let view = NewTokenView { id: issued.id.to_string(), token: issued.secret.to_string(), expires: issued.expires.0 };
    Ok((StatusCode::CREATED, Body(view)))
}

/// Ends a token at once.
#[utoipa::path(
    delete, path = "/api/v1/tokens/{id}", tag = "tokens", params(("id" = String, Path)),
    responses((status = 204, description = "ended")), security(("token" = [])),
)]
pub async fn revoke(caller: AdminCaller<ManageTokens>, Id(id): Id) -> Result<StatusCode, Problem> {
    revoke_token(caller.house(), caller.caller().clone(), id.into()).await?;
    Ok(StatusCode::NO_CONTENT)
}
