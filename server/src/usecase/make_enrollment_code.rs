//! A code with which one device of one person enrolls. Made here it is trust on first use of the server; made by an approver
//! from their own pinned keyring it is not, and the server only learns what it may grant.

use lethe_proto::{
    enrollment::{Ceilings, Code, CodeTag, OneTimeSecret},
    ids::{DAY_MS, Digest, PersonId, Time},
    kinds::CodeMaker,
    text::Line,
};
use lethe_server_core::{admin::Scope, audit::AuditEvent, caller::Caller, entropy::random, permission::Permission};

use super::{House, failure::failures};
use crate::store::{Tx, repo::codes::NewCode, repo::people::Person};

/// Longest life of a code: thirty days.
const LONGEST_MS: u64 = 30 * DAY_MS;

/// What a code is to allow.
#[derive(Debug, Clone)]
pub struct NewEnrollmentCode {
    /// For whom.
    pub person: PersonId,
    /// Name of the device, for the label.
    pub device_name: String,
    /// What may ever be done to the enrollment.
    pub ceilings: Ceilings,
    /// Milliseconds, at most thirty days.
    pub lifetime_ms: u64,
}

/// What an approver who made a code offline tells the server about it.
#[derive(Debug, Clone)]
pub struct OfflineCode {
    /// SHA-256 of the code's secret.
    pub secret: Digest,
    /// For whom.
    pub person: PersonId,
    /// `⟨person⟩ · ⟨device name⟩`, as in the code.
    pub label: Line,
    /// As in the code.
    pub ceilings: Ceilings,
    /// As in the code.
    pub keyring: Digest,
    /// As in the code.
    pub expires: Time,
}

/// A code and the id under which it is found.
pub struct MadeCode {
    /// Id.
    pub id: [u8; 16],
    /// To be shown once.
    pub code: Code,
}

failures!(
    /// Why there is no code.
    MakeEnrollmentCodeError {
        /// No first keyring.
        NoKeyring = Conflict "keyring.missing" "there is no keyring yet; make your approval key first, in the console or with `lethe init --keyring`",
        /// No such person, or out of the caller's reach.
        Person = NotFound "person.unknown" "there is no such person among those you look after",
        /// The label does not fit.
        Label = Invalid "code.label" "the device's name must be plain text on one line, and the label at most 200 bytes",
        /// Too long or too short a life.
        Lifetime = Invalid "code.lifetime" "a code lives at least a minute and at most 30 days",
        /// More than the keyring allows.
        Ceilings = Invalid "code.ceilings" "the keyring does not allow solo or demo enrollments, so a code cannot either",
        /// The keyring is not in the chain.
        Keyring = Conflict "keyring.unknown" "the code pins a keyring that this server does not have; publish it first",
        /// The same secret again.
        Exists = Conflict "code.exists" "this code is registered already",
    }
);

/// Makes a code. Its text is shown once and never stored.
pub async fn make_enrollment_code(
    house: &House,
    caller: Caller,
    new: NewEnrollmentCode,
) -> Result<MadeCode, MakeEnrollmentCodeError> {
    let log = house.log.clone();
    house
        .store
        .write(move |tx| async move {
            let person = person(&tx, &caller, new.person).await?;
            let newest = tx.keyrings().newest().await?.ok_or(MakeEnrollmentCodeError::NoKeyring)?.keyring;
            if !(60_000..=LONGEST_MS).contains(&new.lifetime_ms) {
                return Err(MakeEnrollmentCodeError::Lifetime);
            }
            if (new.ceilings.solo && !newest.limits.solo) || (new.ceilings.demo && !newest.limits.demo) {
                return Err(MakeEnrollmentCodeError::Ceilings);
            }
            let label = Line::new(format!("{} · {}", person.name, new.device_name));
            let label = label.map_err(|_| MakeEnrollmentCodeError::Label)?;
            let expires = tx.now().plus(new.lifetime_ms);
            let code = Code {
                tag: CodeTag,
                tenant: newest.tenant,
                urls: newest.server_urls.clone(),
                keyring: newest.digest(),
                log_origin: log.origin,
                log_key: log.public_key,
                secret: OneTimeSecret::new(random::<32>(tx.entropy())),
                person: person.id,
                label: label.clone(),
                ceilings: new.ceilings.clone(),
                expires,
                maker: CodeMaker::Server,
            };
            let row = NewCode {
                person_no: person.no,
                label,
                ceilings: new.ceilings,
                keyring_version: newest.version,
                maker: CodeMaker::Server,
                expires_at: expires,
            };
            let id = tx.new_id();
            tx.codes().insert(id, &code.secret.digest(), &row, tx.now()).await?;
            let event = AuditEvent::CodeCreated { person: person.id };
            Ok(tx.commit(caller.actor(), event, MadeCode { id, code }))
        })
        .await
}

/// Registers a code that an approver made offline; gives its id.
pub async fn register_enrollment_code(
    house: &House,
    caller: Caller,
    offline: OfflineCode,
) -> Result<[u8; 16], MakeEnrollmentCodeError> {
    house
        .store
        .write(move |tx| async move {
            let person = person(&tx, &caller, offline.person).await?;
            let pinned = tx.keyrings().find_digest(&offline.keyring).await?;
            let pinned = pinned.ok_or(MakeEnrollmentCodeError::Keyring)?.keyring;
            let now = tx.now();
            if offline.expires <= now || offline.expires.since(now) > LONGEST_MS {
                return Err(MakeEnrollmentCodeError::Lifetime);
            }
            let row = NewCode {
                person_no: person.no,
                label: offline.label,
                ceilings: offline.ceilings,
                keyring_version: pinned.version,
                maker: CodeMaker::Approver,
                expires_at: offline.expires,
            };
            let id = tx.new_id();
            match tx.codes().insert(id, &offline.secret, &row, now).await {
                Err(error) if error.is_duplicate() => Err(MakeEnrollmentCodeError::Exists),
                Err(error) => Err(error.into()),
                Ok(()) => {
                    let event = AuditEvent::CodeCreated { person: person.id };
                    Ok(tx.commit(caller.actor(), event, id))
                }
            }
        })
        .await
}

async fn person(tx: &Tx, caller: &Caller, id: PersonId) -> Result<Person, MakeEnrollmentCodeError> {
    let person = tx.people().find(id).await?.ok_or(MakeEnrollmentCodeError::Person)?;
    caller.may(Permission::Enroll, Scope::PersonIn(person.group.as_deref()))?;
    Ok(person)
}
