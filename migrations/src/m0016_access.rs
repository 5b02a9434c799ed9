//! Who may sign in from where: the access rules in versions, what was decided at each sign-in, and the times in which the host's
//! operator let administrators in whatever the rules say.
//!
//! A version is never changed or deleted; it can only be confirmed or reverted, once. A sign-in keeps what it was decided by, so that
//! drafts can be tried on it; its address and place are forgotten before the rest.

use crate::step::Step;

pub(crate) const STEP: Step = Step { name: "m0016_access", statements: STATEMENTS, append_only: &[] };

const STATEMENTS: &[&str] = &[
    "CREATE TABLE access_rules (
        version {int} PRIMARY KEY CHECK (version > 0),
        document TEXT NOT NULL CHECK (length(document) BETWEEN 1 AND 4194304),
        made_by {bytes} NOT NULL CHECK (length(made_by) = 16),
        made_at {int} NOT NULL,
        note TEXT NOT NULL CHECK (length(note) <= 200),
        confirm_until {int} CHECK (confirm_until > made_at),
        confirmed_at {int} CHECK (confirmed_at < confirm_until),
        reverted_at {int}
    ) {strict}",
    "CREATE TABLE sign_in (
        no {dense},
        at {int} NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('admin', 'employee')),
        subject {bytes} NOT NULL CHECK (length(subject) = 16),
        subject_group {bytewise} NOT NULL,
        roles TEXT NOT NULL,
        app TEXT NOT NULL CHECK (length(app) > 0),
        factors TEXT NOT NULL,
        device TEXT NOT NULL,
        address TEXT NOT NULL,
        country TEXT NOT NULL CHECK (length(country) IN (0, 2)),
        asn {int},
        latitude_e6 {int} CHECK (latitude_e6 BETWEEN -90000000 AND 90000000),
        longitude_e6 {int} CHECK (longitude_e6 BETWEEN -180000000 AND 180000000),
        accuracy_km {int} CHECK (accuracy_km >= 0),
        geo_built {int},
        verdict TEXT NOT NULL CHECK (verdict IN ('allow', 'step_up', 'deny')),
        demanded TEXT NOT NULL CHECK ((verdict = 'step_up') = (length(demanded) > 0)),
        reasons TEXT NOT NULL,
        rules_version {int} NOT NULL CHECK (rules_version >= 0),
        admitted {int} NOT NULL CHECK (admitted IN (0, 1)),
        break_glass {int} NOT NULL CHECK (break_glass IN (0, 1)),
        via {bytes} CHECK (length(via) = 16),
        shortened {int} NOT NULL DEFAULT 0 CHECK (shortened IN (0, 1)),
        CHECK (latitude_e6 IS NULL OR longitude_e6 IS NOT NULL),
        CHECK (admitted = 1 OR break_glass = 0)
    ) {strict}",
    "CREATE INDEX sign_in_by_subject ON sign_in (subject, no)",
    "CREATE INDEX sign_in_by_group ON sign_in (subject_group, no)",
    "CREATE INDEX sign_in_by_verdict ON sign_in (admitted, no)",
    "CREATE INDEX sign_in_by_country ON sign_in (country, no)",
    "CREATE INDEX sign_in_by_time ON sign_in (at, no)",
    "CREATE INDEX sign_in_with_address ON sign_in (at) WHERE shortened = 0",
    "CREATE TABLE break_glass (
        no {dense},
        begun_at {int} NOT NULL,
        until_at {int} NOT NULL CHECK (until_at > begun_at),
        ended_at {int}
    ) {strict}",
    "CREATE TABLE retention_run (
        one {int} PRIMARY KEY CHECK (one = 1),
        ran_at {int} NOT NULL
    ) {strict}",
];
