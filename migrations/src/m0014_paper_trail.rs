//! What leads to a keyring in the browser: tickets for the approver's page, drafts that collect signatures, keys that people
//! propose. A tenant may exist before its first keyring; `demo` is what that keyring may then say.

use crate::step::Step;

pub(crate) const STEP: Step = Step { name: "m0014_paper_trail", statements: STATEMENTS, append_only: &[] };

const STATEMENTS: &[&str] = &[
    "ALTER TABLE tenant ADD COLUMN demo {int} NOT NULL DEFAULT 0 CHECK (demo IN (0, 1))",
    "CREATE TABLE ticket (
        hash {bytes} PRIMARY KEY CHECK (length(hash) = 32),
        admin_no {int} NOT NULL REFERENCES admin (no),
        purpose TEXT NOT NULL CHECK (purpose IN ('first-keyring', 'new-key', 'change', 'sign', 'decide', 'halt')),
        subject TEXT NOT NULL,
        created_at {int} NOT NULL,
        expires_at {int} NOT NULL,
        used_at {int},
        CHECK (expires_at > created_at)
    ) {strict}",
    "CREATE INDEX ticket_by_admin ON ticket (admin_no)",
    "CREATE INDEX ticket_by_end ON ticket (expires_at)",
    "CREATE TABLE keyring_draft (
        no {dense},
        id {bytes} NOT NULL UNIQUE CHECK (length(id) = 16),
        digest {bytes} NOT NULL UNIQUE CHECK (length(digest) = 32),
        keyring {bytes} NOT NULL,
        base_version {int} NOT NULL REFERENCES keyring (version),
        admin_no {int} NOT NULL REFERENCES admin (no),
        state TEXT NOT NULL CHECK (state IN ('open', 'published', 'stale', 'withdrawn')),
        created_at {int} NOT NULL,
        closed_at {int},
        CHECK ((state = 'open') = (closed_at IS NULL))
    ) {strict}",
    "CREATE UNIQUE INDEX keyring_draft_open ON keyring_draft (state) WHERE state = 'open'",
    "CREATE TABLE draft_signature (
        draft_no {int} NOT NULL REFERENCES keyring_draft (no),
        key_id {bytes} NOT NULL CHECK (length(key_id) = 16),
        bytes {bytes} NOT NULL,
        signed_at {int} NOT NULL,
        PRIMARY KEY (draft_no, key_id)
    ) {clustered}",
    "CREATE TABLE key_proposal (
        no {dense},
        id {bytes} NOT NULL UNIQUE CHECK (length(id) = 16),
        admin_no {int} NOT NULL REFERENCES admin (no),
        person_no {int} NOT NULL UNIQUE REFERENCES person (no),
        public_key {bytes} NOT NULL UNIQUE,
        entry {bytes} NOT NULL,
        created_at {int} NOT NULL
    ) {strict}",
    "CREATE INDEX approval_by_leaf ON approval (leaf_index)",
    "CREATE TABLE welcome_skip (
        admin_no {int} PRIMARY KEY REFERENCES admin (no),
        skipped_at {int} NOT NULL
    ) {strict}",
];
