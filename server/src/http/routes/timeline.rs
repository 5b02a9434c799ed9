//! The one honest timeline of a device: what was ordered, what was decided, what was sent, what the device itself signed.
//!
//! Every moment is an event of the audit trail, and so a leaf of the log; what a receipt says is read from the receipt itself.

use std::collections::BTreeMap;

use lethe_proto::{
    cbor::encode,
    ids::{CommandId, Digest},
};
use serde::Serialize;
use utoipa::ToSchema;

use super::devices;
use crate::{
    http::{
        body::{Asked, Body, Id, id, to_blob},
        caller::{AdminCaller, Read},
        page::{Page, PageQuery},
        problem::Problem,
    },
    store::{
        AuditRecord, Reader, StoreError,
        lists::{Names, Rows},
        repo::receipts::StoredReceipt,
    },
};

/// Something that happened.
#[derive(Debug, Serialize, ToSchema)]
pub struct Moment {
    /// Milliseconds since 1970.
    at: u64,
    /// `audit` or `receipt`.
    kind: &'static str,
    /// `area.past_tense`, or the stage of a receipt: `accepted`, `refused`, `retry`, `partly`, `done`, `applied`.
    title: String,
    /// Texts by name.
    #[schema(value_type = BTreeMap<String, String>)]
    facts: BTreeMap<String, String>,
    actor: ActorView,
    /// What was written beside it, such as the reason of a lock; null for nothing.
    note: Option<String>,
    /// Its leaf in the log: of the receipt itself where it is one.
    leaf: Option<u64>,
    /// The device's own signed word, `signed-receipt` in base64.
    receipt: Option<String>,
    /// The command that it is about.
    command: Option<String>,
}

/// Who caused it.
#[derive(Debug, Serialize, ToSchema)]
pub struct ActorView {
    /// `admin`, `approver`, `device`, `operator` or `server`.
    kind: String,
    /// Zeros for operator and server.
    id: String,
    /// Empty where there is none, or nobody knows it any more.
    name: String,
}

/// What a page of events is shown with.
struct Beside {
    names: Names,
    notes: BTreeMap<u64, String>,
    receipts: BTreeMap<Digest, StoredReceipt>,
    commands: BTreeMap<Digest, CommandId>,
}

type Facts = BTreeMap<String, String>;

fn receipt_of(record: &AuditRecord, facts: &Facts) -> Option<Digest> {
    let digest = facts.get("digest").filter(|_| record.verb == "receipt.accepted")?;
    id::<32>(digest).map(Digest::from)
}

impl Beside {
    async fn of(read: &Reader<'_>, records: &[(AuditRecord, Facts)]) -> Result<Self, StoreError> {
        let ids = records.iter().map(|(record, _)| record.actor_id).collect();
        let leaves: Vec<u64> = records.iter().map(|(record, _)| record.leaf_index).collect();
        let digests: Vec<Digest> = records.iter().filter_map(|(record, facts)| receipt_of(record, facts)).collect();
        let receipts = read.receipts_of(&digests).await?;
        let subjects: Vec<Digest> = receipts.values().map(|stored| stored.receipt.receipt.subject).collect();
        let commands = read.commands().with_digests(&subjects).await?;
        Ok(Self {
            names: read.names(&ids).await?,
            notes: read.notes_beside(&leaves).await?,
            receipts,
            commands: commands.into_iter().map(|command| (command.order.digest(), command.order.id)).collect(),
        })
    }
}

impl Moment {
    fn new(record: AuditRecord, facts: Facts, beside: &Beside) -> Self {
        let command = (record.subject_kind == "command").then(|| data_encoding::HEXLOWER.encode(&record.subject_id));
        let receipt = receipt_of(&record, &facts).and_then(|digest| beside.receipts.get(&digest));
        let moment = Self {
            at: record.at.0,
            kind: "audit",
            title: record.verb,
            facts,
            actor: ActorView {
                kind: record.actor_kind,
                id: data_encoding::HEXLOWER.encode(&record.actor_id),
                name: beside.names.get(&record.actor_id).cloned().unwrap_or_default(),
            },
            note: beside.notes.get(&record.leaf_index).cloned(),
            leaf: Some(record.leaf_index),
            receipt: None,
            command,
        };
        match receipt {
            None => moment,
            Some(stored) => moment.signed(stored, beside),
        }
    }

    /// The same moment in the device's own words.
    fn signed(self, stored: &StoredReceipt, beside: &Beside) -> Self {
        let said = &stored.receipt.receipt;
        let facts = [
            ("subject", said.subject.to_string()),
            ("reason", said.reason.clone()),
            ("container", said.evidence.container.as_str().to_owned()),
            ("device_key_destroyed", said.evidence.device_key_destroyed.to_string()),
            ("data_removed", said.evidence.data_removed.to_string()),
        ];
        Self {
            kind: "receipt",
            title: said.stage.as_str().to_owned(),
            facts: facts.into_iter().map(|(name, fact)| (name.to_owned(), fact)).collect(),
            leaf: Some(stored.leaf_index),
            receipt: Some(to_blob(&encode(&stored.receipt))),
            command: beside.commands.get(&said.subject).map(ToString::to_string),
            ..self
        }
    }
}

/// Everything known about one device, newest first.
#[utoipa::path(
    get, path = "/api/v1/devices/{enrollment}/timeline", tag = "devices",
    params(("enrollment" = String, Path), PageQuery),
    responses((status = 200, body = Page<Moment>)), security(("token" = [])),
)]
pub async fn timeline(
    caller: AdminCaller<Read>,
    Id(id): Id,
    Asked(page): Asked<PageQuery>,
) -> Result<Body<Page<Moment>>, Problem> {
    let enrollment = devices::find(&caller, id.into()).await?;
    let read = caller.store().read();
    let rows = read.story(enrollment.id.as_bytes(), enrollment.no, page.after()?, page.limit()?).await?;
    let facts = |record: AuditRecord| {
        let facts = serde_json::from_str(&record.facts).unwrap_or_default();
        (record, facts)
    };
    let records: Vec<(AuditRecord, Facts)> = rows.items.into_iter().map(facts).collect();
    let beside = Beside::of(&read, &records).await?;
    let items = records.into_iter().map(|(record, facts)| Moment::new(record, facts, &beside)).collect();
    Ok(Body(Page::from_rows(Rows { items, next: rows.next }, |item| item)))
}
