//! An employee's own sessions: this one, and all of them. Whatever ends here ends its apps, too.

use axum::http::{StatusCode, header};
use lethe_server_core::{access::factor::Factor, ids::GrantId};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    session::Cookie,
    session_view::{AppNames, EmployeeSessionView},
};
use crate::{
    http::{
        body::{Body, Id},
        cookie,
        employee_caller::{EmployeeCaller, FactorCaller},
        problem::{Problem, ProblemDocument},
    },
    store::lists::EmployeeSessionFilter,
    usecase::{
        end_employee_sessions::{End, Ender, end_employee_sessions},
        end_grant::end_grant,
    },
};

/// Most sessions of one person that are shown.
const MOST: u64 = 100;

/// Who is signed in.
#[derive(Debug, Serialize, ToSchema)]
pub struct OwnPerson {
    id: String,
    name: String,
    email: Option<String>,
    group: Option<String>,
}

/// How. Milliseconds since 1970, like every moment.
#[derive(Debug, Serialize, ToSchema)]
pub struct OwnSession {
    id: String,
    begun: u64,
    /// When it ends if nothing more is done.
    idle_ends: u64,
    /// When it ends in any case.
    ends: u64,
    /// What was proved.
    factors: Vec<&'static str>,
}

/// The caller, and the session that they call through.
#[derive(Debug, Serialize, ToSchema)]
pub struct SignedInEmployee {
    person: OwnPerson,
    session: OwnSession,
}

/// A session of the caller.
#[derive(Debug, Serialize, ToSchema)]
pub struct OwnSessionRow {
    /// Whether it is the one that asks.
    current: bool,
    #[serde(flatten)]
    session: EmployeeSessionView,
}

/// Sessions of the caller that last, newest first.
#[derive(Debug, Serialize, ToSchema)]
pub struct OwnSessions {
    sessions: Vec<OwnSessionRow>,
}

/// Who is signed in, and how.
#[utoipa::path(
    get, path = "/portal/v1/session", tag = "portal sessions",
    responses((status = 200, body = SignedInEmployee), (status = 401, body = ProblemDocument)), security(("employee" = [])),
)]
pub async fn show(caller: EmployeeCaller) -> Result<Body<SignedInEmployee>, Problem> {
    let session = caller.session();
    let (person, lifetime) = (&session.person, session.lifetime);
    Ok(Body(SignedInEmployee {
        person: OwnPerson {
            id: person.id.to_string(),
            name: person.name.clone(),
            email: person.email.clone(),
            group: person.group.clone(),
        },
        session: OwnSession {
            id: session.id.to_string(),
            begun: session.begun_at.0,
            idle_ends: lifetime.idle_ends().0,
            ends: lifetime.ends_at.0,
            factors: session.factors.iter().map(Factor::as_str).collect(),
        },
    }))
}

/// Signs out: this session ends, with its apps.
#[utoipa::path(
    delete, path = "/portal/v1/session", tag = "portal sessions",
    responses((status = 204, description = "signed out")), security(("employee" = [])),
)]
pub async fn sign_out(caller: FactorCaller) -> Result<(StatusCode, Cookie), Problem> {
    let own = caller.session();
    end_employee_sessions(caller.server().house(), Ender::Employee(Box::new(own.clone())), End::Session(own.id))
        .await?;
    gone()
}

/// The caller's sessions, each with its apps.
#[utoipa::path(
    get, path = "/portal/v1/sessions", tag = "portal sessions",
    responses((status = 200, body = OwnSessions)), security(("employee" = [])),
)]
pub async fn list(caller: EmployeeCaller) -> Result<Body<OwnSessions>, Problem> {
    let (store, own) = (caller.server().store(), caller.session());
    let filter = EmployeeSessionFilter { person: Some(own.person.id), ..EmployeeSessionFilter::default() };
    let rows = store.read().employee_sessions_page(&filter, None, MOST, store.clock().now()).await?;
    let names = AppNames::read(store).await?;
    let mine = rows.items.into_iter().map(|row| OwnSessionRow {
        current: row.session.id == own.id,
        session: EmployeeSessionView::of(row, &names, true),
    });
    Ok(Body(OwnSessions { sessions: mine.collect() }))
}

/// Ends one of the caller's sessions with its apps. Ending what has ended is no change.
#[utoipa::path(
    delete, path = "/portal/v1/sessions/{id}", tag = "portal sessions", params(("id" = String, Path)),
    responses((status = 204, description = "ended"), (status = 404, body = ProblemDocument)), security(("employee" = [])),
)]
pub async fn end(caller: EmployeeCaller, id: Result<Id, Problem>) -> Result<StatusCode, Problem> {
    let Id(id) = id?;
    let own = Ender::Employee(Box::new(caller.session().clone()));
    end_employee_sessions(caller.house(), own, End::Session(id.into())).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Signs out everywhere: all of the caller's sessions end, and this one with them.
#[utoipa::path(
    post, path = "/portal/v1/sessions/end", tag = "portal sessions",
    responses((status = 204, description = "signed out everywhere")), security(("employee" = [])),
)]
pub async fn end_all(caller: EmployeeCaller) -> Result<(StatusCode, Cookie), Problem> {
    let own = caller.session();
    let everything = End::Everything(own.person.id);
    end_employee_sessions(caller.house(), Ender::Employee(Box::new(own.clone())), everything).await?;
    gone()
}

/// Ends one app inside a session of the caller; the session goes on.
#[utoipa::path(
    delete, path = "/portal/v1/grants/{id}", tag = "portal sessions", params(("id" = String, Path)),
    responses((status = 204, description = "ended"), (status = 404, body = ProblemDocument)), security(("employee" = [])),
)]
pub async fn end_app(caller: EmployeeCaller, id: Result<Id, Problem>) -> Result<StatusCode, Problem> {
    let Id(id) = id?;
    end_grant(caller.house(), caller.session().clone(), GrantId::from(id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn gone() -> Result<(StatusCode, Cookie), Problem> {
    Ok((StatusCode::NO_CONTENT, [(header::SET_COOKIE, cookie::EMPLOYEE.clear()?)]))
}
