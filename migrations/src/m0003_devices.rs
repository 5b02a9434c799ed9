//! Hardware, enrollments and what an enrollment keeps secret. `share_secret` stands alone so that destroying it touches nothing else.

use crate::step::Step;

pub(crate) const STEP: Step = Step { name: "m0003_devices", statements: STATEMENTS, append_only: &[] };

const STATEMENTS: &[&str] = &[
    "CREATE TABLE device (
        no {dense},
        id {bytes} NOT NULL UNIQUE CHECK (length(id) = 16),
        label TEXT NOT NULL,
        created_at {int} NOT NULL
    ) {strict}",
    "CREATE TABLE enrollment (
        no {dense},
        id {bytes} NOT NULL UNIQUE CHECK (length(id) = 16),
        device_no {int} NOT NULL REFERENCES device (no),
        person_no {int} NOT NULL REFERENCES person (no),
        label TEXT NOT NULL CHECK (length(label) > 0),
        ceilings {bytes} NOT NULL,
        device_key {bytes} NOT NULL UNIQUE CHECK (length(device_key) = 33),
        seal_key {bytes} NOT NULL CHECK (length(seal_key) = 32),
        status TEXT NOT NULL CHECK (status IN ('pending', 'active', 'erased', 'unenrolled')),
        grant_bytes {bytes} NOT NULL,
        grant_key {bytes} NOT NULL CHECK (length(grant_key) = 16),
        grant_cose {bytes} NOT NULL,
        created_at {int} NOT NULL
    ) {strict}",
    "CREATE INDEX enrollment_by_person ON enrollment (person_no)",
    "CREATE TABLE enrollment_code (
        no {dense},
        hash {bytes} NOT NULL UNIQUE CHECK (length(hash) = 32),
        person_no {int} NOT NULL REFERENCES person (no),
        label TEXT NOT NULL CHECK (length(label) > 0),
        ceilings {bytes} NOT NULL,
        keyring_version {int} NOT NULL CHECK (keyring_version >= 1),
        maker TEXT NOT NULL CHECK (maker IN ('server', 'approver')),
        created_at {int} NOT NULL,
        expires_at {int} NOT NULL,
        used_by {int} REFERENCES enrollment (no)
    ) {strict}",
    "CREATE TABLE share_secret (
        enrollment_no {int} PRIMARY KEY REFERENCES enrollment (no),
        secret {bytes} NOT NULL CHECK (length(secret) = 32)
    ) {strict}",
    "CREATE TABLE share_epoch (
        enrollment_no {int} PRIMARY KEY REFERENCES enrollment (no),
        epoch {int} NOT NULL CHECK (epoch >= 0),
        destroyed_at {int}
    ) {strict}",
    "CREATE TABLE recovery_blob (
        enrollment_no {int} PRIMARY KEY REFERENCES enrollment (no),
        blob {bytes} NOT NULL,
        cose {bytes} NOT NULL,
        received_at {int} NOT NULL
    ) {strict}",
    "CREATE TABLE device_report (
        enrollment_no {int} PRIMARY KEY REFERENCES enrollment (no),
        sequence {int} NOT NULL CHECK (sequence >= 0),
        reported_at {int} NOT NULL,
        body {bytes} NOT NULL,
        cose {bytes} NOT NULL
    ) {strict}",
    "CREATE TABLE last_seen (
        enrollment_no {int} PRIMARY KEY,
        seen_at {int} NOT NULL
    ) {strict}",
];
