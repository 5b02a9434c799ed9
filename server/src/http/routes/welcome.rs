//! The first run: how far it is, read from what is really there.

use axum::http::StatusCode;
use lethe_proto::{ids::PersonId, keyring::Keyring};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    http::{
        body::Body,
        caller::{AdminCaller, SignedIn},
        problem::Problem,
    },
    store::{Reader, StoreError, repo::admins::StoredAdmin},
    usecase::skip_welcome::skip_welcome,
};

/// Most administrators that are looked through for one who is asked to approve.
const ADMINS: u64 = 1000;

/// Where the first run stands.
#[allow(clippy::struct_excessive_bools, reason = "steps that are each done or not, in any order")]
#[derive(Debug, Serialize, ToSchema)]
pub struct WelcomeView {
    /// Passkeys of the caller for the console.
    passkeys: u64,
    /// There is a keyring, and a caller who is a person holds a key in it.
    approval_key: bool,
    /// `none`, `invited`, `key_waiting`, `countersigning` or `done`.
    second_person: &'static str,
    /// A device was enrolled and has come back.
    device: bool,
    /// Somebody ordered a lock.
    lock_tried: bool,
    /// One person decides; true before there is a keyring, because only one could.
    solo: bool,
    /// Software keys count.
    demo: bool,
    /// The caller has put the first run aside.
    skipped: bool,
}

/// How far the first run is.
#[utoipa::path(get, path = "/api/v1/welcome", tag = "me", responses((status = 200, body = WelcomeView)), security(("token" = [])))]
pub async fn welcome(caller: AdminCaller<SignedIn>) -> Result<Body<WelcomeView>, Problem> {
    let read = caller.store().read();
    let me = read.admins().find(caller.caller().admin.id).await?.ok_or_else(|| Problem::not_found("admin"))?;
    let person = match me.person_no {
        Some(no) => read.people().find_no(no).await?.map(|person| person.id),
        None => None,
    };
    let keyring = read.keyrings().newest().await?.map(|signed| signed.keyring);
    let holds = |keyring: &Keyring| person.is_none_or(|me| keyring.keys.iter().any(|key| key.person == me));
    let reached = read.welcome().reached(me.no).await?;
    Ok(Body(WelcomeView {
        passkeys: reached.passkeys,
        approval_key: keyring.as_ref().is_some_and(|keyring| holds(keyring)),
        second_person: match &keyring {
            Some(keyring) => second_person(&read, keyring).await?,
            None => "none",
        },
        device: reached.device,
        lock_tried: reached.lock_tried,
        solo: keyring.as_ref().is_none_or(|keyring| keyring.limits.solo),
        demo: match &keyring {
            Some(keyring) => keyring.limits.demo,
            None => read.tenant().find().await?.is_some_and(|tenant| tenant.demo),
        },
        skipped: reached.skipped,
    }))
}

/// How far somebody else is on their way into the keyring.
async fn second_person(read: &Reader<'_>, keyring: &Keyring) -> Result<&'static str, StoreError> {
    if keyring.persons.len() > 1 {
        return Ok("done");
    }
    let known = |person: PersonId| keyring.person(person).is_some();
    if let Some(draft) = read.drafts().open().await?
        && draft.keyring.persons.iter().any(|person| !known(person.id))
    {
        return Ok("countersigning");
    }
    if read.proposals().list().await?.iter().any(|proposal| !known(proposal.person)) {
        return Ok("key_waiting");
    }
    for admin in read.admins().list(0, ADMINS).await? {
        if is_asked(&admin)
            && let Some(no) = admin.person_no
            && read.people().find_no(no).await?.is_some_and(|person| !known(person.id))
        {
            return Ok("invited");
        }
    }
    Ok("none")
}

fn is_asked(admin: &StoredAdmin) -> bool {
    admin.admin.active && !admin.approver_roles.is_empty()
}

/// Whether to put it aside.
#[derive(Debug, Deserialize, ToSchema)]
pub struct SkipWelcome {
    skipped: bool,
}

/// Puts the first run aside, or takes it up again. Only for the caller.
#[utoipa::path(
    post, path = "/api/v1/welcome/skip", tag = "me", request_body = SkipWelcome,
    responses((status = 204, description = "noted")), security(("token" = [])),
)]
pub async fn skip(caller: AdminCaller<SignedIn>, Body(body): Body<SkipWelcome>) -> Result<StatusCode, Problem> {
    skip_welcome(caller.house(), caller.caller().clone(), body.skipped).await?;
    Ok(StatusCode::NO_CONTENT)
}
