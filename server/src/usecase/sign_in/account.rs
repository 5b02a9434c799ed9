//! Whose allowance guesses use, and the attempt as it is found again.

use lethe_proto::{
    cbor::sha256,
    ids::{Digest, PersonId, Time},
};
use lethe_server_core::sign_in::throttle::{KNOWN_BROWSER, STRANGE_BROWSERS};

use crate::{
    store::{
        Guesser, Reader, StoreError,
        repo::{
            attempts::StoredAttempt,
            people::{Person, PersonStatus},
        },
    },
    usecase::{House, steps::secret_text},
};

/// The account of a person, or of a login that nobody has.
pub(crate) fn account_of(person: Option<PersonId>, login: &str) -> Digest {
    match person {
        Some(id) => sha256(&[b"lethe-account/1 person ".as_slice(), id.as_bytes()].concat()),
        None => sha256(format!("lethe-account/1 login {}", login.trim().to_lowercase()).as_bytes()),
    }
}

/// A browser that says that somebody has been let in there before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct KnownBrowser(Digest);

impl KnownBrowser {
    /// As it is kept.
    pub(crate) const fn hash(&self) -> &Digest {
        &self.0
    }
}

/// By the secret of its cookie.
pub(crate) fn browser_of(cookie: Option<&str>) -> Option<KnownBrowser> {
    cookie.map(|secret| KnownBrowser(secret_text::hash(secret)))
}

/// An attempt with whoever is behind it.
pub(crate) struct Open {
    pub(crate) hash: Digest,
    pub(crate) stored: StoredAttempt,
    /// Nobody: there is no such account, or it may not sign in. Both go the same way.
    pub(crate) person: Option<Person>,
}

/// A running number that nobody has.
const NOBODY: i64 = -1;

impl Open {
    /// By its secret, while it lasts.
    pub(crate) async fn find(house: &House, secret: &str) -> Result<Option<Self>, StoreError> {
        let (hash, now, read) = (secret_text::hash(secret), house.store.clock().now(), house.store.read());
        let Some(stored) = read.attempts().find(&hash, now).await? else { return Ok(None) };
        let person = read.people().find_no(stored.person_no.unwrap_or(NOBODY)).await?;
        let person = person.filter(|person| person.status == PersonStatus::Active);
        Ok(Some(Self { hash, stored, person }))
    }

    /// Running number for questions about rows, whoever it is.
    pub(crate) fn person_no(&self) -> i64 {
        self.person.as_ref().map_or(NOBODY, |person| person.no)
    }

    /// Whether nobody was named: a passkey may say who comes.
    pub(crate) fn is_open_to_anybody(&self) -> bool {
        self.stored.person_no.is_none() && self.stored.account == account_of(None, "")
    }

    /// Whose allowance a guess uses: that of this browser, where this person has been let in before, or that of all others.
    pub(crate) async fn guesser(
        &self,
        read: &Reader<'_>,
        browser: Option<KnownBrowser>,
        now: Time,
    ) -> Result<Guesser, StoreError> {
        let hash = browser.map_or(Digest::from([0; 32]), |browser| browser.0);
        let known = read.known_browsers().knows(&hash, self.person_no(), now).await?;
        let (caller, allowance) = if known { (hash, KNOWN_BROWSER) } else { (Digest::from([0; 32]), STRANGE_BROWSERS) };
        Ok(Guesser { account: self.stored.account, caller, allowance })
    }
}
