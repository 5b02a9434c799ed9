//! What changes from one keyring to the next, one line each. A line says what will stand there, and not only that it is something
//! else: whoever signs has seen it.

use std::collections::{BTreeMap, BTreeSet};

use data_encoding::BASE64;
use lethe_proto::{
    ids::PersonId,
    keyring::{Key, Keyring, Log},
    kinds::LadderAction,
    ladder::Need,
};

use crate::{
    moment,
    text::{
        keyring::{key_line, recovery_keys, witnesses},
        ladder,
        visible::{quoted, visible},
    },
};

/// Every difference, people first.
pub(crate) fn changes(old: &Keyring, new: &Keyring) -> Vec<String> {
    let lines =
        [people(old, new), keys(old, new), roles(old, new), rungs(old, new), machines(old, new), rest(old, new)];
    let lines = lines.concat();
    if lines.is_empty() { vec!["nothing but the dates".to_owned()] } else { lines }
}

/// A person's name, out of the first keyring that has them.
fn name_in(keyrings: &[&Keyring], person: PersonId) -> String {
    let found = keyrings.iter().find_map(|keyring| keyring.person(person));
    found.map_or_else(|| person.to_string(), |person| quoted(person.name.as_str()))
}

fn people(old: &Keyring, new: &Keyring) -> Vec<String> {
    let only_in = |sign: &'static str, keyring: &Keyring, other: &Keyring| -> Vec<String> {
        let only_here = keyring.persons.iter().filter(|person| other.person(person.id).is_none());
        only_here.map(|person| format!("{sign} person {} (id {})", quoted(person.name.as_str()), person.id)).collect()
    };
    let renamed = new.persons.iter().filter_map(|person| {
        let before = old.person(person.id).filter(|before| before.name != person.name)?;
        Some(format!("~ {} is called {} now", quoted(before.name.as_str()), quoted(person.name.as_str())))
    });
    only_in("+", new, old).into_iter().chain(only_in("−", old, new)).chain(renamed).collect()
}

fn keys(old: &Keyring, new: &Keyring) -> Vec<String> {
    let entry = |keyring: &Keyring, key: &Key| format!("key of {}: {}", name_in(&[keyring], key.person), key_line(key));
    let mut lines = Vec::new();
    for key in &new.keys {
        match old.key_with(&key.public_key) {
            None => lines.push(format!("+ {}", entry(new, key))),
            Some(before) if before != key => {
                lines.push(format!("~ {}; before: {}", entry(new, key), entry(old, before)));
            }
            Some(_) => {}
        }
    }
    let ended = old.keys.iter().filter(|key| new.key_with(&key.public_key).is_none());
    lines.extend(ended.map(|key| format!("− {}", entry(old, key))));
    lines
}

fn roles(old: &Keyring, new: &Keyring) -> Vec<String> {
    let pairs = |keyring: &Keyring| -> BTreeSet<_> {
        keyring.roles.iter().flat_map(|list| list.persons.iter().map(|person| (list.role, *person))).collect()
    };
    let (before, after) = (pairs(old), pairs(new));
    let name = |person| name_in(&[new, old], person);
    let gained =
        after.difference(&before).map(|(role, person)| format!("+ {} is {}", name(*person), ladder::role_words(*role)));
    let lost =
        before.difference(&after).map(|(role, person)| format!("− {} is {}", name(*person), ladder::role_words(*role)));
    gained.chain(lost).collect()
}

fn rungs(old: &Keyring, new: &Keyring) -> Vec<String> {
    let table = |keyring: &Keyring| -> BTreeMap<(LadderAction, u64), Vec<Vec<Need>>> {
        keyring.ladder.iter().map(|rung| ((rung.action, rung.max_targets), rung.alternatives.clone())).collect()
    };
    let (before, after) = (table(old), table(new));
    let rungs: BTreeSet<_> = before.keys().chain(after.keys()).copied().collect();
    let ways = |ways: Option<&Vec<Vec<Need>>>| {
        ways.map_or_else(|| "no such rung".to_owned(), |ways| ladder::alternatives(ways))
    };
    rungs
        .into_iter()
        .filter_map(|(action, most)| {
            let what = format!("to {}, on up to {most} devices, it takes", ladder::action_words(action));
            line(&what, &before.get(&(action, most)), &after.get(&(action, most)), |found| ways(*found))
        })
        .collect()
}

fn machines(old: &Keyring, new: &Keyring) -> Vec<String> {
    let only_in = |sign: &'static str, keyring: &Keyring, other: &Keyring| -> Vec<String> {
        let only_here = keyring.service_keys.iter().filter(|key| !other.service_keys.contains(key));
        only_here.map(|key| format!("{sign} server node key {}", key.id)).collect()
    };
    [only_in("+", new, old), only_in("−", old, new)].concat()
}

