//! Nonsense to every route: whatever is missing, of a wrong type, too long, too deep or no text at all, and whoever sends it, the
//! answer is one that the OpenAPI document describes, and the server goes on.
//!
//! The requests are made from the document itself: a route or a field that is added is asked from the same day on.

use std::collections::BTreeSet;

use lethe_server::http::router::document;
use serde_json::{Map, Value, json};

use crate::company::House;

/// Values that no field takes as they are, by the type that it says it has. The rest of the body stays good.
fn wrong(schema: &Value) -> Vec<Value> {
    let mut deep = json!(1);
    for _ in 0..100 {
        deep = json!([deep]);
    }
    let mut values = vec![
        Value::Null,
        json!(true),
        json!(-1),
        json!(1.5),
        json!(18_446_744_073_709_551_615_u64),
        serde_json::from_str("1e300").unwrap(),
        json!(""),
        json!("a\u{0}b"),
        json!("\u{202e}\u{feff}"),
        json!("x".repeat(100_000)),
        json!("0".repeat(32)),
        json!("////"),
        json!([]),
        json!([[], {}, null, "x", 7]),
        json!({}),
        deep,
    ];
    if schema["type"] == "array" {
        values.push(json!(vec!["0".repeat(32); 5_000]));
    }
    values
}

/// Bodies as a whole that are wrong, with their content type.
fn no_bodies() -> Vec<(&'static str, Vec<u8>)> {
    let nested = [vec![b'['; 50_000], vec![b']'; 50_000]].concat();
    vec![
        ("application/json", Vec::new()),
        ("application/json", b"{".to_vec()),
        ("application/json", b"null".to_vec()),
        ("application/json", b"[]".to_vec()),
        ("application/json", b"\"\\ud800\"".to_vec()),
        ("application/json", b"{\"reason\":\"\xff\xfe\"}".to_vec()),
        ("application/json", b"{\"a\":1,\"a\":2}".to_vec()),
        ("application/json", nested),
        ("application/json", vec![b' '; 300 * 1024]),
        ("text/plain", b"{}".to_vec()),
        ("application/cbor", vec![0xff; 64]),
        ("application/cbor", vec![0x9b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]),
        ("\u{7f}", b"{}".to_vec()),
    ]
}

/// Query strings and path parts that are no text, no number, or no end.
const NO_QUERIES: [&str; 9] =
    ["%00", "%ff%fe", "%", "", "-1", "99999999999999999999999", "n5.%F0%9F", "%F0%9F%92%A9", "'%22%3B--"];
const NO_IDS: [&str; 6] = ["zz", "%00", "%ff", "%2e%2e%2f", "00", "ffffffffffffffffffffffffffffffff"];

/// One operation of the document.
struct Operation<'d> {
    method: String,
    path: String,
    about: &'d Value,
    schemas: &'d Value,
}

/// One request.
struct Nonsense {
    target: String,
    content_type: &'static str,
    body: Option<Vec<u8>>,
}

fn resolved<'d>(schemas: &'d Value, schema: &'d Value) -> &'d Value {
    match schema["$ref"].as_str().and_then(|name| name.rsplit('/').next()) {
        Some(name) => &schemas[name],
        None => schema,
    }
}

impl Operation<'_> {
    /// The path with the same text for each id.
    fn with_ids(&self, id: &str) -> String {
        let parts = self.path.split('/').map(|part| if part.starts_with('{') { id } else { part });
        parts.collect::<Vec<_>>().join("/")
    }

    fn parameters(&self, place: &str) -> Vec<String> {
        let all = self.about["parameters"].as_array().cloned().unwrap_or_default();
        let here = all.iter().filter(|parameter| parameter["in"] == place);
        here.map(|parameter| parameter["name"].as_str().unwrap().to_owned()).collect()
    }

    /// Bodies: a good-looking one with one field wrong at a time, and the fields missing one at a time.
    fn bodies(&self) -> Vec<Vec<u8>> {
        let schema = &self.about["requestBody"]["content"]["application/json"]["schema"];
        let schema = resolved(self.schemas, schema);
        let Some(fields) = schema["properties"].as_object() else { return Vec::new() };
        let good: Map<String, Value> =
            fields.iter().map(|(name, field)| (name.clone(), plausible(resolved(self.schemas, field)))).collect();
        let mut bodies = vec![Value::Object(good.clone())];
        for (name, field) in fields {
            let mut missing = good.clone();
            missing.remove(name);
            bodies.push(Value::Object(missing));
            for value in wrong(resolved(self.schemas, field)) {
                let mut body = good.clone();
                body.insert(name.clone(), value);
                bodies.push(Value::Object(body));
            }
        }
        bodies.iter().map(|body| body.to_string().into_bytes()).collect()
    }

    fn nonsense(&self) -> Vec<Nonsense> {
        let plain = |target: String| Nonsense { target, content_type: "application/json", body: Some(b"{}".to_vec()) };
        let good = self.with_ids(&"0".repeat(32));
        let mut all = Vec::new();
        if self.path.contains('{') {
            all.extend(NO_IDS.iter().map(|id| plain(self.with_ids(id))));
            all.push(plain(self.with_ids(&"a".repeat(8_000))));
        }
        for name in self.parameters("query") {
            all.extend(NO_QUERIES.iter().map(|value| plain(format!("{good}?{name}={value}"))));
            all.push(plain(format!("{good}?{name}={}", "x".repeat(8_000))));
            all.push(plain(format!("{good}?{name}=1&{name}=2")));
        }
        if self.about.get("requestBody").is_some() {
            let with = |(content_type, body)| Nonsense { target: good.clone(), content_type, body: Some(body) };
            all.extend(no_bodies().into_iter().map(with));
            let bodies = self.bodies().into_iter().map(|body| with(("application/json", body)));
            all.extend(bodies);
        }
        all.push(Nonsense { target: good, content_type: "application/json", body: None });
        all
    }

    fn describes(&self, status: u16) -> bool {
        self.about["responses"].get(status.to_string()).is_some()
    }
}

