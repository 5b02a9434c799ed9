//! Whether what somebody brings is a proof. Judged on committed rows; whoever ends the transaction uses it up there, and only what could be
//! used up counts.

use lethe_proto::{
    cbor::sha256,
    ids::{Digest, PersonId, Time},
};
use lethe_server_core::{
    access::factor::Factor,
    sign_in::{codes, recovery, totp},
};
use serde_json::Value;
use zeroize::Zeroizing;

use super::{Means, Open, Unreachable};
use crate::{
    keys::{Cell, KeyError},
    password::{Checked, NotHashed, Password},
    store::{
        StoreError, Tx,
        repo::people::{Person, PersonStatus},
    },
    usecase::House,
};

/// What somebody brings.
pub enum Proof {
    /// What they typed.
    Text {
        /// As what.
        factor: Factor,
        /// The text.
        text: Zeroizing<String>,
    },
    /// `AuthenticationResponseJSON`.
    Passkey(Value),
    /// Whom the company's provider has proved.
    Company(CompanyName),
}

/// By what the company's provider names somebody. An address is no number, whatever it looks like: who chooses the one may not choose the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CompanyName {
    /// A verified address.
    Address(String),
    /// Their id in the company's own lists.
    Number(String),
}

impl Proof {
    /// As what it is brought.
    pub const fn factor(&self) -> Factor {
        match self {
            Self::Text { factor, .. } => *factor,
            Self::Passkey(_) => Factor::Passkey,
            Self::Company(_) => Factor::Oidc,
        }
    }

    /// Whether somebody could guess it. A signature and 80 random bits nobody guesses, so no stranger's guesses keep anybody from them.
    pub(crate) const fn can_be_guessed(&self) -> bool {
        !matches!(self.factor(), Factor::Passkey | Factor::RecoveryCode | Factor::Oidc)
    }
}

/// A proof that holds, as far as committed rows tell.
pub(crate) enum Proven {
    /// A password, perhaps hashed anew with the parameters of today.
    Password { sealed_anew: Option<Vec<u8>> },
    /// The code of a step.
    Totp { step: u64 },
    /// A recovery code.
    RecoveryCode { hash: Digest },
    /// A passkey with its counter.
    Passkey { credential_id: Vec<u8>, credential: String },
    /// Something that is used up with the attempt's own step: a code that was sent, the word of somebody else.
    Once,
}

