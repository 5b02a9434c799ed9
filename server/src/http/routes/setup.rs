//! An administrator's first step: the one-time setup link becomes a token.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::me::MyAdmin;
use crate::{
    http::{
        body::Body,
        caller::Visitor,
        problem::{Problem, ProblemDocument},
    },
    usecase::redeem_setup_link::redeem_setup_link,
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

/// Uses a setup link up.
#[utoipa::path(
    post, path = "/api/v1/setup", tag = "setup", request_body = Setup,
    responses((status = 200, body = SetupDone), (status = 403, body = ProblemDocument)),
)]
pub async fn setup(visitor: Visitor, Body(body): Body<Setup>) -> Result<Body<SetupDone>, Problem> {
    let server = visitor.server();
    let issued = redeem_setup_link(server.house(), &body.secret).await?;
    let caller = server.tokens().caller(server.house(), &issued.secret).await?;
    Ok(Body(SetupDone {
        id: issued.id.to_string(),
        token: issued.secret.to_string(),
        admin: MyAdmin::of(&caller.admin),
        expires: issued.expires.0,
    }))
}
