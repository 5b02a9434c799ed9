//! What people asked for, what they signed and what stops it.

use crate::step::Step;

pub(crate) const STEP: Step =
    Step { name: "m0005_commands", statements: STATEMENTS, append_only: &["approval", "veto", "release"] };

const STATEMENTS: &[&str] = &[
    "CREATE TABLE command (
        no {dense},
        id {bytes} NOT NULL UNIQUE CHECK (length(id) = 16),
        digest {bytes} NOT NULL UNIQUE CHECK (length(digest) = 32),
        bytes {bytes} NOT NULL,
        action TEXT NOT NULL CHECK (action IN ('wipe_container', 'wipe_device', 'unenroll', 'unlock', 'unblock_screen', 'release_hold')),
        state TEXT NOT NULL CHECK (state IN ('requested', 'dispatched', 'vetoed', 'cancelled', 'superseded', 'expired', 'finished')),
        requester_kind TEXT NOT NULL CHECK (requester_kind IN ('admin', 'approver', 'device', 'operator')),
        requester_id {bytes} NOT NULL CHECK (length(requester_id) = 16),
        lane {int} NOT NULL CHECK (lane IN (0, 1)),
        keyring_version {int} NOT NULL REFERENCES keyring (version),
        issued_at {int} NOT NULL,
        expires_at {int} NOT NULL,
        leaf_index {int} NOT NULL,
        dispatched_at {int},
        envelope {bytes},
        dispatch_leaf {int},
        CHECK (expires_at > issued_at),
        CHECK ((envelope IS NULL) = (dispatched_at IS NULL)),
        CHECK ((dispatch_leaf IS NULL) = (dispatched_at IS NULL))
    ) {strict}",
    "CREATE INDEX command_by_state ON command (state, expires_at)",
    "CREATE TABLE command_target (
        command_no {int} NOT NULL REFERENCES command (no),
        enrollment_no {int} NOT NULL REFERENCES enrollment (no),
        state TEXT NOT NULL CHECK (state IN ('requested', 'queued', 'delivered', 'accepted', 'partly', 'done', 'refused', 'expired', 'cancelled', 'superseded', 'vetoed')),
        reason TEXT NOT NULL DEFAULT '',
        receipt_digest {bytes} CHECK (receipt_digest IS NULL OR length(receipt_digest) = 32),
        changed_at {int} NOT NULL,
        PRIMARY KEY (command_no, enrollment_no),
        CHECK (state <> 'done' OR receipt_digest IS NOT NULL)
    ) {clustered}",
    "CREATE INDEX command_target_by_enrollment ON command_target (enrollment_no, state)",
    "CREATE TABLE approval (
        no {dense},
        command_no {int} NOT NULL REFERENCES command (no),
        person_id {bytes} NOT NULL CHECK (length(person_id) = 16),
        role TEXT NOT NULL CHECK (role IN ('root', 'it', 'hr')),
        key_digest {bytes} NOT NULL CHECK (length(key_digest) = 32),
        bytes {bytes} NOT NULL,
        approved_at {int} NOT NULL,
        leaf_index {int} NOT NULL,
        UNIQUE (command_no, person_id),
        UNIQUE (command_no, key_digest)
    ) {strict}",
    "CREATE TABLE veto (
        no {dense},
        digest {bytes} NOT NULL UNIQUE CHECK (length(digest) = 32),
        halt {int} NOT NULL CHECK (halt IN (0, 1)),
        command_no {int} REFERENCES command (no),
        person_id {bytes} NOT NULL CHECK (length(person_id) = 16),
        issued_at {int} NOT NULL,
        signed {bytes} NOT NULL,
        leaf_index {int} NOT NULL,
        CHECK ((halt = 1) = (command_no IS NULL))
    ) {strict}",
    "CREATE TABLE release (
        no {dense},
        digest {bytes} NOT NULL UNIQUE CHECK (length(digest) = 32),
        signed {bytes} NOT NULL,
        expires_at {int} NOT NULL,
        leaf_index {int} NOT NULL
    ) {strict}",
];
