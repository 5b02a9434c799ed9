//! The database schema, one file a step.
//!
//! Invariants live here and not only in code: lengths of ids and keys, closed words, uniqueness, foreign keys, and tables that
//! can only grow. One text serves SQLite and PostgreSQL; `dialect` says where they differ. This room must not read or change
//! rows: moving data is the business of the step that needs it.

mod dialect;
mod m0001_tenant;
mod m0002_people;
mod m0003_devices;
mod m0004_keyring;
mod m0005_commands;
mod m0006_state;
mod m0007_mailbox;
mod m0008_log;
mod m0009_receipts;
mod m0010_audit;
mod m0011_delivery;
mod m0012_server_keys;

pub use sea_orm_migration::MigratorTrait;
use sea_orm_migration::prelude::*;

/// All steps in their order.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_tenant::Step),
            Box::new(m0002_people::Step),
            Box::new(m0003_devices::Step),
            Box::new(m0004_keyring::Step),
            Box::new(m0005_commands::Step),
            Box::new(m0006_state::Step),
            Box::new(m0007_mailbox::Step),
            Box::new(m0008_log::Step),
            Box::new(m0009_receipts::Step),
            Box::new(m0010_audit::Step),
            Box::new(m0011_delivery::Step),
            Box::new(m0012_server_keys::Step),
        ]
    }
}
