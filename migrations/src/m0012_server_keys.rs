//! What each server key has told: how far devices have counted for it, and whom it suspended. And what a flood would slow down.

use crate::step::Step;

pub(crate) const STEP: Step = Step { name: "m0012_server_keys", statements: STATEMENTS, append_only: &[] };

const STATEMENTS: &[&str] = &[
    "CREATE TABLE state_line (
        enrollment_no {int} NOT NULL REFERENCES enrollment (no),
        server_key {bytes} NOT NULL CHECK (length(server_key) = 16),
        counter {int} NOT NULL CHECK (counter >= 0),
        applied {int} NOT NULL CHECK (applied >= 0),
        PRIMARY KEY (enrollment_no, server_key)
    ) {clustered}",
    "INSERT INTO state_line (enrollment_no, server_key, counter, applied)
        SELECT enrollment_no, server_key, counter, 0 FROM device_state",
    "CREATE TABLE suspension (
        person_no {int} NOT NULL REFERENCES person (no),
        server_key {bytes} NOT NULL CHECK (length(server_key) = 16),
        suspended_at {int} NOT NULL,
        PRIMARY KEY (person_no, server_key)
    ) {clustered}",
    "INSERT INTO suspension (person_no, server_key, suspended_at)
        SELECT DISTINCT p.no, s.server_key, s.changed_at FROM person p, device_state s WHERE p.status = 'suspended'
        AND s.changed_at = (SELECT MAX(t.changed_at) FROM device_state t WHERE t.server_key = s.server_key)",
    "ALTER TABLE command ADD COLUMN not_before_at {int} NOT NULL DEFAULT 0",
    "CREATE INDEX receipt_by_enrollment ON receipt (enrollment_no, no)",
];
