//! Audit events as rows, and as leaf bodies that can be checked without the database.

use lethe_proto::ids::Time;
use lethe_server_core::{actor::Actor, audit::AuditEvent};
use minicbor::Encode;
use sea_orm::ConnectionTrait;

use super::{
    StoreError,
    sql::{Row, insert_many, signed, values},
};

/// One event, ready to be written.
pub(super) struct Entry {
    at: Time,
    actor: Actor,
    verb: &'static str,
    subject_kind: &'static str,
    subject_id: Vec<u8>,
    facts: String,
}

/// `["lethe-audit/1", at, actor kind, actor id, verb, subject kind, subject id, facts as JSON]`.
#[derive(Encode)]
#[cbor(array)]
struct LeafBody<'a> {
    #[n(0)]
    tag: &'a str,
    #[n(1)]
    at: u64,
    #[n(2)]
    actor_kind: &'a str,
    #[cbor(n(3), with = "minicbor::bytes")]
    actor_id: [u8; 16],
    #[n(4)]
    verb: &'a str,
    #[n(5)]
    subject_kind: &'a str,
    #[cbor(n(6), with = "minicbor::bytes")]
    subject_id: &'a [u8],
    #[n(7)]
    facts: &'a str,
}

impl Entry {
    pub(super) fn new(at: Time, actor: Actor, event: &AuditEvent) -> Self {
        let subject = event.subject();
        let facts: serde_json::Map<_, _> =
            event.facts().into_iter().map(|(name, fact)| (name.to_owned(), fact.into())).collect();
        Self {
            at,
            actor,
            verb: event.name(),
            subject_kind: subject.kind,
            subject_id: subject.id,
            facts: serde_json::Value::Object(facts).to_string(),
        }
    }

    pub(super) fn to_leaf_body(&self) -> Vec<u8> {
        lethe_proto::cbor::encode(&LeafBody {
            tag: "lethe-audit/1",
            at: self.at.0,
            actor_kind: self.actor.kind(),
            actor_id: self.actor.id(),
            verb: self.verb,
            subject_kind: self.subject_kind,
            subject_id: &self.subject_id,
            facts: &self.facts,
        })
    }
}

/// Writes events, each with the index of its leaf.
pub(super) async fn insert<C: ConnectionTrait>(db: &C, events: Vec<(Entry, u64)>) -> Result<(), StoreError> {
    let rows = events
        .into_iter()
        .map(|(entry, leaf_index)| {
            values![
                signed(entry.at.0),
                entry.actor.kind(),
                entry.actor.id().to_vec(),
                entry.verb,
                entry.subject_kind,
                entry.subject_id,
                entry.facts,
                signed(leaf_index),
            ]
        })
        .collect();
    let head = "INSERT INTO audit_event (at, actor_kind, actor_id, verb, subject_kind, subject_id, facts, leaf_index)";
    insert_many(db, head, 8, rows, "").await
}

/// An event as it stands in the database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditRecord {
    /// Running number; the cursor of lists.
    pub no: i64,
    /// When.
    pub at: Time,
    /// `admin`, `approver`, `device`, `operator` or `server`.
    pub actor_kind: String,
    /// Id of the actor; zeros for operator and server.
    pub actor_id: [u8; 16],
    /// `area.past_tense`.
    pub verb: String,
    /// Closed word.
    pub subject_kind: String,
    /// Id or digest.
    pub subject_id: Vec<u8>,
    /// A JSON object of texts.
    pub facts: String,
    /// Its leaf in the log.
    pub leaf_index: u64,
}

/// Reads one.
pub(super) fn read(row: &Row) -> Result<AuditRecord, StoreError> {
    Ok(AuditRecord {
        no: row.int("no")?,
        at: row.time("at")?,
        actor_kind: row.text("actor_kind")?,
        actor_id: row.fixed("actor_id")?,
        verb: row.text("verb")?,
        subject_kind: row.text("subject_kind")?,
        subject_id: row.bytes("subject_id")?,
        facts: row.text("facts")?,
        leaf_index: row.count("leaf_index")?,
    })
}
