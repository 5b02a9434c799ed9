//! Employees prove who they are at the company's own provider: there and back. What a browser must come back with is in a cookie of its own, so that
//! nobody is brought into an attempt that another browser has begun.

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{AppendHeaders, IntoResponse as _, Response},
};
use lethe_server_core::access::factor::Factor;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use utoipa::ToSchema;
use zeroize::Zeroizing;

use super::sign_in::{AttemptName, Cookies, SetCookies, SignInStep, arrived};
use crate::{
    company::{CompanyError, Pending},
    http::{
        body::{Asked, Body},
        cookie,
        portal_guest::PortalGuest,
        problem::{Problem, ProblemDocument},
    },
    usecase::{
        prove_factor::{Prove, ProveFactorError, Proving, prove_factor},
        resume_attempt::{ResumeAttemptError, resume_attempt},
        sign_in::{CompanyName, Proof},
    },
    wiring::Server,
};

/// What is sealed for the way there, and for going on afterwards.
const JOURNEY: &str = "company";
const RETURN: &str = "company return";
/// Where people go on with their attempt.
const DOOR: &str = "/portal/sign-in?returned";

/// What a browser keeps until it comes back.
#[derive(Serialize, Deserialize)]
struct Journey {
    attempt: String,
    pending: Pending,
}

/// With what it goes on at the door.
#[derive(Serialize, Deserialize)]
struct Return {
    attempt: String,
    problem: Option<ElsewhereProblem>,
}

/// What went wrong elsewhere.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct ElsewhereProblem {
    /// As in any problem.
    code: String,
    detail: String,
}

/// Most letters of a detail that go along in a cookie.
const DETAIL: usize = 400;

impl From<Problem> for ElsewhereProblem {
    fn from(problem: Problem) -> Self {
        Self { code: problem.code().to_owned(), detail: problem.detail().chars().take(DETAIL).collect() }
    }
}

/// An attempt that goes on.
#[derive(Debug, Serialize, ToSchema)]
pub struct ResumedSignIn {
    /// How far the attempt is; null where it is over.
    step: Option<SignInStep>,
    /// What went wrong elsewhere.
    problem: Option<ElsewhereProblem>,
}

/// Where the browser goes.
#[derive(Debug, Serialize, ToSchema)]
pub struct CompanyAddress {
    url: String,
}

/// What the provider sends back with the browser (RFC 6749 4.1.2, RFC 9207).
#[derive(Debug, Deserialize)]
pub struct Back {
    state: Option<String>,
    code: Option<String>,
    iss: Option<String>,
}

/// How far the attempt is with which this browser has come back. Once.
#[utoipa::path(
    post, path = "/portal/v1/sign-in/resume", tag = "portal sign in",
    responses((status = 200, body = ResumedSignIn), (status = 409, body = ProblemDocument)),
)]
pub async fn resume(guest: PortalGuest) -> Result<(Cookies, Body<ResumedSignIn>), Problem> {
    let server = guest.server();
    let returned = guest.returned.as_deref().and_then(|sealed| opened::<Return>(server, RETURN, sealed));
    let Return { attempt, problem } = returned.ok_or(ResumeAttemptError::Gone)?;
    let step = match resume_attempt(server.house(), guest.means(), &guest.at.rules, &attempt).await {
        Ok(step) => Some(SignInStep::of(&attempt, step)),
        // Whoever was refused is told why.
        Err(ResumeAttemptError::Gone) if problem.is_some() => None,
        Err(error) => return Err(error.into()),
    };
    let cookies = vec![(header::SET_COOKIE, cookie::RETURN.clear()?)];
    Ok((AppendHeaders(cookies), Body(ResumedSignIn { step, problem })))
}

