//! A house with an employee who is signed in, an app, and a browser that follows nothing by itself.

use std::collections::BTreeMap;

use lethe_proto::{cbor::sha256, ids::PersonId};
use lethe_server::store::{StoreError, repo::employee_sessions::NewEmployeeSession};
use lethe_server_core::{
    access::factor::{Factor, Factors},
    actor::Actor,
    audit::EmployeeEvent,
    employee_session::LONGEST_MS,
    ids::SessionId,
};
use reqwest::{RequestBuilder, Response, header::HeaderMap, redirect::Policy};
use serde_json::{Value, json};
use url::Url;

use crate::company::{Answer, House};

pub(super) const ISSUER: &str = "https://localhost";
pub(super) const CALLBACK: &str = "https://wiki.example.com/cb";
/// RFC 7636, appendix B.
pub(super) const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
pub(super) const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

pub(super) type Form<'f> = &'f [(&'f str, &'f str)];

pub(super) struct World {
    pub(super) house: House,
    pub(super) person: PersonId,
    /// The session's secret.
    pub(super) cookie: String,
    /// The secret of the app `wiki`.
    pub(super) secret: String,
    browser: reqwest::Client,
}

/// What an app asks for, with something else in it.
pub(super) fn request(other: Form<'_>) -> String {
    let mut all = BTreeMap::from([
        ("client_id", "wiki"),
        ("redirect_uri", CALLBACK),
        ("response_type", "code"),
        ("scope", "openid profile email groups offline_access"),
        ("state", "the app's state"),
        ("nonce", "the app's nonce"),
        ("code_challenge", CHALLENGE),
        ("code_challenge_method", "S256"),
    ]);
    all.extend(other.iter().copied());
    let query = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(all).finish();
    format!("/oidc/authorize?{query}")
}

/// Where an answer sends the browser.
pub(super) fn location(response: &Response) -> Url {
    assert_eq!(response.status(), 303, "{response:?}");
    let text = response.headers()["location"].to_str().unwrap();
    Url::parse(ISSUER).unwrap().join(text).unwrap()
}

pub(super) fn parameter(url: &Url, name: &str) -> Option<String> {
    url.query_pairs().find(|(known, _)| known == name).map(|(_, value)| value.into_owned())
}

/// The content of a token, unverified.
pub(super) fn content(token: &Value) -> Value {
    let part = token.as_str().unwrap().split('.').nth(1).unwrap();
    serde_json::from_slice(&data_encoding::BASE64URL_NOPAD.decode(part.as_bytes()).unwrap()).unwrap()
}

/// A request that carries a form.
pub(super) fn filled(request: RequestBuilder, form: Form<'_>) -> RequestBuilder {
    let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
    request.header("content-type", "application/x-www-form-urlencoded").body(body)
}

async fn answered(response: Response) -> Answer {
    let status = response.status().as_u16();
    let text = response.text().await.unwrap();
    (status, serde_json::from_str(&text).unwrap_or(Value::String(text)))
}

/// The app that is registered.
pub(super) fn wiki() -> Value {
    json!({
        "id": "wiki", "name": "Wiki", "kind": "oidc", "confidential": true, "signed_with": "EdDSA",
        "redirect_uris": [CALLBACK], "post_logout_redirect_uris": ["https://wiki.example.com/bye"],
        "scopes": ["openid", "profile", "email", "groups", "offline_access"],
    })
}

impl World {
    pub(super) async fn open() -> Self {
        Self::on(House::open_proxied().await).await
    }

    pub(super) async fn on(house: House) -> Self {
        house.come_from("192.0.2.7");
        let ann = json!({"name": "Ann Lee", "email": "ann@example.com", "group": "berlin"});
        let (status, made) = house.post("/api/v1/people", ann).await;
        assert_eq!(status, 201, "{made}");
        let person = PersonId::from_hex(made["id"].as_str().unwrap()).unwrap();
        let root = reqwest::Certificate::from_der(&house.certificate).unwrap();
        let browser = reqwest::Client::builder().tls_certs_only([root]).resolve("localhost", house.address);
        let browser = browser.redirect(Policy::none()).build().unwrap();
        let (status, made) = house.post("/api/v1/apps", wiki()).await;
        assert_eq!(status, 201, "{made}");
        let secret = made["secret"].as_str().unwrap().to_owned();
        let mut world = Self { house, person, cookie: String::new(), secret, browser };
        world.cookie = world.sign_in("first").await;
        world
    }

