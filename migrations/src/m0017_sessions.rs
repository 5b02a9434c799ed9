//! Employees' sessions, and the apps inside each. Where a session comes from stands in the sign-ins that name it.
//!
//! Employees become authors of audit events, too: on SQLite the closed list of authors can only be changed by copying the table.

use sea_orm_migration::{prelude::*, sea_orm::DbBackend};

use crate::dialect;

/// This step.
#[derive(DeriveMigrationName)]
pub(crate) struct Step;

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, STATEMENTS).await?;
        if manager.get_database_backend() == DbBackend::Sqlite {
            dialect::run(manager, SQLITE).await?;
            return dialect::append_only(manager, "audit_event").await;
        }
        dialect::run(manager, POSTGRES).await
    }
}

const STATEMENTS: &[&str] = &[
    "CREATE TABLE session (
        no {dense},
        id {bytes} NOT NULL UNIQUE CHECK (length(id) = 16),
        hash {bytes} NOT NULL UNIQUE CHECK (length(hash) = 32),
        person_no {int} NOT NULL REFERENCES person (no),
        enrollment_no {int} REFERENCES enrollment (no),
        factors TEXT NOT NULL,
        label TEXT NOT NULL CHECK (length(label) <= 120),
        begun_at {int} NOT NULL,
        proved_at {int} NOT NULL CHECK (proved_at >= begun_at),
        active_at {int} NOT NULL,
        ends_at {int} NOT NULL CHECK (ends_at > begun_at),
        ended_at {int},
        ended_why TEXT,
        CHECK ((ended_at IS NULL) = (ended_why IS NULL))
    ) {strict}",
    "CREATE INDEX session_by_person ON session (person_no, no)",
    "CREATE INDEX session_by_enrollment ON session (enrollment_no) WHERE enrollment_no IS NOT NULL",
    "CREATE INDEX session_by_end ON session (ends_at)",
    "CREATE TABLE session_grant (
        no {dense},
        id {bytes} NOT NULL UNIQUE CHECK (length(id) = 16),
        session_no {int} NOT NULL REFERENCES session (no),
        app TEXT NOT NULL CHECK (length(app) BETWEEN 1 AND 64),
        kind TEXT NOT NULL CHECK (kind IN ('forward', 'oidc')),
        hash {bytes} UNIQUE CHECK (length(hash) = 32),
        jkt {bytes} CHECK (length(jkt) = 32),
        scope TEXT NOT NULL,
        begun_at {int} NOT NULL,
        active_at {int} NOT NULL,
        ended_at {int},
        ended_why TEXT,
        CHECK ((ended_at IS NULL) = (ended_why IS NULL)),
        CHECK (kind <> 'forward' OR hash IS NOT NULL)
    ) {strict}",
    "CREATE INDEX session_grant_by_session ON session_grant (session_no)",
    "CREATE INDEX session_grant_by_app ON session_grant (app, no)",
    "CREATE INDEX sign_in_by_via ON sign_in (via, no) WHERE via IS NOT NULL",
];

const SQLITE: &[&str] = &[
    "CREATE TABLE audit_event_2 (
        no {dense},
        at {int} NOT NULL,
        actor_kind TEXT NOT NULL
            CHECK (actor_kind IN ('admin', 'approver', 'device', 'employee', 'operator', 'server')),
        actor_id {bytes} NOT NULL CHECK (length(actor_id) = 16),
        verb TEXT NOT NULL,
        subject_kind TEXT NOT NULL,
        subject_id {bytes} NOT NULL,
        facts TEXT NOT NULL,
        leaf_index {int} NOT NULL UNIQUE
    ) {strict}",
    "INSERT INTO audit_event_2 SELECT * FROM audit_event ORDER BY no",
    "DROP TABLE audit_event",
    "ALTER TABLE audit_event_2 RENAME TO audit_event",
    "CREATE INDEX audit_event_by_subject ON audit_event (subject_id, no)",
    "CREATE INDEX audit_event_by_actor ON audit_event (actor_id, no)",
    "CREATE INDEX audit_event_by_verb ON audit_event (verb, no)",
    "CREATE INDEX audit_event_by_time ON audit_event (at, no)",
];

const POSTGRES: &[&str] = &[
    "ALTER TABLE audit_event DROP CONSTRAINT audit_event_actor_kind_check",
    "ALTER TABLE audit_event ADD CHECK
        (actor_kind IN ('admin', 'approver', 'device', 'employee', 'operator', 'server'))",
];
