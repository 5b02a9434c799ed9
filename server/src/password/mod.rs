//! Passwords of employees: the only room that hashes one, and the only judge of whether a new one is strong enough.
//!
//! A hash costs 64 MiB for a while, so no more run at once than there are cores, and no more wait than can be answered soon. Whoever has
//! no password, or does not exist, costs the same. This room knows neither rows nor HTTP.

mod strength;

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    thread::available_parallelism,
};

use argon2::{Algorithm, Argon2, Params, PasswordHasher as _, PasswordVerifier as _, Version, password_hash::phc};
use lethe_server_core::entropy::{Entropy, random};
use tokio::sync::Semaphore;
use unicode_normalization::UnicodeNormalization as _;
use zeroize::Zeroizing;

pub use strength::{FEWEST_LETTERS, Weakness, weakness};

/// RFC 9106, section 4, the second recommended option: 64 MiB.
const MEMORY_KIB: u32 = 64 * 1024;
const PASSES: u32 = 3;
const LANES: u32 = 4;
const HASH_BYTES: usize = 32;

/// Hashes that may wait for each core: about two seconds.
const WAITING_PER_CORE: usize = 16;

/// Longest password, in bytes. A passphrase fits; a book does not.
pub const LONGEST: usize = 512;

/// A password as it was typed, in the one form in which it is hashed: composed (RFC 8265, section 4.2), because keyboards and systems
/// write the same `й` in two ways.
pub struct Password(Zeroizing<String>);

impl Password {
    /// `None`: longer than anybody types.
    pub fn new(typed: &str) -> Option<Self> {
        (typed.len() <= LONGEST).then(|| Self(Zeroizing::new(typed.nfc().collect())))
    }

    fn as_str(&self) -> &str {
        &self.0
    }
}

/// What became of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Checked {
    /// It is the password.
    Right {
        /// It was hashed with other parameters than we hash with now.
        outdated: bool,
    },
    /// It is not, or there is none.
    Wrong,
}

/// Why nothing was hashed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotHashed {
    /// Too many wait already.
    #[error("too many passwords are being checked")]
    Busy,
    /// The library refused, or what is kept is no hash.
    #[error("the password could not be hashed")]
    Broken,
}

/// Hashes and compares.
pub struct Passwords {
    cores: Arc<Semaphore>,
    places: Arc<Semaphore>,
    runs: Arc<AtomicU64>,
    stand_in: Arc<str>,
}

impl Default for Passwords {
    fn default() -> Self {
        let cores = available_parallelism().map_or(1, usize::from);
        Self {
            cores: Arc::new(Semaphore::new(cores)),
            places: Arc::new(Semaphore::new(cores * (1 + WAITING_PER_CORE))),
            runs: Arc::default(),
            stand_in: stand_in().into(),
        }
    }
}

/// A hash with our parameters that no password has: what is compared where nothing is kept.
fn stand_in() -> String {
    let base64 = |bytes: &[u8]| data_encoding::BASE64_NOPAD.encode(bytes);
    let (salt, hash) = (base64(&[0; 16]), base64(&[0; HASH_BYTES]));
    format!("$argon2id$v=19$m={MEMORY_KIB},t={PASSES},p={LANES}${salt}${hash}")
}

fn argon2() -> Result<Argon2<'static>, NotHashed> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, Some(HASH_BYTES)).map_err(|_| NotHashed::Broken)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// Whether a kept hash was made as we make them now.
fn is_ours(kept: &phc::PasswordHash) -> bool {
    let params = Params::try_from(kept).ok();
    let same = |params: &Params| (params.m_cost(), params.t_cost(), params.p_cost()) == (MEMORY_KIB, PASSES, LANES);
    kept.algorithm.as_str() == "argon2id" && params.as_ref().is_some_and(same)
}

