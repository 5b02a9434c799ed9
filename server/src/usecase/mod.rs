//! What the company says: one file a verb.
//!
//! Each holds its input, its failures with stable codes, and one async function whose last step is `tx.commit(event)`.
//! This room knows neither HTTP nor SQL.

pub mod accept_receipt;
pub mod access;
pub mod add_release;
pub mod answer_ticket;
pub mod apply_retention;
pub mod approve_command;
pub mod ask_access;
pub mod ask_passkey;
pub mod authenticate;
pub mod authenticate_employee;
pub mod authenticate_session;
pub mod authorize_app;
pub mod back_up;
pub mod begin_attempt;
pub mod begin_cli_login;
pub mod begin_fresh_passkey;
pub mod begin_passkey;
pub mod begin_setup;
pub mod begin_sign_in;
pub mod break_glass;
pub mod cancel_command;
pub mod change_app;
pub mod change_person;
pub mod check_in;
pub mod collect_cli_token;
pub mod confirm_cli_login;
pub mod confirm_totp;
pub mod create_admin;
pub mod create_person;
pub mod create_token;
pub mod deny_cli_login;
pub mod disable_admin;
pub mod draft_keyring;
pub mod enable_admin;
pub mod end_app_grants;
pub mod end_employee_sessions;
pub mod end_grant;
pub mod end_session;
pub mod enroll_device;
pub mod expire_commands;
pub mod expire_drafts;
pub mod export_log;
pub mod failure;
pub mod fetch_mail;
pub mod finish_setup;
pub mod finish_sign_in;
pub mod guard_access;
pub mod house;
pub mod init_tenant;
pub mod judge_caller;
pub mod judge_employee;
pub mod keep_signing_keys;
pub mod make_enrollment_code;
pub mod make_portal_link;
pub mod make_recovery_codes;
pub mod offer_person_passkey;
pub mod offer_totp;
pub mod open_ticket;
pub mod propose_key;
pub mod protect_device;
pub mod prove_factor;
pub mod prove_fresh_passkey;
pub mod publish_keyring;
pub mod read_access_token;
pub mod recover_admin;
pub mod redeem_code;
pub mod redeem_portal_link;
pub mod redeem_setup_link;
pub mod redeem_vouch;
pub mod refresh_tokens;
pub mod register_app;
pub mod register_passkey;
pub mod register_person_passkey;
pub mod remove_app;
pub mod remove_passkey;
pub mod remove_person_passkey;
pub mod remove_totp;
pub mod renew_app_secret;
pub mod renew_setup_link;
pub mod report_lost_device;
pub mod request_command;
pub mod reset_factors;
pub mod restore;
pub mod resume_attempt;
pub mod review_restore;
pub mod revoke_token;
pub mod revoke_tokens;
pub mod save_access_rules;
pub mod send_code;
pub mod set_password;
pub mod settle_access_rules;
pub mod sign_in;
pub mod skip_welcome;
mod steps;
pub mod store_recovery_blob;
pub mod suspend_person;
pub mod tell_logout;
pub mod try_access_rules;
pub mod veto_command;
pub mod vouch_device;
pub mod withdraw_enrollment_code;

pub use crate::passkey::{BoundRequest, FreshPasskey};
pub use failure::{Failure, Kind};
pub use house::{By, House, LogIdentity};
pub use steps::{
    app_addresses::is_registered,
    ceremony::{BegunCeremony, CeremonyError},
    holder::Holder,
    issue_tokens::{IssuedTokens, Issuer, person_claims},
    sight::sees_command,
    sign_in::SignedIn,
    token::IssuedToken,
    vetoes::{Against, Docket},
};
