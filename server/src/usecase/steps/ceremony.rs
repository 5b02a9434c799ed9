//! Ceremonies with a passkey: each has a random name that is shown once, is of one kind, and ends with its first answer.

use lethe_proto::{ids::Digest, text::Line};
use lethe_server_core::{actor::Actor, audit::AuditEvent, ids::PasskeyId};
use serde_json::Value;

use super::secret_text;
use crate::{
    passkey::{Begun, PasskeyError, Registered},
    store::{
        Ceremony, CeremonyKind, StoreError, Tx,
        repo::passkeys::{NewPasskey, StoredPasskey},
    },
    usecase::{access::Refusal, failure::failures, house::House},
};

failures!(
    /// Why a ceremony did not begin or end well.
    CeremonyError {
        /// Expired, answered already, of another kind, or somebody else's.
        Gone = Conflict "ceremony.gone" "this took too long or was answered already; begin again",
        /// Nobody is told what exactly did not hold, and whether there is such a passkey.
        Refused = Denied "passkey.refused" "the passkey did not prove who you are; use one that is registered here, or ask an owner for a new setup link",
        /// They have proved who they are, and the rules keep them out.
        RefusedHere(#[from] Refusal) = Denied "sign_in.refused_here" "the access rules refuse your sign-in: {0}; sign in from a place that they allow, or ask another administrator to change them (`lethe access break-glass` on the host sets them aside for a while)",
        /// The console has no name.
        NoName = Conflict "passkey.no_name" "passkeys need a console with a host name; set `url` of `[console]` in the server's configuration",
        /// The library failed.
        Broken = Internal "passkey.failed" "the passkey could not be judged; look into the server's log",
    }
);

impl From<PasskeyError> for CeremonyError {
    fn from(error: PasskeyError) -> Self {
        match error {
            PasskeyError::NoName => Self::NoName,
            PasskeyError::Refused => Self::Refused,
            PasskeyError::Broken => Self::Broken,
        }
    }
}

/// What the browser needs to go on.
pub struct BegunCeremony {
    /// Its name: shown once.
    pub ceremony: String,
    /// For `navigator.credentials`.
    pub options: Value,
}

/// To whom and what a ceremony belongs.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Purpose {
    pub(crate) kind: CeremonyKind,
    pub(crate) admin_no: Option<i64>,
    pub(crate) session_no: Option<i64>,
    pub(crate) request: Option<Digest>,
    pub(crate) lifetime_ms: u64,
}

/// Keeps what has begun.
pub(crate) async fn put(house: &House, purpose: Purpose, begun: Begun) -> Result<BegunCeremony, CeremonyError> {
    let name = secret_text::make("", house.store.entropy());
    let Purpose { kind, admin_no, session_no, request, lifetime_ms } = purpose;
    let expires_at = house.store.clock().now().plus(lifetime_ms);
    let ceremony = Ceremony { kind, admin_no, session_no, request, state: begun.state, expires_at };
    house.store.put_ceremony(name.hash, ceremony).await?;
    Ok(BegunCeremony { ceremony: name.text.to_string(), options: begun.options })
}

/// Takes a ceremony of this kind out, whatever its answer will be worth.
pub(crate) async fn take(house: &House, kind: CeremonyKind, name: &str) -> Result<Ceremony, CeremonyError> {
    let found = house.store.take_ceremony(secret_text::hash(name)).await?;
    found.filter(|ceremony| ceremony.kind == kind).ok_or(CeremonyError::Gone)
}

/// What an administrator's passkeys are judged by, by running number.
pub(crate) async fn credentials(house: &House, admin_no: i64) -> Result<Vec<String>, StoreError> {
    let known = house.store.read().passkeys().list(admin_no).await?;
    Ok(known.into_iter().map(|key| key.credential).collect())
}

/// Keeps a passkey that was made. `None`: somebody has it already.
pub(crate) async fn keep(
    tx: &Tx,
    admin_no: i64,
    made: Registered,
    name: String,
) -> Result<Option<PasskeyId>, StoreError> {
    let id = PasskeyId::from(tx.new_id());
    let Registered { credential_id, credential } = made;
    let key = NewPasskey { id, admin_no, credential_id, credential, name };
    match tx.passkeys().insert(&key, tx.now()).await {
        Err(error) if error.is_duplicate() => Ok(None),
        other => other.map(|()| Some(id)),
    }
}

/// Puts on record that somebody came with a passkey of ours and could not prove it.
pub(crate) async fn record_refusal(house: &House, key: StoredPasskey) -> Result<(), StoreError> {
    house
        .store
        .write(move |tx| async move {
            match tx.admins().find_no(key.admin_no).await? {
                None => tx.unchanged(()).await,
                Some(admin) => {
                    let event = AuditEvent::PasskeyRefused { passkey: key.id, admin: admin.admin.id };
                    Ok(tx.commit(Actor::Server, event, ()))
                }
            }
        })
        .await
}

/// What a holder may call a passkey: one line of at most 100 bytes.
pub(crate) fn is_name(text: &str) -> bool {
    text.len() <= 100 && Line::new(text.to_owned()).is_ok()
}