    /// A new session of the employee; gives its secret.
    pub(super) async fn sign_in(&self, secret: &str) -> String {
        let (hash, person) = (sha256(secret.as_bytes()), self.person);
        let kept = self.house.server.store().write(move |tx| async move {
            let id = SessionId::from(tx.new_id());
            let factors = Factors::from_iter([Factor::Password, Factor::Totp]);
            let person_no = tx.people().find(person).await?.unwrap().no;
            let (label, ends_at) = ("Firefox".to_owned(), tx.now().plus(LONGEST_MS));
            let new = NewEmployeeSession { id, person_no, enrollment_no: None, factors, label, ends_at };
            tx.employee_sessions().insert(&new, &hash, tx.now()).await?;
            let event = EmployeeEvent::SessionBegun { session: id, person, factors };
            Ok::<_, StoreError>(tx.commit(Actor::Employee(person), event.into(), ()))
        });
        kept.await.unwrap();
        secret.to_owned()
    }

    pub(super) fn send(&self, method: &str, path: &str) -> RequestBuilder {
        let url = format!("https://localhost:{}{path}", self.house.address.port());
        let request = self.house.request(method, path).build().unwrap();
        self.browser.request(method.parse().unwrap(), url).headers(request.headers().clone())
    }

    /// The employee's browser opens something.
    pub(super) async fn opens(&self, path: &str) -> Response {
        self.send("GET", path).header("cookie", format!("__Host-lethe-me={}", self.cookie)).send().await.unwrap()
    }

    /// A code for the app.
    pub(super) async fn code(&self, other: Form<'_>) -> String {
        let url = location(&self.opens(&request(other)).await);
        parameter(&url, "code").unwrap_or_else(|| panic!("no code: {url}"))
    }

    /// A form that the app sends with its secret.
    pub(super) async fn form(&self, path: &str, form: Form<'_>) -> Answer {
        self.form_with(path, form, &HeaderMap::new()).await
    }

    pub(super) async fn form_with(&self, path: &str, form: Form<'_>, headers: &HeaderMap) -> Answer {
        let request = self.send("POST", path).basic_auth("wiki", Some(&self.secret)).headers(headers.clone());
        answered(filled(request, form).send().await.unwrap()).await
    }

    /// A form that anybody sends.
    pub(super) async fn bare_form(&self, path: &str, form: Form<'_>) -> Answer {
        answered(filled(self.send("POST", path), form).send().await.unwrap()).await
    }

    pub(super) async fn redeem(&self, code: &str) -> Answer {
        self.redeem_with(code, &[]).await
    }

    pub(super) async fn redeem_with(&self, code: &str, other: Form<'_>) -> Answer {
        let mut form = BTreeMap::from([
            ("grant_type", "authorization_code"),
            ("code", code),
            ("redirect_uri", CALLBACK),
            ("code_verifier", VERIFIER),
        ]);
        form.extend(other.iter().copied());
        let form: Vec<_> = form.into_iter().collect();
        self.form("/oidc/token", &form).await
    }

    pub(super) async fn tokens(&self) -> Value {
        let (status, tokens) = self.redeem(&self.code(&[]).await).await;
        assert_eq!(status, 200, "{tokens}");
        tokens
    }

    pub(super) async fn refresh(&self, token: &Value) -> Answer {
        let form = [("grant_type", "refresh_token"), ("refresh_token", token.as_str().unwrap())];
        self.form("/oidc/token", &form).await
    }

    pub(super) async fn introspect(&self, token: &Value) -> Value {
        let (status, worth) = self.form("/oidc/introspect", &[("token", token.as_str().unwrap())]).await;
        assert_eq!(status, 200, "{worth}");
        worth
    }

    pub(super) async fn userinfo(&self, authorization: &str) -> Answer {
        let request = self.send("GET", "/oidc/userinfo").header("authorization", authorization);
        answered(request.send().await.unwrap()).await
    }

    /// Whether everything that the app got is worth nothing.
    pub(super) async fn is_dead(&self, tokens: &Value) -> bool {
        let access = tokens["access_token"].as_str().unwrap();
        self.introspect(&tokens["access_token"]).await == json!({"active": false})
            && self.userinfo(&format!("Bearer {access}")).await.0 == 401
            && self.refresh(&tokens["refresh_token"]).await.0 == 400
    }
}
