//! By what an employee is recognised: what they have, and how they change it. Each change needs a proof of the last ten minutes.

use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;
use zeroize::Zeroizing;

use super::session::Begun;
use crate::{
    http::{
        body::{Body, Id},
        employee_caller::FactorCaller,
        problem::{Problem, ProblemDocument},
    },
    store::repo::person_passkeys::PersonPasskey,
    usecase::{
        confirm_totp::confirm_totp, make_recovery_codes::make_recovery_codes,
        offer_person_passkey::offer_person_passkey, offer_totp::offer_totp,
        register_person_passkey::register_person_passkey, remove_person_passkey::remove_person_passkey,
        remove_totp::remove_totp, set_password::set_password,
    },
};

/// What an employee has. Milliseconds since 1970, like every moment.
#[derive(Debug, Serialize, ToSchema)]
pub struct FactorsView {
    password: Option<SetAt>,
    totp: Option<SetAt>,
    recovery_codes: Option<RecoveryCodesView>,
    passkeys: Vec<EmployeePasskeyView>,
    /// Where codes by mail go, so that its owner knows it again.
    email: Option<String>,
    /// Where codes by text message go.
    phone: Option<String>,
    /// Whether the password of the company's directory counts.
    directory: bool,
    /// Whether the word of the company's `OpenID` provider counts.
    company: bool,
}

/// Since when.
#[derive(Debug, Serialize, ToSchema)]
pub struct SetAt {
    set_at: u64,
}

/// Recovery codes.
#[derive(Debug, Serialize, ToSchema)]
pub struct RecoveryCodesView {
    /// Not used.
    left: u64,
    made_at: u64,
}

/// A passkey of an employee.
#[derive(Debug, Serialize, ToSchema)]
pub struct EmployeePasskeyView {
    id: String,
    name: String,
    created: u64,
    /// Null while it was not used.
    used: Option<u64>,
}

impl From<PersonPasskey> for EmployeePasskeyView {
    fn from(key: PersonPasskey) -> Self {
        let (created, used) = (key.created_at.0, key.used_at.map(|at| at.0));
        Self { id: key.id.to_string(), name: key.name, created, used }
    }
}

/// A new password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SetPassword {
    /// The old one, where there is one.
    #[serde(default)]
    old: Option<String>,
    /// At least 12 letters, and hard to guess.
    new: String,
}

/// A secret for an authenticator. Shown once; it counts once it is confirmed.
#[derive(Serialize, ToSchema)]
pub struct TotpOffer {
    /// For typing: base 32.
    secret: String,
    /// For a camera.
    uri: String,
}

/// The first code.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConfirmTotp {
    code: String,
}

/// Ten codes, each good once. Shown once.
#[derive(Serialize, ToSchema)]
pub struct NewRecoveryCodes {
    codes: Vec<String>,
}

/// A passkey that was made.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FinishEmployeePasskey {
    ceremony: String,
    /// `RegistrationResponseJSON`.
    #[schema(value_type = Object)]
    credential: Value,
    /// What it is to be called.
    name: String,
}

/// A passkey that was kept.
#[derive(Debug, Serialize, ToSchema)]
pub struct NewEmployeePasskey {
    id: String,
}

/// `l…@northwind.example`.
fn masked(address: &str) -> String {
    let (name, host) = address.split_once('@').unwrap_or((address, ""));
    let first: String = name.chars().take(1).collect();
    if host.is_empty() { format!("{first}…") } else { format!("{first}…@{host}") }
}

async fn view(caller: &FactorCaller) -> Result<FactorsView, Problem> {
    let (server, means, person) = (caller.server(), caller.means(), &caller.session().person);
    let read = server.store().read();
    let rows = read.factors();
    let passkeys = read.person_passkeys().list(person.no).await?;
    let codes = rows.recovery_codes(person.no).await?;
    Ok(FactorsView {
        password: rows.password(person.no).await?.map(|kept| SetAt { set_at: kept.set_at.0 }),
        totp: rows.totp(person.no).await?.map(|kept| SetAt { set_at: kept.set_at.0 }),
        recovery_codes: codes.map(|codes| RecoveryCodesView { left: codes.left, made_at: codes.made_at.0 }),
        passkeys: passkeys.into_iter().map(EmployeePasskeyView::from).collect(),
        email: person.email.as_deref().filter(|_| means.couriers.mail.is_some()).map(masked),
        phone: None,
        directory: means.couriers.directory.is_some(),
        company: false,
    })
}

/// What the caller has.
#[utoipa::path(
    get, path = "/portal/v1/factors", tag = "portal factors",
    responses((status = 200, body = FactorsView)), security(("employee" = [])),
)]
pub async fn list(caller: FactorCaller) -> Result<Body<FactorsView>, Problem> {
    Ok(Body(view(&caller).await?))
}

