//! Where employees are signed in, for administrators: a list, a map, and the end of one session, of a person's, or of an app's.

use axum::http::StatusCode;
use lethe_server_core::access::app::AppId;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    apps, people,
    session_view::{AppNames, EmployeeSessionView},
    sign_ins::sees_addresses,
};
use crate::{
    http::{
        body::{Asked, Body, Id, Word, id_field},
        caller::{AdminCaller, Protect, ReadAccess},
        page::{Page, PageQuery},
        problem::{Problem, ProblemDocument},
    },
    store::lists::{EmployeeSessionFilter, SessionPlace},
    usecase::{
        end_app_grants::end_app_grants,
        end_employee_sessions::{End, Ender, end_employee_sessions},
    },
};

/// Which sessions; everything that is given must hold.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct SessionQuery {
    /// Of this person.
    person: Option<String>,
    /// With this app inside.
    app: Option<String>,
}

/// How many sessions come from one place.
#[derive(Debug, Serialize, ToSchema)]
pub struct SessionsOfPlace {
    /// Two letters; null where nobody knows.
    country: Option<String>,
    /// Degrees north; only for those who see exact addresses.
    latitude: Option<f64>,
    /// Degrees east.
    longitude: Option<f64>,
    sessions: u64,
}

/// The places of a map, the most crowded first.
#[derive(Debug, Serialize, ToSchema)]
pub struct SessionPlaces {
    places: Vec<SessionsOfPlace>,
}

/// How many sessions ended.
#[derive(Debug, Serialize, ToSchema)]
pub struct EndedSessions {
    /// Sessions, or apps inside sessions where one app ends everywhere.
    ended: usize,
}

impl From<SessionPlace> for SessionsOfPlace {
    fn from(place: SessionPlace) -> Self {
        #[expect(clippy::cast_precision_loss, reason = "millionths of degrees are exact in 53 bits")]
        let degrees = |millionths: i64| millionths as f64 / 1e6;
        Self {
            country: Some(place.country).filter(|country| !country.is_empty()),
            latitude: place.point.map(|(north, _)| degrees(north)),
            longitude: place.point.map(|(_, east)| degrees(east)),
            sessions: place.sessions,
        }
    }
}

/// Sessions that last, of those whom the caller looks after; newest first.
#[utoipa::path(
    get, path = "/api/v1/sessions", tag = "sessions", params(SessionQuery, PageQuery),
    responses((status = 200, body = Page<EmployeeSessionView>)), security(("token" = [])),
)]
pub async fn list(
    caller: AdminCaller<ReadAccess>,
    Asked(query): Asked<SessionQuery>,
    Asked(page): Asked<PageQuery>,
) -> Result<Body<Page<EmployeeSessionView>>, Problem> {
    let filter = EmployeeSessionFilter {
        person: query.person.map(|text| id_field("person", &text)).transpose()?.map(|id: [u8; 16]| id.into()),
        app: query.app,
        group: caller.group().map(str::to_owned),
    };
    let store = caller.store();
    let rows = store.read().employee_sessions_page(&filter, page.after()?, page.limit()?, store.clock().now()).await?;
    let (names, exact) = (AppNames::read(store).await?, sees_addresses(&caller));
    Ok(Body(Page::from_rows(rows, |row| EmployeeSessionView::of(row, &names, exact))))
}

/// From where people are signed in now. Whoever does not see exact addresses sees countries.
#[utoipa::path(
    get, path = "/api/v1/sessions/places", tag = "sessions",
    responses((status = 200, body = SessionPlaces)), security(("token" = [])),
)]
pub async fn places(caller: AdminCaller<ReadAccess>) -> Result<Body<SessionPlaces>, Problem> {
    let (store, exact) = (caller.store(), sees_addresses(&caller));
    let places = store.read().session_places(caller.group(), exact, store.clock().now()).await?;
    Ok(Body(SessionPlaces { places: places.into_iter().map(SessionsOfPlace::from).collect() }))
}

/// Ends a session with its apps. Ending what has ended is no change.
#[utoipa::path(
    delete, path = "/api/v1/sessions/{id}", tag = "sessions", params(("id" = String, Path)),
    responses((status = 204, description = "ended"), (status = 404, body = ProblemDocument)), security(("token" = [])),
)]
pub async fn end(caller: AdminCaller<Protect>, Id(id): Id) -> Result<StatusCode, Problem> {
    let by = Ender::Admin(Box::new(caller.caller().clone()));
    end_employee_sessions(caller.house(), by, End::Session(id.into())).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Ends all sessions of a person with their apps.
#[utoipa::path(
    post, path = "/api/v1/people/{id}/sessions/end", tag = "sessions", params(("id" = String, Path)),
    responses((status = 200, body = EndedSessions), (status = 404, body = ProblemDocument)), security(("token" = [])),
)]
pub async fn end_of_person(caller: AdminCaller<Protect>, Id(id): Id) -> Result<Body<EndedSessions>, Problem> {
    let person = people::find(&caller, id.into()).await?;
    let by = Ender::Admin(Box::new(caller.caller().clone()));
    Ok(Body(EndedSessions { ended: end_employee_sessions(caller.house(), by, End::Everything(person.id)).await? }))
}

/// Signs everybody out of one app; their sessions go on.
#[utoipa::path(
    post, path = "/api/v1/apps/{id}/sessions/end", tag = "sessions", params(("id" = String, Path)),
    responses((status = 200, body = EndedSessions), (status = 404, body = ProblemDocument)), security(("token" = [])),
)]
pub async fn end_of_app(caller: AdminCaller<Protect>, word: Word) -> Result<Body<EndedSessions>, Problem> {
    let app: AppId = apps::asked(word)?;
    if caller.store().read().apps().find(&app).await?.is_none() {
        return Err(Problem::not_found("app"));
    }
    Ok(Body(EndedSessions { ended: end_app_grants(caller.house(), caller.caller(), &app).await? }))
}
