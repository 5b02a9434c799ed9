//! Nobody guesses without end, and nobody's guesses keep a colleague out.

use serde_json::json;

use crate::{
    db::{Db, on_both},
    portal::{Employee, PASSWORD, Tab, open},
};

/// Guesses until there is too much of it; gives how often, and for how long to wait.
async fn guess(house: &crate::company::House, tab: &mut Tab, login: &str) -> (usize, u64) {
    for guessed in 0..60 {
        let step = tab.begin(house, login).await;
        let body = json!({"attempt": step["attempt"], "proof": {"kind": "password", "text": "guess after guess"}});
        let request = house.request("POST", "/portal/v1/sign-in/prove").header("origin", crate::browser::ORIGIN);
        let request = request.header("lethe-console", "1").json(&body);
        let request = match &tab.known {
            Some(known) => request.header("cookie", format!("__Host-lethe-known={known}")),
            None => request,
        };
        let response = request.send().await.unwrap();
        if response.status() == 429 {
            return (guessed, response.headers()["retry-after"].to_str().unwrap().parse().unwrap());
        }
        assert_eq!(response.status(), 403);
    }
    panic!("somebody guesses without end");
}

async fn strangers_do_not_keep_somebody_out_of_their_own_browser(db: Db) {
    let (house, _) = open(db).await;
    let lena = Employee::new(&house, "Lena Maier", "lena").await;
    let mut own = Tab::default();
    assert_eq!(lena.sign_in(&house, &mut own).await.0, 200);
    house.clock.advance(60_000);
    let (guessed, wait) = guess(&house, &mut Tab::default(), &lena.login).await;
    assert!(guessed <= 10 && (1..=180).contains(&wait), "{guessed} guesses, then {wait} s");
    let mut stranger = Tab::default();
    let step = stranger.begin(&house, &lena.login).await;
    assert_eq!(stranger.prove(&house, &step, "password", PASSWORD).await.0, 429, "not even with the password");
    let mut again = Tab { me: None, known: own.known.clone() };
    assert_eq!(lena.sign_in(&house, &mut again).await.0, 200, "from the browser that knows her");
    let mut forged = Tab { me: None, known: Some("lethe-known-forged".to_owned()) };
    let step = forged.begin(&house, &lena.login).await;
    assert_eq!(forged.prove(&house, &step, "password", PASSWORD).await.0, 429, "a cookie of nobody's making");
    house.clock.advance(wait * 1000);
    let step = stranger.begin(&house, &lena.login).await;
    assert_eq!(stranger.prove(&house, &step, "password", PASSWORD).await.0, 200, "it comes back with time");
}

async fn a_browser_that_is_known_for_one_person_is_a_strangers_for_another(db: Db) {
    let (house, _) = open(db).await;
    let lena = Employee::new(&house, "Lena Maier", "lena").await;
    let mike = Employee::new(&house, "Mike Otto", "mike").await;
    let mut tab = Tab::default();
    assert_eq!(mike.sign_in(&house, &mut tab).await.0, 200);
    let (guessed, _) = guess(&house, &mut Tab::default(), &lena.login).await;
    assert!(guessed <= 10);
    let mut insider = Tab { me: None, known: tab.known.clone() };
    let (more, _) = guess(&house, &mut insider, &lena.login).await;
    assert_eq!(more, 0, "Mike's browser is a stranger to Lena");
    assert_eq!(mike.login, "mike@northwind.example");
}

async fn guesses_at_accounts_that_do_not_exist_end_as_soon(db: Db) {
    let (house, _) = open(db).await;
    let lena = Employee::new(&house, "Lena Maier", "lena").await;
    let at_nobody = guess(&house, &mut Tab::default(), "nobody@northwind.example").await;
    house.clock.advance(3_600_000);
    assert_eq!(guess(&house, &mut Tab::default(), &lena.login).await, at_nobody);
}

async fn guesses_keep_nobody_from_their_passkey(db: Db) {
    let (house, _) = open(db).await;
    let mut lena = Employee::new(&house, "Lena Maier", "lena").await;
    let mut blue = lena.add_passkey(&house, 21).await;
    guess(&house, &mut Tab::default(), &lena.login).await;
    let mut tab = Tab::default();
    let step = tab.begin(&house, &lena.login).await;
    assert_eq!(tab.touch(&house, &step, &mut blue).await.0, 200);
}

on_both!(
    strangers_do_not_keep_somebody_out_of_their_own_browser,
    a_browser_that_is_known_for_one_person_is_a_strangers_for_another,
    guesses_at_accounts_that_do_not_exist_end_as_soon,
    guesses_keep_nobody_from_their_passkey,
);

#[tokio::test]
async fn an_address_has_an_allowance_whatever_it_guesses_at() {
    let house = crate::company::House::open_limited().await;
    let mut tab = Tab::default();
    for number in 0..200 {
        let begin = json!({"login": format!("nobody-{number}")});
        if tab.send(&house, "POST", "/portal/v1/sign-in", begin).await.0 == 429 {
            for path in ["prove", "send", "passkey"] {
                let path = format!("/portal/v1/sign-in/{path}");
                assert_eq!(tab.send(&house, "POST", &path, json!({})).await.0, 429, "{path}");
            }
            assert_eq!(tab.send(&house, "POST", "/portal/v1/welcome", json!({})).await.0, 429);
            return;
        }
    }
    panic!("an address guesses without end");
}
