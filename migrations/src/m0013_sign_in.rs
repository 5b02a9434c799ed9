//! How administrators sign in with a browser: passkeys, sessions, ceremonies that are under way, logins of command lines that wait
//! for a word in the browser. And which person an administrator is, for those who also approve.

use crate::step::Step;

pub(crate) const STEP: Step = Step { name: "m0013_sign_in", statements: STATEMENTS, append_only: &[] };

const STATEMENTS: &[&str] = &[
    "ALTER TABLE admin ADD COLUMN person_no {int} REFERENCES person (no)",
    "ALTER TABLE admin ADD COLUMN approver_roles TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE admin ADD COLUMN seen_at {int}",
    "CREATE UNIQUE INDEX admin_by_person ON admin (person_no)",
    "CREATE TABLE passkey (
        no {dense},
        id {bytes} NOT NULL UNIQUE CHECK (length(id) = 16),
        admin_no {int} NOT NULL REFERENCES admin (no),
        credential_id {bytes} NOT NULL UNIQUE CHECK (length(credential_id) BETWEEN 1 AND 1023),
        credential TEXT NOT NULL CHECK (length(credential) > 0),
        name TEXT NOT NULL CHECK (length(name) > 0),
        created_at {int} NOT NULL,
        used_at {int}
    ) {strict}",
    "CREATE INDEX passkey_by_admin ON passkey (admin_no)",
    "CREATE TABLE browser_session (
        no {dense},
        id {bytes} NOT NULL UNIQUE CHECK (length(id) = 16),
        hash {bytes} NOT NULL UNIQUE CHECK (length(hash) = 32),
        admin_no {int} NOT NULL REFERENCES admin (no),
        passkey {bytes} NOT NULL CHECK (length(passkey) = 16),
        begun_at {int} NOT NULL,
        active_at {int} NOT NULL,
        ends_at {int} NOT NULL CHECK (ends_at > begun_at),
        ended_at {int}
    ) {strict}",
    "CREATE INDEX browser_session_by_admin ON browser_session (admin_no)",
    "CREATE TABLE ceremony (
        hash {bytes} NOT NULL PRIMARY KEY CHECK (length(hash) = 32),
        kind TEXT NOT NULL CHECK (kind IN ('setup', 'sign_in', 'passkey', 'fresh')),
        admin_no {int} REFERENCES admin (no),
        session_no {int} REFERENCES browser_session (no),
        request {bytes} CHECK (length(request) = 32),
        state TEXT NOT NULL,
        expires_at {int} NOT NULL,
        CHECK (kind = 'sign_in' OR admin_no IS NOT NULL),
        CHECK (kind NOT IN ('passkey', 'fresh') OR session_no IS NOT NULL),
        CHECK (kind <> 'fresh' OR request IS NOT NULL)
    ) {clustered}",
    "CREATE INDEX ceremony_by_expiry ON ceremony (expires_at)",
    "CREATE TABLE cli_login (
        no {dense},
        code TEXT NOT NULL UNIQUE CHECK (length(code) = 9),
        hash {bytes} NOT NULL UNIQUE CHECK (length(hash) = 32),
        label TEXT NOT NULL CHECK (length(label) > 0),
        state TEXT NOT NULL CHECK (state IN ('waiting', 'confirmed', 'denied', 'used')),
        admin_no {int} REFERENCES admin (no),
        created_at {int} NOT NULL,
        expires_at {int} NOT NULL,
        CHECK (state NOT IN ('confirmed', 'used') OR admin_no IS NOT NULL)
    ) {strict}",
];
