//! The audit trail.

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::{
    http::{
        body::{Asked, Body},
        caller::{AdminCaller, ReadAudit},
        page::{Page, PageQuery},
        problem::Problem,
    },
    store::AuditRecord,
};

/// What to show.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct AuditQuery {
    /// Only events about this id or digest, in hexadecimal.
    subject: Option<String>,
    /// Only events caused by this id, in hexadecimal. A page may then hold fewer items than asked for.
    actor: Option<String>,
}

/// One event.
#[derive(Debug, Serialize, ToSchema)]
pub struct AuditView {
    /// Milliseconds since 1970.
    pub(super) at: u64,
    /// `admin`, `approver`, `device`, `operator` or `server`.
    pub(super) actor_kind: String,
    /// Zeros for operator and server.
    pub(super) actor: String,
    /// `area.past_tense`.
    pub(super) verb: String,
    /// What it is about.
    pub(super) subject_kind: String,
    pub(super) subject: String,
    /// Texts by name.
    #[schema(value_type = Object)]
    pub(super) facts: serde_json::Value,
    /// Its leaf in the log.
    pub(super) leaf: u64,
}

impl From<AuditRecord> for AuditView {
    fn from(record: AuditRecord) -> Self {
        Self {
            at: record.at.0,
            actor_kind: record.actor_kind,
            actor: data_encoding::HEXLOWER.encode(&record.actor_id),
            verb: record.verb,
            subject_kind: record.subject_kind,
            subject: data_encoding::HEXLOWER.encode(&record.subject_id),
            facts: serde_json::from_str(&record.facts).unwrap_or_default(),
            leaf: record.leaf_index,
        }
    }
}

/// Events, newest first.
#[utoipa::path(
    get, path = "/api/v1/audit", tag = "audit", params(AuditQuery, PageQuery),
    responses((status = 200, body = Page<AuditView>)), security(("token" = [])),
)]
pub async fn list(
    caller: AdminCaller<ReadAudit>,
    Asked(query): Asked<AuditQuery>,
    Asked(page): Asked<PageQuery>,
) -> Result<Body<Page<AuditView>>, Problem> {
    let subject = query.subject.map(|text| data_encoding::HEXLOWER.decode(text.as_bytes())).transpose();
    let subject = subject.map_err(|_| Problem::malformed("`subject` is not lower-case hexadecimal"))?;
    let limit = page.limit()?;
    let read = caller.store().read();
    let records = read.audit(subject.as_deref(), page.after()?, limit + 1).await?;
    let mut page = Page::of(records, limit, |record| record.no, AuditView::from);
    if let Some(actor) = query.actor {
        page.items.retain(|item| item.actor == actor);
    }
    Ok(Body(page))
}
