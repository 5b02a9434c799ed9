//! A keyring, for people to read before they believe or sign it.

use data_encoding::BASE64;
use lethe_proto::{
    cbor::{Exact, sha256},
    keyring::{Key, Keyring, Recovery, Witnesses},
    kinds::KeyKind,
    words::{command_words, keyring_words},
};
use serde_json::{Value, json};

use crate::{
    moment,
    text::{
        ladder,
        visible::{quoted, visible},
    },
};

/// The six words of a key, as its owner reads them aloud.
pub(crate) fn key_words(public_key: &[u8]) -> String {
    command_words(&sha256(public_key))
}

/// What kind of key it is, in words.
pub(crate) const fn kind_words(kind: KeyKind) -> &'static str {
    match kind {
        KeyKind::WebauthnEs256 => "passkey",
        KeyKind::SshSkEcdsaP256 | KeyKind::SshSkEd25519 => "hardware key (OpenSSH)",
        KeyKind::SshEd25519 => "key in a file (counts only in a demo)",
    }
}

/// The whole keyring.
pub(crate) fn sheet(keyring: &Exact<Keyring>) -> String {
    let mut lines = vec![
        format!("Keyring version {} of company {}", keyring.version, keyring.tenant),
        format!("  ten words  {}", keyring_words(&keyring.digest())),
        format!("  digest     {}", keyring.digest()),
        format!("  valid      {} to {}", moment::show(keyring.issued), moment::show(keyring.expires)),
    ];
    lines.extend(modes(keyring));
    lines.push("People".to_owned());
    for person in &keyring.persons {
        let roles = keyring.roles.iter().filter(|list| list.persons.contains(&person.id));
        let roles: Vec<_> = roles.map(|list| ladder::role_words(list.role)).collect();
        let roles = if roles.is_empty() { "no role".to_owned() } else { roles.join(", ") };
        lines.push(format!("  {}  {roles}  (id {})", quoted(person.name.as_str()), person.id));
        lines.extend(
            keyring.keys.iter().filter(|key| key.person == person.id).map(|key| format!("    {}", key_line(key))),
        );
    }
    lines.push("Who it takes".to_owned());
    lines.push(ladder::draw(keyring));
    let (most, life) = (keyring.limits.max_targets, moment::length(keyring.limits.max_lifetime_ms));
    lines.push(format!("  one order names at most {most} devices and lives at most {life}"));
    lines.extend(machines(keyring));
    lines.join("\n")
}

fn modes(keyring: &Keyring) -> Vec<String> {
    let mut lines = Vec::new();
    if keyring.limits.solo {
        lines.push("  SOLO: one person alone can decide. The first keyring without it ends this for ever.".to_owned());
    }
    if keyring.limits.demo {
        lines.push("  DEMO: keys in files count. The first keyring without it ends this for ever.".to_owned());
    }
    lines
}

/// A key as devices will read it: its kind, the page where it signs, whether it can be copied; its six words.
pub(crate) fn key_line(key: &Key) -> String {
    let place = match (visible(&key.rp_id), visible(&key.origin)) {
        (name, _) if name.is_empty() => String::new(),
        (name, page) if page.is_empty() => format!(" for {name}"),
        (name, page) => format!(" for {page} ({name})"),
    };
    let copy = if key.backup_eligible { " · may lie in a cloud account" } else { "" };
    format!("{}{place}{copy} · {} · six words: {}", kind_words(key.kind), key.id, key_words(&key.public_key))
}

/// How many of which witnesses must have seen the log.
pub(crate) fn witnesses(witnesses: &Witnesses) -> String {
    let list = witnesses.list.iter();
    let list = list.map(|witness| format!("{} {}", visible(&witness.name), BASE64.encode(&witness.public_key)));
    some_of(witnesses.quorum, &list.collect::<Vec<_>>())
}

/// How many of which recovery keys reopen a container.
pub(crate) fn recovery_keys(recovery: &Recovery) -> String {
    let list: Vec<_> = recovery.keys.iter().map(|key| key.id.to_string()).collect();
    some_of(recovery.threshold, &list)
}

fn some_of(quorum: u64, list: &[String]) -> String {
    if list.is_empty() { "none".to_owned() } else { format!("{quorum} of {}", list.join(", ")) }
}

fn machines(keyring: &Keyring) -> Vec<String> {
    let mut lines = vec!["Server".to_owned()];
    lines.extend(keyring.service_keys.iter().map(|key| format!("  node key {}", key.id)));
    lines.extend(keyring.server_urls.iter().map(|url| format!("  address {}", visible(url))));
    let log = &keyring.log;
    lines.push(format!("  log {} (generation {})", visible(&log.origin), log.generation));
    lines.push(format!("  log key {}", BASE64.encode(&log.public_key)));
    lines.push(if keyring.witnesses.list.is_empty() {
        "  no witnesses: the log is evidence, not prevention".to_owned()
    } else {
        format!("  witnesses who must have seen the log: {}", witnesses(&keyring.witnesses))
    });
    lines.push(if keyring.recovery.keys.is_empty() {
        "  no recovery keys: without the server nobody reopens a locked container".to_owned()
    } else {
        format!("  recovery keys that it takes together: {}", recovery_keys(&keyring.recovery))
    });
    lines
}

/// For programs.
pub(crate) fn json(keyring: &Exact<Keyring>) -> Value {
    let persons: Vec<_> = keyring
        .persons
        .iter()
        .map(|person| {
            let roles = keyring.roles.iter().filter(|list| list.persons.contains(&person.id));
            let keys = keyring.keys.iter().filter(|key| key.person == person.id).map(
                |key| json!({"id": key.id.to_string(), "kind": key.kind.as_str(), "words": key_words(&key.public_key)}),
            );
            json!({
                "id": person.id.to_string(),
                "name": person.name.as_str(),
                "roles": roles.map(|list| list.role.as_str()).collect::<Vec<_>>(),
                "keys": keys.collect::<Vec<_>>(),
            })
        })
        .collect();
    json!({
        "tenant": keyring.tenant.to_string(),
        "version": keyring.version,
        "digest": keyring.digest().to_string(),
        "words": keyring_words(&keyring.digest()),
        "issued": keyring.issued.0,
        "expires": keyring.expires.0,
        "solo": keyring.limits.solo,
        "demo": keyring.limits.demo,
        "people": persons,
        "server_keys": keyring.service_keys.iter().map(|key| key.id.to_string()).collect::<Vec<_>>(),
        "log": {"origin": keyring.log.origin, "public_key": BASE64.encode(&keyring.log.public_key), "generation": keyring.log.generation},
    })
}

#[cfg(test)]
mod tests {
    use lethe_people::Company;

    use super::*;

    #[test]
    fn a_first_keyring_is_read_by_value() {
        let keyring = Exact::new(Company::standard().keyring());
        let sheet = sheet(&keyring);
        assert!(sheet.contains("one order names at most 25 devices and lives at most 30d"), "{sheet}");
        assert!(sheet.contains(&BASE64.encode(&keyring.log.public_key)), "{sheet}");
        assert!(!keyring.recovery.keys.is_empty());
        assert!(keyring.recovery.keys.iter().all(|key| sheet.contains(&key.id.to_string())), "{sheet}");
    }
}
