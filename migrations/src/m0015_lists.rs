//! What lists, searches and counts are read from: narrow copies, kept in the transactions of what they copy; reasons in free text,
//! which the log never holds; and what each enrollment code lived through.
//!
//! `device_count` is kept by triggers, so that no way of writing can forget it. Columns whose order or ranges matter are compared
//! byte by byte on both databases.

use sea_orm_migration::{prelude::*, sea_orm::DbBackend};

use crate::dialect;

/// This step.
#[derive(DeriveMigrationName)]
pub(crate) struct Step;

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, STATEMENTS).await?;
        let triggers = if manager.get_database_backend() == DbBackend::Sqlite { SQLITE } else { POSTGRES };
        for trigger in triggers {
            manager.get_connection().execute_unprepared(trigger).await?;
        }
        Ok(())
    }
}

const STATEMENTS: &[&str] = &[
    "CREATE TABLE device_list (
        enrollment_no {int} PRIMARY KEY REFERENCES enrollment (no),
        person_no {int} NOT NULL REFERENCES person (no),
        person_group {bytewise} NOT NULL,
        words {bytewise} NOT NULL,
        status TEXT NOT NULL CHECK (status IN ('pending', 'active', 'erased', 'unenrolled')),
        platform {bytewise} NOT NULL DEFAULT '',
        os_version TEXT NOT NULL DEFAULT '',
        backing TEXT NOT NULL DEFAULT '',
        container TEXT NOT NULL DEFAULT '',
        locked_at {int} NOT NULL DEFAULT 0 CHECK (locked_at >= 0),
        screen_blocked_at {int} NOT NULL DEFAULT 0 CHECK (screen_blocked_at >= 0),
        held_at {int} NOT NULL DEFAULT 0 CHECK (held_at >= 0),
        confirmed {int} NOT NULL DEFAULT 1 CHECK (confirmed IN (0, 1))
    ) {strict}",
    "CREATE INDEX device_list_by_words ON device_list (words, enrollment_no)",
    "CREATE INDEX device_list_by_person ON device_list (person_no)",
    "CREATE INDEX device_list_by_group ON device_list (person_group)",
    "CREATE INDEX device_list_by_status ON device_list (status)",
    "CREATE INDEX device_list_by_platform ON device_list (platform)",
    "CREATE INDEX device_list_by_lock ON device_list (locked_at)",
    "CREATE TABLE device_count (
        person_group {bytewise} NOT NULL,
        status TEXT NOT NULL,
        platform {bytewise} NOT NULL,
        n {int} NOT NULL CHECK (n >= 0),
        PRIMARY KEY (person_group, status, platform)
    ) {clustered}",
    "ALTER TABLE last_seen ADD COLUMN alive {int} NOT NULL DEFAULT 1",
    "INSERT INTO last_seen (enrollment_no, seen_at) SELECT no, created_at FROM enrollment WHERE TRUE
        ON CONFLICT (enrollment_no) DO NOTHING",
    "UPDATE last_seen SET alive = 0 WHERE enrollment_no IN
        (SELECT no FROM enrollment WHERE status NOT IN ('pending', 'active'))",
    "CREATE INDEX last_seen_in_order ON last_seen (alive, seen_at, enrollment_no)",
    "CREATE TABLE search_word (
        kind {int} NOT NULL CHECK (kind IN (0, 1, 2)),
        word {bytewise} NOT NULL,
        ref_no {int} NOT NULL,
        PRIMARY KEY (kind, word, ref_no)
    ) {clustered}",
    "CREATE INDEX search_word_of ON search_word (kind, ref_no)",
    "ALTER TABLE person ADD COLUMN words {bytewise} NOT NULL DEFAULT ''",
    "CREATE INDEX person_by_words ON person (words, no)",
    "CREATE INDEX person_by_group ON person (person_group, words, no)",
    "CREATE INDEX command_target_refused ON command_target (changed_at) WHERE state = 'refused'",
    "CREATE INDEX command_in_state ON command (state, no)",
    "CREATE INDEX audit_event_by_actor ON audit_event (actor_id, no)",
    "CREATE INDEX audit_event_by_verb ON audit_event (verb, no)",
    "CREATE INDEX audit_event_by_time ON audit_event (at, no)",
    "CREATE TABLE note (
        leaf_index {int} PRIMARY KEY,
        body TEXT NOT NULL CHECK (length(body) BETWEEN 1 AND 1000)
    ) {strict}",
    "ALTER TABLE enrollment_code ADD COLUMN id {bytes}",
    "UPDATE enrollment_code SET id = substr(hash, 1, 16)",
    "CREATE UNIQUE INDEX enrollment_code_by_id ON enrollment_code (id)",
    "CREATE INDEX enrollment_code_by_use ON enrollment_code (used_by)",
    "ALTER TABLE enrollment_code ADD COLUMN withdrawn_at {int}",
    "CREATE TABLE enrollment_trace (
        no {dense},
        code_no {int} NOT NULL REFERENCES enrollment_code (no),
        at {int} NOT NULL,
        step TEXT NOT NULL CHECK (step IN ('made', 'asked', 'refused', 'enrolled', 'checked_in', 'container_ready', 'withdrawn')),
        detail TEXT NOT NULL
    ) {strict}",
    "CREATE INDEX enrollment_trace_by_code ON enrollment_trace (code_no, no)",
];

const SQLITE: &[&str] = &[
    "CREATE TRIGGER device_list_counted AFTER INSERT ON device_list BEGIN
        INSERT INTO device_count (person_group, status, platform, n) VALUES (NEW.person_group, NEW.status, NEW.platform, 1)
            ON CONFLICT (person_group, status, platform) DO UPDATE SET n = device_count.n + 1;
    END",
    "CREATE TRIGGER device_list_recounted AFTER UPDATE OF person_group, status, platform ON device_list BEGIN
        UPDATE device_count SET n = n - 1
            WHERE person_group = OLD.person_group AND status = OLD.status AND platform = OLD.platform;
        INSERT INTO device_count (person_group, status, platform, n) VALUES (NEW.person_group, NEW.status, NEW.platform, 1)
            ON CONFLICT (person_group, status, platform) DO UPDATE SET n = device_count.n + 1;
    END",
];

const POSTGRES: &[&str] = &[
    "CREATE FUNCTION lethe_count_devices() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF TG_OP = 'UPDATE' THEN
            UPDATE device_count SET n = n - 1
                WHERE person_group = OLD.person_group AND status = OLD.status AND platform = OLD.platform;
        END IF;
        INSERT INTO device_count (person_group, status, platform, n) VALUES (NEW.person_group, NEW.status, NEW.platform, 1)
            ON CONFLICT (person_group, status, platform) DO UPDATE SET n = device_count.n + 1;
        RETURN NULL;
    END $$",
    "CREATE TRIGGER device_list_counted AFTER INSERT ON device_list FOR EACH ROW EXECUTE FUNCTION lethe_count_devices()",
    "CREATE TRIGGER device_list_recounted AFTER UPDATE OF person_group, status, platform ON device_list
        FOR EACH ROW EXECUTE FUNCTION lethe_count_devices()",
];
