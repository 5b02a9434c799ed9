//! An employee who is signed in goes to an app: the rules judge them at its door, and the app gets a code under a grant.

use lethe_proto::ids::Digest;
use lethe_server_core::{
    access::verdict::Verdict,
    audit::EmployeeEvent,
    employee_session::Ending,
    ids::GrantId,
    oidc::{lives, scope::Scopes},
    sign_in::progress::is_proved_by,
};
use zeroize::Zeroizing;

use super::{
    House,
    access::{Attempt, Judged, judge_employee},
    authenticate_employee::LiveEmployee,
    failure::failures,
    sign_in::for_person,
    steps::secret_text,
};
use crate::store::repo::{
    apps::StoredApp,
    authorization_codes::StoredCode,
    grants::{GrantKind, NewGrant, StoredGrant},
};

failures!(
    /// Why the app gets no code.
    AuthorizeAppError {
        /// The session has ended meanwhile.
        Ended = Denied "session.expired" "your session has ended; sign in again",
    }
);

/// What an app asks for. It was checked that the address is the app's.
#[derive(Debug, Clone)]
pub struct Wish {
    /// Where the code goes.
    pub redirect_uri: String,
    /// PKCE.
    pub challenge: Digest,
    /// What the app may learn.
    pub scopes: Scopes,
    /// The app's own word.
    pub nonce: Option<String>,
    /// The key that the app promises to have.
    pub jkt: Option<Digest>,
}

/// What becomes of it.
pub enum Authorized {
    /// The code.
    Code(Zeroizing<String>),
    /// More must be proved first.
    StepUp,
    /// The rules keep them out.
    Refused,
}

/// Judges, and makes the code.
pub async fn authorize_app(
    house: &House,
    session: LiveEmployee,
    app: StoredApp,
    wish: Wish,
    attempt: &Attempt,
) -> Result<Authorized, AuthorizeAppError> {
    let read = house.store.read();
    let proved = (session.factors, session.device);
    let id = app.registration.id.clone();
    let judged = judge_employee(&read, &session.person, id, proved, attempt, house.store.clock().now()).await?;
    match judged.verdict() {
        // Whoever came in by a shorter way than this app's goes the rest of it first.
        Verdict::Allow if !has_come_all_the_way(&session, &app, attempt) => Ok(Authorized::StepUp),
        Verdict::Allow => admit(house, session, app, wish, judged).await,
        Verdict::StepUp(_) => Ok(Authorized::StepUp),
        Verdict::Deny => refuse(house, session, app, judged).await,
    }
}

fn has_come_all_the_way(session: &LiveEmployee, app: &StoredApp, attempt: &Attempt) -> bool {
    is_proved_by(for_person(&attempt.rules, &session.person, &app.registration.id), session.factors)
}

fn under<'g>(living: &'g [StoredGrant], app: &StoredApp) -> Option<&'g StoredGrant> {
    living.iter().find(|grant| grant.app == app.registration.id && grant.kind == GrantKind::Oidc)
}

/// One grant for an app in a session, however often it asks.
async fn admit(
    house: &House,
    session: LiveEmployee,
    app: StoredApp,
    wish: Wish,
    judged: Judged,
) -> Result<Authorized, AuthorizeAppError> {
    house
        .store
        .write(move |tx| async move {
            let row = tx.employee_sessions().find_no(session.no).await?;
            if row.is_none_or(|row| row.ended.is_some()) || tx.apps().find(&app.registration.id).await?.is_none() {
                return Err(AuthorizeAppError::Ended);
            }
            let living = tx.grants().living(session.no).await?;
            let known = under(&living, &app).map(|grant| grant.no);
            let id = GrantId::from(tx.new_id());
            let (grant_no, begins) = if let Some(no) = known {
                (no, false)
            } else {
                let new = NewGrant {
                    id,
                    session_no: session.no,
                    app: app.registration.id.clone(),
                    kind: GrantKind::Oidc,
                    hash: None,
                    jkt: wish.jkt,
                    scope: wish.scopes.to_text(),
                };
                (tx.grants().insert(&new, tx.now()).await?, true)
            };
            let secret = secret_text::make("lethe-code-", tx.entropy());
            let code = StoredCode {
                grant_no,
                redirect_uri: wish.redirect_uri,
                challenge: wish.challenge,
                scopes: wish.scopes,
                nonce: wish.nonce,
                jkt: wish.jkt,
                expires_at: tx.now().plus(lives::CODE_MS),
                used_at: None,
            };
            let turn = tx.authorization_codes().insert(&secret.hash, &code, tx.now()).await?;
            let answer = Authorized::Code(secret.text);
            if !begins {
                return Ok(tx.commit_turn(turn, answer));
            }
            judged.keep(&tx, Some(*session.id.as_bytes())).await?;
            let app = app.registration.id.to_string();
            let event = EmployeeEvent::GrantBegun { grant: id, session: session.id, app };
            Ok(tx.commit(session.actor(), event.into(), answer))
        })
        .await
}

/// What the app has in this session ends, too: it would not be let in now.
async fn refuse(
    house: &House,
    session: LiveEmployee,
    app: StoredApp,
    judged: Judged,
) -> Result<Authorized, AuthorizeAppError> {
    house
        .store
        .write(move |mut tx| async move {
            let living = tx.grants().living(session.no).await?;
            if let Some(grant) = under(&living, &app)
                && tx.grants().end(grant.no, Ending::Refused, tx.now()).await?
            {
                let event = EmployeeEvent::GrantEnded { grant: grant.id, session: session.id, why: Ending::Refused };
                tx.record(session.actor(), &event.into());
            }
            judged.keep(&tx, None).await?;
            let event = judged.employee_refused(session.person.id);
            Ok(tx.commit(session.actor(), event, Authorized::Refused))
        })
        .await
}
