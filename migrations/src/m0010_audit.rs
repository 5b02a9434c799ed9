//! Who did what to whom: written in the transaction of the change, one leaf of the log each.

use crate::step::Step;

pub(crate) const STEP: Step = Step { name: "m0010_audit", statements: STATEMENTS, append_only: &["audit_event"] };

const STATEMENTS: &[&str] = &[
    "CREATE TABLE audit_event (
        no {dense},
        at {int} NOT NULL,
        actor_kind TEXT NOT NULL CHECK (actor_kind IN ('admin', 'approver', 'device', 'operator', 'server')),
        actor_id {bytes} NOT NULL CHECK (length(actor_id) = 16),
        verb TEXT NOT NULL,
        subject_kind TEXT NOT NULL,
        subject_id {bytes} NOT NULL,
        facts TEXT NOT NULL,
        leaf_index {int} NOT NULL UNIQUE
    ) {strict}",
    "CREATE INDEX audit_event_by_subject ON audit_event (subject_id, no)",
];
