//! Somebody says who they are and wants to prove it. Whether there is such an account is told by nothing: not by the answer, not by what is
//! offered, not by how long it takes.

use lethe_proto::ids::Digest;
use lethe_server_core::{
    access::{app::AppId, factor::Factors},
    ids::SessionId,
};
use zeroize::Zeroizing;

use super::{
    House,
    access::Rules,
    authenticate_employee::LiveEmployee,
    failure::failures,
    sign_in::{ATTEMPT_MS, Means, Open, Step, account_of, next_offers},
    steps::secret_text,
};
use crate::store::repo::{
    attempts::StoredAttempt,
    people::{Person, PersonStatus},
};

/// Longest login, in bytes: an address of mail is no longer.
const LOGIN: usize = 320;
/// Longest way to go on, in bytes.
const RETURN_TO: usize = 2_000;

failures!(
    /// Why no attempt began.
    BeginAttemptError {
        /// Longer than any address.
        Login = Invalid "sign_in.login" "a login has at most 320 bytes; type your address or the id that the company gave you",
        /// A way to another site.
        ReturnTo = Invalid "sign_in.return_to" "return_to must be a path on this host that begins with one slash; leave it out to stay in the portal",
    }
);

/// Who wants to come in, and where to.
pub struct NewAttempt {
    /// An address or an id in the HR system; empty where a passkey is to say it.
    pub login: String,
    /// To what.
    pub app: AppId,
    /// Where to go then.
    pub return_to: Option<String>,
}

/// An attempt that began.
pub struct BegunAttempt {
    /// Its name: shown once, to whoever began it.
    pub secret: Zeroizing<String>,
    /// What may be proved.
    pub step: Step,
}

/// Begins an attempt.
pub async fn begin_attempt(
    house: &House,
    means: Means<'_>,
    rules: &Rules,
    new: NewAttempt,
) -> Result<BegunAttempt, BeginAttemptError> {
    let NewAttempt { login, app, return_to } = new;
    if login.len() > LOGIN {
        return Err(BeginAttemptError::Login);
    }
    if return_to.as_deref().is_some_and(|path| !is_way_here(path)) {
        return Err(BeginAttemptError::ReturnTo);
    }
    let person = house.store.read().people().find_login(&login).await?;
    let person = person.filter(|person| person.status == PersonStatus::Active);
    let account = account_of(person.as_ref().map(|person| person.id), &login);
    begin(house, means, rules, (account, person, None), (None, app, return_to)).await
}

/// Begins an attempt for the person of an enrolled device that vouches for whoever sits in front of it. Nobody else can come in by it.
pub(super) async fn begin_on_device(
    house: &House,
    means: Means<'_>,
    rules: &Rules,
    (person, enrollment_no): (Person, i64),
    (app, return_to): (AppId, Option<String>),
) -> Result<BegunAttempt, BeginAttemptError> {
    if return_to.as_deref().is_some_and(|path| !is_way_here(path)) {
        return Err(BeginAttemptError::ReturnTo);
    }
    let whose = (account_of(Some(person.id), ""), Some(person), Some(enrollment_no));
    begin(house, means, rules, whose, (None, app, return_to)).await
}

/// Begins an attempt of somebody who is in, and proves again who they are.
pub async fn begin_proving_again(
    house: &House,
    means: Means<'_>,
    rules: &Rules,
    session: &LiveEmployee,
) -> Result<BegunAttempt, BeginAttemptError> {
    let account = account_of(Some(session.person.id), "");
    let whose = (account, Some(session.person.clone()), None);
    begin(house, means, rules, whose, (Some(session.id), AppId::PORTAL, None)).await
}

async fn begin(
    house: &House,
    means: Means<'_>,
    rules: &Rules,
    (account, person, enrollment_no): (Digest, Option<Person>, Option<i64>),
    (session, app, return_to): (Option<SessionId>, AppId, Option<String>),
) -> Result<BegunAttempt, BeginAttemptError> {
    let secret = secret_text::make("", house.store.entropy());
    let stored = StoredAttempt {
        account,
        person_no: person.as_ref().map(|person| person.no),
        enrollment_no,
        session,
        app,
        return_to,
        proved: Vec::new(),
        demanded: Factors::NONE,
        tries: 0,
        question: None,
        code: None,
        expires_at: house.store.clock().now().plus(ATTEMPT_MS),
    };
    house.store.begin_attempt(secret.hash, stored.clone()).await?;
    let open = Open { hash: secret.hash, stored, person };
    let offers = next_offers(&house.store.read(), means, rules, &open).await?;
    let step = Step { offers: offers.iter().collect(), proved: Vec::new(), expires: open.stored.expires_at };
    Ok(BegunAttempt { secret: secret.text, step })
}

/// Whether a browser that is sent there stays with us.
fn is_way_here(path: &str) -> bool {
    let plain = |letter: u8| letter.is_ascii_graphic() && letter != b'\\';
    path.len() <= RETURN_TO && path.starts_with('/') && !path.starts_with("//") && path.bytes().all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_is_sent_only_to_paths_of_ours() {
        for path in ["/", "/portal/sessions", "/oidc/authorize?client_id=a&state=%2F"] {
            assert!(is_way_here(path), "{path}");
        }
        let long = format!("/{}", "x".repeat(RETURN_TO));
        for path in ["", "portal", "//evil.example", "/\\evil.example", "https://evil.example", "/a\nb", "/ b", &long] {
            assert!(!is_way_here(path), "{path}");
        }
    }
}
