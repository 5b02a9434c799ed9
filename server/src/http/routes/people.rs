//! Employees.

use axum::http::StatusCode;
use lethe_proto::ids::PersonId;
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::reason::Why;
use crate::{
    http::{
        body::{Asked, Body, Id, id_field},
        caller::{AdminCaller, Door, ManagePeople, Protect, Read},
        page::{Page, PageQuery},
        problem::Problem,
    },
    store::{
        Reader, StoreError,
        lists::{PeopleFilter, Rows},
        repo::people::{Person, PersonStatus},
    },
    usecase::{
        change_person::{Field, PersonChange, change_person},
        create_person::{NewPerson, create_person},
        suspend_person::suspend_person,
    },
};

/// Which people.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PeopleQuery {
    /// Beginnings of words of the name, the address and the external id.
    q: Option<String>,
    /// Whether they work here.
    #[param(inline)]
    status: Option<StatusWord>,
}

/// Whether somebody works here.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "the words of `PersonStatus`")]
pub enum StatusWord {
    Active,
    Suspended,
    Left,
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
    /// Living enrollments.
    devices: u64,
    /// Milliseconds since 1970.
    created: u64,
}

impl PersonView {
    fn new(person: Person, devices: u64) -> Self {
        Self {
            id: person.id.to_string(),
            name: person.name,
            email: person.email,
            external_id: person.external_id,
            group: person.group,
            status: person.status.as_str().to_owned(),
            devices,
            created: person.created_at.0,
        }
    }

    /// Many, with their devices counted in one statement.
    pub(super) async fn of_all(read: &Reader<'_>, people: Vec<Person>) -> Result<Vec<Self>, StoreError> {
        let numbers: Vec<i64> = people.iter().map(|person| person.no).collect();
        let devices = read.device_numbers(&numbers).await?;
        let view = |person: Person| {
            let count = devices.get(&person.no).copied().unwrap_or_default();
            Self::new(person, count)
        };
        Ok(people.into_iter().map(view).collect())
    }

    async fn of(read: &Reader<'_>, person: Person) -> Result<Self, Problem> {
        Self::of_all(read, vec![person]).await?.pop().ok_or_else(Problem::internal)
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

/// What to change; what is left out stays, and null takes away.
#[derive(Debug, Deserialize, ToSchema)]
pub struct ChangePerson {
    name: Option<String>,
    #[serde(default, deserialize_with = "sent")]
    #[schema(value_type = Option<String>)]
    email: Field,
    #[serde(default, deserialize_with = "sent")]
    #[schema(value_type = Option<String>)]
    group: Field,
}

/// `null` empties a field; nothing at all leaves it.
fn sent<'d, D: Deserializer<'d>>(from: D) -> Result<Field, D::Error> {
    Option::<String>::deserialize(from).map(Field::Becomes)
}

/// The person with this id, if they are one of the caller's.
pub(super) async fn find<D: Door>(caller: &AdminCaller<D>, id: PersonId) -> Result<Person, Problem> {
    let found = caller.store().read().people().find(id).await?;
    found.filter(|person| caller.reaches(person.group.as_deref())).ok_or_else(|| Problem::not_found("person"))
}

/// The running number of a person in a filter, if one was asked for. `None`: there is nobody of this id.
pub(super) async fn number<D>(caller: &AdminCaller<D>, id: Option<&str>) -> Result<Option<Option<i64>>, Problem> {
    let Some(text) = id else { return Ok(Some(None)) };
    let found = caller.store().read().people().find(id_field::<16>("person", text)?.into()).await?;
    Ok(found.map(|person| Some(person.no)))
}

/// People that the caller may see, by name.
#[utoipa::path(
    get, path = "/api/v1/people", tag = "people", params(PeopleQuery, PageQuery),
    responses((status = 200, body = Page<PersonView>)), security(("token" = [])),
)]
pub async fn list(
    caller: AdminCaller<Read>,
    Asked(query): Asked<PeopleQuery>,
    Asked(page): Asked<PageQuery>,
) -> Result<Body<Page<PersonView>>, Problem> {
    let read = caller.store().read();
    let filter = PeopleFilter {
        group: caller.group().map(str::to_owned),
        status: query.status.map(|status| match status {
            StatusWord::Active => PersonStatus::Active,
            StatusWord::Suspended => PersonStatus::Suspended,
            StatusWord::Left => PersonStatus::Left,
        }),
        search: query.q,
    };
    let rows = read.people_page(&filter, page.behind()?.as_ref(), page.limit()?).await?;
    let people = rows.items.into_iter().map(|row| row.person).collect();
    let items = PersonView::of_all(&read, people).await?;
    Ok(Body(Page::from_rows(Rows { items, next: rows.next }, |item| item)))
}

/// One person.
#[utoipa::path(
    get, path = "/api/v1/people/{id}", tag = "people", params(("id" = String, Path)),
    responses((status = 200, body = PersonView)), security(("token" = [])),
)]
pub async fn one(caller: AdminCaller<Read>, Id(id): Id) -> Result<Body<PersonView>, Problem> {
    let person = find(&caller, id.into()).await?;
    Ok(Body(PersonView::of(&caller.store().read(), person).await?))
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
    Ok((StatusCode::CREATED, Body(PersonView::new(person, 0))))
}

/// Changes name, address or group. Labels of devices stay as they were signed.
#[utoipa::path(
    patch, path = "/api/v1/people/{id}", tag = "people", params(("id" = String, Path)), request_body = ChangePerson,
    responses((status = 200, body = PersonView)), security(("token" = [])),
)]
pub async fn change(
    caller: AdminCaller<ManagePeople>,
    Id(id): Id,
    Body(body): Body<ChangePerson>,
) -> Result<Body<PersonView>, Problem> {
    find(&caller, id.into()).await?;
    let ChangePerson { name, email, group } = body;
    change_person(caller.house(), caller.caller().clone(), id.into(), PersonChange { name, email, group }).await?;
    let read = caller.store().read();
    let person = read.people().find(id.into()).await?.ok_or_else(|| Problem::not_found("person"))?;
    Ok(Body(PersonView::of(&read, person).await?))
}

/// T1: this approver does not count any more, on any device, until the next keyring.
#[utoipa::path(
    post, path = "/api/v1/people/{id}/suspend", tag = "people", params(("id" = String, Path)), request_body = Why,
    responses((status = 202, body = PersonView)), security(("token" = [])),
)]
pub async fn suspend(
    caller: AdminCaller<Protect>,
    Id(id): Id,
    Body(why): Body<Why>,
) -> Result<(StatusCode, Body<PersonView>), Problem> {
    find(&caller, id.into()).await?;
    suspend_person(caller.house(), caller.caller().clone(), id.into(), Some(why.line()?)).await?;
    let person = find(&caller, id.into()).await?;
    Ok((StatusCode::ACCEPTED, Body(PersonView::of(&caller.store().read(), person).await?)))
}
