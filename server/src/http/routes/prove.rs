//! Somebody who is in proves again who they are, before they change by what they are recognised. It is an attempt like any other, of which
//! one proof is enough; codes and passkeys are asked for by the routes of signing in.

use zeroize::Zeroizing;

use super::sign_in::{ProveSignIn, SignInStep, wait};
use crate::{
    http::{
        body::Body,
        employee_caller::EmployeeCaller,
        portal_guest::PortalGuest,
        problem::{Problem, ProblemDocument},
    },
    usecase::{
        begin_attempt::begin_proving_again,
        prove_factor::{Prove, Proving, prove_factor},
    },
};

/// Begins. What is offered is what the caller has.
#[utoipa::path(
    post, path = "/portal/v1/prove/begin", tag = "portal proof",
    responses((status = 200, body = SignInStep)), security(("employee" = [])),
)]
pub async fn begin(caller: EmployeeCaller, guest: PortalGuest) -> Result<Body<SignInStep>, Problem> {
    let server = caller.server();
    let begun = begin_proving_again(server.house(), guest.means(), &guest.at.rules, caller.session()).await?;
    Ok(Body(SignInStep::begun(begun)))
}

/// Brings the proof; it counts for ten minutes.
#[utoipa::path(
    post, path = "/portal/v1/prove", tag = "portal proof", request_body = ProveSignIn,
    responses((status = 200, body = SignInStep), (status = 403, body = ProblemDocument), (status = 409, body = ProblemDocument), (status = 429, body = ProblemDocument)),
    security(("employee" = [])),
)]
pub async fn prove(
    caller: EmployeeCaller,
    guest: PortalGuest,
    Body(body): Body<ProveSignIn>,
) -> Result<Body<SignInStep>, Problem> {
    let server = caller.server();
    let ProveSignIn { attempt, proof } = body;
    let prove = Prove {
        attempt: Zeroizing::new(attempt.clone()),
        within: Some(caller.session().id),
        proof: proof.into(),
        browser: guest.browser.clone(),
        label: guest.label.clone(),
    };
    match prove_factor(server.house(), guest.means(), &guest.at, prove).await? {
        Proving::Wait { seconds } => Err(wait(seconds)),
        Proving::Next(step) => Ok(Body(SignInStep::of(&attempt, step))),
        Proving::Again | Proving::Arrived(_) => Ok(Body(SignInStep::done(&attempt, Vec::new(), None))),
    }
}
