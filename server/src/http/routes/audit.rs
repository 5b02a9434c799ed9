//! The audit trail.

use std::collections::BTreeSet;

use lethe_proto::ids::Time;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::{
    http::{
        body::{Asked, Body},
        caller::{AdminCaller, ReadAudit},
        page::{Page, PageQuery},
        problem::Problem,
    },
    store::{
        AuditRecord, Reader, StoreError,
        lists::{EventFilter, Names, Rows},
    },
};

/// People, devices and admins that a search in the trail looks for, each.
const FOUND: u64 = 25;

/// What to show; everything that is given must hold.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct AuditQuery {
    /// Events about or by people, devices and admins whose names have words that begin with these; the first 25 of each.
    q: Option<String>,
    /// Only this event, such as `command.requested`.
    verb: Option<String>,
    /// Only events caused by this id, in hexadecimal.
    actor: Option<String>,
    /// Only events about this id or digest, in hexadecimal.
    subject: Option<String>,
    /// Not before this moment, in milliseconds since 1970.
    from: Option<u64>,
    /// Before this moment.
    to: Option<u64>,
}

/// One event.
#[derive(Debug, Serialize, ToSchema)]
pub struct AuditView {
    /// Milliseconds since 1970.
    at: u64,
    /// `admin`, `approver`, `device`, `operator` or `server`.
    actor_kind: String,
    /// Zeros for operator and server.
    actor: String,
    /// What people call the actor; empty for operator and server, and where nobody knows it any more.
    actor_name: String,
    /// `area.past_tense`.
    verb: String,
    /// What it is about.
    subject_kind: String,
    subject: String,
    subject_name: String,
    /// Texts by name.
    #[schema(value_type = std::collections::BTreeMap<String, String>)]
    facts: serde_json::Value,
    /// What people call the ids among the facts, by id.
    #[schema(value_type = std::collections::BTreeMap<String, String>)]
    names: std::collections::BTreeMap<String, String>,
    /// What was written beside it; null for nothing.
    note: Option<String>,
    /// Its leaf in the log.
    leaf: u64,
}

/// Ids among the texts of an event's facts.
fn ids_of(facts: &serde_json::Value) -> Vec<[u8; 16]> {
    let texts = facts.as_object().into_iter().flatten().filter_map(|(_, fact)| fact.as_str());
    texts.filter_map(crate::http::body::id::<16>).collect()
}

impl AuditView {
    /// A page of events with their names and notes: two statements.
    pub(super) async fn of_all(read: &Reader<'_>, records: Vec<AuditRecord>) -> Result<Vec<Self>, StoreError> {
        let mut ids = BTreeSet::new();
        let records: Vec<(AuditRecord, serde_json::Value)> = records
            .into_iter()
            .map(|record| {
                let facts = serde_json::from_str(&record.facts).unwrap_or_default();
                (record, facts)
            })
            .collect();
        for (record, facts) in &records {
            ids.insert(record.actor_id);
            ids.extend(<[u8; 16]>::try_from(record.subject_id.as_slice()));
            ids.extend(ids_of(facts));
        }
        let names = read.names(&ids).await?;
        let leaves: Vec<u64> = records.iter().map(|(record, _)| record.leaf_index).collect();
        let mut notes = read.notes_beside(&leaves).await?;
        let view = |(record, facts): (AuditRecord, serde_json::Value)| {
            let note = notes.remove(&record.leaf_index);
            Self::new(record, facts, note, &names)
        };
        Ok(records.into_iter().map(view).collect())
    }

    fn new(record: AuditRecord, facts: serde_json::Value, note: Option<String>, names: &Names) -> Self {
        let name = |id: &[u8]| <[u8; 16]>::try_from(id).ok().and_then(|id| names.get(&id)).cloned().unwrap_or_default();
        let among = ids_of(&facts)
            .into_iter()
            .filter_map(|id| Some((data_encoding::HEXLOWER.encode(&id), names.get(&id)?.clone())));
        Self {
            at: record.at.0,
            actor_name: name(&record.actor_id),
            actor: data_encoding::HEXLOWER.encode(&record.actor_id),
            actor_kind: record.actor_kind,
            verb: record.verb,
            subject_name: name(&record.subject_id),
            subject_kind: record.subject_kind,
            subject: data_encoding::HEXLOWER.encode(&record.subject_id),
            names: among.collect(),
            facts,
            note,
            leaf: record.leaf_index,
        }
    }
}

fn hexadecimal(field: &str, text: &str) -> Result<Vec<u8>, Problem> {
    let bytes = data_encoding::HEXLOWER.decode(text.as_bytes());
    bytes.map_err(|_| Problem::malformed(format!("`{field}` is not lower-case hexadecimal")))
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
    let read = caller.store().read();
    let subject = query.subject.map(|text| hexadecimal("subject", &text)).transpose()?;
    let actor = query.actor.map(|text| crate::http::body::id_field::<16>("actor", &text)).transpose()?;
    let among = match query.q.filter(|text| !text.trim().is_empty()) {
        None => None,
        Some(text) => Some(read.ids_called(&text, FOUND).await?),
    };
    let filter =
        EventFilter { subject, actor, verb: query.verb, from: query.from.map(Time), to: query.to.map(Time), among };
    let rows = read.events(&filter, page.after()?, page.limit()?).await?;
    let items = AuditView::of_all(&read, rows.items).await?;
    Ok(Body(Page::from_rows(Rows { items, next: rows.next }, |item| item)))
}
