//! From what a browser brought back to somebody who is proved.

use std::time::{Duration, UNIX_EPOCH};

use aws_lc_rs::constant_time::verify_slices_are_equal;
use lethe_proto::ids::Time;
use openidconnect::{
    AccessToken, AuthorizationCode, ClaimsVerificationError, IdTokenVerifier, Nonce, OAuth2TokenResponse as _,
    PkceCodeVerifier, RequestTokenError, SignatureVerificationError, TokenResponse as _, UserInfoClaims, UserInfoError,
    core::{CoreErrorResponseType, CoreGenderClaim, CoreJsonWebKey, CoreJwsSigningAlgorithm},
};

use super::{
    Company, CompanyError, CompanyPerson, Pending, Refusal,
    kinds::{Claims, Client, MoreClaims, TokenRefusal, Tokens},
    person,
    provider::Known,
};
use crate::outbound::WebError;

/// How far the provider's clock may be ahead of ours, in seconds.
const AHEAD_S: i64 = 300;

/// Signatures that only the provider can make. What a client secret signs could be signed by whoever else has it.
const SIGNATURES: [CoreJwsSigningAlgorithm; 9] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha384,
    CoreJwsSigningAlgorithm::RsaSsaPssSha512,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
];

const fn refused(why: Refusal) -> CompanyError {
    CompanyError::Refused(why)
}

pub(super) async fn finish(
    company: &Company,
    pending: &Pending,
    state: &str,
    code: &str,
    iss: Option<&str>,
) -> Result<CompanyPerson, CompanyError> {
    if verify_slices_are_equal(pending.state.as_bytes(), state.as_bytes()).is_err() {
        return Err(refused(Refusal::State));
    }
    let known = company.provider.known().await?;
    from_here(company, &known, iss)?;
    let client = company.client(&known);
    let tokens = exchange(company, &client, pending, code).await?;
    let claims = verified(company, &client, &tokens, pending).await?;
    if claims.authorized_party().is_some_and(|party| party.as_str() != company.client_id) {
        return Err(refused(Refusal::Token));
    }
    let claim = match person::claim(&claims, &company.claim).map_err(refused)? {
        Some(claim) => claim,
        None => asked_for(company, &client, &claims, tokens.access_token()).await?,
    };
    let authenticated = claims.auth_time().and_then(|time| u64::try_from(time.timestamp_millis()).ok()).map(Time);
    Ok(CompanyPerson { subject: claims.subject().to_string(), claim, authenticated })
}

/// Whether this answer comes from our provider (RFC 9207, 2.4): somebody may have mixed it up with another's.
fn from_here(company: &Company, known: &Known, iss: Option<&str>) -> Result<(), CompanyError> {
    let says_it_always = known.metadata.additional_metadata().authorization_response_iss_parameter_supported;
    match iss {
        Some(iss) if iss == company.provider.issuer.as_str() => Ok(()),
        None if !says_it_always => Ok(()),
        Some(_) | None => Err(refused(Refusal::Issuer)),
    }
}

async fn exchange(company: &Company, client: &Client, pending: &Pending, code: &str) -> Result<Tokens, CompanyError> {
    let request = client.exchange_code(AuthorizationCode::new(code.to_owned()));
    let request = request.map_err(|_| CompanyError::Misconfigured("its metadata name no token endpoint".to_owned()))?;
    let verifier = PkceCodeVerifier::new(pending.verifier.clone());
    request.set_pkce_verifier(verifier).request_async(&company.provider).await.map_err(not_exchanged)
}

fn not_exchanged(error: RequestTokenError<WebError, TokenRefusal>) -> CompanyError {
    match error {
        RequestTokenError::ServerResponse(said) if *said.error() == CoreErrorResponseType::InvalidGrant => {
            refused(Refusal::Code)
        }
        RequestTokenError::ServerResponse(said) => {
            CompanyError::Misconfigured(format!("it gives no token ({})", said.error().as_ref()))
        }
        RequestTokenError::Request(error) => CompanyError::Unavailable(error.to_string()),
        RequestTokenError::Parse(..) | RequestTokenError::Other(_) => {
            CompanyError::Unavailable("its token makes no sense".to_owned())
        }
    }
}

/// The claims of the ID token, once its signature, issuer, audience, times and nonce are as they must be.
async fn verified(
    company: &Company,
    client: &Client,
    tokens: &Tokens,
    pending: &Pending,
) -> Result<Claims, CompanyError> {
    let token = tokens.id_token().ok_or(refused(Refusal::Token))?;
    let nonce = Nonce::new(pending.nonce.clone());
    let mut claims = token.claims(&strict(company, client.id_token_verifier()), &nonce);
    if let Err(ClaimsVerificationError::SignatureVerification(SignatureVerificationError::NoMatchingKey)) = claims {
        // The provider has a new key, perhaps.
        if let Some(known) = company.provider.known_anew().await {
            claims = token.claims(&strict(company, company.client(&known).id_token_verifier()), &nonce);
        }
    }
    claims.cloned().map_err(|error| {
        tracing::debug!(%error, "an ID token of the company's provider is refused");
        refused(Refusal::Token)
    })
}

fn strict<'v>(company: &Company, verifier: IdTokenVerifier<'v, CoreJsonWebKey>) -> IdTokenVerifier<'v, CoreJsonWebKey> {
    let now = UNIX_EPOCH + Duration::from_millis(company.provider.clock.now().0);
    let latest_s = i64::try_from(company.provider.clock.now().0 / 1000).unwrap_or(i64::MAX).saturating_add(AHEAD_S);
    verifier.set_allowed_algs(SIGNATURES).set_time_fn(move || now.into()).set_issue_time_verifier_fn(move |issued| {
        if issued.timestamp() <= latest_s { Ok(()) } else { Err("it was issued in the future".to_owned()) }
    })
}

/// The claim as the provider tells it when it is asked about this very person. Many tell only who somebody is in the ID token.
async fn asked_for(
    company: &Company,
    client: &Client,
    claims: &Claims,
    token: &AccessToken,
) -> Result<String, CompanyError> {
    let Ok(request) = client.user_info(token.clone(), Some(claims.subject().clone())) else {
        return Err(refused(Refusal::Claim));
    };
    let told: Result<UserInfoClaims<MoreClaims, CoreGenderClaim>, _> = request.request_async(&company.provider).await;
    let told = told.map_err(|error| match error {
        UserInfoError::ClaimsVerification(_) => refused(Refusal::Token),
        UserInfoError::Request(error) => CompanyError::Unavailable(error.to_string()),
        UserInfoError::Parse(_) | UserInfoError::Response(..) | UserInfoError::Other(_) | _ => {
            CompanyError::Unavailable("it does not tell who this is".to_owned())
        }
    })?;
    person::claim(&told, &company.claim).map_err(refused)?.ok_or(refused(Refusal::Claim))
}
