//! Administrators. Being one approves nothing: approvers stand in the keyring.

use axum::http::StatusCode;
use lethe_server_core::permission::AdminRole;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    http::{
        body::{Asked, Body},
        caller::{AdminCaller, ManageAdmins},
        page::{Page, PageQuery},
        problem::Problem,
    },
    store::repo::admins::StoredAdmin,
    usecase::create_admin::{NewAdmin, create_admin},
};

/// An administrator.
#[derive(Debug, Serialize, ToSchema)]
pub struct AdminView {
    id: String,
    name: String,
    /// `owner`, `it`, `hr`, `auditor`.
    roles: Vec<String>,
    /// The only group that the admin looks after; null for everybody.
    scope: Option<String>,
    active: bool,
    /// Milliseconds since 1970.
    created: u64,
}

impl From<StoredAdmin> for AdminView {
    fn from(stored: StoredAdmin) -> Self {
        Self {
            id: stored.admin.id.to_string(),
            roles: stored.admin.roles.iter().map(|role| role.as_str().to_owned()).collect(),
            name: stored.admin.name,
            scope: stored.admin.group,
            active: stored.admin.active,
            created: stored.created_at.0,
        }
    }
}

/// A new administrator.
#[derive(Debug, Deserialize, ToSchema)]
pub struct CreateAdmin {
    name: String,
    /// At least one of `owner`, `it`, `hr`, `auditor`.
    roles: Vec<String>,
    /// Only people of this group.
    scope: Option<String>,
}

/// The link with which the new administrator sets themselves up. Shown once.
#[derive(Serialize, ToSchema)]
pub struct SetupLinkView {
    id: String,
    setup_link: String,
    /// Milliseconds since 1970.
    expires: u64,
}

/// Every administrator.
#[utoipa::path(
    get, path = "/api/v1/admins", tag = "admins", params(PageQuery),
    responses((status = 200, body = Page<AdminView>)), security(("token" = [])),
)]
pub async fn list(
    caller: AdminCaller<ManageAdmins>,
    Asked(page): Asked<PageQuery>,
) -> Result<Body<Page<AdminView>>, Problem> {
    let limit = page.limit()?;
    let rows = caller.store().read().admins().list(page.after()?.unwrap_or_default(), limit + 1).await?;
    Ok(Body(Page::of(rows, limit, |row| row.no, AdminView::from)))
}

/// Adds an administrator.
#[utoipa::path(
    post, path = "/api/v1/admins", tag = "admins", request_body = CreateAdmin,
    responses((status = 201, body = SetupLinkView)), security(("token" = [])),
)]
pub async fn create(
    caller: AdminCaller<ManageAdmins>,
    Body(body): Body<CreateAdmin>,
) -> Result<(StatusCode, Body<SetupLinkView>), Problem> {
    let roles: Option<Vec<AdminRole>> = body.roles.iter().map(|role| AdminRole::from_text(role)).collect();
    let roles = roles.ok_or_else(|| Problem::malformed("`roles` holds a word other than owner, it, hr, auditor"))?;
    let new = NewAdmin { name: body.name, roles, group: body.scope };
    let link = create_admin(caller.house(), caller.by(), new).await?;
    let view = SetupLinkView {
        id: link.admin.to_string(),
        setup_link: caller.server().setup_link(&link.secret),
        expires: link.expires.0,
    };
    Ok((StatusCode::CREATED, Body(view)))
}
