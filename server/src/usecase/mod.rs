//! What the company says: one file a verb.
//!
//! Each holds its input, its failures with stable codes, and one async function whose last step is `tx.commit(event)`.
//! This room knows neither HTTP nor SQL.

pub mod accept_receipt;
pub mod add_release;
pub mod approve_command;
pub mod authenticate;
pub mod back_up;
pub mod cancel_command;
pub mod check_in;
pub mod create_admin;
pub mod create_person;
pub mod create_token;
pub mod enroll_device;
pub mod expire_commands;
pub mod export_log;
pub mod failure;
pub mod fetch_mail;
pub mod house;
pub mod init_tenant;
pub mod make_enrollment_code;
pub mod protect_device;
pub mod publish_keyring;
pub mod recover_admin;
pub mod redeem_setup_link;
pub mod request_command;
pub mod restore;
pub mod review_restore;
pub mod revoke_token;
mod steps;
pub mod store_recovery_blob;
pub mod suspend_person;
pub mod veto_command;

pub use failure::{Failure, Kind};
pub use house::{By, House, LogIdentity};
pub use steps::{
    token::IssuedToken,
    vetoes::{Against, against},
};
