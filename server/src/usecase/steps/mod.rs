//! Steps that several verbs share. None of them ends a transaction: that is each verb's own last line.

pub(super) mod access;
pub(super) mod app_addresses;
pub(super) mod ceremony;
pub(super) mod dispatch;
pub(super) mod employee_session;
pub(super) mod end_sessions;
pub(super) mod erasure;
pub(super) mod holder;
pub(super) mod issue_tokens;
pub(super) mod secret_text;
pub(super) mod sight;
pub(super) mod sign_in;
pub(super) mod state_change;
pub(super) mod stop;
pub(super) mod token;
pub(super) mod vetoes;
