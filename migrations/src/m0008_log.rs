//! The append-only Merkle log: leaves with their salts and bodies, complete subtrees, signed checkpoints. `log_head` is the row that a group of transactions locks.

use crate::step::Step;

pub(crate) const STEP: Step =
    Step { name: "m0008_log", statements: STATEMENTS, append_only: &["log_leaf", "log_node", "checkpoint"] };

const STATEMENTS: &[&str] = &[
    "CREATE TABLE log_head (
        one {int} PRIMARY KEY CHECK (one = 1),
        size {int} NOT NULL CHECK (size >= 0),
        mailbox_seq {int} NOT NULL CHECK (mailbox_seq >= 0)
    ) {strict}",
    "INSERT INTO log_head (one, size, mailbox_seq) VALUES (1, 0, 0)",
    "CREATE TABLE log_leaf (
        idx {int} PRIMARY KEY CHECK (idx >= 0),
        kind TEXT NOT NULL,
        salt {bytes} NOT NULL CHECK (length(salt) = 32),
        digest {bytes} NOT NULL CHECK (length(digest) = 32),
        body {bytes} NOT NULL,
        signer {bytes} CHECK (signer IS NULL OR length(signer) = 16),
        cose {bytes},
        CHECK ((signer IS NULL) = (cose IS NULL))
    ) {strict}",
    "CREATE TABLE log_node (
        level {int} NOT NULL CHECK (level BETWEEN 0 AND 62),
        idx {int} NOT NULL CHECK (idx >= 0),
        hash {bytes} NOT NULL CHECK (length(hash) = 32),
        PRIMARY KEY (level, idx)
    ) {clustered}",
    "CREATE TABLE checkpoint (
        size {int} PRIMARY KEY CHECK (size >= 1),
        note TEXT NOT NULL,
        signed_at {int} NOT NULL
    ) {strict}",
];
