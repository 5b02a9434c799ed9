//! The pinned keyring and the chain that grew from it, in the profile's own folder.

use std::path::{Path, PathBuf};

use lethe_proto::{
    cbor::{Exact, FRAME_CAP, decode, encode},
    chain::{SignedKeyring, check_next},
    ids::Digest,
    keyring::Keyring,
};

use crate::{
    profile::{make_folder, read, write_private},
    trouble::Trouble,
};

/// A chain of keyrings that begins at the one whose ten words this person compared. Every link has been checked.
#[derive(Debug, Clone)]
pub(crate) struct Pin {
    anchor: Exact<Keyring>,
    chain: Vec<SignedKeyring>,
}

impl Pin {
    /// Pins a keyring on its own word. Only for one whose ten words a person has compared.
    pub(crate) fn new(anchor: SignedKeyring) -> Self {
        Self { anchor: anchor.keyring.clone(), chain: vec![anchor] }
    }

    /// Reads the pin of a profile's folder and checks every link again.
    pub(crate) fn load(folder: &Path) -> Result<Option<Self>, Trouble> {
        let file = file(folder);
        if !file.exists() {
            return Ok(None);
        }
        let damaged = || {
            Trouble::new(
                format!("the pinned keyring in {} is damaged", file.display()),
                "move the file away and pin again with `lethe keyring pin`, comparing the ten words with another approver",
            )
        };
        let chain: Vec<SignedKeyring> = decode(&read(&file)?, FRAME_CAP).map_err(|_| damaged())?;
        let mut links = chain.into_iter();
        let mut pin = Self::new(links.next().ok_or_else(damaged)?);
        for link in links {
            pin.follow(link).map_err(|_| damaged())?;
        }
        Ok(Some(pin))
    }

    /// Writes the pin.
    pub(crate) fn save(&self, folder: &Path) -> Result<(), Trouble> {
        make_folder(folder)?;
        write_private(&file(folder), &encode(&self.chain))
    }

    /// The newest keyring that is believed.
    pub(crate) fn newest(&self) -> &Exact<Keyring> {
        self.chain.last().map_or(&self.anchor, |signed| &signed.keyring)
    }

    /// Every keyring from the one that was compared to the newest.
    pub(crate) fn chain(&self) -> &[SignedKeyring] {
        &self.chain
    }

    /// Digest of the keyring whose ten words were compared.
    pub(crate) fn anchor(&self) -> Digest {
        self.anchor.digest()
    }

    /// The keyring of this digest, if it is in the chain.
    pub(crate) fn find(&self, digest: Digest) -> Option<&Exact<Keyring>> {
        self.chain.iter().map(|signed| &signed.keyring).find(|keyring| keyring.digest() == digest)
    }

    /// Takes the next keyring if the thresholds of the newest and of the next signed it.
    pub(crate) fn follow(&mut self, next: SignedKeyring) -> Result<(), Trouble> {
        check_next(self.newest(), &next, &[]).map_err(|broken| {
            Trouble::new(
                format!(
                    "keyring version {} does not follow your version {}: {broken}",
                    next.keyring.version,
                    self.newest().version
                ),
                "sign nothing; ask the root persons whether they changed the keyring",
            )
        })?;
        self.chain.push(next);
        Ok(())
    }

    /// Takes all that follows out of what somebody offers, in any order. Refuses a rollback and a second keyring of one
    /// version. Returns how many were new.
    pub(crate) fn catch_up(&mut self, offered: &[SignedKeyring]) -> Result<usize, Trouble> {
        let fork = offered.iter().find(|signed| {
            self.chain.iter().any(|ours| {
                ours.keyring.version == signed.keyring.version && ours.keyring.digest() != signed.keyring.digest()
            })
        });
        if let Some(fork) = fork {
            return Err(Trouble::new(
                format!("the server shows another keyring version {} than the one you pinned", fork.keyring.version),
                "sign nothing; tell the root persons and the security team: somebody shows you a company of their own",
            ));
        }
        if !offered.iter().any(|signed| signed.keyring.version >= self.newest().version) {
            return Err(Trouble::new(
                format!("the server hides keyring version {}, which you have seen", self.newest().version),
                "sign nothing; the server was restored from an old backup or is lying: ask its operator",
            ));
        }
        let before = self.chain.len();
        while let Some(next) =
            offered.iter().find(|signed| Some(signed.keyring.version) == self.newest().version.checked_add(1))
        {
            self.follow(next.clone())?;
        }
        Ok(self.chain.len() - before)
    }

