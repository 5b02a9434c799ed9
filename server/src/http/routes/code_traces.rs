//! Enrollment codes that were made: what has become of each, and every step on the way, so that an enrollment that does not work
//! can be explained.

use axum::http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    http::{
        body::{Asked, Body, Id},
        caller::{AdminCaller, Enroll},
        page::{Page, PageQuery},
        problem::Problem,
        views::Named,
    },
    store::lists::{CodeRow, CodeState, TraceRow},
    usecase::withdraw_enrollment_code::withdraw_enrollment_code,
};

/// A code, without its secret.
#[derive(Debug, Serialize, ToSchema)]
pub struct CodeView {
    id: String,
    person: Named,
    label: String,
    /// T2 actions that the enrollment will ever allow.
    actions: Vec<String>,
    solo: bool,
    demo: bool,
    /// `server`: the device trusts this server on first use. `approver`: a person made it from their own keyring.
    maker: String,
    /// Milliseconds since 1970, like every moment.
    created: u64,
    expires: u64,
    /// `open`, `used`, `expired` or `withdrawn`.
    state: &'static str,
    /// The enrollment that it led to.
    enrollment: Option<String>,
}

/// A code with everything that it lived through.
#[derive(Debug, Serialize, ToSchema)]
pub struct TracedCode {
    #[serde(flatten)]
    code: CodeView,
    /// Oldest first.
    trace: Vec<StepView>,
}

/// One step.
#[derive(Debug, Serialize, ToSchema)]
pub struct StepView {
    at: u64,
    /// `made`, `asked`, `refused`, `enrolled`, `checked_in`, `container_ready` or `withdrawn`.
    step: String,
    /// Of a refusal, its code as in the API's problems, such as `code.expired`; otherwise empty.
    detail: String,
}

impl From<CodeRow> for CodeView {
    fn from(row: CodeRow) -> Self {
        let hex = |id: [u8; 16]| data_encoding::HEXLOWER.encode(&id);
        Self {
            id: hex(row.id),
            person: Named { id: hex(row.person), name: row.person_name },
            label: row.label,
            actions: row.ceilings.actions.iter().map(|action| action.as_str().to_owned()).collect(),
            solo: row.ceilings.solo,
            demo: row.ceilings.demo,
            maker: row.maker,
            created: row.created_at.0,
            expires: row.expires_at.0,
            state: match row.state {
                CodeState::Open => "open",
                CodeState::Used => "used",
                CodeState::Expired => "expired",
                CodeState::Withdrawn => "withdrawn",
            },
            enrollment: row.enrollment.map(hex),
        }
    }
}

impl From<TraceRow> for StepView {
    fn from(row: TraceRow) -> Self {
        Self { at: row.at.0, step: row.step, detail: row.detail }
    }
}

async fn find(caller: &AdminCaller<Enroll>, id: [u8; 16]) -> Result<CodeRow, Problem> {
    let found = caller.store().read().code(id, caller.store().clock().now()).await?;
    found.filter(|code| caller.reaches(code.group.as_deref())).ok_or_else(|| Problem::not_found("enrollment code"))
}

/// Codes for people that the caller looks after, newest first.
#[utoipa::path(
    get, path = "/api/v1/enrollment-codes", tag = "enrollment", params(PageQuery),
    responses((status = 200, body = Page<CodeView>)), security(("token" = [])),
)]
pub async fn list(caller: AdminCaller<Enroll>, Asked(page): Asked<PageQuery>) -> Result<Body<Page<CodeView>>, Problem> {
    let (store, now) = (caller.store(), caller.store().clock().now());
    let rows = store.read().codes_page(caller.group(), now, page.after()?, page.limit()?).await?;
    Ok(Body(Page::from_rows(rows, CodeView::from)))
}

/// One code with everything that it lived through.
#[utoipa::path(
    get, path = "/api/v1/enrollment-codes/{id}", tag = "enrollment", params(("id" = String, Path)),
    responses((status = 200, body = TracedCode)), security(("token" = [])),
)]
pub async fn one(caller: AdminCaller<Enroll>, Id(id): Id) -> Result<Body<TracedCode>, Problem> {
    let row = find(&caller, id).await?;
    let trace = caller.store().read().trace(row.no).await?;
    Ok(Body(TracedCode { code: row.into(), trace: trace.into_iter().map(StepView::from).collect() }))
}

/// Takes a code back: no device comes by it any more.
#[utoipa::path(
    delete, path = "/api/v1/enrollment-codes/{id}", tag = "enrollment", params(("id" = String, Path)),
    responses((status = 204, description = "worth nothing from now on")), security(("token" = [])),
)]
pub async fn withdraw(caller: AdminCaller<Enroll>, Id(id): Id) -> Result<StatusCode, Problem> {
    find(&caller, id).await?;
    withdraw_enrollment_code(caller.house(), caller.caller().clone(), id).await?;
    Ok(StatusCode::NO_CONTENT)
}
