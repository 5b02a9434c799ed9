//! What an app gets for a code or a refresh token.

use lethe_proto::ids::{Digest, Time};
use lethe_server_core::{
    access::app::AppId,
    entropy::{Entropy, random},
    oidc::{
        algorithm::Algorithm,
        amr,
        claims::{AccessClaims, Confirmation, IdClaims, PersonClaims, seconds},
        lives,
        scope::{Scope, Scopes},
    },
};
use zeroize::Zeroizing;

use super::holder::Holder;
use crate::{
    jose::{JoseError, Ring, Typ, to_text},
    store::repo::people::Person,
};

/// By whom tokens are issued, and with which keys.
#[derive(Clone, Copy)]
pub struct Issuer<'i> {
    /// Our origin.
    pub name: &'i str,
    /// Our keys.
    pub ring: &'i Ring,
}

/// What tokens are about.
pub(crate) struct Matter<'m> {
    pub(crate) app: &'m AppId,
    pub(crate) algorithm: Algorithm,
    pub(crate) holder: &'m Holder,
    pub(crate) scopes: Scopes,
    pub(crate) nonce: Option<String>,
    pub(crate) jkt: Option<Digest>,
}

/// Tokens, each shown once.
pub struct IssuedTokens {
    /// For resources.
    pub access: Zeroizing<String>,
    /// For the app itself.
    pub id: Option<Zeroizing<String>>,
    /// For the next ones.
    pub refresh: Option<Zeroizing<String>>,
    /// What was granted.
    pub scopes: Scopes,
    /// Whether they are bound to a key.
    pub bound: bool,
}

/// What an app learns of an employee.
pub fn person_claims(person: &Person, scopes: Scopes) -> PersonClaims {
    let email = person.email.clone().filter(|_| scopes.contains(Scope::Email));
    PersonClaims {
        name: scopes.contains(Scope::Profile).then(|| person.name.clone()),
        email_verified: email.is_some().then_some(true),
        email,
        groups: scopes.contains(Scope::Groups).then(|| person.group.iter().cloned().collect()),
    }
}

/// A name for one token.
fn jti(entropy: &dyn Entropy) -> String {
    data_encoding::HEXLOWER.encode(&random::<16>(entropy))
}

fn references(holder: &Holder) -> Vec<String> {
    amr::references(holder.session.factors).into_iter().map(str::to_owned).collect()
}

/// Signs both tokens. The refresh token is the caller's business.
pub(crate) fn issue(
    issuer: Issuer<'_>,
    matter: &Matter<'_>,
    entropy: &dyn Entropy,
    now: Time,
) -> Result<IssuedTokens, JoseError> {
    let Matter { app, algorithm, holder, scopes, nonce, jkt } = matter;
    let key = issuer.ring.signing(*algorithm, now).ok_or(JoseError::Key)?;
    let (iss, sub) = (issuer.name.to_owned(), holder.session.person.id.to_string());
    let (aud, sid) = (app.to_string(), holder.grant.id.to_string());
    let (iat, auth_time) = (seconds(now), seconds(holder.session.proved_at));
    let access = AccessClaims {
        iss: iss.clone(),
        sub: sub.clone(),
        aud: aud.clone(),
        client_id: aud.clone(),
        exp: iat + lives::ACCESS_MS / 1000,
        iat,
        jti: jti(entropy),
        sid: sid.clone(),
        auth_time,
        amr: references(holder),
        scope: scopes.to_text(),
        cnf: jkt.map(|jkt| Confirmation { jkt: to_text(&jkt) }),
    };
    let id = IdClaims {
        iss,
        sub,
        aud,
        exp: iat + lives::ID_TOKEN_MS / 1000,
        iat,
        auth_time,
        sid,
        amr: references(holder),
        nonce: nonce.clone(),
        person: person_claims(&holder.session.person, *scopes),
    };
    Ok(IssuedTokens {
        access: Zeroizing::new(key.sign(Typ::Access, &access)?),
        id: Some(Zeroizing::new(key.sign(Typ::Id, &id)?)),
        refresh: None,
        scopes: *scopes,
        bound: jkt.is_some(),
    })
}
