//! The company's OpenID provider, which is a real one.

use std::{sync::Arc, time::Duration};

use lethe_server::{
    company::{Company, CompanyError, CompanyPerson, Refusal},
    config::CompanyConfig,
    system::{SystemClock, SystemEntropy},
};

use crate::{
    place::Place,
    provider::{Provider, Wrong},
};

/// What becomes of a whole sign-in.
async fn signed_in(company: &Company, who: &str) -> Result<CompanyPerson, CompanyError> {
    let (pending, back) = Provider::shared().visit(company, who).await;
    company.finish(&pending, &back.state, &back.code, Some(&back.iss)).await
}

const fn refused<T>(why: Refusal) -> Result<T, CompanyError> {
    Err(CompanyError::Refused(why))
}

#[tokio::test]
async fn a_person_is_named_by_a_claim_of_the_token_or_of_the_provider_itself() {
    let provider = Provider::shared();
    for (client, claim, named) in [
        ("lethe", "sub", "ada"),
        ("lethe", "email", "ada@example.com"),
        ("tells-email", "email", "ada@example.com"),
        ("tells-email", "staff", "A-17"),
    ] {
        let person = signed_in(&provider.company(client, claim), "ada").await.unwrap();
        assert_eq!((person.subject.as_str(), person.claim.as_str()), ("ada", named), "{client} {claim}");
    }
    assert_eq!(signed_in(&provider.company("lethe", "staff"), "ada").await, refused(Refusal::Claim));
}

#[tokio::test]
async fn an_address_that_the_provider_has_not_verified_names_nobody() {
    let company = Provider::shared().company("lethe", "email");
    assert_eq!(signed_in(&company, "bo").await, refused(Refusal::Unverified));
}

#[tokio::test]
async fn an_answer_of_another_provider_or_of_none_is_refused() {
    let company = Provider::shared().company("lethe", "sub");
    let (pending, back) = Provider::shared().visit(&company, "ada").await;
    for iss in [Some("https://elsewhere.example"), Some(""), None] {
        let answer = company.finish(&pending, &back.state, &back.code, iss).await;
        assert_eq!(answer, refused(Refusal::Issuer), "{iss:?}");
    }
    assert!(company.finish(&pending, &back.state, &back.code, Some(&back.iss)).await.is_ok());
}

#[tokio::test]
async fn a_code_works_once_for_whoever_began_and_for_nobody_else() {
    let company = Provider::shared().company("lethe", "sub");
    let (pending, back) = Provider::shared().visit(&company, "ada").await;
    assert_eq!(
        company.finish(&pending, "another", &back.code, Some(&back.iss)).await,
        refused(Refusal::State),
        "somebody else's answer"
    );
    assert!(company.finish(&pending, &back.state, &back.code, Some(&back.iss)).await.is_ok());
    let again = company.finish(&pending, &back.state, &back.code, Some(&back.iss)).await;
    assert_eq!(again, refused(Refusal::Code));

    let (mut thief, _) = Provider::shared().visit(&company, "bo").await;
    let (_, back) = Provider::shared().visit(&company, "ada").await;
    thief.state.clone_from(&back.state);
    let stolen = company.finish(&thief, &back.state, &back.code, Some(&back.iss)).await;
    assert_eq!(stolen, refused(Refusal::Code), "without the verifier");

    let (pending, back) = Provider::shared().visit(&company, "ada").await;
    let other = Provider::shared().company("tells-email", "sub");
    let answer = other.finish(&pending, &back.state, &back.code, Some(&back.iss)).await;
    assert_eq!(answer, refused(Refusal::Code), "a code of another client");
}

#[tokio::test]
async fn a_token_that_is_not_for_this_sign_in_is_refused() {
    let company = Provider::shared().company("lethe", "sub");
    let (mut pending, back) = Provider::shared().visit(&company, "ada").await;
    pending.nonce = "another".to_owned();
    assert_eq!(company.finish(&pending, &back.state, &back.code, Some(&back.iss)).await, refused(Refusal::Token));
}

async fn is_refused(client: &str) {
    let company = Provider::shared().company(client, "sub");
    assert_eq!(signed_in(&company, "ada").await, refused(Refusal::Token), "{client}");
}

#[tokio::test]
async fn a_token_for_somebody_else_is_refused() {
    is_refused("other-audience").await;
    is_refused("two-audiences").await;
}

#[tokio::test]
async fn a_token_that_another_party_asked_for_is_refused() {
    is_refused("other-party").await;
}

#[tokio::test]
async fn a_token_of_another_issuer_or_without_a_nonce_is_refused() {
    is_refused("other-issuer").await;
    is_refused("no-nonce").await;
}

#[tokio::test]
async fn a_token_of_another_time_is_refused() {
    is_refused("of-yesterday").await;
    let late = Provider::shared().company_at("lethe", "sub", Arc::new(Wrong(7_200_000)));
    assert_eq!(signed_in(&late, "ada").await, refused(Refusal::Token), "an hour over");
}

#[tokio::test]
async fn a_token_of_the_future_is_refused() {
    is_refused("of-tomorrow").await;
}

#[tokio::test]
async fn a_token_that_the_provider_has_not_signed_is_refused() {
    is_refused("other-key").await;
}

#[tokio::test]
async fn what_a_shared_secret_signs_proves_nothing() {
    is_refused("by-secret").await;
}

#[tokio::test]
async fn a_new_key_of_the_provider_is_looked_up_once() {
    let company = Provider::shared().company("next-key", "sub");
    assert_eq!(signed_in(&company, "ada").await.unwrap().subject, "ada");
}

#[tokio::test]
async fn a_provider_that_is_silent_away_or_not_certified_is_not_a_refusal() {
    let place = Place::new();
    let silent = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = silent.local_addr().unwrap().port();
    let open = |issuer: String| {
        let config = CompanyConfig {
            issuer,
            client_id: "lethe".to_owned(),
            client_secret_file: place.write("secret", "secret"),
            ca_file: Some(place.at("stranger.pem")),
            claim: "sub".to_owned(),
        };
        let back = "https://lethe.example.com/sign-in/company";
        Company::open(&config, back, Arc::new(SystemClock), Arc::new(SystemEntropy)).unwrap()
    };
    let waits = open(format!("http://127.0.0.1:{port}")).with_patience(Duration::from_millis(200));
    assert_eq!(waits.look().await, Err(CompanyError::Unavailable("it is silent".to_owned())));
    drop(silent);
    let away = open(format!("http://127.0.0.1:{port}"));
    assert!(matches!(away.look().await, Err(CompanyError::Unavailable(_))));
    let strange = open(Provider::shared().issuer.clone()).look().await;
    assert!(matches!(&strange, Err(CompanyError::Unavailable(why)) if why.contains("certificate")), "{strange:?}");
}

#[tokio::test]
async fn the_hosts_that_the_provider_names_are_known_once_it_was_asked() {
    let company = Provider::shared().company("lethe", "sub");
    assert!(company.hosts().is_empty());
    company.look().await.unwrap();
    assert_eq!(company.hosts().into_iter().collect::<Vec<_>>(), ["localhost"]);
}
