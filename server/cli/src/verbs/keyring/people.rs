//! A person on the command line: `"Anna Müller:root,it:~/.ssh/id_ed25519_sk.pub"`.

use std::path::PathBuf;

use lethe_proto::{
    ids::PersonId,
    keyring::{Key, Keyring, Person, RoleList},
    kinds::Role,
    text::Line,
};

use crate::{entropy::random, keys::public_line::PublicKeyLine, trouble::Trouble};

/// Somebody with roles and keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Newcomer {
    person: Person,
    roles: Vec<Role>,
    keys: Vec<Key>,
}

impl Newcomer {
    /// Reads `NAME[#ID]:ROLES:KEYFILE[,KEYFILE…]`. Without an id a random one is made.
    pub(crate) fn read(text: &str) -> Result<Self, Trouble> {
        let bad = |why: &str| {
            Trouble::usage(
                format!("“{text}” does not describe a person: {why}"),
                "write it like \"Anna Müller:root,it:~/.ssh/id_ed25519_sk.pub\"; for somebody whom the server knows, \
                 \"Anna Müller#ID:…\" with the id of `lethe person list`",
            )
        };
        let mut parts = text.splitn(3, ':');
        let (Some(name), Some(roles), Some(files)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(bad("it needs a name, roles and a key"));
        };
        let (name, id) = match name.rsplit_once('#') {
            Some((name, id)) => {
                (name, PersonId::from_hex(id).ok_or_else(|| bad("the id after # is not 32 hexadecimal digits"))?)
            }
            None => (name, PersonId::from(random::<16>()?)),
        };
        let name = Line::new(name).map_err(|error| bad(&error.to_string()))?;
        let role = |role: &str| Role::from_text(role.trim()).ok_or_else(|| bad("roles are root, it and hr"));
        let roles = roles.split(',').filter(|role| !role.trim().is_empty()).map(role).collect::<Result<_, _>>()?;
        let key = |file: &str| PublicKeyLine::read(&at_home(file.trim())).map(|line| line.entry(id));
        let keys = files.split(',').map(key).collect::<Result<_, _>>()?;
        Ok(Self { person: Person { id, name }, roles, keys })
    }

    /// Enters the keyring.
    pub(crate) fn enter(self, keyring: &mut Keyring) -> Result<(), Trouble> {
        let twice = keyring.persons.iter().any(|other| other.id == self.person.id || other.name == self.person.name);
        if twice {
            return Err(Trouble::usage(
                format!("“{}” stands in the keyring already", self.person.name),
                "give another name, or remove the old entry first",
            ));
        }
        for role in self.roles {
            match keyring.roles.iter_mut().find(|list| list.role == role) {
                Some(list) if list.persons.contains(&self.person.id) => {}
                Some(list) => list.persons.push(self.person.id),
                None => keyring.roles.push(RoleList { role, persons: vec![self.person.id] }),
            }
        }
        keyring.keys.extend(self.keys);
        keyring.persons.push(self.person);
        Ok(())
    }
}

/// `~/` means the home folder also inside of quotation marks.
fn at_home(file: &str) -> PathBuf {
    match (file.strip_prefix("~/"), std::env::var_os("HOME")) {
        (Some(rest), Some(home)) => PathBuf::from(home).join(rest),
        _ => PathBuf::from(file),
    }
}
