//! How employees prove who they are.

use crate::step::Step;

pub(crate) const STEP: Step = Step { name: "m0018_factors", statements: STATEMENTS, append_only: &[] };

const STATEMENTS: &[&str] = &["CREATE TABLE vault_probe (
        one {int} PRIMARY KEY CHECK (one = 1),
        sealed {bytes} NOT NULL CHECK (length(sealed) > 0)
    ) {strict}"];
