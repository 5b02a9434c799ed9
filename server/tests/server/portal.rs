//! An employee in front of a browser: their cookies, their authenticator, their mail.

use std::sync::{Arc, Mutex};

use lethe_people::{Ceremony, ConsoleKey};
use lethe_proto::ids::Time;
use lethe_server::usecase::sign_in::{Courier, Couriers, DirectoryPort, Undelivered, Unreachable};
use lethe_server_core::language::Language;
use lethe_server_core::{clock::Clock as _, sign_in::totp};
use reqwest::header::SET_COOKIE;
use serde_json::{Value, json};

use crate::{
    browser::{ORIGIN, key, made, signed},
    company::{Answer, House},
    db::Db,
};

pub(crate) const PASSWORD: &str = "plum lantern harbour";

/// Mail that arrives at once.
#[derive(Default)]
pub(crate) struct Letters(Mutex<Vec<(String, String)>>);

impl Letters {
    /// What has arrived, oldest first: to whom, and a code or news.
    pub(crate) async fn wait(&self, how_many: usize) -> Vec<(String, String)> {
        loop {
            let arrived = self.0.lock().unwrap().clone();
            if arrived.len() >= how_many {
                return arrived;
            }
            tokio::task::yield_now().await;
        }
    }

    pub(crate) fn count(&self) -> usize {
        self.0.lock().unwrap().len()
    }
}

#[async_trait::async_trait]
impl Courier for Letters {
    async fn bring_code(&self, to: &str, code: &str, _: Language) -> Result<(), Undelivered> {
        self.0.lock().unwrap().push((to.to_owned(), code.to_owned()));
        Ok(())
    }

    async fn tell_of_change(&self, to: &str, _: Language) -> Result<(), Undelivered> {
        self.0.lock().unwrap().push((to.to_owned(), "changed".to_owned()));
        Ok(())
    }
}

/// A directory in which everybody has the same password.
pub(crate) struct OnePassword;

#[async_trait::async_trait]
impl DirectoryPort for OnePassword {
    async fn proves(&self, login: &str, password: &str) -> Result<bool, Unreachable> {
        if password == "unplugged" {
            return Err(Unreachable("the cable is out".to_owned()));
        }
        Ok(login.ends_with("@northwind.example") && password == "directory word")
    }
}

/// A house with mail and a directory.
pub(crate) async fn open(db: Db) -> (House, Arc<Letters>) {
    open_with(db, false).await
}

/// The same, perhaps with the company's own provider.
pub(crate) async fn open_with(db: Db, company: bool) -> (House, Arc<Letters>) {
    let letters = Arc::new(Letters::default());
    let couriers = Couriers { mail: Some(letters.clone()), sms: None, directory: Some(Arc::new(OnePassword)), company };
    (House::open_with_couriers(db, couriers).await, letters)
}

/// Adds an employee; gives their id.
pub(crate) async fn hire(house: &House, name: &str, login: &str) -> String {
    let body =
        json!({"name": name, "email": format!("{login}@northwind.example"), "external_id": format!("hr-{login}")});
    let (status, made) = house.post("/api/v1/people", body).await;
    assert_eq!(status, 201, "{made}");
    made["id"].as_str().unwrap().to_owned()
}

/// The secret of a link to the portal.
pub(crate) async fn link(house: &House, person: &str) -> String {
    let (status, made) = house.post(&format!("/api/v1/people/{person}/portal-link"), json!({})).await;
    assert_eq!(status, 201, "{made}");
    let (page, secret) = made["link"].as_str().unwrap().split_once('#').unwrap();
    assert_eq!(page, "https://localhost/portal/welcome");
    secret.to_owned()
}

/// A browser with its cookies.
#[derive(Default, Clone)]
pub(crate) struct Tab {
    pub(crate) me: Option<String>,
    pub(crate) known: Option<String>,
}

impl Tab {
    /// Sends as a page of ours does, and keeps the cookies that come back.
    pub(crate) async fn send(&mut self, house: &House, method: &str, path: &str, body: Value) -> Answer {
        self.send_from(house, Some(ORIGIN), method, path, body).await
    }

    pub(crate) async fn send_from(
        &mut self,
        house: &House,
        origin: Option<&str>,
        method: &str,
        path: &str,
        body: Value,
    ) -> Answer {
        let mut request = house.request(method, path).header("lethe-console", "1").header("idempotency-key", "k");
        if let Some(origin) = origin {
            request = request.header("origin", origin);
        }
        let cookies: Vec<String> = [("__Host-lethe-me", &self.me), ("__Host-lethe-known", &self.known)]
            .into_iter()
            .filter_map(|(name, value)| value.as_ref().map(|value| format!("{name}={value}")))
            .collect();
        if !cookies.is_empty() {
            request = request.header("cookie", cookies.join("; "));
        }
        if !body.is_null() {
            request = request.json(&body);
        }
        let response = request.send().await.unwrap();
        for set in response.headers().get_all(SET_COOKIE) {
            let (name, rest) = set.to_str().unwrap().split_once('=').unwrap();
            let (value, bounds) = rest.split_once(';').unwrap();
            assert!(bounds.contains("Secure; HttpOnly; SameSite="), "{bounds}");
            match name {
                "__Host-lethe-me" => self.me = Some(value.to_owned()),
                "__Host-lethe-known" => self.known = Some(value.to_owned()),
                other => panic!("a cookie of the name {other}"),
            }
        }
        let (status, text) = (response.status().as_u16(), response.text().await.unwrap());
        (status, serde_json::from_str(&text).unwrap_or(Value::String(text)))
    }

