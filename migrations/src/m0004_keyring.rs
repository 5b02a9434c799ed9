//! The chain of keyrings, whole and as signed.

use crate::step::Step;

pub(crate) const STEP: Step = Step { name: "m0004_keyring", statements: STATEMENTS, append_only: &["keyring"] };

const STATEMENTS: &[&str] = &["CREATE TABLE keyring (
        version {int} PRIMARY KEY CHECK (version >= 1),
        digest {bytes} NOT NULL UNIQUE CHECK (length(digest) = 32),
        signed {bytes} NOT NULL,
        expires_at {int} NOT NULL,
        accepted_at {int} NOT NULL,
        leaf_index {int} NOT NULL
    ) {strict}"];