    /// The keyring of this digest in the chain, or older than the pin and bound to it by the digests of predecessors.
    pub(crate) fn find_with_history<'a>(
        &'a self,
        digest: Digest,
        offered: &'a [SignedKeyring],
    ) -> Option<&'a Exact<Keyring>> {
        let mut oldest = &self.anchor;
        if let Some(found) = self.find(digest) {
            return Some(found);
        }
        loop {
            let before = offered.iter().map(|signed| &signed.keyring);
            oldest = before
                .filter(|before| before.version < oldest.version)
                .find(|before| oldest.previous.contains(&before.digest()))?;
            if oldest.digest() == digest {
                return Some(oldest);
            }
        }
    }
}

fn file(folder: &Path) -> PathBuf {
    folder.join("keyrings.cbor")
}

#[cfg(test)]
mod tests {
    use lethe_people::Company;

    use super::*;

    fn three() -> (Company, Vec<SignedKeyring>) {
        let company = Company::standard();
        let first = company.first();
        let second = company.next(&first.keyring, |_| ());
        let third = company.next(&second.keyring, |_| ());
        (company, vec![first, second, third])
    }

    #[test]
    fn a_chain_is_followed_from_the_pin_and_found_by_digest() {
        let (_, rings) = three();
        let mut pin = Pin::new(rings[1].clone());
        assert_eq!(pin.catch_up(&rings).unwrap(), 1);
        assert_eq!(pin.newest().version, 3);
        assert!(pin.find(rings[0].keyring.digest()).is_none());
        assert_eq!(pin.find_with_history(rings[0].keyring.digest(), &rings).unwrap().version, 1);
    }

    #[test]
    fn a_rollback_is_refused() {
        let (_, rings) = three();
        let mut pin = Pin::new(rings[1].clone());
        assert!(pin.catch_up(&rings[..1]).unwrap_err().what().contains("hides"));
    }

    #[test]
    fn a_second_keyring_of_the_same_version_is_refused() {
        let (company, rings) = three();
        let other = company.next(&rings[0].keyring, |keyring| keyring.server_urls.push("https://evil.example".into()));
        let mut pin = Pin::new(rings[1].clone());
        assert!(pin.catch_up(&[rings[0].clone(), other]).unwrap_err().what().contains("another keyring"));
    }

    #[test]
    fn a_keyring_that_the_roots_did_not_sign_is_refused() {
        let (company, rings) = three();
        let mut pin = Pin::new(rings[0].clone());
        let unsigned = company.signed_by(Company::after(&rings[0].keyring, |_| ()), |_| false);
        assert!(pin.catch_up(&[rings[0].clone(), unsigned]).is_err());
        assert_eq!(pin.newest().version, 1);
    }

    #[test]
    fn a_pin_survives_the_disk_and_a_damaged_one_is_refused() {
        let (_, rings) = three();
        let folder = tempfile::tempdir().unwrap();
        assert!(Pin::load(folder.path()).unwrap().is_none());
        let mut pin = Pin::new(rings[0].clone());
        pin.catch_up(&rings).unwrap();
        pin.save(folder.path()).unwrap();
        assert_eq!(Pin::load(folder.path()).unwrap().unwrap().newest().digest(), rings[2].keyring.digest());
        std::fs::write(file(folder.path()), encode(&vec![rings[0].clone(), rings[2].clone()])).unwrap();
        assert!(Pin::load(folder.path()).is_err());
    }
}