/// Nobody knows whether it is a proof.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NoVerdict {
    #[error(transparent)]
    NotHashed(#[from] NotHashed),
    #[error(transparent)]
    Unreachable(#[from] Unreachable),
    #[error(transparent)]
    Key(#[from] KeyError),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Where a person's password stands.
pub(crate) const fn password_cell(person: &PersonId) -> Cell<'_> {
    Cell { table: "password", column: "sealed", row: person.as_bytes() }
}

/// Where the secret of a person's one-time codes stands. The one that is offered has the same place, which it takes when it is confirmed.
pub(crate) const fn totp_cell(person: &PersonId) -> Cell<'_> {
    Cell { table: "totp", column: "sealed", row: person.as_bytes() }
}

/// What is kept of a code that was sent: with the attempt's secret, which no database holds, so that nobody tries all codes on a copy.
pub(crate) fn code_hash(attempt: &str, code: &str) -> Digest {
    sha256(format!("lethe-code/1 {attempt} {code}").as_bytes())
}

/// Judges; gives whoever is proved to come. `attempt` is its secret.
pub(crate) async fn verify(
    house: &House,
    means: Means<'_>,
    open: &Open,
    attempt: &str,
    proof: Proof,
) -> Result<Option<(Person, Proven)>, NoVerdict> {
    let now = house.store.clock().now();
    let proven = match proof {
        Proof::Passkey(credential) => return Ok(passkey(house, means, open, credential).await?),
        Proof::Company(name) => return Ok(company(house, open, &name).await?),
        Proof::Text { factor, text } => match factor {
            Factor::Password => password(house, means, open, &text).await?,
            Factor::Totp => one_time_code(house, open, &text, now).await?,
            Factor::EmailCode | Factor::Sms => sent_code(open, attempt, factor, &text, now),
            Factor::RecoveryCode => recovery_code(house, open, &text).await?,
            Factor::Ldap => directory(means, open, &text).await?,
            Factor::Passkey | Factor::Oidc => None,
        },
    };
    Ok(open.person.clone().zip(proven))
}

async fn password(house: &House, means: Means<'_>, open: &Open, typed: &str) -> Result<Option<Proven>, NoVerdict> {
    let Some(password) = Password::new(typed) else { return Ok(None) };
    let kept = house.store.read().factors().password(open.person_no()).await?;
    let hash = match (&kept, &open.person) {
        (Some(kept), Some(person)) => {
            let opened = house.vault.open(password_cell(&person.id), &kept.sealed)?;
            Some(Zeroizing::new(String::from_utf8_lossy(&opened).into_owned()))
        }
        _ => None,
    };
    let outdated = match means.passwords.check(hash, password).await? {
        Checked::Wrong => return Ok(None),
        Checked::Right { outdated } => outdated,
    };
    let sealed_anew = match (&open.person, Password::new(typed)) {
        (Some(person), Some(password)) if outdated => {
            let hash = means.passwords.hash(password, house.store.entropy()).await?;
            Some(house.vault.seal(password_cell(&person.id), hash.as_bytes(), house.store.entropy())?)
        }
        _ => None,
    };
    Ok(Some(Proven::Password { sealed_anew }))
}

async fn one_time_code(house: &House, open: &Open, typed: &str, now: Time) -> Result<Option<Proven>, NoVerdict> {
    let kept = house.store.read().factors().totp(open.person_no()).await?;
    let (secret, last) = match (&kept, &open.person) {
        (Some(kept), Some(person)) => (house.vault.open(totp_cell(&person.id), &kept.sealed)?, Some(kept.last_step)),
        _ => (Zeroizing::new(vec![0; totp::SECRET_BYTES]), None),
    };
    let step = totp::matching_step(&secret, &codes::typed(typed), now, last);
    Ok(step.filter(|_| kept.is_some()).map(|step| Proven::Totp { step }))
}

fn sent_code(open: &Open, attempt: &str, factor: Factor, typed: &str, now: Time) -> Option<Proven> {
    let hash = code_hash(attempt, &codes::typed(typed));
    let sent = open.stored.code.as_ref().filter(|code| code.factor == factor && code.until > now)?;
    let same = aws_lc_rs::constant_time::verify_slices_are_equal(sent.hash.as_bytes(), hash.as_bytes());
    same.is_ok().then_some(Proven::Once)
}

async fn recovery_code(house: &House, open: &Open, typed: &str) -> Result<Option<Proven>, NoVerdict> {
    let nobody = PersonId::from([0; 16]);
    let hash = recovery::hash(open.person.as_ref().map_or(nobody, |person| person.id), typed);
    let there = house.store.read().factors().has_recovery_code(open.person_no(), &hash).await?;
    Ok(there.then_some(Proven::RecoveryCode { hash }))
}

async fn directory(means: Means<'_>, open: &Open, typed: &str) -> Result<Option<Proven>, NoVerdict> {
    let Some(directory) = &means.couriers.directory else { return Ok(None) };
    let person = open.person.as_ref();
    let login = person.and_then(|person| person.email.as_deref().or(person.external_id.as_deref()));
    // Nobody's login is not there, which costs the same.
    let proved = directory.proves(login.unwrap_or("nobody@invalid"), typed).await?;
    Ok((proved && login.is_some()).then_some(Proven::Once))
}

/// A passkey says itself whose it is. Where a person was named it must be theirs.
async fn passkey(
    house: &House,
    means: Means<'_>,
    open: &Open,
    credential: Value,
) -> Result<Option<(Person, Proven)>, StoreError> {
    house.store.answer_in_attempt(open.hash).await?;
    let (Some(question), Ok(claim)) = (&open.stored.question, means.passkeys.claim(credential)) else {
        return Ok(None);
    };
    let read = house.store.read();
    let Some(kept) = read.person_passkeys().find_credential(&claim.credential_id).await? else { return Ok(None) };
    let Ok(used) = means.passkeys.finish_sign_in(question, &claim, &kept.credential) else { return Ok(None) };
    let person = read.people().find_no(kept.person_no).await?.filter(|who| who.status == PersonStatus::Active);
    let person = person.filter(|person| *person.id.as_bytes() == claim.handle && is_meant(open, person));
    let proven = Proven::Passkey { credential_id: used.credential_id, credential: used.credential };
    Ok(person.map(|person| (person, proven)))
}

/// The company's provider says whose it is, too. Where a person was named it must be theirs.
async fn company(house: &House, open: &Open, name: &CompanyName) -> Result<Option<(Person, Proven)>, StoreError> {
    let (CompanyName::Address(text) | CompanyName::Number(text)) = name;
    let person = house.store.read().people().find_login(text).await?;
    let person = person.filter(|who| who.status == PersonStatus::Active && is_meant(open, who));
    let person = person.filter(|who| match name {
        CompanyName::Address(address) => who.email.as_ref().is_some_and(|own| own.eq_ignore_ascii_case(address.trim())),
        CompanyName::Number(number) => who.external_id.as_deref() == Some(number.trim()),
    });
    Ok(person.map(|person| (person, Proven::Once)))
}

/// Whether an attempt is this person's, or waits for whoever comes.
fn is_meant(open: &Open, person: &Person) -> bool {
    match &open.person {
        Some(named) => named.no == person.no,
        None => open.is_open_to_anybody(),
    }
}

impl Proven {
    /// Uses it up. `false`: somebody was faster, or it is not there any more; then it is no proof.
    pub(crate) async fn consume(&self, tx: &Tx, person_no: i64) -> Result<bool, StoreError> {
        let (rows, now) = (tx.factors(), tx.now());
        match self {
            Self::Password { sealed_anew: None } | Self::Once => Ok(true),
            Self::Password { sealed_anew: Some(sealed) } => {
                rows.set_password(person_no, sealed.clone(), None).await.map(|()| true)
            }
            Self::Totp { step } => rows.use_step(person_no, *step).await,
            Self::RecoveryCode { hash } => rows.use_recovery_code(person_no, hash, now).await,
            Self::Passkey { credential_id, credential } => {
                tx.person_passkeys().set_used(credential_id, credential, now).await
            }
        }
    }
}
