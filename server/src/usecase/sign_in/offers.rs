//! What somebody may prove next.
//!
//! Before the first proof it depends on the app alone; afterwards on the person, who has then said more than a name.

use lethe_proto::ids::Time;
use lethe_server_core::{
    access::{
        app::AppId,
        chain::Chain,
        factor::{Factor, Factors},
        facts::Subject,
    },
    sign_in::progress::{Next, next},
};

use super::{Means, Open};
use crate::{
    store::{Reader, StoreError, repo::people::Person},
    usecase::access::Rules,
};

/// How far an attempt is, for whoever makes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What may be proved next.
    pub offers: Vec<Factor>,
    /// What was proved.
    pub proved: Vec<Factor>,
    /// When the attempt is over.
    pub expires: Time,
}

/// What a person has, of that which this server can judge.
pub(crate) async fn enrolled(read: &Reader<'_>, means: Means<'_>, person: &Person) -> Result<Factors, StoreError> {
    let rows = read.factors();
    let codes = rows.recovery_codes(person.no).await?;
    let held = [
        (Factor::Password, rows.password(person.no).await?.is_some()),
        (Factor::Passkey, !read.person_passkeys().list(person.no).await?.is_empty()),
        (Factor::Totp, rows.totp(person.no).await?.is_some()),
        (Factor::RecoveryCode, codes.is_some_and(|codes| codes.left > 0)),
        (Factor::EmailCode, person.email.is_some()),
        (Factor::Ldap, person.email.is_some() || person.external_id.is_some()),
        (Factor::Oidc, person.email.is_some() || person.external_id.is_some()),
    ];
    let supported = means.supported();
    let held = held.into_iter().filter(|(factor, held)| *held && supported.contains(*factor));
    Ok(held.map(|(factor, _)| factor).collect())
}

/// The chain of a person at an app.
pub(crate) fn for_person<'r>(rules: &'r Rules, person: &Person, app: &AppId) -> &'r Chain {
    let subject = Subject::Employee { id: person.id, group: person.group.as_deref() };
    rules.chains().of(&subject, app)
}

fn both(one: Factors, other: Factors) -> Factors {
    one.iter().filter(|factor| other.contains(*factor)).collect()
}

/// What may be proved next in this attempt.
pub(crate) async fn next_offers(
    read: &Reader<'_>,
    means: Means<'_>,
    rules: &Rules,
    open: &Open,
) -> Result<Factors, StoreError> {
    let attempt = &open.stored;
    let Some(person) = open.person.as_ref().filter(|_| attempt.session.is_some() || !attempt.proved.is_empty()) else {
        return Ok(both(rules.chains().first_of_anybody(&attempt.app), means.supported()));
    };
    let held = enrolled(read, means, person).await?;
    if attempt.session.is_some() {
        // Whoever proves again stays on the page; the company's provider is a journey.
        return Ok(held.iter().filter(|factor| *factor != Factor::Oidc).collect());
    }
    match next(for_person(rules, person, &attempt.app), &attempt.proved, attempt.demanded) {
        Next::Prove(factors) => Ok(both(factors, held)),
        Next::Complete => Ok(Factors::NONE),
    }
}