fn rest(old: &Keyring, new: &Keyring) -> Vec<String> {
    let yes = |yes: &bool| if *yes { "yes" } else { "no" }.to_owned();
    let urls = |urls: &Vec<String>| urls.iter().map(|url| visible(url)).collect::<Vec<_>>().join(", ");
    let log = |log: &Log| {
        let (origin, key) = (visible(&log.origin), BASE64.encode(&log.public_key));
        format!("{origin} with key {key}, generation {}", log.generation)
    };
    let lines = [
        line("one person alone can decide", &old.limits.solo, &new.limits.solo, yes),
        line("keys in files count", &old.limits.demo, &new.limits.demo, yes),
        line("devices of one order, at most", &old.limits.max_targets, &new.limits.max_targets, u64::to_string),
        line("an order lives at most", &old.limits.max_lifetime_ms, &new.limits.max_lifetime_ms, |ms| {
            moment::length(*ms)
        }),
        line("the server's addresses", &old.server_urls, &new.server_urls, urls),
        line("the log", &old.log, &new.log, log),
        (old.log.generation != new.log.generation).then(|| {
            "~ a new generation of the log: devices forget how long the log was that they have seen".to_owned()
        }),
        line("the log's witnesses", &old.witnesses, &new.witnesses, witnesses),
        line("the recovery keys", &old.recovery, &new.recovery, recovery_keys),
        (new.previous.len() > 1)
            .then(|| format!("~ it continues {} keyrings at once; sign only if you know why", new.previous.len())),
        line("valid until", &old.expires, &new.expires, |time| moment::show(*time)),
    ];
    lines.into_iter().flatten().collect()
}

/// A value that becomes another one.
fn line<T: PartialEq>(what: &str, old: &T, new: &T, say: impl Fn(&T) -> String) -> Option<String> {
    (old != new).then(|| format!("~ {what}: {}; before: {}", say(new), say(old)))
}

#[cfg(test)]
mod tests {
    use lethe_people::Company;
    use lethe_proto::{
        ids::{DAY_MS, Digest, KeyId},
        keyring::{RecoveryKey, Witness},
        kinds::KeyKind,
    };

    use super::*;

    /// What is said when this alone is done to a keyring.
    fn said(change: impl FnOnce(&mut Keyring)) -> String {
        let old = Company::standard().keyring();
        let mut new = old.clone();
        change(&mut new);
        changes(&old, &new).join("\n")
    }

    #[test]
    fn whatever_changes_is_said_with_what_will_stand_there_and_what_stood() {
        assert_eq!(said(|_| {}), "nothing but the dates");
        let ladder = said(|ring| {
            let rung = ring.ladder.iter_mut().find(|rung| rung.action == LadderAction::WipeDevice).unwrap();
            rung.alternatives.truncate(1);
            rung.alternatives[0][0].count = 1;
        });
        assert_eq!(
            ladder,
            "~ to erase the whole device, on up to 3 devices, it takes: 1 × IT; before: 2 × IT, or 1 × HR + 1 × IT"
        );
        let lost =
            said(|ring| ring.ladder.retain(|rung| (rung.action, rung.max_targets) != (LadderAction::Unlock, 25)));
        assert!(lost.contains("lift the lock, on up to 25 devices, it takes: no such rung; before: 2 × IT"), "{lost}");
        let limits = said(|ring| (ring.limits.max_targets, ring.limits.max_lifetime_ms) = (7, 3 * DAY_MS));
        assert!(limits.contains("devices of one order, at most: 7; before: 25"), "{limits}");
        assert!(limits.contains("an order lives at most: 3d; before: 30d"), "{limits}");
        assert!(said(|ring| ring.limits.demo = !ring.limits.demo).contains("keys in files count: "));
        let log = said(|ring| ring.log.public_key = [7; 32]);
        assert!(log.contains(&BASE64.encode(&[7; 32])), "{log}");
        let urls = said(|ring| ring.server_urls = vec!["https://other.example.com".into()]);
        assert!(urls.contains("addresses: https://other.example.com; before: https://"), "{urls}");
        let witness = Witness { name: "w.example/1".into(), public_key: [8; 32] };
        let witnesses = said(|ring| (ring.witnesses.quorum, ring.witnesses.list) = (1, vec![witness]));
        assert!(witnesses.contains("1 of w.example/1 CAgI"), "{witnesses}");
        let stranger = RecoveryKey { id: KeyId::of(&[9; 32]), public_key: [9; 32] };
        let recovery = said(|ring| (ring.recovery.threshold, ring.recovery.keys) = (1, vec![stranger]));
        assert!(recovery.contains(&format!("the recovery keys: 1 of {}; before: ", KeyId::of(&[9; 32]))), "{recovery}");
        let expires = said(|ring| ring.expires = ring.expires.plus(DAY_MS));
        assert!(expires.starts_with("~ valid until: 20") && expires.contains("; before: 20"), "{expires}");
        assert!(said(|ring| ring.previous = vec![Digest::ZERO; 2]).contains("continues 2 keyrings"));
    }

    #[test]
    fn a_key_that_stays_under_another_page_or_owner_is_no_change_of_dates() {
        let page = said(|ring| {
            let key = ring.keys.first_mut().unwrap();
            key.kind = KeyKind::WebauthnEs256;
            (key.rp_id, key.origin) = ("evil.example".into(), "https://evil.example".into());
            key.backup_eligible = true;
        });
        assert!(page.starts_with("~ key of ") && page.contains("; before: key of "), "{page}");
        assert!(page.contains("for https://evil.example (evil.example) · may lie in a cloud account"), "{page}");
        let owner = said(|ring| ring.keys[0].person = ring.persons.last().unwrap().id);
        assert!(owner.starts_with("~ key of "), "{owner}");
    }
}
