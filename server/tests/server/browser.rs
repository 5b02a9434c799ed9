//! An administrator in front of a browser: cookie, origin, and an authenticator in their hand.

use lethe_people::{Ceremony, ConsoleKey};
use lethe_proto::cbor::sha256;
use reqwest::{Response, header::SET_COOKIE};
use serde_json::{Value, json};

use crate::company::{Answer, House};

pub(crate) const ORIGIN: &str = "https://localhost";

fn base64url(bytes: &[u8]) -> String {
    data_encoding::BASE64URL_NOPAD.encode(bytes)
}

/// A console key that nobody has registered yet.
pub(crate) fn key(number: u64) -> ConsoleKey {
    ConsoleKey::new(number, "localhost", ORIGIN)
}

/// `RegistrationResponseJSON` to what the server asked.
pub(crate) fn made(key: &mut ConsoleKey, ceremony: &Ceremony, begun: &Value) -> Value {
    let options = &begun["options"];
    let (challenge, handle) = (options["challenge"].as_str().unwrap(), options["user"]["id"].as_str().unwrap());
    serde_json::from_str(&key.make(ceremony, challenge, handle)).unwrap()
}

/// `AuthenticationResponseJSON` to what the server asked.
pub(crate) fn signed(key: &mut ConsoleKey, ceremony: &Ceremony, begun: &Value) -> Value {
    serde_json::from_str(&key.sign(ceremony, begun["options"]["challenge"].as_str().unwrap())).unwrap()
}

/// A request as a browser might be made to send it.
#[derive(Clone)]
pub(crate) struct Page<'a> {
    pub(crate) cookie: Option<&'a str>,
    pub(crate) origin: Option<&'a str>,
    pub(crate) console: bool,
    pub(crate) background: bool,
    pub(crate) touch: Option<String>,
    /// `If-Match`.
    pub(crate) based_on: Option<String>,
}

impl Page<'_> {
    /// Sends it, with the exact bytes of a body.
    pub(crate) async fn send(&self, house: &House, method: &str, path: &str, body: &str) -> Response {
        let mut request = house.request(method, path).body(body.to_owned());
        if !body.is_empty() {
            request = request.header("content-type", "application/json");
        }
        let optional = [
            ("cookie", self.cookie.map(|secret| format!("theme=dark; __Host-lethe={secret}"))),
            ("origin", self.origin.map(str::to_owned)),
            ("lethe-console", self.console.then(|| "1".to_owned())),
            ("lethe-background", self.background.then(|| "1".to_owned())),
            ("lethe-passkey", self.touch.clone()),
        ];
        for (name, value) in optional {
            if let Some(value) = value {
                request = request.header(name, value);
            }
        }
        if let Some(version) = &self.based_on {
            request = request.header("if-match", version);
        }
        request.header("idempotency-key", "k").send().await.unwrap()
    }
}

pub(crate) async fn read(response: Response) -> Answer {
    let status = response.status().as_u16();
    let text = response.text().await.unwrap();
    (status, serde_json::from_str(&text).unwrap_or(Value::String(text)))
}

/// Somebody who is signed in.
pub(crate) struct Browser {
    pub(crate) cookie: String,
    pub(crate) key: ConsoleKey,
    /// What the server said when they came in.
    pub(crate) session: Value,
}

/// The secret in the cookie that an answer sets.
fn cookie(response: &Response) -> String {
    let set = response.headers()[SET_COOKIE].to_str().unwrap();
    let (secret, bounds) = set.strip_prefix("__Host-lethe=").unwrap().split_once(';').unwrap();
    assert_eq!(bounds, " Path=/; Secure; HttpOnly; SameSite=Strict");
    secret.to_owned()
}

impl Browser {
    /// Redeems a setup link with authenticator number so-and-so.
    pub(crate) async fn set_up(house: &House, secret: &str, number: u64) -> Self {
        let mut key = key(number);
        let (status, begun) = house.send("POST", "/api/v1/setup/begin", None, Some(json!({"secret": secret}))).await;
        assert_eq!(status, 200, "{begun}");
        let body = json!({
            "secret": secret, "ceremony": begun["ceremony"], "passkey_name": "blue key",
            "credential": made(&mut key, &Ceremony::making(), &begun),
        });
        Self::arrive(house, "/api/v1/setup/finish", &body, key).await
    }

    /// Another admin with a role, signed in.
    pub(crate) async fn invited(house: &House, name: &str, role: &str, number: u64) -> Self {
        Self::set_up(house, &house.invite(name, role).await.0, number).await
    }

    /// Signs in with an authenticator.
    pub(crate) async fn sign_in(house: &House, mut key: ConsoleKey) -> Self {
        let (status, begun) = house.send("POST", "/api/v1/session/begin", None, None).await;
        assert_eq!(status, 200, "{begun}");
        let credential = signed(&mut key, &Ceremony::default(), &begun);
        let body = json!({"ceremony": begun["ceremony"], "credential": credential});
        Self::arrive(house, "/api/v1/session/finish", &body, key).await
    }

    async fn arrive(house: &House, path: &str, body: &Value, key: ConsoleKey) -> Self {
        let nobody =
            Page { cookie: None, origin: Some(ORIGIN), console: true, background: false, touch: None, based_on: None };
        let response = nobody.send(house, "POST", path, &body.to_string()).await;
        assert_eq!(response.status(), 200, "{path}");
        let cookie = cookie(&response);
        Self { cookie, key, session: read(response).await.1 }
    }

    /// How the console sends.
    pub(crate) fn page(&self) -> Page<'_> {
        Page {
            cookie: Some(&self.cookie),
            origin: Some(ORIGIN),
            console: true,
            background: false,
            touch: None,
            based_on: None,
        }
    }

    /// Sends something as the console does.
    pub(crate) async fn send(&self, house: &House, method: &str, path: &str, body: Value) -> Answer {
        let body = if body.is_null() { String::new() } else { body.to_string() };
        read(self.page().send(house, method, path, &body).await).await
    }

    /// Asks for a touch for a request, and touches; gives the header.
    pub(crate) async fn touch(&mut self, house: &House, method: &str, path: &str, body: &str) -> String {
        let hash = data_encoding::HEXLOWER.encode(sha256(body.as_bytes()).as_bytes());
        let about = json!({"method": method, "path": path, "body_sha256": hash});
        let (status, begun) = self.send(house, "POST", "/api/v1/fresh", about).await;
        assert_eq!(status, 200, "{begun}");
        let credential = signed(&mut self.key, &Ceremony::default(), &begun);
        header(&begun, &credential)
    }

    /// Sends something with a touch.
    pub(crate) async fn send_touched(&mut self, house: &House, method: &str, path: &str, body: Value) -> Answer {
        let body = if body.is_null() { String::new() } else { body.to_string() };
        let touch = self.touch(house, method, path, &body).await;
        read(Page { touch: Some(touch), ..self.page() }.send(house, method, path, &body).await).await
    }
}

/// The header that carries a touch.
pub(crate) fn header(begun: &Value, credential: &Value) -> String {
    base64url(json!({"ceremony": begun["ceremony"], "credential": credential}).to_string().as_bytes())
}

/// The verbs on record, newest first.
pub(crate) async fn verbs(house: &House) -> Vec<String> {
    let (status, trail) = house.get("/api/v1/audit?limit=200").await;
    assert_eq!(status, 200, "{trail}");
    trail["items"].as_array().unwrap().iter().map(|event| event["verb"].as_str().unwrap().to_owned()).collect()
}
