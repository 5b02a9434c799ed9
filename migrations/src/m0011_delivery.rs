//! What must leave the house after a commit, and answers that are given twice.

use crate::step::Step;

pub(crate) const STEP: Step = Step { name: "m0011_delivery", statements: STATEMENTS, append_only: &[] };

const STATEMENTS: &[&str] = &[
    "CREATE TABLE outbox (
        no {dense},
        kind TEXT NOT NULL CHECK (kind IN ('doorbell', 'alarm')),
        ref_no {int} NOT NULL,
        body TEXT NOT NULL,
        created_at {int} NOT NULL,
        done_at {int}
    ) {strict}",
    "CREATE INDEX outbox_waiting ON outbox (done_at, no)",
    "CREATE TABLE idempotency_key (
        caller {bytes} NOT NULL CHECK (length(caller) = 16),
        key TEXT NOT NULL CHECK (length(key) BETWEEN 1 AND 200),
        request_digest {bytes} NOT NULL CHECK (length(request_digest) = 32),
        answer {bytes} NOT NULL,
        expires_at {int} NOT NULL,
        PRIMARY KEY (caller, key)
    ) {strict}",
];
