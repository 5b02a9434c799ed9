//! The end of restore mode: somebody has looked at what was pending.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    http::{body::Body, caller::ManageAdmins, fresh::Fresh, problem::Problem},
    usecase::review_restore::review_restore,
};

/// What was found.
#[derive(Debug, Deserialize, ToSchema)]
pub struct Review {
    #[allow(dead_code, reason = "whoever ends restore mode must have looked; the log holds no free text")]
    note: String,
}

/// What follows.
#[derive(Debug, Serialize, ToSchema)]
pub struct Reviewed {
    /// Commands that had their approvals already and went out now.
    dispatched: u64,
}

/// Ends restore mode. Cancel first what must not go out. In a browser it needs a touch.
#[utoipa::path(
    post, path = "/api/v1/restore/reviewed", tag = "setup", request_body = Review,
    responses((status = 200, body = Reviewed)), security(("token" = [])),
)]
pub async fn reviewed(
    Fresh { caller, body: Body(_) }: Fresh<ManageAdmins, Body<Review>>,
) -> Result<Body<Reviewed>, Problem> {
    let dispatched = review_restore(caller.house(), caller.by()).await? as u64;
    Ok(Body(Reviewed { dispatched }))
}
