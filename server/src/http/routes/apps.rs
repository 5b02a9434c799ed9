//! Apps that employees sign in to.

use axum::http::StatusCode;
use lethe_server_core::{
    access::app::AppId,
    oidc::{
        algorithm::Algorithm,
        registration::{Registered, Registration, RelyingParty},
        scope::{Scope, Scopes},
    },
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    http::{
        body::{Body, Word},
        caller::{AdminCaller, ManageAccess, ReadAccess},
        fresh::{Fresh, Nothing},
        page::Page,
        problem::Problem,
    },
    store::repo::apps::StoredApp,
    usecase::{
        change_app::change_app, register_app::register_app, remove_app::remove_app, renew_app_secret::renew_app_secret,
    },
};

/// How an app learns who is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum AppKind {
    /// By a proxy in front of it.
    Forward,
    /// By OpenID Connect.
    Oidc,
}

/// What is registered of an app. Lists that its kind does not use are empty.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct AppBody {
    /// What people call it.
    name: String,
    kind: AppKind,
    /// `https://wiki.example.com`: for an app behind a proxy.
    #[serde(default)]
    origins: Vec<String>,
    /// Compared byte for byte.
    #[serde(default)]
    redirect_uris: Vec<String>,
    #[serde(default)]
    post_logout_redirect_uris: Vec<String>,
    /// Told of every end of a grant.
    #[serde(default)]
    backchannel_logout_uri: Option<String>,
    /// Whether it keeps a secret.
    #[serde(default)]
    confidential: bool,
    /// `EdDSA` or `ES256`. Left out: `ES256`, which every app knows.
    #[serde(default)]
    signed_with: Option<String>,
    /// `openid`, `profile`, `email`, `groups`, `offline_access`.
    #[serde(default)]
    scopes: Vec<String>,
    /// Whether its tokens are good only together with a key (`DPoP`).
    #[serde(default)]
    bound_tokens: bool,
}

/// An app that becomes known.
#[derive(Debug, Deserialize, ToSchema)]
pub struct RegisterApp {
    /// Small letters, digits and hyphens; its `client_id`, for ever.
    id: String,
    #[serde(flatten)]
    app: AppBody,
}

/// An app.
#[derive(Debug, Serialize, ToSchema)]
pub struct AppView {
    id: String,
    #[serde(flatten)]
    app: AppBody,
    /// Milliseconds since 1970.
    created: u64,
}

/// The secret of an app. Shown once.
#[derive(Serialize, ToSchema)]
pub struct AppSecretView {
    id: String,
    /// Null where it keeps none.
    secret: Option<String>,
}

impl AppBody {
    fn of(registration: Registration) -> Self {
        let blank = Self {
            name: registration.name,
            kind: AppKind::Forward,
            origins: Vec::new(),
            redirect_uris: Vec::new(),
            post_logout_redirect_uris: Vec::new(),
            backchannel_logout_uri: None,
            confidential: false,
            signed_with: None,
            scopes: Vec::new(),
            bound_tokens: false,
        };
        match registration.kind {
            Registered::Forward { origins } => Self { origins, ..blank },
            Registered::Oidc(party) => Self {
                kind: AppKind::Oidc,
                redirect_uris: party.redirects,
                post_logout_redirect_uris: party.after_logout,
                backchannel_logout_uri: party.logout_uri,
                confidential: party.confidential,
                signed_with: Some(party.algorithm.as_str().to_owned()),
                scopes: party.scopes.iter().map(|scope| scope.as_str().to_owned()).collect(),
                bound_tokens: party.bound_tokens,
                ..blank
            },
        }
    }

    fn registration(self, id: AppId) -> Result<Registration, Problem> {
        let kind = match self.kind {
            AppKind::Forward if self.says_nothing_of_tokens() => Registered::Forward { origins: self.origins },
            AppKind::Oidc if self.origins.is_empty() => Registered::Oidc(RelyingParty {
                algorithm: algorithm(self.signed_with.as_deref())?,
                scopes: scopes(&self.scopes)?,
                redirects: self.redirect_uris,
                after_logout: self.post_logout_redirect_uris,
                logout_uri: self.backchannel_logout_uri,
                confidential: self.confidential,
                bound_tokens: self.bound_tokens,
            }),
            AppKind::Forward => {
                return Err(Problem::malformed(
                    "an app behind a proxy has `origins`, and nothing that is about tokens",
                ));
            }
            AppKind::Oidc => {
                return Err(Problem::malformed(
                    "an app that speaks OpenID Connect has `redirect_uris`, and no `origins`",
                ));
            }
        };
        Ok(Registration { id, name: self.name, kind })
    }

    fn says_nothing_of_tokens(&self) -> bool {
        let lists = [&self.redirect_uris, &self.post_logout_redirect_uris, &self.scopes];
        lists.iter().all(|list| list.is_empty())
            && self.backchannel_logout_uri.is_none()
            && self.signed_with.is_none()
            && !self.confidential
            && !self.bound_tokens
    }
}

