//! Apps that employees sign in to, and what those that speak `OpenID Connect` hold: codes and refresh tokens, each below a grant and by
//! its hash. With them the keys that sign tokens, sealed, so that all nodes sign alike.

use crate::step::Step;

pub(crate) const STEP: Step = Step { name: "m0019_tokens", statements: STATEMENTS, append_only: &[] };

const STATEMENTS: &[&str] = &[
    "CREATE TABLE app (
        no {dense},
        id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
        name TEXT NOT NULL CHECK (length(name) > 0),
        kind TEXT NOT NULL CHECK (kind IN ('forward', 'oidc')),
        secret_hash {bytes} CHECK (length(secret_hash) = 32),
        algorithm TEXT CHECK (algorithm IN ('EdDSA', 'ES256')),
        scopes TEXT NOT NULL,
        bound_tokens {int} NOT NULL CHECK (bound_tokens IN (0, 1)),
        logout_uri TEXT,
        created_at {int} NOT NULL,
        CHECK ((kind = 'oidc') = (algorithm IS NOT NULL)),
        CHECK (kind = 'oidc' OR (secret_hash IS NULL AND logout_uri IS NULL AND bound_tokens = 0))
    ) {strict}",
    "CREATE TABLE app_uri (
        no {dense},
        app_no {int} NOT NULL REFERENCES app (no) ON DELETE CASCADE,
        purpose TEXT NOT NULL CHECK (purpose IN ('origin', 'redirect', 'after_logout')),
        uri TEXT NOT NULL CHECK (length(uri) BETWEEN 1 AND 2000),
        UNIQUE (app_no, purpose, uri)
    ) {strict}",
    "CREATE UNIQUE INDEX app_uri_by_origin ON app_uri (uri) WHERE purpose = 'origin'",
    "CREATE TABLE signing_key (
        no {dense},
        kid TEXT NOT NULL UNIQUE CHECK (length(kid) = 43),
        algorithm TEXT NOT NULL CHECK (algorithm IN ('EdDSA', 'ES256')),
        public {bytes} NOT NULL CHECK (length(public) IN (32, 65)),
        sealed {bytes} NOT NULL CHECK (length(sealed) > 0),
        made_at {int} NOT NULL,
        signs_from {int} NOT NULL CHECK (signs_from >= made_at),
        UNIQUE (algorithm, signs_from)
    ) {strict}",
    "CREATE TABLE authorization_code (
        hash {bytes} NOT NULL PRIMARY KEY CHECK (length(hash) = 32),
        grant_no {int} NOT NULL REFERENCES session_grant (no) ON DELETE CASCADE,
        redirect_uri TEXT NOT NULL,
        challenge {bytes} NOT NULL CHECK (length(challenge) = 32),
        scope TEXT NOT NULL,
        nonce TEXT,
        jkt {bytes} CHECK (length(jkt) = 32),
        issued_at {int} NOT NULL,
        expires_at {int} NOT NULL CHECK (expires_at > issued_at),
        used_at {int}
    ) {clustered}",
    "CREATE INDEX authorization_code_by_grant ON authorization_code (grant_no)",
    "CREATE INDEX authorization_code_by_expiry ON authorization_code (expires_at)",
    "CREATE TABLE refresh_token (
        hash {bytes} NOT NULL PRIMARY KEY CHECK (length(hash) = 32),
        grant_no {int} NOT NULL REFERENCES session_grant (no) ON DELETE CASCADE,
        scope TEXT NOT NULL,
        jkt {bytes} CHECK (length(jkt) = 32),
        issued_at {int} NOT NULL,
        used_at {int}
    ) {clustered}",
    "CREATE INDEX refresh_token_by_grant ON refresh_token (grant_no)",
    "CREATE TABLE logout_notice (
        grant_no {int} NOT NULL PRIMARY KEY REFERENCES session_grant (no) ON DELETE CASCADE,
        tries {int} NOT NULL CHECK (tries > 0),
        next_at {int},
        told_at {int},
        CHECK (next_at IS NULL OR told_at IS NULL)
    ) {strict}",
    "CREATE INDEX session_grant_that_ended ON session_grant (ended_at) WHERE kind = 'oidc' AND ended_at IS NOT NULL",
];
