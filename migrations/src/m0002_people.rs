//! Employees, administrators and the ways in which administrators prove who they are.

use crate::step::Step;

pub(crate) const STEP: Step = Step { name: "m0002_people", statements: STATEMENTS, append_only: &[] };

const STATEMENTS: &[&str] = &[
    "CREATE TABLE person (
        no {dense},
        id {bytes} NOT NULL UNIQUE CHECK (length(id) = 16),
        name TEXT NOT NULL CHECK (length(name) > 0),
        email TEXT,
        external_id TEXT UNIQUE,
        person_group TEXT,
        status TEXT NOT NULL CHECK (status IN ('active', 'suspended', 'left')),
        suspended_at {int},
        created_at {int} NOT NULL,
        CHECK (status <> 'suspended' OR suspended_at IS NOT NULL)
    ) {strict}",
    "CREATE INDEX person_by_name ON person (name)",
    "CREATE TABLE admin (
        no {dense},
        id {bytes} NOT NULL UNIQUE CHECK (length(id) = 16),
        name TEXT NOT NULL UNIQUE CHECK (length(name) > 0),
        roles TEXT NOT NULL CHECK (length(roles) > 0),
        scope_group TEXT,
        status TEXT NOT NULL CHECK (status IN ('active', 'disabled')),
        created_at {int} NOT NULL
    ) {strict}",
    "CREATE TABLE setup_link (
        hash {bytes} PRIMARY KEY CHECK (length(hash) = 32),
        admin_no {int} NOT NULL REFERENCES admin (no),
        expires_at {int} NOT NULL,
        used_at {int}
    ) {strict}",
    "CREATE TABLE api_token (
        no {dense},
        id {bytes} NOT NULL UNIQUE CHECK (length(id) = 16),
        hash {bytes} NOT NULL UNIQUE CHECK (length(hash) = 32),
        admin_no {int} NOT NULL REFERENCES admin (no),
        label TEXT NOT NULL,
        scopes TEXT NOT NULL,
        created_at {int} NOT NULL,
        expires_at {int} NOT NULL,
        revoked_at {int}
    ) {strict}",
    "CREATE INDEX api_token_by_admin ON api_token (admin_no)",
];
