//! The services of others: whether they can be asked as they are configured. Nobody's password is tried and nothing is sent to people.

use std::fmt::Display;

use super::{finding::Finding, open};
use crate::{config::Config, outbound::Destination};

const OUTBOUND: &str = "outbound host";

pub(super) async fn check(config: &Config) -> Vec<Finding> {
    let services = match open::services(config) {
        Ok(services) => services,
        Err(error) => {
            return vec![Finding::fail("services", error, "put it right; the server does not start like this")];
        }
    };
    let mut findings: Vec<Finding> = services.destinations.iter().map(spoken_to).collect();
    if findings.is_empty() {
        findings.push(Finding::ok(OUTBOUND, "none: this server speaks to nobody by itself"));
    }
    if let Some(directory) = &services.directory {
        findings.push(judge("directory", "it answers, and lets us search", directory.look().await));
    }
    if let Some(company) = &services.company {
        findings.push(judge("company", "its provider answers", company.look().await));
    }
    if let Some(mailer) = &services.mailer {
        findings.push(judge("mail", "its server takes letters", mailer.look().await));
    }
    if services.sms.is_some() {
        findings.push(Finding::ok("sms", "configured; nothing was sent to try it"));
    }
    findings
}

/// A host, why, and by which key.
fn spoken_to(one: &Destination) -> Finding {
    let host = one.host.as_deref().unwrap_or("a host in that file");
    let port = one.port.map(|port| format!(":{port}")).unwrap_or_default();
    Finding::ok(OUTBOUND, format!("{host}{port} gets {} ({})", one.purpose.what(), one.key))
}

fn judge(about: &'static str, good: &str, looked: Result<(), impl Display>) -> Finding {
    match looked {
        Ok(()) => Finding::ok(about, good),
        Err(error) => Finding::fail(about, error, "whoever needs it to sign in cannot come in meanwhile"),
    }
}
