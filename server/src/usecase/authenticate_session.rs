//! From a cookie's secret to a caller. Changes nothing.

use lethe_proto::ids::Digest;
use lethe_server_core::{
    caller::{Caller, TokenScopes, Via},
    ids::SessionId,
    session::{Lifetime, idle_ms},
};

use super::{House, failure::failures};

failures!(
    /// Why the session is not believed.
    AuthenticateSessionError {
        /// Unknown, ended, expired, or its admin is disabled: the caller is not told which.
        Expired = Denied "session.expired" "your session has ended; sign in again",
    }
);

/// A session that has not ended.
#[derive(Debug, Clone)]
pub struct LiveSession {
    /// Running number.
    pub no: i64,
    /// Id.
    pub id: SessionId,
    /// Its admin's running number.
    pub admin_no: i64,
    /// Who speaks through it.
    pub caller: Caller,
    /// How long it lasts.
    pub lifetime: Lifetime,
}

/// Whose session it is, by SHA-256 of the cookie, as far as rows tell. Whether idleness has ended it is judged by
/// [`LiveSession::lifetime`], which the newest activity prolongs.
pub async fn authenticate_session(house: &House, hash: &Digest) -> Result<LiveSession, AuthenticateSessionError> {
    let read = house.store.read();
    let session = read.sessions().find_hash(hash).await?.ok_or(AuthenticateSessionError::Expired)?;
    if session.ended_at.is_some() {
        return Err(AuthenticateSessionError::Expired);
    }
    let admin = read.admins().find_no(session.admin_no).await?.ok_or(AuthenticateSessionError::Expired)?.admin;
    if !admin.active {
        return Err(AuthenticateSessionError::Expired);
    }
    let lifetime = Lifetime { active_at: session.active_at, idle_ms: idle_ms(&admin.roles), ends_at: session.ends_at };
    let caller = Caller { admin, via: Via::Session(session.id), scopes: TokenScopes::Whole };
    Ok(LiveSession { no: session.no, id: session.id, admin_no: session.admin_no, caller, lifetime })
}
