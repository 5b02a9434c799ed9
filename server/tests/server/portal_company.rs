//! The company's own provider proves employees: whom it names counts, and only for the attempt that is theirs.

use lethe_server::usecase::{
    access::Attempt,
    prove_factor::{Prove, ProveFactorError, Proving, prove_factor},
    sign_in::{CompanyName, Proof},
};
use lethe_server_core::{
    access::origin::{AddressUnknown, Origin, Place},
    language::Language,
};
use serde_json::{Value, json};
use zeroize::Zeroizing;

use crate::{
    company::House,
    db::{Db, on_both},
    portal::{Tab, hire, open_with},
    portal_sign_in::save,
};

/// The provider alone is enough.
async fn by_the_company(house: &House) {
    let chain = json!({"id": "0".repeat(31) + "1", "name": "Company", "passkey_alone": false, "steps": [["oidc"]]});
    save(house, json!({"chains": [chain]})).await;
}

async fn come(house: &House, login: &str, name: CompanyName) -> Result<Proving, ProveFactorError> {
    let step = Tab::default().begin(house, login).await;
    assert_eq!(step["offers"], json!(["oidc"]));
    let nowhere = Origin { address: Err(AddressUnknown::NotSaid), place: Place::default() };
    let at: Attempt = house.server.access().attempt(house.server.house(), nowhere).await.unwrap();
    let attempt = Zeroizing::new(step["attempt"].as_str().unwrap().to_owned());
    let prove = Prove { attempt, within: None, proof: Proof::Company(name), browser: None, label: "Test".into() };
    prove_factor(house.server.house(), house.server.means(Language::English), &at, prove).await
}

fn address(text: &str) -> CompanyName {
    CompanyName::Address(text.to_owned())
}

async fn who_the_provider_names_comes_in_and_nobody_else(db: Db) {
    let (house, _) = open_with(db, true).await;
    by_the_company(&house).await;
    hire(&house, "Lena Maier", "lena").await;
    hire(&house, "Max Graf", "max").await;
    let lena = "lena@northwind.example";
    let refused = |outcome| matches!(outcome, Err(ProveFactorError::Refused));
    for somebody_else in ["max@northwind.example", "nobody@northwind.example", "", "hr-lena"] {
        assert!(refused(come(&house, lena, address(somebody_else)).await), "{somebody_else}");
    }
    for no_number in [lena, "hr-max", "HR-LENA"] {
        assert!(refused(come(&house, lena, CompanyName::Number(no_number.to_owned())).await), "{no_number}");
    }
    assert!(refused(come(&house, "nobody@northwind.example", address(lena)).await), "an attempt of nobody is nobody's");
    for name in [address(lena), address("Lena@Northwind.example"), CompanyName::Number("hr-lena".to_owned())] {
        assert!(matches!(come(&house, lena, name.clone()).await, Ok(Proving::Arrived(_))), "{name:?}");
    }
    let Ok(Proving::Arrived(arrived)) = come(&house, "", address(lena)).await else { panic!("it says who comes") };
    assert_eq!(arrived.signed_in.session.person.name, "Lena Maier");
}

async fn nobody_goes_on_with_an_attempt_that_their_browser_did_not_bring_back(db: Db) {
    let (house, _) = open_with(db, true).await;
    by_the_company(&house).await;
    let mut tab = Tab::default();
    tab.begin(&house, "lena@northwind.example").await;
    let (status, said) = tab.send(&house, "POST", "/portal/v1/sign-in/resume", Value::Null).await;
    assert_eq!((status, &said["code"]), (409, &json!("sign_in.gone")), "{said}");
    for cookie in ["", "__Host-lethe-company=AAAA"] {
        let back =
            house.request("GET", "/sign-in/company?state=a&code=b").header("cookie", cookie).send().await.unwrap();
        assert_eq!(back.url().path(), "/portal/sign-in", "whoever brings no journey of ours begins anew");
        assert_eq!(back.url().query(), None);
    }
}

on_both!(
    who_the_provider_names_comes_in_and_nobody_else,
    nobody_goes_on_with_an_attempt_that_their_browser_did_not_bring_back,
);
