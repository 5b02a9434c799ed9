//! The newest keyring: how long it lives, whether it names this server, and whether its people could do what its ladder asks.

use lethe_cli::reach;
use lethe_proto::{
    ids::{DAY_MS, Time},
    keyring::Keyring,
};

use super::{Failed, finding::Finding};
use crate::usecase::House;

/// A keyring that ends sooner is worth a word.
const SOON_MS: u64 = 30 * DAY_MS;

/// Looks at the newest keyring.
pub(super) async fn check(house: &House) -> Result<Vec<Finding>, Failed> {
    let Some(newest) = house.store.read().keyrings().newest().await?.map(|signed| signed.keyring) else {
        let todo =
            "the owner opens the console and makes an approval key, or brings a keyring: `lethe init --keyring FILE`";
        return Ok(vec![Finding::fail(
            "keyring",
            "there is no keyring yet: nobody can approve, no device can enroll",
            todo,
        )]);
    };
    let mut findings = vec![life(&newest, house.store.clock().now())];
    findings.extend(server(&newest, house));
    findings.extend(people(&newest));
    Ok(findings)
}

fn life(keyring: &Keyring, now: Time) -> Finding {
    let todo = "root persons publish a new one: `lethe keyring renew`, or Settings → Keyring in the console";
    match keyring.expires.since(now) {
        0 => Finding::fail("keyring", "it has expired: nothing but protection works", todo),
        left if left < SOON_MS => Finding::warn("keyring", format!("it ends in {} days", left / DAY_MS), todo),
        left => Finding::ok("keyring", format!("version {}, {} days left", keyring.version, left / DAY_MS)),
    }
}

fn server(keyring: &Keyring, house: &House) -> Vec<Finding> {
    let key = if keyring.service_key(house.server_key()).is_some() {
        Finding::ok("server key", house.server_key())
    } else {
        Finding::fail(
            "server key",
            "the keyring does not name this node's key: devices believe nothing that it signs",
            "bring server.key back from a backup, or let root persons publish a keyring with the new key",
        )
    };
    let log = if keyring.log.origin == house.log.origin && keyring.log.public_key == house.log.public_key {
        Finding::ok("log", &house.log.origin)
    } else {
        Finding::fail(
            "log",
            "the keyring names another log: devices believe no proof of this server",
            "bring log.key and log.origin back, or let root persons say `lethe keyring restart-log`",
        )
    };
    vec![key, log]
}

/// What the people could never do, and what they would miss.
fn people(keyring: &Keyring) -> Vec<Finding> {
    let todo = "give more people the roles that are asked for, with keys that count, and publish the keyring";
    let mut findings: Vec<Finding> =
        reach::warnings(keyring).into_iter().map(|what| Finding::fail("ladder", what, todo)).collect();
    findings.extend(reach::narrow(keyring).into_iter().map(|what| Finding::warn("ladder", what, todo)));
    if findings.is_empty() {
        findings.push(Finding::ok("ladder", "its people can reach every rung"));
    }
    if keyring.limits.solo {
        let todo = "add a second root person: Settings → Keyring, or `lethe keyring add-person`";
        findings.push(Finding::warn("solo", "one person alone approves everything", todo));
    }
    if keyring.limits.demo {
        let todo = "found the company again without --demo before it holds real data";
        findings.push(Finding::warn("demo", "keys in plain files count as approval keys", todo));
    }
    findings
}

#[cfg(test)]
mod tests {
    use lethe_people::Company;

    use super::{super::finding::Level, *};

    fn levels(findings: &[Finding]) -> Vec<Level> {
        findings.iter().map(|finding| finding.level).collect()
    }

    #[test]
    fn a_keyring_is_renewed_before_it_ends() {
        let keyring = Company::standard().keyring();
        let before = |ms: u64| Time(keyring.expires.0 - ms);
        assert_eq!(life(&keyring, before(31 * DAY_MS)).level, Level::Ok);
        assert_eq!(life(&keyring, before(DAY_MS)).level, Level::Warn);
        assert_eq!(life(&keyring, keyring.expires).level, Level::Fail);
    }

    #[test]
    fn a_ladder_that_nobody_can_climb_is_found() {
        let mut keyring = Company::standard().keyring();
        assert!(!levels(&people(&keyring)).contains(&Level::Fail), "{:?}", people(&keyring));
        keyring.keys.truncate(1);
        let found = people(&keyring);
        assert!(found.iter().any(|finding| finding.level == Level::Fail && finding.found.contains("nobody can")));
    }

    #[test]
    fn a_keyring_without_recovery_keys_is_found() {
        let mut keyring = Company::standard().keyring();
        keyring.recovery.keys.clear();
        assert!(people(&keyring).iter().any(|finding| finding.found.contains("no recovery keys")));
    }

    #[test]
    fn a_pilot_and_a_demo_are_called_so() {
        let mut keyring = Company::demo().keyring();
        keyring.limits.solo = true;
        let abouts: Vec<_> = people(&keyring).iter().map(|finding| finding.about).collect();
        assert!(abouts.contains(&"solo") && abouts.contains(&"demo"), "{abouts:?}");
    }
}
