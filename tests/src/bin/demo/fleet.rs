//! Three simulated devices: real agents with sealed files, which enroll as soon as there is a keyring, and have a little history.
//!
//! They use what anybody may use: an administrator made on the server's host, codes and orders through the API.

use std::{
    fs,
    os::unix::process::CommandExt as _,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU32, Ordering},
    },
};

use lethe_tests::{
    agent::{Device, SEALED},
    company::{json, text},
    programs::{ask_to_end, program},
};
use reqwest::{Client, Method};
use serde_json::{Value, json};

use crate::office::Place;

const DEVICES: [(&str, &str); 3] = [("Frida Lang", "notebook"), ("Georg Simon", "phone"), ("Hanna Wolf", "tablet")];
const ADMIN: &str = "Demo devices";
const PLAN: &str = "Prices for next year. Not for the competition.\n";
const DAY_MS: u64 = 24 * 60 * 60 * 1000;

/// Running agents.
static AGENTS: Mutex<Vec<Child>> = Mutex::new(Vec::new());

/// Counts orders, so that each has a key of its own.
static ORDERS: AtomicU32 = AtomicU32::new(1);

/// Waits for the keyring, then enrolls and starts the devices; starts those that an earlier run enrolled.
pub(crate) async fn join(folder: PathBuf, place: Place) {
    let homes = (1..=DEVICES.len()).map(|number| folder.join(format!("device-{number}")));
    let homes: Vec<PathBuf> = homes.collect();
    if homes.iter().all(|home| home.join("device").is_dir()) {
        for home in &homes {
            start(home);
        }
        return;
    }
    let api = Api::open(&place).await;
    api.wait_for_keyring().await;
    let mut enrollments = Vec::new();
    for (home, (employee, device)) in homes.iter().zip(DEVICES) {
        let code = api.code(employee, device).await;
        let (home, ca) = (home.clone(), place.ca.clone());
        let work = tokio::task::spawn_blocking(move || enroll(&home, &code, &ca));
        enrollments.push(work.await.expect("a device that enrolls"));
        println!("  “{employee} · {device}” has enrolled and works.");
    }
    history(&api, &enrollments).await;
}

/// Ends every agent, which closes its container.
pub(crate) fn close() {
    for mut agent in AGENTS.lock().unwrap_or_else(PoisonError::into_inner).drain(..) {
        if ask_to_end(agent.id()) {
            // One that ended meanwhile is what is wanted.
            drop(agent.wait());
        }
    }
}

/// Enrolls, starts, and puts a file into the container; gives the enrollment.
fn enroll(home: &Path, code: &str, ca: &Path) -> String {
    fs::create_dir_all(home).expect("a folder for the device");
    let device = Device::enroll(home, code, ca, SEALED);
    start(home);
    device.wait_for_container("open");
    fs::write(device.files().join("plan.txt"), PLAN).expect("the container takes files");
    text(&device.status(), "enrollment").to_owned()
}

/// Starts the agent whose state is in this folder, and remembers it.
pub(crate) fn start(home: &Path) {
    let mut run = Device::at(home).command("run");
    let child = run.stdin(Stdio::null()).process_group(0).spawn().expect("lethe-agent run");
    AGENTS.lock().unwrap_or_else(PoisonError::into_inner).push(child);
}

/// What makes the console worth looking at: a message, a lock, and a wipe that waits for somebody to approve it.
async fn history(api: &Api, enrollments: &[String]) {
    let [frida, georg, hanna] = enrollments else { unreachable!("three devices") };
    api.order(&format!("devices/{hanna}/message"), json!({"text": "The office is closed on Friday."})).await;
    api.order(&format!("devices/{frida}/block-screen"), json!({"reason": "reads the prices of next year"})).await;
    api.order(&format!("devices/{georg}/lock"), json!({"reason": "left in a taxi"})).await;
    let wipe =
        json!({"action": "wipe_container", "targets": [georg], "reason": "left in a taxi, the driver does not answer"});
    api.order("commands", wipe).await;
    println!("  Georg's phone was left in a taxi: it is locked, and a wipe waits for your approval (Commands).");
}

/// The API with a token of the demo's own administrator.
struct Api {
    client: Client,
    base: String,
    token: String,
}

impl Api {
    async fn open(place: &Place) -> Self {
        drop(rustls::crypto::aws_lc_rs::default_provider().install_default());
        let mut create = Command::new(program("lethe"));
        create.env("LETHE_LOG", "error").arg("admin").arg("--config").arg(place.data.join("lethe.toml"));
        let made = json(create.args(["create", ADMIN, "--role", "it", "--json"]));
        let (_, secret) = text(&made, "setup_link").split_once('#').expect("a link with a secret");
        let client = Client::builder().build().expect("a client");
        let mut api = Self { client, base: format!("{}/api/v1", place.console), token: String::new() };
        text(&api.order("setup", json!({"secret": secret})).await, "token").clone_into(&mut api.token);
        api
    }

    fn request(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
        self.client.request(method, format!("{}/{path}", self.base)).bearer_auth(&self.token)
    }

    async fn order(&self, path: &str, body: Value) -> Value {
        let key = format!("demo-{}", ORDERS.fetch_add(1, Ordering::Relaxed));
        let request = self.request(Method::POST, path).header("Idempotency-Key", key).json(&body);
        let answer = request.send().await.expect("the server answers");
        let (status, said) = (answer.status(), answer.text().await.expect("an answer"));
        assert!(status.is_success(), "{path}: {status} {said}");
        serde_json::from_str(&said).unwrap_or_default()
    }

    /// Listens to the server's events, and looks after each whether there is a keyring.
    async fn wait_for_keyring(&self) {
        loop {
            let mut events = self.request(Method::GET, "events").send().await.expect("the server answers");
            assert!(events.status().is_success(), "events: {}", events.status());
            loop {
                if self.has_keyring().await {
                    return;
                }
                // The stream may end with the server's patience; then another one begins.
                match events.chunk().await {
                    Ok(Some(_)) => {}
                    Ok(None) | Err(_) => break,
                }
            }
        }
    }

    async fn has_keyring(&self) -> bool {
        let newest = self.request(Method::GET, "keyrings/newest").send().await.expect("the server answers");
        newest.status().is_success()
    }

    /// An enrollment code for an employee, who is made for it.
    async fn code(&self, employee: &str, device: &str) -> String {
        let person = self.order("people", json!({"name": employee})).await;
        let asked = json!({
            "person": text(&person, "id"), "label": device, "actions": ["wipe_container", "unenroll"],
            "expires_in_ms": DAY_MS,
        });
        text(&self.order("enrollment-codes", asked).await, "code").to_owned()
    }
}
