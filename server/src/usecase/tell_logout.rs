//! An app is told that somebody is signed out (`OpenID Connect` Back-Channel Logout): each end of a grant, until the app has accepted it or a
//! day has passed.

use lethe_proto::ids::Time;
use lethe_server_core::{
    entropy::random,
    oidc::{
        claims::{LogoutClaims, LogoutEvents, seconds},
        lives,
    },
};

use super::{House, steps::issue_tokens::Issuer};
use crate::{
    jose::{JoseError, Typ},
    store::{StoreError, repo::logout_notices::LogoutDue},
};

/// The first pause; each later one is twice as long.
const FIRST_PAUSE_MS: u64 = 10_000;
/// No pause is longer.
const LONGEST_PAUSE_MS: u64 = 3_600_000;
/// So many are told in one turn.
const AT_ONCE: u64 = 50;

/// Whom to tell now.
pub async fn logouts_due(house: &House) -> Result<Vec<LogoutDue>, StoreError> {
    let now = house.store.clock().now();
    let since = Time(now.0.saturating_sub(lives::TELL_MS));
    house.store.read().logout_notices().due(since, now, AT_ONCE).await
}

fn pause_ms(tries: u64) -> u64 {
    let doublings = u32::try_from(tries.min(20)).unwrap_or(20);
    FIRST_PAUSE_MS.saturating_mul(1 << doublings).min(LONGEST_PAUSE_MS)
}

/// Takes one on; `false` where another node has.
pub async fn take_logout(house: &House, due: LogoutDue) -> Result<bool, StoreError> {
    house
        .store
        .write(move |tx| async move {
            let (now, next) = (tx.now(), tx.now().plus(pause_ms(due.tries)));
            match tx.logout_notices().take(&due, next, now).await? {
                Some(turn) => Ok(tx.commit_turn(turn, true)),
                None => tx.unchanged(false).await,
            }
        })
        .await
}

/// It was told.
pub async fn logout_told(house: &House, due: LogoutDue) -> Result<(), StoreError> {
    house
        .store
        .write(move |tx| async move {
            let turn = tx.logout_notices().told(&due, tx.now()).await?;
            Ok::<_, StoreError>(tx.commit_turn(turn, ()))
        })
        .await
}

/// What the app is told.
pub fn logout_token(house: &House, issuer: Issuer<'_>, due: &LogoutDue) -> Result<String, JoseError> {
    let now = house.store.clock().now();
    let iat = seconds(now);
    let claims = LogoutClaims {
        iss: issuer.name.to_owned(),
        sub: due.person.to_string(),
        aud: due.app.to_string(),
        iat,
        exp: iat + lives::LOGOUT_TOKEN_MS / 1000,
        jti: data_encoding::HEXLOWER.encode(&random::<16>(house.store.entropy())),
        sid: due.grant.to_string(),
        events: LogoutEvents::default(),
    };
    issuer.ring.signing(due.algorithm, now).ok_or(JoseError::Key)?.sign(Typ::Logout, &claims)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_do_not_outgrow_an_hour() {
        assert_eq!([pause_ms(0), pause_ms(1), pause_ms(8)], [10_000, 20_000, 2_560_000]);
        assert_eq!([pause_ms(9), pause_ms(u64::MAX)], [LONGEST_PAUSE_MS; 2]);
    }
}
