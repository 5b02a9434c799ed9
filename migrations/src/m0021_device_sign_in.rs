//! Devices that vouch for whoever signs in on them, each once for each challenge; and the attempts that begin on such a word.

use crate::step::Step;

pub(crate) const STEP: Step = Step { name: "m0021_device_sign_in", statements: STATEMENTS, append_only: &[] };

const STATEMENTS: &[&str] = &[
    "CREATE TABLE vouch (
        hash {bytes} NOT NULL PRIMARY KEY CHECK (length(hash) = 32),
        challenge {bytes} NOT NULL UNIQUE CHECK (length(challenge) = 32),
        enrollment_no {int} NOT NULL REFERENCES enrollment (no),
        expires_at {int} NOT NULL,
        used_at {int}
    ) {clustered}",
    "CREATE INDEX vouch_by_expiry ON vouch (expires_at)",
    "ALTER TABLE attempt ADD COLUMN enrollment_no {int} REFERENCES enrollment (no)",
];
