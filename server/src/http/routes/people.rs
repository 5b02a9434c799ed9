//! Employees.

use axum::http::StatusCode;
use lethe_proto::ids::PersonId;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::{
    http::{
        body::{Asked, Body, Id},
        caller::{AdminCaller, Door, ManagePeople, Protect, Read},
        page::{Page, PageQuery},
        problem::Problem,
    },
    store::repo::people::Person,
    usecase::{
        create_person::{NewPerson, create_person},
        suspend_person::suspend_person,
    },
};

/// Which people.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PeopleQuery {
    /// A part of the name.
    q: Option<String>,
}

/// An employee.
#[derive(Debug, Serialize, ToSchema)]
pub struct PersonView {
    id: String,
    name: String,
    email: Option<String>,
    /// Id in the HR system.
    external_id: Option<String>,
    /// Group that scopes of admins refer to.
    group: Option<String>,
    /// `active`, `suspended` or `left`.
    status: String,
    /// Milliseconds since 1970.
    created: u64,
}

impl From<Person> for PersonView {
    fn from(person: Person) -> Self {
        Self {
            id: person.id.to_string(),
            name: person.name,
            email: person.email,
            external_id: person.external_id,
            group: person.group,
            status: person.status.as_str().to_owned(),
            created: person.created_at.0,
        }
    }
}

/// A new employee.
#[derive(Debug, Deserialize, ToSchema)]
pub struct CreatePerson {
    /// As it will stand in labels that approvers read.
    name: String,
    email: Option<String>,
    external_id: Option<String>,
    group: Option<String>,
}

/// Why.
#[derive(Debug, Deserialize, ToSchema)]
pub struct Why {
    /// One line for the record of who asks.
    #[allow(dead_code, reason = "the audit log holds no free text; the caller must still have a reason")]
    reason: String,
}

/// The person with this id, if they are one of the caller's.
pub(super) async fn find<D: Door>(caller: &AdminCaller<D>, id: PersonId) -> Result<Person, Problem> {
    let found = caller.store().read().people().find(id).await?;
    found.filter(|person| caller.reaches(person.group.as_deref())).ok_or_else(|| Problem::not_found("person"))
}

/// People that the caller may see.
#[utoipa::path(
    get, path = "/api/v1/people", tag = "people", params(PeopleQuery, PageQuery),
    responses((status = 200, body = Page<PersonView>)), security(("token" = [])),
)]
pub async fn list(
    caller: AdminCaller<Read>,
    Asked(query): Asked<PeopleQuery>,
    Asked(page): Asked<PageQuery>,
) -> Result<Body<Page<PersonView>>, Problem> {
    let limit = page.limit()?;
    let group = caller.caller().admin.group.as_deref();
    let after = page.after()?.unwrap_or_default();
    let rows = caller.store().read().people().list(group, query.q.as_deref(), after, limit + 1).await?;
    Ok(Body(Page::of(rows, limit, |row| row.no, PersonView::from)))
}

/// One person.
#[utoipa::path(
    get, path = "/api/v1/people/{id}", tag = "people", params(("id" = String, Path)),
    responses((status = 200, body = PersonView)), security(("token" = [])),
)]
pub async fn one(caller: AdminCaller<Read>, Id(id): Id) -> Result<Body<PersonView>, Problem> {
    Ok(Body(find(&caller, id.into()).await?.into()))
}

/// Adds a person.
#[utoipa::path(
    post, path = "/api/v1/people", tag = "people", request_body = CreatePerson,
    responses((status = 201, body = PersonView)), security(("token" = [])),
)]
pub async fn create(
    caller: AdminCaller<ManagePeople>,
    Body(body): Body<CreatePerson>,
) -> Result<(StatusCode, Body<PersonView>), Problem> {
    let CreatePerson { name, email, external_id, group } = body;
    let new = NewPerson { name, email, external_id, group };
    let id = create_person(caller.house(), caller.caller().clone(), new).await?;
    let person = caller.store().read().people().find(id).await?.ok_or_else(Problem::internal)?;
    Ok((StatusCode::CREATED, Body(person.into())))
}

/// T1: this approver does not count any more, on any device, until the next keyring.
#[utoipa::path(
    post, path = "/api/v1/people/{id}/suspend", tag = "people", params(("id" = String, Path)), request_body = Why,
    responses((status = 202, body = PersonView)), security(("token" = [])),
)]
pub async fn suspend(
    caller: AdminCaller<Protect>,
    Id(id): Id,
    _body: Body<Why>,
) -> Result<(StatusCode, Body<PersonView>), Problem> {
    find(&caller, id.into()).await?;
    suspend_person(caller.house(), caller.caller().clone(), id.into()).await?;
    Ok((StatusCode::ACCEPTED, Body(find(&caller, id.into()).await?.into())))
}
