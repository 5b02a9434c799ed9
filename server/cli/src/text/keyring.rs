//! A keyring, for people to read before they believe or sign it.

use std::collections::BTreeSet;

use data_encoding::BASE64;
use lethe_proto::{
    cbor::{Exact, sha256},
    keyring::{Key, Keyring},
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

fn key_line(key: &Key) -> String {
    let place = if key.rp_id.is_empty() { String::new() } else { format!(" for {}", visible(&key.rp_id)) };
    format!("{}{place} · {} · six words: {}", kind_words(key.kind), key.id, key_words(&key.public_key))
}

fn machines(keyring: &Keyring) -> Vec<String> {
    let mut lines = vec!["Server".to_owned()];
    lines.extend(keyring.service_keys.iter().map(|key| format!("  node key {}", key.id)));
    lines.extend(keyring.server_urls.iter().map(|url| format!("  address {}", visible(url))));
    lines.push(format!("  log {} (generation {})", visible(&keyring.log.origin), keyring.log.generation));
    let witnesses = &keyring.witnesses;
    lines.push(if witnesses.list.is_empty() {
        "  no witnesses: the log is evidence, not prevention".to_owned()
    } else {
        format!("  {} of {} witnesses must have seen the log", witnesses.quorum, witnesses.list.len())
    });
    let recovery = &keyring.recovery;
    lines.push(if recovery.keys.is_empty() {
        "  no recovery keys: without the server nobody reopens a locked container".to_owned()
    } else {
        format!("  recovery: {} of {} keys together", recovery.threshold, recovery.keys.len())
    });
    lines
}

/// What changes from one keyring to the next, one line each.
pub(crate) fn changes(old: &Keyring, new: &Keyring) -> Vec<String> {
    let mut lines = Vec::new();
    for person in new.persons.iter().filter(|person| old.person(person.id).is_none()) {
        lines.push(format!("+ person {} (id {})", quoted(person.name.as_str()), person.id));
    }
    for person in old.persons.iter().filter(|person| new.person(person.id).is_none()) {
        lines.push(format!("− person {} (id {})", quoted(person.name.as_str()), person.id));
    }
    let owner = |keyring: &Keyring, key: &Key| {
        keyring.person(key.person).map_or_else(|| key.person.to_string(), |person| quoted(person.name.as_str()))
    };
    for key in new.keys.iter().filter(|key| old.key_with(&key.public_key).is_none()) {
        lines.push(format!("+ key of {}: {}", owner(new, key), key_line(key)));
    }
    for key in old.keys.iter().filter(|key| new.key_with(&key.public_key).is_none()) {
        lines.push(format!("− key of {}: {}", owner(old, key), key_line(key)));
    }
    lines.extend(role_changes(old, new));
    lines.extend(other_changes(old, new));
    if lines.is_empty() {
        lines.push("nothing but the dates".to_owned());
    }
    lines
}

fn role_changes(old: &Keyring, new: &Keyring) -> Vec<String> {
    let pairs = |keyring: &Keyring| -> BTreeSet<_> {
        keyring.roles.iter().flat_map(|list| list.persons.iter().map(|person| (list.role, *person))).collect()
    };
    let (before, after) = (pairs(old), pairs(new));
    let name = |person| {
        let found = new.person(person).or_else(|| old.person(person));
        found.map_or_else(|| person.to_string(), |person| quoted(person.name.as_str()))
    };
    let gained =
        after.difference(&before).map(|(role, person)| format!("+ {} is {}", name(*person), ladder::role_words(*role)));
    let lost =
        before.difference(&after).map(|(role, person)| format!("− {} is {}", name(*person), ladder::role_words(*role)));
    gained.chain(lost).collect()
}

fn other_changes(old: &Keyring, new: &Keyring) -> Vec<String> {
    let mut lines = Vec::new();
    lines.extend(
        new.service_keys
            .iter()
            .filter(|k| !old.service_keys.contains(k))
            .map(|k| format!("+ server node key {}", k.id)),
    );
    lines.extend(
        old.service_keys
            .iter()
            .filter(|k| !new.service_keys.contains(k))
            .map(|k| format!("− server node key {}", k.id)),
    );
    let mut changed = |differs: bool, what: &str| {
        if differs {
            lines.push(format!("~ {what}"));
        }
    };
    changed(old.ladder != new.ladder, "the ladder: who it takes for what");
    changed(old.limits != new.limits, "the limits");
    changed(old.server_urls != new.server_urls, "the server's addresses");
    changed(
        old.log.generation != new.log.generation,
        "a new generation of the log: devices forget how long the log was that they have seen",
    );
    let same_log = (&old.log.origin, &old.log.public_key) == (&new.log.origin, &new.log.public_key);
    changed(!same_log, "the log's name or key");
    changed(old.witnesses != new.witnesses, "the witnesses");
    changed(old.recovery != new.recovery, "the recovery keys");
    changed(
        old.expires != new.expires,
        &format!("valid until {} instead of {}", moment::show(new.expires), moment::show(old.expires)),
    );
    for person in &new.persons {
        if let Some(before) = old.person(person.id).filter(|before| before.name != person.name) {
            lines.push(format!("~ {} is called {} now", quoted(before.name.as_str()), quoted(person.name.as_str())));
        }
    }
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