fn algorithm(word: Option<&str>) -> Result<Algorithm, Problem> {
    let Some(word) = word else { return Ok(Algorithm::Es256) };
    Algorithm::from_text(word).ok_or_else(|| Problem::malformed("`signed_with` is EdDSA or ES256"))
}

fn scopes(words: &[String]) -> Result<Scopes, Problem> {
    let known = words.iter().map(|word| Scope::from_text(word)).collect::<Option<Scopes>>();
    known.ok_or_else(|| Problem::malformed("`scopes` are openid, profile, email, groups and offline_access"))
}

fn id(text: &str) -> Result<AppId, Problem> {
    text.parse().map_err(|_| Problem::malformed("`id` is 1 to 64 small letters, digits and hyphens, a letter first"))
}

pub(super) fn asked(Word(text): Word) -> Result<AppId, Problem> {
    text.parse().map_err(|_| Problem::not_found("app"))
}

impl From<StoredApp> for AppView {
    fn from(app: StoredApp) -> Self {
        let id = app.registration.id.to_string();
        Self { id, app: AppBody::of(app.registration), created: app.created_at.0 }
    }
}

/// All apps.
#[utoipa::path(get, path = "/api/v1/apps", tag = "apps", responses((status = 200, body = Page<AppView>)), security(("token" = [])))]
pub async fn list(caller: AdminCaller<ReadAccess>) -> Result<Body<Page<AppView>>, Problem> {
    let apps = caller.store().read().apps().list().await?;
    Ok(Body(Page::whole(apps.into_iter().map(AppView::from).collect())))
}

/// One app.
#[utoipa::path(
    get, path = "/api/v1/apps/{id}", tag = "apps", params(("id" = String, Path)),
    responses((status = 200, body = AppView)), security(("token" = [])),
)]
pub async fn one(caller: AdminCaller<ReadAccess>, word: Word) -> Result<Body<AppView>, Problem> {
    let found = caller.store().read().apps().find(&asked(word)?).await?;
    found.map(|app| Body(app.into())).ok_or_else(|| Problem::not_found("app"))
}

/// Registers an app. In a browser it needs a touch.
#[utoipa::path(
    post, path = "/api/v1/apps", tag = "apps", request_body = RegisterApp,
    responses((status = 201, body = AppSecretView)), security(("token" = [])),
)]
pub async fn register(
    Fresh { caller, body: Body(body) }: Fresh<ManageAccess, Body<RegisterApp>>,
) -> Result<(StatusCode, Body<AppSecretView>), Problem> {
    let registration = body.app.registration(id(&body.id)?)?;
    let made = register_app(caller.house(), caller.caller().clone(), registration).await?;
    let secret = made.secret.map(|secret| secret.to_string());
    Ok((StatusCode::CREATED, Body(AppSecretView { id: body.id, secret })))
}

/// Registers it anew under the same id. In a browser it needs a touch.
#[utoipa::path(
    put, path = "/api/v1/apps/{id}", tag = "apps", params(("id" = String, Path)), request_body = AppBody,
    responses((status = 204, description = "changed")), security(("token" = [])),
)]
pub async fn change(
    word: Word,
    Fresh { caller, body: Body(body) }: Fresh<ManageAccess, Body<AppBody>>,
) -> Result<StatusCode, Problem> {
    let registration = body.registration(asked(word)?)?;
    change_app(caller.house(), caller.caller().clone(), registration).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Gives it another secret; the one before is worth nothing. In a browser it needs a touch.
#[utoipa::path(
    post, path = "/api/v1/apps/{id}/secret", tag = "apps", params(("id" = String, Path)),
    responses((status = 200, body = AppSecretView)), security(("token" = [])),
)]
pub async fn renew_secret(
    word: Word,
    Fresh { caller, .. }: Fresh<ManageAccess, Nothing>,
) -> Result<Body<AppSecretView>, Problem> {
    let app = asked(word)?;
    let secret = renew_app_secret(caller.house(), caller.caller().clone(), app.clone()).await?;
    Ok(Body(AppSecretView { id: app.to_string(), secret: Some(secret.to_string()) }))
}

/// Removes an app and ends what it was granted. In a browser it needs a touch.
#[utoipa::path(
    delete, path = "/api/v1/apps/{id}", tag = "apps", params(("id" = String, Path)),
    responses((status = 204, description = "removed")), security(("token" = [])),
)]
pub async fn remove(word: Word, Fresh { caller, .. }: Fresh<ManageAccess, Nothing>) -> Result<StatusCode, Problem> {
    remove_app(caller.house(), caller.caller().clone(), asked(word)?).await?;
    Ok(StatusCode::NO_CONTENT)
}