/// A value that a field of this schema may have.
fn plausible(schema: &Value) -> Value {
    let kind = match &schema["type"] {
        Value::Array(kinds) => kinds.first().and_then(Value::as_str).unwrap_or_default().to_owned(),
        Value::String(kind) => kind.clone(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => String::new(),
    };
    match kind.as_str() {
        "string" => json!("0".repeat(32)),
        "integer" | "number" => json!(60_000),
        "boolean" => json!(false),
        "array" => json!(["0".repeat(32)]),
        _ => json!({}),
    }
}

fn operations(document: &Value) -> Vec<Operation<'_>> {
    let schemas = &document["components"]["schemas"];
    let mut all = Vec::new();
    for (path, methods) in document["paths"].as_object().unwrap() {
        for (method, about) in methods.as_object().unwrap() {
            all.push(Operation { method: method.to_uppercase(), path: path.clone(), about, schemas });
        }
    }
    all
}

/// What is wrong with the answer, if anything is.
async fn ask(house: &House, operation: &Operation<'_>, token: Option<&str>, nonsense: &Nonsense) -> Option<String> {
    let url = format!("https://localhost:{}{}", house.address.port(), nonsense.target);
    let mut request = house.client.request(operation.method.parse().unwrap(), url).header("idempotency-key", "k");
    if let Some(token) = token {
        request = request.bearer_auth(token);
    }
    if let (Some(body), Ok(kind)) = (&nonsense.body, reqwest::header::HeaderValue::from_str(nonsense.content_type)) {
        request = request.header("content-type", kind).body(body.clone());
    }
    let answer = request.send().await.unwrap();
    let status = answer.status().as_u16();
    let kind = answer.headers().get("content-type").and_then(|kind| kind.to_str().ok()).unwrap_or_default().to_owned();
    if kind.starts_with("text/event-stream") {
        return None;
    }
    let text = answer.text().await.unwrap();
    let named = format!("{} {}", operation.method, operation.path);
    if status == 500 || !operation.describes(status) {
        return Some(format!("{named} answers {status}: {text}"));
    }
    if status >= 400 {
        let problem: Value = serde_json::from_str(&text).unwrap_or_default();
        let complete = ["type", "title", "detail", "code", "hint"]
            .iter()
            .all(|field| problem[field].as_str().is_some_and(|text| !text.is_empty()));
        if kind != "application/problem+json" || !complete || problem["status"] != status {
            return Some(format!("{named} answers {status} without a problem: {text}"));
        }
    }
    None
}

/// Routes that are no request and answer.
const NOT_ASKED: [(&str, &str); 1] = [("GET", "/device/v1/connect")];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nonsense_to_any_route_by_anybody_is_answered_with_a_described_problem() {
    let house = House::open().await;
    let document: Value = serde_json::from_str(&document().to_json().unwrap()).unwrap();
    let mut callers = vec![None, Some(house.token.clone())];
    for role in ["it", "hr", "auditor"] {
        callers.push(Some(house.admin(role, role, Some("berlin")).await));
    }
    let (mut wrong, mut asked) = (BTreeSet::new(), 0);
    for operation in operations(&document) {
        if NOT_ASKED.contains(&(operation.method.as_str(), operation.path.as_str())) {
            continue;
        }
        for nonsense in operation.nonsense() {
            for caller in &callers {
                asked += 1;
                wrong.extend(ask(&house, &operation, caller.as_deref(), &nonsense).await);
            }
        }
    }
    let list: Vec<_> = wrong.iter().take(40).map(|line| line.chars().take(300).collect::<String>()).collect();
    assert!(wrong.is_empty(), "{} kinds of answers are wrong:\n{}", wrong.len(), list.join("\n"));
    assert!(asked > 10_000, "only {asked} requests: the document was not read");
    let (status, _) = house.get("/readyz").await;
    assert_eq!(status, 200, "the server still answers");
}

#[test]
fn every_operation_describes_its_problems_as_problem_documents_and_has_a_name_of_its_own() {
    let document: Value = serde_json::from_str(&document().to_json().unwrap()).unwrap();
    let mut names = BTreeSet::new();
    for operation in operations(&document) {
        let named = format!("{} {}", operation.method, operation.path);
        assert!(names.insert(operation.about["operationId"].as_str().unwrap().to_owned()), "{named}: operationId");
        if !operation.path.starts_with("/api/") && !operation.path.starts_with("/device/") {
            continue;
        }
        for (status, response) in operation.about["responses"].as_object().unwrap() {
            if status.as_str() >= "400" {
                let content = response["content"].as_object().unwrap_or_else(|| panic!("{named} {status}"));
                let refers = content.values().all(|content| {
                    content["schema"]["$ref"].as_str().is_some_and(|name| name.ends_with("/ProblemDocument"))
                });
                assert!(refers && !content.is_empty(), "{named} {status}");
            }
        }
        let mut expected = vec!["429", "500", "503"];
        if operation.about.get("security").is_some() {
            expected.extend(["401", "403"]);
        }
        if operation.path.contains('{') {
            expected.push("404");
        }
        if operation.about.get("requestBody").is_some() {
            expected.extend(["400", "413", "415", "422"]);
        }
        for status in expected {
            assert!(operation.about["responses"].get(status).is_some(), "{named} does not describe {status}");
        }
    }
}