/// Sets a password. All other sessions of the caller end.
#[utoipa::path(
    put, path = "/portal/v1/factors/password", tag = "portal factors", request_body = SetPassword,
    responses((status = 204, description = "set"), (status = 403, body = ProblemDocument), (status = 422, body = ProblemDocument)),
    security(("employee" = [])),
)]
pub async fn password(caller: FactorCaller, Body(body): Body<SetPassword>) -> Result<StatusCode, Problem> {
    let (server, own) = (caller.server(), caller.session().clone());
    let (old, new) = (body.old.map(Zeroizing::new), Zeroizing::new(body.new));
    let console = server.sites().console().host();
    set_password(server.house(), caller.means(), console, own, old, new).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Shows a secret for an authenticator.
#[utoipa::path(
    post, path = "/portal/v1/factors/totp", tag = "portal factors",
    responses((status = 200, body = TotpOffer), (status = 403, body = ProblemDocument)), security(("employee" = [])),
)]
pub async fn totp(caller: FactorCaller) -> Result<Body<TotpOffer>, Problem> {
    let server = caller.server();
    let offered = offer_totp(server.house(), caller.session().clone(), server.sites().console().host()).await?;
    Ok(Body(TotpOffer { secret: offered.secret.to_string(), uri: offered.uri.to_string() }))
}

/// Confirms it with the code that the authenticator shows.
#[utoipa::path(
    post, path = "/portal/v1/factors/totp/confirm", tag = "portal factors", request_body = ConfirmTotp,
    responses((status = 204, description = "it counts"), (status = 403, body = ProblemDocument), (status = 422, body = ProblemDocument)),
    security(("employee" = [])),
)]
pub async fn totp_confirm(caller: FactorCaller, Body(body): Body<ConfirmTotp>) -> Result<StatusCode, Problem> {
    let server = caller.server();
    confirm_totp(server.house(), caller.means(), caller.session().clone(), body.code).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes one-time codes away.
#[utoipa::path(
    delete, path = "/portal/v1/factors/totp", tag = "portal factors",
    responses((status = 204, description = "there are none"), (status = 403, body = ProblemDocument)), security(("employee" = [])),
)]
pub async fn totp_remove(caller: FactorCaller) -> Result<StatusCode, Problem> {
    let server = caller.server();
    remove_totp(server.house(), caller.means(), caller.session().clone()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Makes ten recovery codes. Older ones are worth nothing any more.
#[utoipa::path(
    post, path = "/portal/v1/factors/recovery-codes", tag = "portal factors",
    responses((status = 200, body = NewRecoveryCodes), (status = 403, body = ProblemDocument)), security(("employee" = [])),
)]
pub async fn recovery_codes(caller: FactorCaller) -> Result<Body<NewRecoveryCodes>, Problem> {
    let server = caller.server();
    let codes = make_recovery_codes(server.house(), caller.means(), caller.session().clone()).await?;
    Ok(Body(NewRecoveryCodes { codes }))
}

/// Begins to make a passkey.
#[utoipa::path(
    post, path = "/portal/v1/factors/passkeys/begin", tag = "portal factors",
    responses((status = 200, body = Begun), (status = 403, body = ProblemDocument)), security(("employee" = [])),
)]
pub async fn passkey_begin(caller: FactorCaller) -> Result<Body<Begun>, Problem> {
    let server = caller.server();
    Ok(Body(offer_person_passkey(server.house(), caller.means(), caller.session()).await?.into()))
}

/// Keeps it.
#[utoipa::path(
    post, path = "/portal/v1/factors/passkeys/finish", tag = "portal factors", request_body = FinishEmployeePasskey,
    responses((status = 201, body = NewEmployeePasskey), (status = 403, body = ProblemDocument)), security(("employee" = [])),
)]
pub async fn passkey_finish(
    caller: FactorCaller,
    Body(body): Body<FinishEmployeePasskey>,
) -> Result<(StatusCode, Body<NewEmployeePasskey>), Problem> {
    let (server, own) = (caller.server(), caller.session().clone());
    let FinishEmployeePasskey { ceremony, credential, name } = body;
    let answer = (ceremony.as_str(), credential);
    let id = register_person_passkey(server.house(), caller.means(), own, answer, name).await?;
    Ok((StatusCode::CREATED, Body(NewEmployeePasskey { id: id.to_string() })))
}

/// Removes a passkey.
#[utoipa::path(
    delete, path = "/portal/v1/factors/passkeys/{id}", tag = "portal factors", params(("id" = String, Path)),
    responses((status = 204, description = "removed"), (status = 403, body = ProblemDocument), (status = 404, body = ProblemDocument)),
    security(("employee" = [])),
)]
pub async fn passkey_remove(caller: FactorCaller, id: Result<Id, Problem>) -> Result<StatusCode, Problem> {
    let Id(id) = id?;
    let server = caller.server();
    remove_person_passkey(server.house(), caller.means(), caller.session().clone(), id.into()).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_known_again_by_its_owner_alone() {
        assert_eq!(masked("lena.maier@northwind.example"), "l…@northwind.example");
        assert_eq!((masked("лена").as_str(), masked("").as_str()), ("л…", "…"));
    }
}
