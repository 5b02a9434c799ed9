//! The services of others: whether they can be asked as they are configured. Nobody's password is tried and nothing is sent to people.

use super::finding::Finding;
use crate::{
    config::Config,
    directory::{Directory, DirectoryError},
    outbound::NotReady,
};

pub(super) async fn check(config: &Config) -> Vec<Finding> {
    let mut findings = Vec::new();
    if let Some(section) = &config.directory {
        findings.push(match Directory::open(section) {
            Ok(directory) => of_directory(directory.look().await),
            Err(error) => not_ready("directory", &error),
        });
    }
    findings
}

/// The server does not start like this.
fn not_ready(about: &'static str, error: &NotReady) -> Finding {
    Finding::fail(about, error, "put it right; the server does not start like this")
}

fn of_directory(looked: Result<(), DirectoryError>) -> Finding {
    match looked {
        Ok(()) => Finding::ok("directory", "it answers, and lets us search"),
        Err(error) => Finding::fail("directory", error, "whoever signs in by it cannot come in meanwhile"),
    }
}
