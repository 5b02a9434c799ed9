//! An administrator's first step: the one-time setup link becomes a passkey and a session, or a token for a command line.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::{
    me::MyAdmin,
    session::{Begun, Cookie, SessionView, begun},
};
use crate::{
    http::{
        body::Body,
        guest::Guest,
        problem::{Problem, ProblemDocument},
        standpoint::Standpoint,
    },
    usecase::{
        begin_setup::begin_setup,
        finish_setup::{FinishSetup, finish_setup},
        redeem_setup_link::redeem_setup_link,
    },
};

/// What stands after `#` in the link.
#[derive(Deserialize, ToSchema)]
pub struct Setup {
    secret: String,
}

/// A token that carries all rights of its admin. Shown once.
#[derive(Serialize, ToSchema)]
pub struct SetupDone {
    id: String,
    token: String,
    admin: MyAdmin,
    /// Milliseconds since 1970.
    expires: u64,
}

/// Uses a setup link up, for a command line.
#[utoipa::path(
    post, path = "/api/v1/setup", tag = "setup", request_body = Setup,
    responses((status = 200, body = SetupDone), (status = 403, body = ProblemDocument)),
)]
pub async fn setup(
    guest: Guest,
    Standpoint(attempt): Standpoint,
    Body(body): Body<Setup>,
) -> Result<Body<SetupDone>, Problem> {
    let server = guest.server();
    let issued = redeem_setup_link(server.house(), &body.secret, &attempt).await?;
    let caller = server.tokens().caller(server.house(), &issued.secret).await?;
    Ok(Body(SetupDone {
        id: issued.id.to_string(),
        token: issued.secret.to_string(),
        admin: MyAdmin::of(&server.store().read(), &caller).await?,
        expires: issued.expires.0,
    }))
}

/// Whose setup link it is, and what their authenticator is asked for.
#[derive(Debug, Serialize, ToSchema)]
pub struct SetupBegun {
    #[serde(flatten)]
    begun: Begun,
    admin: SetupAdmin,
}

/// Whose setup link it is.
#[derive(Debug, Serialize, ToSchema)]
pub struct SetupAdmin {
    name: String,
    roles: Vec<String>,
}

/// A first passkey that was made.
#[derive(Deserialize, ToSchema)]
pub struct SetupFinish {
    secret: String,
    ceremony: String,
    /// `RegistrationResponseJSON`.
    #[schema(value_type = Object)]
    credential: Value,
    /// What the passkey is to be called.
    passkey_name: String,
}

/// Looks at a setup link and asks for a passkey. The link is not used up.
#[utoipa::path(
    post, path = "/api/v1/setup/begin", tag = "setup", request_body = Setup,
    responses((status = 200, body = SetupBegun), (status = 403, body = ProblemDocument), (status = 429, body = ProblemDocument)),
)]
pub async fn begin(guest: Guest, Body(body): Body<Setup>) -> Result<Body<SetupBegun>, Problem> {
    let server = guest.server();
    let (ceremony, admin) = begin_setup(server.house(), server.passkeys(), &body.secret).await?;
    let roles = admin.roles.iter().map(|role| role.as_str().to_owned()).collect();
    Ok(Body(SetupBegun { begun: ceremony.into(), admin: SetupAdmin { name: admin.name, roles } }))
}

/// Uses a setup link up: the passkey is kept, and its holder signed in.
#[utoipa::path(
    post, path = "/api/v1/setup/finish", tag = "setup", request_body = SetupFinish,
    responses(
        (status = 200, body = SessionView, headers(("set-cookie" = String, description = "the session"))),
        (status = 403, body = ProblemDocument), (status = 429, body = ProblemDocument),
    ),
)]
pub async fn finish(
    guest: Guest,
    Standpoint(attempt): Standpoint,
    Body(body): Body<SetupFinish>,
) -> Result<(Cookie, Body<SessionView>), Problem> {
    let server = guest.server();
    let SetupFinish { secret, ceremony, credential, passkey_name } = body;
    let finish = FinishSetup { secret, ceremony, credential, passkey_name };
    begun(server.store(), finish_setup(server.house(), server.passkeys(), finish, &attempt).await?).await
}
