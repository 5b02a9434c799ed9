//! What devices signed. A receipt is never changed and never removed.

use crate::step::Step;

pub(crate) const STEP: Step = Step { name: "m0009_receipts", statements: STATEMENTS, append_only: &["receipt"] };

const STATEMENTS: &[&str] = &[
    "CREATE TABLE receipt (
        no {dense},
        digest {bytes} NOT NULL UNIQUE CHECK (length(digest) = 32),
        enrollment_no {int} NOT NULL REFERENCES enrollment (no),
        subject {bytes} NOT NULL CHECK (length(subject) = 32),
        stage TEXT NOT NULL CHECK (stage IN ('accepted', 'refused', 'retry', 'partly', 'done', 'applied')),
        reason TEXT NOT NULL,
        previous {bytes} NOT NULL CHECK (length(previous) = 32),
        bytes {bytes} NOT NULL,
        cose {bytes} NOT NULL,
        received_at {int} NOT NULL,
        leaf_index {int} NOT NULL,
        UNIQUE (enrollment_no, previous)
    ) {strict}",
    "CREATE INDEX receipt_by_subject ON receipt (subject, enrollment_no)",
];
