//! One person's signature under a question, checked before it leaves this machine.

use std::path::Path;

use lethe_proto::{
    approval::{Approval, Proof, Question},
    keyring::{Key, Keyring},
    kinds::{KeyKind, Role},
};

use crate::{keys::ssh_keygen, text::visible::quoted, trouble::Trouble};

/// The entry of the keyring that belongs to a key file.
pub(crate) fn entry_of<'a>(keyring: &'a Keyring, key: &Path) -> Result<&'a Key, Trouble> {
    let half = ssh_keygen::public_half(key)?;
    let entry = keyring.key_with(&half.public_key).ok_or_else(|| {
        Trouble::new(
            format!("the key {} is not in keyring version {}", key.display(), keyring.version),
            "use the key that was added for you (`lethe keyring show` lists them), or have it added by the root persons",
        )
    })?;
    if entry.is_for_demo_only() && !keyring.limits.demo {
        return Err(Trouble::new(
            "this key lives in a file, and files can be copied: such keys count only in a demo",
            "use your hardware key",
        ));
    }
    Ok(entry)
}

/// Signs a question in a role with a key file, and checks the signature as the agents will.
pub(crate) fn sign(key: &Path, entry: &Key, role: Role, question: &Question) -> Result<Approval, Trouble> {
    let blob = ssh_keygen::sign(key, &question.challenge(role))?;
    let approval = Approval { role, key: entry.id, proof: Proof::Sshsig(blob) };
    approval.verify(entry, question).map_err(|_| {
        let hint = if entry.kind == KeyKind::SshEd25519 {
            "check that the file is the private half of the key in the keyring"
        } else {
            "the key must ask for its PIN or finger at every use: make it with `-O verify-required`, \
             and have the new key added to the keyring"
        };
        Trouble::new("the signature does not hold; nothing was sent", hint)
    })?;
    Ok(approval)
}

/// The name of a key's owner, quoted.
pub(crate) fn owner(keyring: &Keyring, key: &Key) -> String {
    keyring.person(key.person).map_or_else(|| key.person.to_string(), |person| quoted(person.name.as_str()))
}

#[cfg(test)]
mod tests {
    use data_encoding::BASE64;
    use lethe_people::{ANNA, Company, Hand};
    use lethe_proto::sshsig;

    use super::*;

    #[test]
    fn a_key_in_a_file_signs_nothing_outside_of_a_demo() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("anna.pub");
        let hand = Hand::new(ANNA, KeyKind::SshEd25519, 0);
        let blob = sshsig::public_key_blob(hand.entry(), &hand.entry().decoded().unwrap()).unwrap();
        std::fs::write(&file, format!("ssh-ed25519 {} anna", BASE64.encode(&blob))).unwrap();
        let mut keyring = Company::demo().keyring();
        assert!(entry_of(&keyring, &file).is_ok());
        keyring.limits.demo = false;
        assert!(entry_of(&keyring, &file).unwrap_err().what().contains("demo"));
    }
}
