//! From an access token to whoever it speaks for. Changes nothing.

use lethe_proto::ids::Time;
use lethe_server_core::{
    ids::GrantId,
    oidc::claims::{AccessClaims, seconds},
};

use super::{
    House,
    failure::failures,
    steps::{
        holder::{Holder, holder_of},
        issue_tokens::Issuer,
    },
};
use crate::jose::Typ;

failures!(
    /// Why the token is not believed.
    ReadAccessTokenError {
        /// Not ours, over, or its grant has ended: the caller is not told which.
        Worthless = Denied "token.invalid" "the access token is not good any more, or never was",
    }
);

/// An access token whose grant lives.
#[derive(Debug, Clone)]
pub struct Held {
    /// What it says.
    pub claims: AccessClaims,
    /// Who holds it.
    pub holder: Holder,
}

impl Held {
    /// Whether it is good at this moment.
    pub fn is_good(&self, house: &House, now: Time) -> bool {
        seconds(now) < self.claims.exp && self.holder.lives(house, now)
    }
}

/// Reads a token, and looks up its grant.
pub async fn read_access_token(house: &House, issuer: Issuer<'_>, token: &str) -> Result<Held, ReadAccessTokenError> {
    let claims: AccessClaims = issuer.ring.read(Typ::Access, token).map_err(|_| ReadAccessTokenError::Worthless)?;
    let grant = GrantId::from_hex(&claims.sid).filter(|_| claims.iss == issuer.name);
    let grant = grant.ok_or(ReadAccessTokenError::Worthless)?;
    let grant = house.store.read().grants().find(grant).await?.filter(|grant| grant.app.as_str() == claims.client_id);
    let holder = holder_of(house, grant).await?.ok_or(ReadAccessTokenError::Worthless)?;
    Ok(Held { claims, holder })
}