    pub(crate) async fn begin(&mut self, house: &House, login: &str) -> Value {
        let (status, step) = self.send(house, "POST", "/portal/v1/sign-in", json!({"login": login})).await;
        assert_eq!(status, 200, "{step}");
        step
    }

    pub(crate) async fn prove(&mut self, house: &House, step: &Value, kind: &str, text: &str) -> Answer {
        let body = json!({"attempt": step["attempt"], "proof": {"kind": kind, "text": text}});
        self.send(house, "POST", "/portal/v1/sign-in/prove", body).await
    }

    pub(crate) async fn touch(&mut self, house: &House, step: &Value, key: &mut ConsoleKey) -> Answer {
        self.touch_with(house, step, key, &Ceremony::default()).await
    }

    pub(crate) async fn touch_with(
        &mut self,
        house: &House,
        step: &Value,
        key: &mut ConsoleKey,
        ceremony: &Ceremony,
    ) -> Answer {
        let name = json!({"attempt": step["attempt"]});
        let (status, asked) = self.send(house, "POST", "/portal/v1/sign-in/passkey", name).await;
        assert_eq!(status, 200, "{asked}");
        let credential = signed(key, ceremony, &asked);
        let body = json!({"attempt": step["attempt"], "proof": {"kind": "passkey", "credential": credential}});
        self.send(house, "POST", "/portal/v1/sign-in/prove", body).await
    }
}

/// An employee who has set up what they prove themselves with.
pub(crate) struct Employee {
    pub(crate) id: String,
    pub(crate) login: String,
    pub(crate) tab: Tab,
    secret: Vec<u8>,
}

impl Employee {
    /// Hired, invited, with a password and one-time codes.
    pub(crate) async fn new(house: &House, name: &str, login: &str) -> Self {
        let id = hire(house, name, login).await;
        let mut tab = Tab::default();
        let secret = link(house, &id).await;
        assert_eq!(tab.send(house, "POST", "/portal/v1/welcome", json!({"secret": secret})).await.0, 204);
        let set = tab.send(house, "PUT", "/portal/v1/factors/password", json!({"new": PASSWORD})).await;
        assert_eq!(set.0, 204, "{}", set.1);
        let mut employee = Self { id, login: format!("{login}@northwind.example"), tab, secret: Vec::new() };
        employee.secret = employee.set_up_totp(house).await;
        house.clock.advance(120_000);
        employee
    }

    async fn set_up_totp(&mut self, house: &House) -> Vec<u8> {
        let (status, offer) = self.tab.send(house, "POST", "/portal/v1/factors/totp", Value::Null).await;
        assert_eq!(status, 200, "{offer}");
        let text = offer["secret"].as_str().unwrap();
        assert!(offer["uri"].as_str().unwrap().starts_with("otpauth://totp/localhost:"), "{offer}");
        let secret = data_encoding::BASE32_NOPAD.decode(text.as_bytes()).unwrap();
        let code = totp::code(&secret, totp::step_at(house.clock.now()));
        let confirmed = self.tab.send(house, "POST", "/portal/v1/factors/totp/confirm", json!({"code": code})).await;
        assert_eq!(confirmed.0, 204, "{}", confirmed.1);
        secret
    }

    /// The code that their authenticator shows so much later.
    pub(crate) fn code_at(&self, now: Time) -> String {
        totp::code(&self.secret, totp::step_at(now))
    }

    pub(crate) fn code(&self, house: &House) -> String {
        self.code_at(house.clock.now())
    }

    /// Adds a passkey to what they have.
    pub(crate) async fn add_passkey(&mut self, house: &House, number: u64) -> ConsoleKey {
        let mut key = key(number);
        let (status, begun) = self.tab.send(house, "POST", "/portal/v1/factors/passkeys/begin", Value::Null).await;
        assert_eq!(status, 200, "{begun}");
        let credential = made(&mut key, &Ceremony::making(), &begun);
        let body = json!({"ceremony": begun["ceremony"], "credential": credential, "name": "phone"});
        let (status, kept) = self.tab.send(house, "POST", "/portal/v1/factors/passkeys/finish", body).await;
        assert_eq!(status, 201, "{kept}");
        key
    }

    /// Signs in with password and code, in a browser.
    pub(crate) async fn sign_in(&self, house: &House, tab: &mut Tab) -> Answer {
        let step = tab.begin(house, &self.login).await;
        let (status, next) = tab.prove(house, &step, "password", PASSWORD).await;
        assert_eq!(status, 200, "{next}");
        tab.prove(house, &step, "totp", &self.code(house)).await
    }
}
