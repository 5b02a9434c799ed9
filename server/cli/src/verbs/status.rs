//! `lethe status`: is anything on fire?

use clap::Args;
use lethe_proto::{
    ids::{DAY_MS, Time},
    words::keyring_words,
};
use serde_json::{Value, json};

use crate::{
    clock::now,
    desk::{Desk, Options},
    moment,
    report::Report,
    text::visible::visible,
    trouble::Trouble,
    trust::pin::Pin,
};

/// Is anything on fire?
#[derive(Debug, Args)]
pub struct Status {
    #[command(flatten)]
    pub(crate) options: Options,
}

/// A keyring that runs out sooner than this deserves a word.
const SOON_MS: u64 = 30 * DAY_MS;

pub(crate) fn show(desk: &Desk) -> Result<Report, Trouble> {
    let api = desk.api()?;
    let (me, status) = (api.get(&["me"], &[])?, api.get(&["status"], &[])?);
    let pin = Pin::load(desk.profile.folder())?;
    let name = me.pointer("/admin/name").and_then(Value::as_str).unwrap_or("?");
    let mut lines = vec![format!(
        "{} · signed in as {}",
        visible(desk.profile.settings.server.as_deref().unwrap_or("?")),
        visible(name)
    )];
    let alarms = alarms(&status, now());
    if alarms.is_empty() {
        lines.push("Nothing is on fire.".to_owned());
    }
    lines.extend(alarms.iter().map(|alarm| format!("! {alarm}")));
    lines.push(match &pin {
        Some(pin) => {
            let words = keyring_words(&pin.newest().digest());
            format!("Your pinned keyring: version {}, {words}", pin.newest().version)
        }
        None => "No keyring is pinned on this machine; approvers pin it with `lethe keyring pin`.".to_owned(),
    });
    let pinned = pin.map(|pin| json!({"version": pin.newest().version, "digest": pin.newest().digest().to_string()}));
    Ok(Report::new(lines.join("\n"), json!({"me": me, "status": status, "alarms": alarms, "pinned": pinned})))
}

/// What somebody should look at, one sentence each.
fn alarms(status: &Value, now: Time) -> Vec<String> {
    let mut alarms = Vec::new();
    for (field, one, many) in [
        ("approvals_waiting", "1 command waits for approval", "commands wait for approval"),
        ("unconfirmed", "1 order is not confirmed by its device", "orders are not confirmed by their devices"),
        ("refused", "1 command was refused by a device", "commands were refused by devices"),
        ("out_of_contact", "1 device is out of contact", "devices are out of contact"),
    ] {
        match status.get(field).and_then(Value::as_u64) {
            None | Some(0) => {}
            Some(1) => alarms.push(one.to_owned()),
            Some(count) => alarms.push(format!("{count} {many}")),
        }
    }
    if status.get("restore_mode").and_then(Value::as_bool) == Some(true) {
        alarms
            .push("the server was restored from a backup: no wipe goes out until an owner has reviewed it".to_owned());
    }
    if let Some(expires) = status.get("keyring_expires").and_then(Value::as_u64).map(Time) {
        if expires <= now {
            alarms.push(format!("the keyring ran out on {}: no order is obeyed any more", moment::show(expires)));
        } else if expires.since(now) < SOON_MS {
            alarms.push(format!("the keyring runs out on {}", moment::show(expires)));
        }
    }
    alarms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_needs_somebody_is_said() {
        let now = Time(1_000 * DAY_MS);
        let calm = json!({"approvals_waiting": 0, "restore_mode": false, "keyring_expires": now.plus(300 * DAY_MS).0});
        assert!(alarms(&calm, now).is_empty());
        let fire = json!({"approvals_waiting": 2, "refused": 1, "restore_mode": true, "keyring_expires": now.0});
        assert_eq!(alarms(&fire, now).len(), 4);
    }
}
