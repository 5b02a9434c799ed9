//! Signing in as an employee: an attempt, then one proof after another, then a session in a cookie that no script reads. Nothing here tells
//! whether there is an account of some name.

use axum::{
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::AppendHeaders,
};
use lethe_server_core::access::{app::AppId, factor::Factor};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;
use zeroize::Zeroizing;

use super::access_document::FactorWord;
use crate::{
    http::{
        body::Body,
        cookie,
        portal_guest::PortalGuest,
        problem::{Problem, ProblemDocument},
    },
    usecase::{
        ask_passkey::ask_passkey,
        begin_attempt::{BegunAttempt, NewAttempt, begin_attempt},
        prove_factor::{Arrived, Prove, Proving, prove_factor},
        send_code::send_code,
        sign_in::{Proof, Step},
    },
    wiring::TooMany,
};

/// Headers that set or clear cookies.
pub(super) type SetCookies = Vec<(HeaderName, HeaderValue)>;

/// Cookies that an answer sets.
pub(super) type Cookies = AppendHeaders<SetCookies>;

/// Who wants to come in, and where to.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BeginSignIn {
    /// An address, or the id that the company gave; empty where a passkey is to say who comes.
    login: String,
    /// To what they sign in; `portal` where it is left out.
    #[serde(default)]
    app: Option<String>,
    /// A path of this host to go on to.
    #[serde(default)]
    return_to: Option<String>,
}

/// A proof: a text that was typed, or the answer of an authenticator.
#[derive(Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[allow(missing_docs, reason = "the words of `Factor`")]
pub enum ProofBody {
    Password {
        text: String,
    },
    Ldap {
        text: String,
    },
    Totp {
        text: String,
    },
    EmailCode {
        text: String,
    },
    Sms {
        text: String,
    },
    RecoveryCode {
        text: String,
    },
    Passkey {
        /// `AuthenticationResponseJSON`.
        #[schema(value_type = Object)]
        credential: Value,
    },
}

impl From<ProofBody> for Proof {
    fn from(body: ProofBody) -> Self {
        let typed = |factor, text| Self::Text { factor, text: Zeroizing::new(text) };
        match body {
            ProofBody::Password { text } => typed(Factor::Password, text),
            ProofBody::Ldap { text } => typed(Factor::Ldap, text),
            ProofBody::Totp { text } => typed(Factor::Totp, text),
            ProofBody::EmailCode { text } => typed(Factor::EmailCode, text),
            ProofBody::Sms { text } => typed(Factor::Sms, text),
            ProofBody::RecoveryCode { text } => typed(Factor::RecoveryCode, text),
            ProofBody::Passkey { credential } => Self::Passkey(credential),
        }
    }
}

/// One proof in an attempt.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProveSignIn {
    pub(super) attempt: String,
    pub(super) proof: ProofBody,
}

/// An attempt.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AttemptName {
    pub(super) attempt: String,
}

/// By what a code is sent.
#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "words of `Factor`")]
pub enum SentFactor {
    EmailCode,
    Sms,
}

/// A code that somebody wants.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SendSignInCode {
    attempt: String,
    factor: SentFactor,
}

/// How far an attempt is.
#[derive(Debug, Serialize, ToSchema)]
pub struct SignInStep {
    /// Its name: goes back with each proof.
    pub(super) attempt: String,
    /// What may be proved next: one of these.
    #[schema(value_type = Vec<FactorWord>)]
    pub(super) offers: Vec<Factor>,
    /// What was proved.
    #[schema(value_type = Vec<FactorWord>)]
    pub(super) proved: Vec<Factor>,
    /// When the attempt is over, in milliseconds since 1970; 0 where it is done.
    pub(super) expires: u64,
    /// What follows once everything is proved.
    pub(super) done: Option<SignInDone>,
}

/// A sign-in that is done.
#[derive(Debug, Serialize, ToSchema)]
pub struct SignInDone {
    /// A path of this host.
    pub(super) return_to: Option<String>,
}

impl SignInStep {
    pub(super) fn of(attempt: &str, step: Step) -> Self {
        let Step { offers, proved, expires } = step;
        Self { attempt: attempt.to_owned(), offers, proved, expires: expires.0, done: None }
    }

    pub(super) fn done(attempt: &str, proved: Vec<Factor>, return_to: Option<String>) -> Self {
        let done = Some(SignInDone { return_to });
        Self { attempt: attempt.to_owned(), offers: Vec::new(), proved, expires: 0, done }
    }

    pub(super) fn begun(begun: BegunAttempt) -> Self {
        Self::of(&begun.secret, begun.step)
    }
}

/// `PublicKeyCredentialRequestOptionsJSON` for `navigator.credentials`.
#[derive(Debug, Serialize, ToSchema)]
pub struct PasskeyQuestion {
    #[schema(value_type = Object)]
    pub(super) options: Value,
}

