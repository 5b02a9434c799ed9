//! Administrators. Being one approves nothing: approvers stand in the keyring.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use lethe_proto::{ids::PersonId, kinds::Role};
use lethe_server_core::permission::AdminRole;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    http::{
        body::{Asked, Body, Id, id_field},
        caller::{AdminCaller, ManageAdmins},
        fresh::{Fresh, Nothing},
        page::{Page, PageQuery},
        problem::Problem,
    },
    store::repo::admins::StoredAdmin,
    usecase::{
        create_admin::{Identity, NewAdmin, SetupLink, create_admin_as},
        disable_admin::disable_admin,
        enable_admin::enable_admin,
        renew_setup_link::renew_setup_link,
    },
    wiring::Server,
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
    /// How many passkeys they have; none before they have set themselves up with a browser.
    passkeys: u64,
    /// When they last did something in a browser, in milliseconds since 1970.
    last_seen: Option<u64>,
    /// Which person they are.
    person: Option<String>,
    /// As what they are asked to hold an approval key: `root`, `it`, `hr`. The keyring decides who approves.
    approver_roles: Vec<String>,
}

impl AdminView {
    fn of(stored: StoredAdmin, passkeys: u64, person: Option<PersonId>) -> Self {
        Self {
            id: stored.admin.id.to_string(),
            roles: stored.admin.roles.iter().map(|role| role.as_str().to_owned()).collect(),
            name: stored.admin.name,
            scope: stored.admin.group,
            active: stored.admin.active,
            created: stored.created_at.0,
            passkeys,
            last_seen: stored.seen_at.map(|at| at.0),
            person: person.map(|id| id.to_string()),
            approver_roles: stored.approver_roles.iter().map(|role| role.as_str().to_owned()).collect(),
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
    #[serde(alias = "group")]
    scope: Option<String>,
    /// Which person they are, where they are known already.
    person: Option<String>,
    /// As what they are asked to hold an approval key: `root`, `it`, `hr`. A person is made for them unless one is named.
    #[serde(default)]
    approver_roles: Vec<String>,
}

/// The link with which the new administrator sets themselves up. Shown once.
#[derive(Serialize, ToSchema)]
pub struct SetupLinkView {
    id: String,
    setup_link: String,
    /// Milliseconds since 1970.
    expires: u64,
}

impl SetupLinkView {
    fn of(server: &Server, link: &SetupLink) -> Self {
        Self { id: link.admin.to_string(), setup_link: server.setup_link(&link.secret), expires: link.expires.0 }
    }
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
    let read = caller.store().read();
    let rows = read.admins().list(page.after()?.unwrap_or_default(), limit + 1).await?;
    let passkeys = read.passkeys().counts().await?;
    let mut people = BTreeMap::new();
    for no in rows.iter().filter_map(|row| row.person_no) {
        people.extend(read.people().find_no(no).await?.map(|person| (no, person.id)));
    }
    Ok(Body(Page::of(
        rows,
        limit,
        |row| row.no,
        |row| {
            let held = passkeys.get(&row.no).copied().unwrap_or_default();
            let person = row.person_no.and_then(|no| people.get(&no).copied());
            AdminView::of(row, held, person)
        },
    )))
}

/// Adds an administrator. In a browser it needs a touch.
#[utoipa::path(
    post, path = "/api/v1/admins", tag = "admins", request_body = CreateAdmin,
    responses((status = 201, body = SetupLinkView)), security(("token" = [])),
)]
pub async fn create(
    Fresh { caller, body: Body(body) }: Fresh<ManageAdmins, Body<CreateAdmin>>,
) -> Result<(StatusCode, Body<SetupLinkView>), Problem> {
    let roles: Option<Vec<AdminRole>> = body.roles.iter().map(|role| AdminRole::from_text(role)).collect();
    let roles = roles.ok_or_else(|| Problem::malformed("`roles` holds a word other than owner, it, hr, auditor"))?;
    let approver_roles: Option<Vec<Role>> = body.approver_roles.iter().map(|role| Role::from_text(role)).collect();
    let approver_roles =
        approver_roles.ok_or_else(|| Problem::malformed("`approver_roles` holds a word other than root, it, hr"))?;
    let person = body.person.map(|id| id_field::<16>("person", &id).map(PersonId::from)).transpose()?;
    let new = NewAdmin { name: body.name, roles, group: body.scope };
    let link = create_admin_as(caller.house(), caller.by(), new, Identity { person, approver_roles }).await?;
    Ok((StatusCode::CREATED, Body(SetupLinkView::of(caller.server(), &link))))
}

/// A new setup link for somebody who never used theirs or has lost every passkey. Whatever they had ends at once. In a browser it
/// needs a touch.
#[utoipa::path(
    post, path = "/api/v1/admins/{id}/setup-link", tag = "admins", params(("id" = String, Path)),
    responses((status = 201, body = SetupLinkView)), security(("token" = [])),
)]
pub async fn renew(
    id: Result<Id, Problem>,
    Fresh { caller, body: Nothing }: Fresh<ManageAdmins, Nothing>,
) -> Result<(StatusCode, Body<SetupLinkView>), Problem> {
    let Id(id) = id?;
    let link = renew_setup_link(caller.house(), caller.by(), id.into()).await?;
    Ok((StatusCode::CREATED, Body(SetupLinkView::of(caller.server(), &link))))
}

/// Disables an administrator: tokens, sessions and passkeys end in the same moment. In a browser it needs a touch.
#[utoipa::path(
    delete, path = "/api/v1/admins/{id}", tag = "admins", params(("id" = String, Path)),
    responses((status = 204, description = "disabled")), security(("token" = [])),
)]
pub async fn disable(
    id: Result<Id, Problem>,
    Fresh { caller, body: Nothing }: Fresh<ManageAdmins, Nothing>,
) -> Result<StatusCode, Problem> {
    let Id(id) = id?;
    disable_admin(caller.house(), caller.by(), id.into()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Enables a disabled administrator. What had ended stays ended: they set themselves up anew with the link. In a browser it needs a
/// touch.
#[utoipa::path(
    post, path = "/api/v1/admins/{id}/enable", tag = "admins", params(("id" = String, Path)),
    responses((status = 201, body = SetupLinkView)), security(("token" = [])),
)]
pub async fn enable(
    id: Result<Id, Problem>,
    Fresh { caller, body: Nothing }: Fresh<ManageAdmins, Nothing>,
) -> Result<(StatusCode, Body<SetupLinkView>), Problem> {
    let Id(id) = id?;
    let link = enable_admin(caller.house(), caller.by(), id.into()).await?;
    Ok((StatusCode::CREATED, Body(SetupLinkView::of(caller.server(), &link))))
}
