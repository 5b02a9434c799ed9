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
mod m0013_sign_in;
mod m0014_paper_trail;
mod m0015_lists;
mod m0016_access;
mod m0017_sessions;
mod m0018_factors;
mod m0019_tokens;
mod m0021_device_sign_in;
mod step;

pub use sea_orm_migration::MigratorTrait;
use sea_orm_migration::prelude::*;

/// All steps in their order.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_tenant::Step),
            Box::new(m0002_people::STEP),
            Box::new(m0003_devices::STEP),
            Box::new(m0004_keyring::STEP),
            Box::new(m0005_commands::STEP),
            Box::new(m0006_state::STEP),
            Box::new(m0007_mailbox::STEP),
            Box::new(m0008_log::STEP),
            Box::new(m0009_receipts::STEP),
            Box::new(m0010_audit::STEP),
            Box::new(m0011_delivery::STEP),
            Box::new(m0012_server_keys::STEP),
            Box::new(m0013_sign_in::STEP),
            Box::new(m0014_paper_trail::STEP),
            Box::new(m0015_lists::Step),
            Box::new(m0016_access::STEP),
            Box::new(m0017_sessions::Step),
            Box::new(m0018_factors::Step),
            Box::new(m0019_tokens::STEP),
            Box::new(m0021_device_sign_in::STEP),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn databases_know_each_step_by_the_name_of_its_file() {
        let files = include_str!("lib.rs").lines().filter_map(|line| line.strip_prefix("mod m"));
        let files: Vec<String> = files.map(|file| format!("m{}", file.trim_end_matches(';'))).collect();
        let names: Vec<String> = Migrator::migrations().iter().map(|step| step.name().to_owned()).collect();
        assert_eq!(names, files);
    }
}
