//! The client half from outside: whole command lines, real `ssh-keygen`, real files, no server.

#![allow(clippy::unwrap_used, clippy::panic, clippy::format_push_string, reason = "tests")]

mod approve;
mod bench;
mod help;
mod keyring;
mod log;
mod release;
