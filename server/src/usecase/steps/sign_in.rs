//! A session begins: its secret is made and goes into one cookie, its hash is kept.

use lethe_server_core::{
    caller::{Caller, TokenScopes, Via},
    ids::{PasskeyId, SessionId},
    session::{LONGEST_MS, Lifetime, idle_ms},
};
use zeroize::Zeroizing;

use super::secret_text;
use crate::{
    store::{
        StoreError, Tx,
        repo::{admins::StoredAdmin, sessions::NewSession},
    },
    usecase::authenticate_session::LiveSession,
};

/// Somebody has just signed in.
pub struct SignedIn {
    /// For the cookie: shown once.
    pub secret: Zeroizing<String>,
    /// The session.
    pub session: LiveSession,
}

/// Begins a session of this administrator.
pub(crate) async fn begin(tx: &Tx, admin: StoredAdmin, passkey: PasskeyId) -> Result<SignedIn, StoreError> {
    let secret = secret_text::make("lethe-session-", tx.entropy());
    let (id, now) = (SessionId::from(tx.new_id()), tx.now());
    let ends_at = now.plus(LONGEST_MS);
    let no = tx.sessions().insert(&NewSession { id, admin_no: admin.no, passkey, ends_at }, &secret.hash, now).await?;
    let lifetime = Lifetime { active_at: now, idle_ms: idle_ms(&admin.admin.roles), ends_at };
    let caller = Caller { admin: admin.admin, via: Via::Session(id), scopes: TokenScopes::Whole };
    Ok(SignedIn { secret: secret.text, session: LiveSession { no, id, admin_no: admin.no, caller, lifetime } })
}
