//! `lethe keyring add-person`, `remove-person`, `rotate-server-key`, `restart-log`, `renew`: the next version, for the root persons to sign.

use std::path::PathBuf;

use clap::Args;
use lethe_proto::{
    cbor::Exact,
    ids::{KeyId, PersonId},
    keyring::Keyring,
    ladder::default_ladder,
};

use crate::{
    clock::now,
    desk::Desk,
    moment,
    report::Report,
    text::{changes::changes, keyring::key_words, visible::quoted},
    trouble::Trouble,
    trust::{catch_up, pin::Pin},
    verbs::keyring::{draft, people::Newcomer, source::service_key},
};

/// What the next version follows and where it is written.
#[derive(Debug, Args)]
pub(crate) struct Step {
    /// The keyring that it follows, as a file [default: the newest of the server, checked from your pin]
    #[arg(long, value_name = "FILE")]
    from: Option<PathBuf>,
    /// Where to write it [default: lethe-keyring-N.cbor]
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// Write the next version, with somebody more.
#[derive(Debug, Args)]
pub(crate) struct AddPerson {
    /// "NAME[#ID]:ROLES:KEYFILE"; repeat for several
    #[arg(long = "person", value_name = "PERSON", required = true)]
    people: Vec<String>,
    #[command(flatten)]
    step: Step,
}

/// Write the next version, without somebody.
#[derive(Debug, Args)]
pub(crate) struct RemovePerson {
    /// Name or id; repeat for several
    #[arg(long = "person", value_name = "PERSON", required = true)]
    people: Vec<String>,
    #[command(flatten)]
    step: Step,
}

/// Write the next version, with other server keys or addresses.
#[derive(Debug, Args)]
pub(crate) struct RotateServerKey {
    /// Public key of a new node
    #[arg(long, value_name = "KEY")]
    add: Vec<String>,
    /// Id of a node key that ends; its locks stay until people lift them
    #[arg(long, value_name = "KEY ID")]
    remove: Vec<String>,
    /// Addresses from now on, instead of the old ones
    #[arg(long = "url", value_name = "URL")]
    urls: Vec<String>,
    #[command(flatten)]
    step: Step,
}

/// Write the next version, with a new generation of the log: devices forget how long the log was that they have seen.
#[derive(Debug, Args)]
pub(crate) struct RestartLog {
    #[command(flatten)]
    step: Step,
}

/// Write the next version, with a new date.
#[derive(Debug, Args)]
pub(crate) struct Renew {
    /// Valid for so long
    #[arg(long, value_parser = moment::duration, default_value = "365d")]
    valid: u64,
    /// From now on one person alone decides nothing; cannot be taken back
    #[arg(long)]
    end_solo: bool,
    /// From now on keys in files do not count; cannot be taken back
    #[arg(long)]
    end_demo: bool,
    #[command(flatten)]
    step: Step,
}

impl Step {
    fn current(&self, desk: &Desk) -> Result<Exact<Keyring>, Trouble> {
        if let Some(file) = &self.from {
            return Ok(draft::load(file)?.keyring);
        }
        if desk.profile.settings.server.is_some() {
            let offered = catch_up::offered(&desk.api()?)?;
            return Ok(catch_up::trusted(desk, &offered, None)?.newest().clone());
        }
        let pin = Pin::load(desk.profile.folder())?;
        pin.map(|pin| pin.newest().clone()).ok_or_else(|| {
            Trouble::usage("there is no keyring to go on from", "give --from FILE, or pin one with `lethe keyring pin`")
        })
    }

    fn write(self, desk: &Desk, change: impl FnOnce(&mut Keyring) -> Result<(), Trouble>) -> Result<Report, Trouble> {
        let current = self.current(desk)?;
        let mut next = draft::next(&current, now());
        change(&mut next)?;
        let mut news = vec!["What changes".to_owned()];
        news.extend(changes(&current, &next).iter().map(|line| format!("  {line}")));
        let new_keys = next.keys.iter().filter(|key| current.key_with(&key.public_key).is_none());
        news.extend(new_keys.map(|key| {
            let name = next.person(key.person).map_or_else(String::new, |person| quoted(person.name.as_str()));
            format!(
                "{name} reads these six words aloud from `lethe keyring words`; every root signer types what they HEAR:\n  {}",
                key_words(&key.public_key)
            )
        }));
        let file = self.out.unwrap_or_else(|| PathBuf::from(draft::file_name("lethe", next.version)));
        draft::written(&file, next, &news)
    }
}

impl AddPerson {
    pub(crate) fn obey(self, desk: &Desk) -> Result<Report, Trouble> {
        let people = self.people;
        self.step.write(desk, |keyring| people.iter().try_for_each(|person| Newcomer::read(person)?.enter(keyring)))
    }
}

impl RemovePerson {
    pub(crate) fn obey(self, desk: &Desk) -> Result<Report, Trouble> {
        let people = self.people;
        self.step.write(desk, |keyring| people.iter().try_for_each(|person| remove(keyring, person)))
    }
}

fn remove(keyring: &mut Keyring, wanted: &str) -> Result<(), Trouble> {
    let is_it = |id: PersonId, name: &str| Some(id) == PersonId::from_hex(wanted) || name == wanted;
    let found: Vec<_> = keyring
        .persons
        .iter()
        .filter(|person| is_it(person.id, person.name.as_str()))
        .map(|person| person.id)
        .collect();
    let [id] = found.as_slice() else {
        return Err(Trouble::usage(
            format!("{} is {} in the keyring", quoted(wanted), if found.is_empty() { "not" } else { "more than once" }),
            "give the exact name or the id that `lethe keyring show` shows",
        ));
    };
    keyring.persons.retain(|person| person.id != *id);
    keyring.keys.retain(|key| key.person != *id);
    for list in &mut keyring.roles {
        list.persons.retain(|person| person != id);
    }
    Ok(())
}

impl RotateServerKey {
    pub(crate) fn obey(self, desk: &Desk) -> Result<Report, Trouble> {
        let Self { add, remove, urls, step } = self;
        if add.is_empty() && remove.is_empty() && urls.is_empty() {
            return Err(Trouble::usage("nothing would change", "give --add, --remove or --url"));
        }
        step.write(desk, |keyring| {
            for wanted in &remove {
                let before = keyring.service_keys.len();
                keyring.service_keys.retain(|key| Some(key.id) != KeyId::from_hex(wanted));
                if keyring.service_keys.len() == before {
                    return Err(Trouble::usage(
                        format!("no node key {} is in the keyring", quoted(wanted)),
                        "give a key id of `lethe keyring show`",
                    ));
                }
            }
            for key in &add {
                keyring.service_keys.push(service_key(key)?);
            }
            if !urls.is_empty() {
                keyring.server_urls = urls;
            }
            Ok(())
        })
    }
}

impl RestartLog {
    pub(crate) fn obey(self, desk: &Desk) -> Result<Report, Trouble> {
        self.step.write(desk, |keyring| {
            keyring.log.generation = keyring.log.generation.saturating_add(1);
            Ok(())
        })
    }
}

impl Renew {
    pub(crate) fn obey(self, desk: &Desk) -> Result<Report, Trouble> {
        let Self { valid, end_solo, end_demo, step } = self;
        step.write(desk, |keyring| {
            keyring.expires = keyring.issued.plus(valid);
            if end_solo {
                keyring.limits.solo = false;
                keyring.ladder = default_ladder();
            }
            keyring.limits.demo &= !end_demo;
            Ok(())
        })
    }
}
