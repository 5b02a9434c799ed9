//! An app brings a code, and gets tokens for it, once. A second time somebody else has a copy, and everything under the grant ends.

use lethe_proto::ids::Digest;
use lethe_server_core::{
    audit::EmployeeEvent,
    employee_session::Ending,
    oidc::{registration::RelyingParty, scope::Scope},
};

use super::{
    House,
    failure::failures,
    steps::{
        holder::{Holder, holder_of},
        issue_tokens::{IssuedTokens, Issuer, Matter, issue},
        secret_text,
    },
};
use crate::{
    jose::{JoseError, fulfils},
    store::{
        StoreError, Turn, Tx, Voice,
        repo::{apps::StoredApp, authorization_codes::StoredCode, refresh_tokens::StoredRefreshToken},
    },
};

failures!(
    /// Why there are no tokens.
    TokensError {
        /// Unknown, used, expired, somebody else's, or its grant has ended: the app is not told which.
        Worthless = Invalid "token.invalid_grant" "the code or the refresh token is not good any more, or was not given to this app for this use; sign in again",
        /// The key is not the one that it is bound to, or there is none.
        Unbound = Invalid "token.invalid_proof" "the tokens of this app are bound to a key; prove that you hold it",
        /// It asks for more than was granted.
        Scope = Invalid "token.invalid_scope" "no scope beyond those of the sign-in is given later",
        /// They could not be signed.
        Jose(#[from] JoseError) = Internal "token.not_signed" "{0}",
    }
);

/// What an app brings with a code.
#[derive(Debug, Clone)]
pub struct BroughtCode {
    /// SHA-256 of the code.
    pub hash: Digest,
    /// Where it was sent to.
    pub redirect_uri: String,
    /// PKCE.
    pub verifier: String,
    /// The key that the app has proved to have.
    pub jkt: Option<Digest>,
}

/// Whether the key fits what was promised and what the app is bound to.
pub(super) fn fits_key(party: &RelyingParty, promised: Option<Digest>, proved: Option<Digest>) -> bool {
    match (promised, proved) {
        (Some(promised), proved) => proved == Some(promised),
        (None, None) => !party.bound_tokens,
        (None, Some(_)) => true,
    }
}

/// Makes the next refresh token, where the app may go on while nobody looks.
pub(super) async fn next_refresh(
    tx: &Tx,
    tokens: &mut IssuedTokens,
    next: StoredRefreshToken,
) -> Result<Option<Turn>, StoreError> {
    if !next.scopes.contains(Scope::OfflineAccess) {
        return Ok(None);
    }
    let secret = secret_text::make("lethe-refresh-", tx.entropy());
    let turn = tx.refresh_tokens().insert(&secret.hash, &next, tx.now()).await?;
    tokens.refresh = Some(secret.text);
    Ok(Some(turn))
}

/// Gives tokens for a code.
pub async fn redeem_code(
    house: &House,
    issuer: Issuer<'_>,
    app: &StoredApp,
    party: &RelyingParty,
    brought: BroughtCode,
) -> Result<IssuedTokens, TokensError> {
    let (code, holder) = find(house, app, &brought).await?;
    if code.used_at.is_some() {
        return end_reused(house, holder).await;
    }
    let now = house.store.clock().now();
    let redeems = code.redirect_uri == brought.redirect_uri && fulfils(&brought.verifier, &code.challenge);
    if !redeems || now >= code.expires_at {
        return Err(TokensError::Worthless);
    }
    if !fits_key(party, code.jkt, brought.jkt) {
        return Err(TokensError::Unbound);
    }
    let matter = Matter {
        app: &app.registration.id,
        algorithm: party.algorithm,
        holder: &holder,
        scopes: code.scopes,
        nonce: code.nonce.clone(),
        jkt: brought.jkt,
    };
    let mut tokens = issue(issuer, &matter, house.store.entropy(), now)?;
    let (session_no, hash) = (holder.session.no, brought.hash);
    let next = StoredRefreshToken { grant_no: code.grant_no, scopes: code.scopes, jkt: brought.jkt, used_at: None };
    let kept = house
        .store
        .write(move |tx| async move {
            let Some(turn) = tx.authorization_codes().use_up(&hash, tx.now()).await? else {
                return Ok::<_, TokensError>(tx.unchanged(None).await?);
            };
            if tx.grants().find(holder.grant.id).await?.is_none_or(|grant| grant.ended.is_some()) {
                return Err(TokensError::Worthless);
            }
            next_refresh(&tx, &mut tokens, next).await?;
            Ok(tx.commit_turn(turn, Some(tokens)))
        })
        .await?;
    let Some(tokens) = kept else {
        let (_, holder) = find(house, app, &brought).await?;
        return end_reused(house, holder).await;
    };
    house.store.note_activity(Voice::Employee(session_no));
    Ok(tokens)
}

async fn find(house: &House, app: &StoredApp, brought: &BroughtCode) -> Result<(StoredCode, Holder), TokensError> {
    let read = house.store.read();
    let code = read.authorization_codes().find(&brought.hash).await?.ok_or(TokensError::Worthless)?;
    let grant = read.grants().find_no(code.grant_no).await?.filter(|grant| grant.app == app.registration.id);
    let holder = holder_of(house, grant).await?.ok_or(TokensError::Worthless)?;
    Ok((code, holder))
}

/// Ends everything under a grant of which somebody has a copy.
pub(super) async fn end_reused<T: Send + 'static>(house: &House, holder: Holder) -> Result<T, TokensError> {
    house
        .store
        .write(move |tx| async move {
            if !tx.grants().end(holder.grant.no, Ending::Reused, tx.now()).await? {
                return Ok::<_, TokensError>(tx.unchanged(()).await?);
            }
            let (grant, session) = (holder.grant.id, holder.session.id);
            let event = EmployeeEvent::GrantEnded { grant, session, why: Ending::Reused };
            Ok(tx.commit(holder.session.actor(), event.into(), ()))
        })
        .await?;
    Err(TokensError::Worthless)
}
