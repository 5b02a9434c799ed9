//! The audit trail by filter, the timeline of one device, and the notes that people wrote beside events.

use std::collections::BTreeMap;

use lethe_proto::ids::{Digest, Time};

use super::{
    draft::Draft,
    keyset::{Keyset, Rows},
};
use crate::store::{
    AuditRecord, Reader, StoreError, audit,
    repo::receipts::{self, StoredReceipt},
    sql::{Table, all, signed},
};

const TABLE: Table = Table { name: "audit_event", key: "no" };
const NOTE: Table = Table { name: "note", key: "leaf_index" };
const RECEIPT: Table = Table { name: "receipt", key: "no" };

/// Which events; everything that is given must hold.
#[derive(Debug, Clone, Default)]
pub struct EventFilter {
    /// About this id or digest.
    pub subject: Option<Vec<u8>>,
    /// Caused by this id.
    pub actor: Option<[u8; 16]>,
    /// With this name.
    pub verb: Option<String>,
    /// Not before this moment.
    pub from: Option<Time>,
    /// Before this moment.
    pub to: Option<Time>,
    /// About or caused by one of these; no event where the list is empty.
    pub among: Option<Vec<[u8; 16]>>,
}

fn conditions(draft: &mut Draft, filter: &EventFilter) {
    let texts = [("subject_id", filter.subject.clone()), ("actor_id", filter.actor.map(|id| id.to_vec()))];
    for (column, value) in texts {
        if let Some(value) = value {
            let place = draft.bind(value);
            draft.require(format!("a.{column} = {place}"));
        }
    }
    if let Some(verb) = filter.verb.clone() {
        let place = draft.bind(verb);
        draft.require(format!("a.verb = {place}"));
    }
    // Numbers grow with time: the ends of the span are found by time, and the rest goes by number.
    if let Some(from) = filter.from {
        let place = draft.bind(signed(from.0));
        draft.require(format!(
            "a.no >= COALESCE((SELECT b.no FROM audit_event b WHERE b.at >= {place} ORDER BY b.at, b.no LIMIT 1), a.no + 1)"
        ));
    }
    if let Some(to) = filter.to {
        let place = draft.bind(signed(to.0));
        draft.require(format!(
            "a.no <= COALESCE((SELECT b.no FROM audit_event b WHERE b.at < {place} ORDER BY b.at DESC, b.no DESC LIMIT 1), 0)"
        ));
    }
    match filter.among.as_deref() {
        None => {}
        Some([]) => draft.require("1 = 0".to_owned()),
        Some(among) => {
            let ids: Vec<Vec<u8>> = among.iter().map(|id| id.to_vec()).collect();
            let places = draft.bind_all(&ids);
            draft.require(format!(
                "a.no IN (SELECT b.no FROM audit_event b WHERE b.subject_id IN ({places}) \
                 UNION SELECT b.no FROM audit_event b WHERE b.actor_id IN ({places}))"
            ));
        }
    }
}

impl Reader<'_> {
    /// Events before `before`, newest first.
    pub async fn events(
        &self,
        filter: &EventFilter,
        before: Option<i64>,
        limit: u64,
    ) -> Result<Rows<AuditRecord>, StoreError> {
        let mut draft = Draft::default();
        let before = draft.bind(before.unwrap_or(i64::MAX));
        draft.require(format!("a.no < {before}"));
        conditions(&mut draft, filter);
        self.records(draft, limit).await
    }

    /// Everything about one enrollment and about the commands to it, newest first.
    pub async fn story(
        &self,
        enrollment: &[u8; 16],
        enrollment_no: i64,
        before: Option<i64>,
        limit: u64,
    ) -> Result<Rows<AuditRecord>, StoreError> {
        let mut draft = Draft::default();
        let before = draft.bind(before.unwrap_or(i64::MAX));
        let (id, no) = (draft.bind(enrollment.to_vec()), draft.bind(enrollment_no));
        draft.require(format!(
            "a.no < {before} AND a.subject_id IN (SELECT {id} UNION ALL SELECT c.id FROM command_target t \
             JOIN command c ON c.no = t.command_no WHERE t.enrollment_no = {no})"
        ));
        self.records(draft, limit).await
    }

    async fn records(&self, mut draft: Draft, limit: u64) -> Result<Rows<AuditRecord>, StoreError> {
        let conditions = draft.conditions();
        let limited = draft.bind(signed(limit + 1));
        let sql = format!("SELECT a.* FROM audit_event a WHERE {conditions} ORDER BY a.no DESC LIMIT {limited}");
        let rows = all(self.db, TABLE, &sql, draft.into_values()).await?;
        let rows = rows.iter().map(audit::read).collect::<Result<Vec<_>, _>>()?;
        Ok(Rows::of(rows, limit, |record| Keyset { key: String::new(), no: record.no }))
    }

    /// What people wrote beside these events, by leaf.
    pub async fn notes_beside(&self, leaves: &[u64]) -> Result<BTreeMap<u64, String>, StoreError> {
        if leaves.is_empty() {
            return Ok(BTreeMap::new());
        }
        let mut draft = Draft::default();
        let leaves: Vec<i64> = leaves.iter().map(|leaf| signed(*leaf)).collect();
        let sql = format!("SELECT * FROM note WHERE leaf_index IN ({})", draft.bind_all(&leaves));
        let rows = all(self.db, NOTE, &sql, draft.into_values()).await?;
        rows.iter().map(|row| Ok((row.count("leaf_index")?, row.text("body")?))).collect()
    }

    /// Receipts by digest.
    pub async fn receipts_of(&self, digests: &[Digest]) -> Result<BTreeMap<Digest, StoredReceipt>, StoreError> {
        if digests.is_empty() {
            return Ok(BTreeMap::new());
        }
        let mut draft = Draft::default();
        let wanted: Vec<Vec<u8>> = digests.iter().map(|digest| digest.as_bytes().to_vec()).collect();
        let sql = format!("SELECT * FROM receipt WHERE digest IN ({})", draft.bind_all(&wanted));
        let rows = all(self.db, RECEIPT, &sql, draft.into_values()).await?;
        rows.iter().map(|row| receipts::read(row).map(|stored| (stored.receipt.receipt.digest(), stored))).collect()
    }
}
