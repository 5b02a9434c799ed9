//! `lethe keyring sign`: a root person agrees to a keyring, or a new key countersigns the one that adds it.

use std::path::{Path, PathBuf};

use clap::Args;
use lethe_proto::{
    cbor::Exact,
    chain::{self, BrokenChain, SignedKeyring, check_first, check_next},
    ids::PersonId,
    keyring::{Key, Keyring},
    kinds::Role,
    words::keyring_words,
};
use serde_json::json;

use crate::{
    ask::{Confirm, line, same_words, show},
    desk::Desk,
    keys::sign,
    report::Report,
    text::{
        changes::changes,
        keyring::{key_words, sheet},
        ladder::role_words,
        visible::quoted,
    },
    trouble::Trouble,
    trust::{catch_up, pin::Pin},
    verbs::keyring::draft,
};

/// Read a keyring and sign it with your key.
#[derive(Debug, Args)]
pub(crate) struct Sign {
    /// The keyring's file; your signature is added to it
    file: PathBuf,
    /// Your key, as `ssh-keygen` knows it
    #[arg(long, value_name = "SSH KEY")]
    key: PathBuf,
    /// Six words that the owner of a new key read to you; repeat for every new key
    #[arg(long, value_name = "SIX WORDS")]
    heard: Vec<String>,
    #[command(flatten)]
    confirm: Confirm,
}

impl Sign {
    pub(crate) fn obey(self, desk: &Desk) -> Result<Report, Trouble> {
        let mut signed = draft::load(&self.file)?;
        let pin = up_to_date(desk, &signed.keyring)?;
        let old = predecessor(&signed.keyring, pin.as_ref());
        let entry = entry(&signed.keyring, old, &self.key)?;
        let role = role(&signed.keyring, old, entry.person);
        if role == Role::Root && signed.keyring.version > 1 {
            let old = old.ok_or_else(unknown_predecessor)?;
            show(&changes(old, &signed.keyring).join("\n"));
            self.hear_new_keys(old, &signed.keyring, &entry)?;
        }
        let owner = sign::owner(&signed.keyring, &entry);
        let ten = keyring_words(&signed.keyring.digest());
        let mut screen = vec![sheet(&signed.keyring)];
        screen.extend(draft::warnings(&signed.keyring));
        screen.push(format!("\nYou sign as {owner}, {}", role_words(role)));
        let screen = screen.join("\n");
        self.confirm.take(&screen, "sign", &ten)?;
        let approval = sign::sign(&self.key, &entry, role, &chain::question(&signed.keyring))?;
        draft::add(&mut signed, approval);
        draft::save(&self.file, &signed)?;
        Ok(self.report(&signed, old, &owner))
    }

    /// A server could slip in a key of its own under an honest name: only what was heard from the person counts.
    fn hear_new_keys(&self, old: &Keyring, new: &Keyring, own: &Key) -> Result<(), Trouble> {
        for key in
            new.keys.iter().filter(|key| old.key_with(&key.public_key).is_none() && key.public_key != own.public_key)
        {
            let words = key_words(&key.public_key);
            let name = sign::owner(new, key);
            let heard = if self.heard.is_empty() {
                line(
                    &format!("Type the six words that {name} read to you from their new key:"),
                    "give --heard \"six words\" for every new key",
                )
                .map(|heard| vec![heard])?
            } else {
                self.heard.clone()
            };
            if !heard.iter().any(|heard| same_words(heard, &words)) {
                return Err(Trouble::new(
                    format!("the new key of {name} does not have the six words that you heard"),
                    "do not sign: this is not their key. Ask them again, not by way of the server, and tell the security team",
                ));
            }
        }
        Ok(())
    }

    fn report(&self, signed: &SignedKeyring, old: Option<&Exact<Keyring>>, owner: &str) -> Report {
        let missing = missing(signed, old);
        let next = match &missing {
            None if signed.keyring.version == 1 => {
                format!("All signatures are there. On the server's host: lethe init --keyring {}", self.file.display())
            }
            None => format!("All signatures are there: lethe keyring publish {}", self.file.display()),
            Some(missing) => format!("Still missing: {missing}. Pass the file on."),
        };
        let text = format!("{owner} signed {}.\n{next}", draft::title(&signed.keyring));
        Report::new(text, json!({"file": self.file, "signatures": signed.approvals.len(), "missing": missing}))
    }
}

/// The own pin; if it does not reach the predecessor yet, the server is asked for what lies between.
fn up_to_date(desk: &Desk, keyring: &Keyring) -> Result<Option<Pin>, Trouble> {
    let pin = Pin::load(desk.profile.folder())?;
    let reaches = keyring.version == 1 || predecessor(keyring, pin.as_ref()).is_some();
    if reaches || pin.is_none() || desk.profile.settings.server.is_none() {
        return Ok(pin);
    }
    let offered = catch_up::offered(&desk.api()?)?;
    catch_up::trusted(desk, &offered, None).map(Some)
}

/// The keyring that this one follows, out of the signer's own pin.
pub(crate) fn predecessor<'a>(keyring: &Keyring, pin: Option<&'a Pin>) -> Option<&'a Exact<Keyring>> {
    let pin = pin?;
    keyring.previous.iter().find_map(|digest| pin.find(*digest))
}

fn unknown_predecessor() -> Trouble {
    Trouble::new(
        "this keyring does not follow the one that you pinned, or you have pinned none",
        "pin the keyring in force first: `lethe keyring pin`; if it still does not follow, do not sign",
    )
}

fn entry(new: &Keyring, old: Option<&Exact<Keyring>>, key: &Path) -> Result<Key, Trouble> {
    let in_new = sign::entry_of(new, key);
    match (in_new, old) {
        (Ok(entry), _) => Ok(entry.clone()),
        (Err(_), Some(old)) => sign::entry_of(old, key).cloned(),
        (Err(trouble), None) => Err(trouble),
    }
}

/// Root where the person is root in either keyring; otherwise a countersignature, for which any role will do.
fn role(new: &Keyring, old: Option<&Exact<Keyring>>, person: PersonId) -> Role {
    let holds = |role: Role| new.has_role(person, role) || old.is_some_and(|old| old.has_role(person, role));
    Role::ALL.iter().copied().find(|role| holds(*role)).unwrap_or(Role::It)
}

/// What the chain still lacks; none when agents would take it.
pub(crate) fn missing(signed: &SignedKeyring, old: Option<&Exact<Keyring>>) -> Option<String> {
    let verdict = match old {
        None if signed.keyring.version > 1 => {
            return Some("a machine that knows the version before must check it".to_owned());
        }
        None => check_first(signed),
        Some(old) => check_next(old, signed, &[]),
    };
    let keyring = &signed.keyring;
    match verdict {
        Ok(()) => None,
        Err(BrokenChain::Countersign) => {
            let silent = keyring.keys.iter().filter(|key| {
                old.is_none_or(|old| old.key_with(&key.public_key).is_none())
                    && !signed.approvals.iter().any(|approval| approval.key == key.id)
            });
            let names: Vec<_> = silent
                .map(|key| keyring.person(key.person).map_or_else(String::new, |person| quoted(person.name.as_str())))
                .collect();
            Some(format!("the countersignature of {}", names.join(", ")))
        }
        Err(broken) => Some(broken.to_string()),
    }
}
