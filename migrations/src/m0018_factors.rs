//! How employees prove who they are: what each of them has, and the attempts that are under way.
//!
//! What is sealed is opened with a key that no database holds. An attempt exists for accounts that do not, too. `throttle` keeps one moment
//! for each account and kind of caller: when the whole allowance is there again.

use sea_orm_migration::{prelude::*, sea_orm::Statement};

use crate::dialect;

/// This step.
#[derive(DeriveMigrationName)]
pub(crate) struct Step;

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, STATEMENTS).await?;
        fold_addresses(manager).await
    }
}

/// By what people are found who sign in: their address in small letters, which databases do not agree about.
async fn fold_addresses(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let (db, backend) = (manager.get_connection(), manager.get_database_backend());
    let written = Statement::from_string(backend, "SELECT no, email FROM person WHERE email IS NOT NULL");
    for row in db.query_all_raw(written).await? {
        let (no, email): (i64, String) = (row.try_get("", "no")?, row.try_get("", "email")?);
        let sql = "UPDATE person SET login = $1 WHERE no = $2";
        let values = [email.trim().to_lowercase().into(), no.into()];
        db.execute_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
    }
    Ok(())
}

const STATEMENTS: &[&str] = &[
    "CREATE TABLE vault_probe (
        one {int} PRIMARY KEY CHECK (one = 1),
        sealed {bytes} NOT NULL CHECK (length(sealed) > 0)
    ) {strict}",
    "ALTER TABLE person ADD COLUMN login {bytewise}",
    "CREATE INDEX person_by_login ON person (login) WHERE login IS NOT NULL",
    "CREATE TABLE password (
        person_no {int} PRIMARY KEY REFERENCES person (no),
        sealed {bytes} NOT NULL CHECK (length(sealed) > 0),
        set_at {int} NOT NULL
    ) {strict}",
    "CREATE TABLE totp (
        person_no {int} PRIMARY KEY REFERENCES person (no),
        sealed {bytes} NOT NULL CHECK (length(sealed) > 0),
        set_at {int} NOT NULL,
        last_step {int} NOT NULL CHECK (last_step >= 0)
    ) {strict}",
    "CREATE TABLE totp_offer (
        person_no {int} PRIMARY KEY REFERENCES person (no),
        sealed {bytes} NOT NULL CHECK (length(sealed) > 0),
        expires_at {int} NOT NULL
    ) {strict}",
    "CREATE TABLE recovery_code (
        person_no {int} NOT NULL REFERENCES person (no),
        hash {bytes} NOT NULL CHECK (length(hash) = 32),
        made_at {int} NOT NULL,
        used_at {int},
        PRIMARY KEY (person_no, hash)
    ) {clustered}",
    "CREATE TABLE person_passkey (
        no {dense},
        id {bytes} NOT NULL UNIQUE CHECK (length(id) = 16),
        person_no {int} NOT NULL REFERENCES person (no),
        credential_id {bytes} NOT NULL UNIQUE CHECK (length(credential_id) BETWEEN 1 AND 1023),
        credential TEXT NOT NULL CHECK (length(credential) > 0),
        name TEXT NOT NULL CHECK (length(name) > 0),
        created_at {int} NOT NULL,
        used_at {int}
    ) {strict}",
    "CREATE INDEX person_passkey_by_person ON person_passkey (person_no)",
    "CREATE TABLE attempt (
        hash {bytes} NOT NULL PRIMARY KEY CHECK (length(hash) = 32),
        account {bytes} NOT NULL CHECK (length(account) = 32),
        person_no {int} REFERENCES person (no),
        session {bytes} CHECK (length(session) = 16),
        app TEXT NOT NULL CHECK (length(app) BETWEEN 1 AND 64),
        return_to TEXT CHECK (length(return_to) <= 2000),
        proved TEXT NOT NULL,
        demanded TEXT NOT NULL,
        tries {int} NOT NULL CHECK (tries >= 0),
        sent {int} NOT NULL CHECK (sent >= 0),
        question TEXT,
        code {bytes} CHECK (length(code) = 32),
        code_factor TEXT,
        code_until {int},
        expires_at {int} NOT NULL,
        CHECK (session IS NULL OR person_no IS NOT NULL),
        CHECK ((code IS NULL) = (code_factor IS NULL)),
        CHECK ((code IS NULL) = (code_until IS NULL))
    ) {clustered}",
    "CREATE INDEX attempt_by_expiry ON attempt (expires_at)",
    "CREATE INDEX attempt_by_person ON attempt (person_no) WHERE person_no IS NOT NULL",
    "CREATE TABLE throttle (
        account {bytes} NOT NULL CHECK (length(account) = 32),
        caller {bytes} NOT NULL CHECK (length(caller) = 32),
        full_at {int} NOT NULL,
        PRIMARY KEY (account, caller)
    ) {clustered}",
    "CREATE INDEX throttle_by_time ON throttle (full_at)",
    "CREATE TABLE known_browser (
        hash {bytes} NOT NULL CHECK (length(hash) = 32),
        person_no {int} NOT NULL REFERENCES person (no),
        given_at {int} NOT NULL,
        PRIMARY KEY (hash, person_no)
    ) {clustered}",
    "CREATE INDEX known_browser_by_person ON known_browser (person_no)",
    "CREATE TABLE portal_link (
        hash {bytes} NOT NULL PRIMARY KEY CHECK (length(hash) = 32),
        person_no {int} NOT NULL REFERENCES person (no),
        expires_at {int} NOT NULL
    ) {clustered}",
    "CREATE INDEX portal_link_by_person ON portal_link (person_no)",
    "CREATE TABLE passkey_offer (
        hash {bytes} NOT NULL PRIMARY KEY CHECK (length(hash) = 32),
        session {bytes} NOT NULL CHECK (length(session) = 16),
        state TEXT NOT NULL,
        expires_at {int} NOT NULL
    ) {clustered}",
    "CREATE INDEX passkey_offer_by_expiry ON passkey_offer (expires_at)",
];
