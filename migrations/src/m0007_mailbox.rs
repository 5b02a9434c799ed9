//! What waits for each enrollment, stored in the order in which it is fetched. Lane 0 overtakes lane 1.

use crate::step::Step;

pub(crate) const STEP: Step = Step { name: "m0007_mailbox", statements: STATEMENTS, append_only: &[] };

const STATEMENTS: &[&str] = &["CREATE TABLE mailbox (
        enrollment_no {int} NOT NULL,
        lane {int} NOT NULL CHECK (lane IN (0, 1)),
        seq {int} NOT NULL,
        kind {int} NOT NULL CHECK (kind BETWEEN 1 AND 6),
        ref_no {int} NOT NULL,
        PRIMARY KEY (enrollment_no, lane, seq)
    ) {clustered}"];
