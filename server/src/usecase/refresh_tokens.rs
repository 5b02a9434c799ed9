//! An app brings a refresh token, and gets the next one with an access token. Each is good once: a second use means that somebody has a
//! copy, and ends the family.
//!
//! An answer can be lost on its way. A token that is bound to a key is answered once more within seconds, because only whoever holds the key
//! can ask; one that is bound to nothing is not, because nobody could tell its app from a thief. That app signs in again, which costs no more
//! than a redirect while the session lasts.

use lethe_proto::ids::Digest;
use lethe_server_core::oidc::{lives, registration::RelyingParty, scope::Scopes};

use super::{
    House,
    redeem_code::{TokensError, end_reused, next_refresh},
    steps::{
        holder::{Holder, holder_of},
        issue_tokens::{IssuedTokens, Issuer, Matter, issue},
    },
};
use crate::store::{
    Voice,
    repo::{apps::StoredApp, refresh_tokens::StoredRefreshToken},
};

/// What an app brings.
#[derive(Debug, Clone, Copy)]
pub struct BroughtRefresh {
    /// SHA-256 of the refresh token.
    pub hash: Digest,
    /// Fewer scopes than before, where it asks for fewer.
    pub scopes: Option<Scopes>,
    /// The key that the app has proved to have.
    pub jkt: Option<Digest>,
}

/// Gives the next tokens.
pub async fn refresh_tokens(
    house: &House,
    issuer: Issuer<'_>,
    app: &StoredApp,
    party: &RelyingParty,
    brought: BroughtRefresh,
) -> Result<IssuedTokens, TokensError> {
    let (token, holder) = find(house, app, &brought).await?;
    let now = house.store.clock().now();
    if (token.jkt.is_some() || party.bound_tokens) && token.jkt != brought.jkt {
        return Err(TokensError::Unbound);
    }
    let again = match token.used_at {
        None => false,
        Some(used) if token.jkt.is_some() && now < used.plus(lives::LOST_ANSWER_MS) => true,
        Some(_) => return end_reused(house, holder).await,
    };
    let scopes = brought.scopes.unwrap_or(token.scopes);
    if !scopes.are_among(token.scopes) {
        return Err(TokensError::Scope);
    }
    let jkt = token.jkt.or(brought.jkt);
    let algorithm = party.algorithm;
    let matter = Matter { app: &app.registration.id, algorithm, holder: &holder, scopes, nonce: None, jkt };
    let mut tokens = issue(issuer, &matter, house.store.entropy(), now)?;
    let session_no = holder.session.no;
    let next = StoredRefreshToken { used_at: None, jkt, ..token };
    let kept = house
        .store
        .write(move |tx| async move {
            let used = tx.refresh_tokens().use_up(&brought.hash, tx.now()).await?;
            if used.is_none() && !again {
                return Ok::<_, TokensError>(tx.unchanged(None).await?);
            }
            if tx.grants().find(holder.grant.id).await?.is_none_or(|grant| grant.ended.is_some()) {
                return Err(TokensError::Worthless);
            }
            let turn = next_refresh(&tx, &mut tokens, next).await?;
            Ok(match used.or(turn) {
                Some(turn) => tx.commit_turn(turn, Some(tokens)),
                None => tx.unchanged(Some(tokens)).await?,
            })
        })
        .await?;
    let Some(tokens) = kept else {
        let (_, holder) = find(house, app, &brought).await?;
        return end_reused(house, holder).await;
    };
    house.store.note_activity(Voice::Employee(session_no));
    Ok(tokens)
}

async fn find(
    house: &House,
    app: &StoredApp,
    brought: &BroughtRefresh,
) -> Result<(StoredRefreshToken, Holder), TokensError> {
    let read = house.store.read();
    let token = read.refresh_tokens().find(&brought.hash).await?.ok_or(TokensError::Worthless)?;
    let grant = read.grants().find_no(token.grant_no).await?.filter(|grant| grant.app == app.registration.id);
    let holder = holder_of(house, grant).await?.ok_or(TokensError::Worthless)?;
    Ok((token, holder))
}