impl Passwords {
    /// How many hashes have run; what an unknown account costs is asserted by it.
    pub fn runs(&self) -> u64 {
        self.runs.load(Ordering::Relaxed)
    }

    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, NotHashed> + Send + 'static,
    ) -> Result<T, NotHashed> {
        let _place = self.places.clone().try_acquire_owned().map_err(|_| NotHashed::Busy)?;
        let core = self.cores.clone().acquire_owned().await.map_err(|_| NotHashed::Busy)?;
        self.runs.fetch_add(1, Ordering::Relaxed);
        let done = tokio::task::spawn_blocking(move || {
            let done = work();
            drop(core);
            done
        });
        done.await.map_err(|_| NotHashed::Broken)?
    }

    /// Hashes a new password, as a PHC string.
    pub async fn hash(&self, password: Password, entropy: &dyn Entropy) -> Result<Zeroizing<String>, NotHashed> {
        let salt = random::<16>(entropy);
        self.run(move || {
            let hash = argon2()?.hash_password_with_salt(password.as_str().as_bytes(), &salt);
            Ok(Zeroizing::new(hash.map_err(|_| NotHashed::Broken)?.to_string()))
        })
        .await
    }

    /// Compares with what is kept. Where nothing is kept, the same is done with a stand-in, and it is wrong.
    pub async fn check(&self, kept: Option<Zeroizing<String>>, password: Password) -> Result<Checked, NotHashed> {
        let stand_in = self.stand_in.clone();
        self.run(move || {
            let text = kept.as_deref().map_or(&*stand_in, String::as_str);
            let hash = phc::PasswordHash::new(text).map_err(|_| NotHashed::Broken)?;
            let same = argon2()?.verify_password(password.as_str().as_bytes(), &hash).is_ok();
            Ok(if same && kept.is_some() { Checked::Right { outdated: !is_ours(&hash) } } else { Checked::Wrong })
        })
        .await
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::system::SystemEntropy;

    fn password(text: &str) -> Password {
        Password::new(text).unwrap()
    }

    #[tokio::test]
    async fn a_password_is_its_own_and_no_other() {
        let passwords = Passwords::default();
        let kept = passwords.hash(password("correct horse battery"), &SystemEntropy).await.unwrap();
        assert!(kept.starts_with("$argon2id$v=19$m=65536,t=3,p=4$"), "{}", *kept);
        let check = |text| passwords.check(Some(kept.clone()), password(text));
        assert_eq!(check("correct horse battery").await, Ok(Checked::Right { outdated: false }));
        assert_eq!(check("correct horse batterY").await, Ok(Checked::Wrong));
    }

    #[tokio::test]
    async fn whoever_has_no_password_costs_the_same_and_is_wrong() {
        let passwords = Passwords::default();
        assert_eq!(passwords.check(None, password("anything at all")).await, Ok(Checked::Wrong));
        assert_eq!(passwords.runs(), 1);
        assert!(is_ours(&phc::PasswordHash::new(&stand_in()).unwrap()), "with the parameters of everybody else");
    }

    #[tokio::test]
    async fn a_hash_of_other_parameters_still_counts_and_is_known_to_be_old() {
        let old = Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(8 * 1024, 1, 1, None).unwrap());
        let kept = old.hash_password_with_salt(b"correct horse battery", &[1; 16]).unwrap().to_string();
        let checked = Passwords::default().check(Some(Zeroizing::new(kept)), password("correct horse battery")).await;
        assert_eq!(checked, Ok(Checked::Right { outdated: true }));
    }

    #[test]
    fn the_same_letters_are_the_same_password_from_every_keyboard() {
        assert_eq!(password("и\u{306}").as_str(), password("й").as_str());
        assert_ne!(password("ﬁ").as_str(), password("fi").as_str(), "what looks alike is not the same");
        assert!(Password::new(&"x".repeat(LONGEST + 1)).is_none());
    }

    #[tokio::test]
    async fn nobody_waits_without_end() {
        let passwords = Passwords::default();
        let places = passwords.places.available_permits();
        let _all = passwords.places.clone().acquire_many_owned(u32::try_from(places).unwrap()).await.unwrap();
        assert_eq!(passwords.check(None, password("x")).await, Err(NotHashed::Busy));
    }
}
