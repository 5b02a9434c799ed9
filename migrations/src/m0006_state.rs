//! The reversible, protective state of each enrollment: one row, the newest.

use crate::step::Step;

pub(crate) const STEP: Step = Step { name: "m0006_state", statements: STATEMENTS, append_only: &[] };

const STATEMENTS: &[&str] = &["CREATE TABLE device_state (
        enrollment_no {int} PRIMARY KEY REFERENCES enrollment (no),
        counter {int} NOT NULL CHECK (counter >= 1),
        server_key {bytes} NOT NULL CHECK (length(server_key) = 16),
        bytes {bytes} NOT NULL,
        cose {bytes} NOT NULL,
        changed_at {int} NOT NULL,
        leaf_index {int} NOT NULL
    ) {strict}"];
