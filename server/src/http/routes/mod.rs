//! One file a resource. Each handler names the door that its caller must open, calls one use case or reads the store, and shows what came of it.

pub mod admins;
pub mod audit;
pub mod cli_logins;
pub mod codes;
pub mod command_view;
pub mod commands;
pub mod device_view;
pub mod devices;
pub mod events;
pub mod fresh;
pub mod health;
pub mod keyrings;
pub mod log;
pub mod me;
pub mod passkeys;
pub mod people;
pub mod protect;
pub mod recovery;
pub mod relay;
pub mod restore;
pub mod session;
pub mod setup;
pub mod status;
pub mod timeline;
pub mod tokens;
