//! An app gives back what it holds (RFC 7009). With one token the grant ends, and every other below it.

use lethe_proto::{cbor::sha256, ids::Digest};
use lethe_server_core::{audit::EmployeeEvent, employee_session::Ending, ids::GrantId, oidc::claims::AccessClaims};

use super::{
    House,
    failure::failures,
    steps::{
        holder::{Holder, holder_of},
        issue_tokens::Issuer,
    },
};
use crate::{
    jose::Typ,
    store::{StoreError, repo::apps::StoredApp},
};

failures!(
    /// Why it could not be given back.
    RevokeTokensError {}
);

/// The holder of a refresh token, if it was given to this app. Whether the token was used already stands beside it.
pub async fn holder_of_refresh(
    house: &House,
    app: &StoredApp,
    hash: &Digest,
) -> Result<Option<(bool, Holder)>, StoreError> {
    let read = house.store.read();
    let Some(token) = read.refresh_tokens().find(hash).await? else { return Ok(None) };
    let grant = read.grants().find_no(token.grant_no).await?.filter(|grant| grant.app == app.registration.id);
    Ok(holder_of(house, grant).await?.map(|holder| (token.used_at.is_some(), holder)))
}

/// Ends the grant of a token, if it was given to this app. What is no token is given back already.
pub async fn revoke_tokens(
    house: &House,
    issuer: Issuer<'_>,
    app: &StoredApp,
    token: &str,
) -> Result<(), RevokeTokensError> {
    let holder = match issuer.ring.read::<AccessClaims>(Typ::Access, token) {
        Ok(claims) => {
            let id = GrantId::from_hex(&claims.sid);
            let grant = match id {
                Some(id) => house.store.read().grants().find(id).await?,
                None => None,
            };
            holder_of(house, grant.filter(|grant| grant.app == app.registration.id)).await?
        }
        Err(_) => holder_of_refresh(house, app, &sha256(token.as_bytes())).await?.map(|(_, holder)| holder),
    };
    let Some(holder) = holder else { return Ok(()) };
    house
        .store
        .write(move |tx| async move {
            if !tx.grants().end(holder.grant.no, Ending::Revoked, tx.now()).await? {
                return Ok(tx.unchanged(()).await?);
            }
            let (grant, session) = (holder.grant.id, holder.session.id);
            let event = EmployeeEvent::GrantEnded { grant, session, why: Ending::Revoked };
            Ok(tx.commit(holder.session.actor(), event.into(), ()))
        })
        .await
}
