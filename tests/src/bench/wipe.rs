//! G7 and G8: from the last approval's request to the order on the device, and to the device's `done` in the database.

use std::{
    fs,
    path::Path,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use lethe_proto::{cbor::Exact, kinds::Stage, receipt::Receipt};
use serde_json::{Value, json};

use super::Figure;
use crate::{
    agent::Device,
    company::{Company, Database, text},
    programs::finish,
};

/// Files in each container.
const FILES: usize = 1000;

/// Wipes one freshly enrolled device a round; every answer and every receipt is checked.
pub fn rounds(rounds: usize) -> [Figure; 2] {
    let folder = tempfile::tempdir().unwrap();
    let company = Company::found(folder.path(), &Database::Sqlite);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let client = client(&company);
    let (mut received, mut stored) = (Vec::new(), Vec::new());
    for round in 0..rounds {
        let (to_device, to_database) = runtime.block_on(one(&company, &client, folder.path(), round));
        received.push(to_device);
        stored.push(to_database);
    }
    let figure = |metric, what, times, target| Figure { metric, what, times, target };
    [
        figure("G7", "last approval → order in the agent (1 ms resolution)", received, "p99 ≤ 10 ms (3 ms)"),
        figure("G8", "last approval → `done` stored, 1,000 files", stored, "p99 ≤ 100 ms (30 ms)"),
    ]
}

async fn one(company: &Company, client: &reqwest::Client, folder: &Path, round: usize) -> (Duration, Duration) {
    let (employee, place) = (format!("Employee {round:03}"), folder.join(format!("device-{round}")));
    fs::create_dir(&place).unwrap();
    let code = company.code(&employee, "notebook");
    let device = Device::enroll(&place, &code, &company.certificates.ca, "[container]\nsize_mib = 64\n");
    let running = device.run();
    device.wait_for_container("open");
    let files = device.files();
    (0..FILES).for_each(|number| fs::write(files.join(format!("file-{number}")), vec![7; 1024]).unwrap());
    let (id, words) = company.request(2, "wipe_container", &[&employee]);
    device.wait_for_container("locked");
    company.approve(2, &id, &words);
    let anna = &company.people[0];
    let signed = place.join("approval.cbor");
    let mut approve = company.person(anna, &["approve", &id, "--yes", "--words", &words, "--key"]);
    finish(approve.arg(&anna.key).arg("--out").arg(&signed));
    let body = json!({"approval": data_encoding::BASE64.encode(&fs::read(&signed).unwrap())});
    let begun = wall();
    let answer =
        client.post(format!("{}/api/v1/commands/{id}/approvals", company.url)).json(&body).send().await.unwrap();
    assert!(answer.status().is_success(), "{}", answer.text().await.unwrap());
    let command = finished(company, client, &id).await;
    drop(running);
    let receipts = command["targets"][0]["receipts"].as_array().unwrap();
    let done = receipts.iter().find(|receipt| text(receipt, "stage") == Stage::Done.as_str()).unwrap();
    let bytes = data_encoding::BASE64.decode(text(done, "receipt").as_bytes()).unwrap();
    let receipt: Exact<Receipt> = Exact::parse(&bytes).unwrap();
    assert!(receipt.evidence.device_key_destroyed && receipt.evidence.data_removed);
    let since = |at: u64| Duration::from_millis(at.saturating_sub(begun));
    (since(receipt.times.received.0), since(done["at"].as_u64().unwrap()))
}

/// Asks until the command is finished.
async fn finished(company: &Company, client: &reqwest::Client, id: &str) -> Value {
    loop {
        let url = format!("{}/api/v1/commands/{id}", company.url);
        let bytes = client.get(url).send().await.unwrap().bytes().await.unwrap();
        let command: Value = serde_json::from_slice(&bytes).unwrap();
        match text(&command, "state") {
            "finished" => return command,
            "approved" | "dispatched" | "proposed" => {}
            other => panic!("the command became {other}"),
        }
    }
}

/// Anna's connection, kept alive.
pub(super) fn client(company: &Company) -> reqwest::Client {
    drop(rustls::crypto::aws_lc_rs::default_provider().install_default());
    let token = fs::read_to_string(company.people[0].profile.with_file_name("token")).unwrap();
    let mut bearer = reqwest::header::HeaderValue::from_str(&format!("Bearer {}", token.trim())).unwrap();
    bearer.set_sensitive(true);
    let headers = [(reqwest::header::AUTHORIZATION, bearer)].into_iter().collect();
    let ca = reqwest::Certificate::from_pem(&fs::read(&company.certificates.ca).unwrap()).unwrap();
    reqwest::Client::builder().tls_certs_only([ca]).default_headers(headers).build().unwrap()
}

#[expect(clippy::disallowed_methods, reason = "compared with the clocks of other processes")]
pub(super) fn wall() -> u64 {
    u64::try_from(SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_millis()).unwrap()
}