pub(super) fn wait(seconds: u64) -> Problem {
    Problem::too_many(TooMany { wait_s: seconds })
}

pub(super) fn app_of(text: Option<String>) -> Result<AppId, Problem> {
    text.map_or(Ok(AppId::PORTAL), |text| text.parse().map_err(|error| Problem::malformed(format!("app: {error}"))))
}

/// Begins an attempt. What is offered depends on the app alone, and not on who comes.
#[utoipa::path(
    post, path = "/portal/v1/sign-in", tag = "portal sign in", request_body = BeginSignIn,
    responses((status = 200, body = SignInStep), (status = 429, body = ProblemDocument)),
)]
pub async fn begin(guest: PortalGuest, Body(body): Body<BeginSignIn>) -> Result<Body<SignInStep>, Problem> {
    let (server, app) = (guest.server(), app_of(body.app)?);
    let new = NewAttempt { login: body.login, app, return_to: body.return_to };
    let begun = begin_attempt(server.house(), guest.means(), &guest.at.rules, new).await?;
    Ok(Body(SignInStep::begun(begun)))
}

/// Brings a proof. The same answer for a wrong proof, an unknown account and somebody who may not sign in. Whoever has proved everything
/// and is kept out by the access rules is told why (`sign_in.refused_here`).
#[utoipa::path(
    post, path = "/portal/v1/sign-in/prove", tag = "portal sign in", request_body = ProveSignIn,
    responses(
        (status = 200, body = SignInStep, headers(("set-cookie" = String, description = "the session, once everything is proved"))),
        (status = 403, body = ProblemDocument), (status = 409, body = ProblemDocument), (status = 429, body = ProblemDocument),
    ),
)]
pub async fn prove(guest: PortalGuest, Body(body): Body<ProveSignIn>) -> Result<(Cookies, Body<SignInStep>), Problem> {
    let server = guest.server();
    let ProveSignIn { attempt, proof } = body;
    let (browser, label) = (guest.browser.clone(), guest.label.clone());
    let prove = Prove { attempt: Zeroizing::new(attempt.clone()), within: None, proof: proof.into(), browser, label };
    match prove_factor(server.house(), guest.means(), &guest.at, prove).await? {
        Proving::Next(step) => Ok((AppendHeaders(Vec::new()), Body(SignInStep::of(&attempt, step)))),
        Proving::Arrived(arrival) => {
            let (cookies, return_to) = arrived(&arrival)?;
            let proved = arrival.signed_in.session.factors.iter().collect();
            Ok((AppendHeaders(cookies), Body(SignInStep::done(&attempt, proved, return_to))))
        }
        Proving::Wait { seconds } => Err(wait(seconds)),
        Proving::Again => Ok((AppendHeaders(Vec::new()), Body(SignInStep::done(&attempt, Vec::new(), None)))),
    }
}

/// The cookies of somebody who has come in, and where they want to go.
pub(super) fn arrived(arrival: &Arrived) -> Result<(SetCookies, Option<String>), Problem> {
    let session = cookie::EMPLOYEE.set(&arrival.signed_in.secret)?;
    let known = cookie::KNOWN.set(&arrival.browser)?;
    Ok((vec![(header::SET_COOKIE, session), (header::SET_COOKIE, known)], arrival.return_to.clone()))
}

/// Asks for a code. Whether one was sent is not told.
#[utoipa::path(
    post, path = "/portal/v1/sign-in/send", tag = "portal sign in", request_body = SendSignInCode,
    responses((status = 202, description = "if there is somebody to whom it can go, it is on its way")),
)]
pub async fn send(guest: PortalGuest, Body(body): Body<SendSignInCode>) -> Result<StatusCode, Problem> {
    let server = guest.server();
    let factor = match body.factor {
        SentFactor::EmailCode => Factor::EmailCode,
        SentFactor::Sms => Factor::Sms,
    };
    send_code(server.house(), guest.means(), &guest.at.rules, &body.attempt, factor).await?;
    Ok(StatusCode::ACCEPTED)
}

/// Asks for any passkey; it will say whose it is.
#[utoipa::path(
    post, path = "/portal/v1/sign-in/passkey", tag = "portal sign in", request_body = AttemptName,
    responses((status = 200, body = PasskeyQuestion), (status = 409, body = ProblemDocument)),
)]
pub async fn passkey(guest: PortalGuest, Body(body): Body<AttemptName>) -> Result<Body<PasskeyQuestion>, Problem> {
    let server = guest.server();
    let options = ask_passkey(server.house(), guest.means(), &body.attempt).await?;
    Ok(Body(PasskeyQuestion { options }))
}
