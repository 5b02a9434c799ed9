//! Somebody signs in on their device: agent, server and browser together.

use lethe_tests::{
    agent::{Device, SEALED},
    browser::Browser,
    client::{Api, Ask},
    company::{Company, Database},
    programs::{Running, finish},
};
use reqwest::Method;
use serde_json::{Value, json};

const PASSWORD: &str = "plum lantern harbour";

struct Story {
    company: Company,
    device: Device,
    running: Option<Running>,
    codes: Vec<Value>,
    _folder: tempfile::TempDir,
}

impl Story {
    /// Frida has a notebook, a password and recovery codes.
    fn begin() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let company = Company::found(folder.path(), &Database::Sqlite);
        let code = company.code("Frida Lang", "notebook");
        let device = Device::enroll(folder.path(), &code, &company.certificates.ca, SEALED);
        let running = Some(device.run());
        device.wait_for_container("open");
        let codes = set_up(&company);
        Self { company, device, running, codes, _folder: folder }
    }

    /// What `lethe-agent sign-in` says: an address, or what is wrong.
    fn ask_agent(&self) -> Result<String, String> {
        let output = self.device.command("sign-in").args(["--print", "--app", "portal"]).output().unwrap();
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim().to_owned();
        if output.status.success() { Ok(text(&output.stdout)) } else { Err(text(&output.stderr)) }
    }

    /// Opens the address in a browser and proves who sits there.
    fn sign_in(&mut self) -> Browser {
        let address = self.ask_agent().unwrap();
        let (page, rest) = address.split_once("#attempt=").unwrap();
        assert_eq!(page, format!("{}/portal", self.company.url));
        let secret = rest.strip_suffix("&app=portal").unwrap();
        let mut browser = Browser::open(&self.company);
        let resumed = browser.post("sign-in/resume", &json!({"secret": secret, "app": "portal"}));
        assert_eq!(resumed["device"], "Frida Lang · notebook");
        let attempt = &resumed["step"]["attempt"];
        for (kind, text) in [("password", json!(PASSWORD)), ("recovery_code", self.codes.pop().unwrap())] {
            let proof = json!({"attempt": attempt, "proof": {"kind": kind, "text": text}});
            browser.post("sign-in/prove", &proof);
        }
        browser
    }
}

fn set_up(company: &Company) -> Vec<Value> {
    let anna = Api::open(company, &company.people[0]);
    let frida = anna.get("/people?q=Frida")["items"][0]["id"].as_str().unwrap().to_owned();
    let (status, made) = anna.ask(&Ask::order(format!("/people/{frida}/portal-link"), json!({}))).unwrap();
    assert_eq!(status, 201, "{made}");
    let secret = made["link"].as_str().unwrap().split_once('#').unwrap().1;
    let mut browser = Browser::open(company);
    browser.post("welcome", &json!({"secret": secret}));
    assert_eq!(browser.send(Method::PUT, "factors/password", &json!({"new": PASSWORD})).0, 204);
    browser.post("factors/recovery-codes", &Value::Null)["codes"].as_array().unwrap().clone()
}

fn is_in(browser: &mut Browser) -> bool {
    browser.send(Method::GET, "devices", &Value::Null).0 == 200
}

#[test]
fn a_sign_in_begins_on_the_device_and_ends_with_its_lock() {
    let mut story = Story::begin();
    let mut browser = story.sign_in();
    assert!(is_in(&mut browser));
    let on_record = Api::open(&story.company, &story.company.people[0]).get("/sign-ins?admitted=true");
    assert_eq!(on_record["items"][0]["device"], "enrolled", "{on_record}");
    finish(
        story
            .company
            .person(&story.company.people[0], &["device", "lock", "Frida", "--reason", "lost on a train"])
            .arg("--json"),
    );
    assert!(!is_in(&mut browser), "at once, whether the device has heard of it or not");
    story.device.wait_for_container("locked");
    let refused = story.ask_agent().unwrap_err();
    assert!(refused.contains("locked or wiped"), "{refused}");
}

#[test]
fn whoever_cannot_sign_in_on_the_device_is_told_why() {
    let mut story = Story::begin();
    story.company.kill_server();
    let refused = story.ask_agent().unwrap_err();
    assert!(refused.contains("cannot reach localhost"), "{refused}");
    story.running = None;
    let refused = story.ask_agent().unwrap_err();
    assert!(refused.contains("lethe-agent run"), "{refused}");
}