/// Begins the way to the company's provider.
#[utoipa::path(
    post, path = "/portal/v1/sign-in/company", tag = "portal sign in", request_body = AttemptName,
    responses(
        (status = 200, body = CompanyAddress, headers(("set-cookie" = String, description = "what the browser must come back with"))),
        (status = 409, body = ProblemDocument),
    ),
)]
pub async fn leave(
    guest: PortalGuest,
    Body(body): Body<AttemptName>,
) -> Result<(Cookies, Body<CompanyAddress>), Problem> {
    let server = guest.server();
    let step = resume_attempt(server.house(), guest.means(), &guest.at.rules, &body.attempt).await?;
    let company = server.services().company.as_ref().filter(|_| step.offers.contains(&Factor::Oidc));
    let company = company.ok_or(ProveFactorError::NotOffered)?;
    let (url, pending) = company.begin().await.map_err(|error| unreachable(&error))?;
    let journey = sealed(server, JOURNEY, &Journey { attempt: body.attempt, pending })?;
    let cookie = cookie::COMPANY.set(&journey)?;
    Ok((AppendHeaders(vec![(header::SET_COOKIE, cookie)]), Body(CompanyAddress { url: url.into() })))
}

/// The way back. Whoever is in goes on to where they wanted; anybody else goes on with their attempt at the portal's door.
pub async fn come_back(guest: PortalGuest, Asked(back): Asked<Back>) -> Result<Response, Problem> {
    let server = guest.server();
    let journey = guest.journey.as_deref().and_then(|sealed| opened::<Journey>(server, JOURNEY, sealed));
    let Some(Journey { attempt, pending }) = journey else { return to("/portal/sign-in", Vec::new()) };
    let proving = match judged(server, &pending, &back).await {
        Ok(name) => {
            let (browser, label, proof) = (guest.browser.clone(), guest.label.clone(), Proof::Company(name));
            let prove = Prove { attempt: Zeroizing::new(attempt.clone()), within: None, proof, browser, label };
            prove_factor(server.house(), guest.means(), &guest.at, prove).await.map_err(Problem::from)
        }
        Err(problem) => Err(problem),
    };
    let problem = match proving {
        Ok(Proving::Arrived(arrival)) => {
            let (cookies, return_to) = arrived(&arrival)?;
            return to(return_to.as_deref().unwrap_or("/portal"), cookies);
        }
        Ok(Proving::Next(_) | Proving::Wait { .. } | Proving::Again) => None,
        Err(problem) => Some(problem.into()),
    };
    let returned = sealed(server, RETURN, &Return { attempt, problem })?;
    to(DOOR, vec![(header::SET_COOKIE, cookie::RETURN.set(&returned)?)])
}

/// Whom the provider has proved.
async fn judged(server: &Server, pending: &Pending, back: &Back) -> Result<CompanyName, Problem> {
    let company = server.services().company.as_ref().ok_or(ProveFactorError::NotOffered)?;
    let (state, code) = (back.state.as_deref().unwrap_or_default(), back.code.as_deref().unwrap_or_default());
    match company.finish(pending, state, code, back.iss.as_deref()).await {
        Ok(person) if company.names_by_address() => Ok(CompanyName::Address(person.claim)),
        Ok(person) => Ok(CompanyName::Number(person.claim)),
        Err(CompanyError::Refused(why)) => {
            tracing::info!(?why, "the company's provider has proved nobody");
            Err(ProveFactorError::Refused.into())
        }
        Err(error) => Err(unreachable(&error)),
    }
}

fn unreachable(error: &CompanyError) -> Problem {
    tracing::warn!(%error, "the company's provider cannot be asked");
    ProveFactorError::Unreachable.into()
}

fn sealed(server: &Server, purpose: &'static str, what: &impl Serialize) -> Result<String, Problem> {
    let text = serde_json::to_vec(what).map_err(|_| Problem::internal())?;
    let sealed = server.seal(purpose, &text).map_err(|_| Problem::internal())?;
    Ok(data_encoding::BASE64URL_NOPAD.encode(&sealed))
}

fn opened<T: DeserializeOwned>(server: &Server, purpose: &'static str, sealed: &str) -> Option<T> {
    let sealed = data_encoding::BASE64URL_NOPAD.decode(sealed.as_bytes()).ok()?;
    serde_json::from_slice(&server.unseal(purpose, &sealed)?).ok()
}

/// Sends the browser on; what it came back with is used up.
fn to(path: &str, mut cookies: SetCookies) -> Result<Response, Problem> {
    let location = HeaderValue::from_str(path).map_err(|_| Problem::internal())?;
    cookies.push((header::SET_COOKIE, cookie::COMPANY.clear()?));
    let never = (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    Ok((StatusCode::SEE_OTHER, AppendHeaders(cookies), [(header::LOCATION, location), never]).into_response())
}
