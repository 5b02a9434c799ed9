//! What is found afterwards: through the API, in the database's own rows, in the exported log, in the devices' journals.

use std::{fs, path::Path};

use data_encoding::{BASE64, HEXLOWER};
use lethe_agent::storage::StateDir;
use lethe_agent_core::record::Record;
use lethe_proto::{
    cbor::{Exact, sha256},
    command::Command as Order,
    envelope::Dispatch,
    receipt::Receipt,
    state::State,
};
use lethe_tests::{
    client::Api,
    company::{Company, Database, text},
    ledger::{Found, FoundCommand},
};
use serde_json::Value;
use sqlx::{Connection as _, PgConnection, SqliteConnection};

/// Through the API: commands, and how far each device is.
pub(super) fn through_the_api(api: &Api, found: &mut Found) {
    for command in api.list("/commands") {
        let text = |name| text(&command, name).to_owned();
        found.commands.push(FoundCommand { id: text("id"), reason: text("reason"), state: text("state") });
    }
    for device in api.list("/devices") {
        let enrollment = text(&device, "enrollment").to_owned();
        let device = api.get(&format!("/devices/{enrollment}"));
        let counters = (device["state_counter"].as_u64().unwrap(), device["device_counter"].as_u64().unwrap_or(0));
        if device["status"] == "erased" {
            found.erased.insert(enrollment.clone());
        }
        found.counters.insert(enrollment, counters);
    }
}

/// Behind the server's back, with the server dead.
pub(super) fn in_the_database(company: &Company, database: &Database, found: &mut Found) {
    found.command_rows = column(company, database, "SELECT id FROM command");
    found.receipt_rows = column(company, database, "SELECT digest FROM receipt");
}

fn column(company: &Company, database: &Database, sql: &'static str) -> Vec<String> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let rows: Vec<Vec<u8>> = runtime.block_on(async {
        match database {
            Database::Sqlite => {
                let url = format!("sqlite://{}?mode=ro", company.data.join("lethe.db").display());
                let mut connection = SqliteConnection::connect(&url).await.unwrap();
                sqlx::query_scalar(sql).fetch_all(&mut connection).await.unwrap()
            }
            Database::Postgres(url) => {
                let mut connection = PgConnection::connect(url).await.unwrap();
                sqlx::query_scalar(sql).fetch_all(&mut connection).await.unwrap()
            }
        }
    });
    rows.iter().map(|row| HEXLOWER.encode(row)).collect()
}

/// In the export, leaf by leaf.
pub(super) fn in_the_log(export: &Path, found: &mut Found) {
    for line in fs::read_to_string(export).unwrap().lines().skip(1) {
        let leaf: Value = serde_json::from_str(line).unwrap();
        let body = BASE64.decode(text(&leaf, "body").as_bytes()).unwrap();
        match text(&leaf, "kind") {
            "command" => found.command_leaves.push(Exact::<Order>::parse(&body).unwrap().digest().to_string()),
            "approval" => found.approval_leaves.push(sha256(&body).to_string()),
            "dispatch" => found.dispatch_leaves.push(Exact::<Dispatch>::parse(&body).unwrap().command.to_string()),
            "state" => {
                let state = Exact::<State>::parse(&body).unwrap();
                found.state_leaves.push((state.enrollment.to_string(), state.counter, state.message.clone()));
            }
            "receipt" => {
                let receipt = Exact::<Receipt>::parse(&body).unwrap();
                let (digest, previous) = (receipt.digest().to_string(), receipt.previous.to_string());
                found.receipt_leaves.push((receipt.enrollment.to_string(), digest, previous));
            }
            _ => {}
        }
    }
}

/// The memory of a device; its agent may be running.
pub(super) fn record(state: &Path) -> Record {
    let journal = StateDir::open(state).unwrap().journal.read().unwrap().unwrap();
    Record::from_bytes(&journal).unwrap()
}

/// In the journal of a device: how far it is by its own memory, and its newest receipt.
pub(super) fn on_the_device(state: &Path, found: &mut Found) {
    let record = record(state);
    let counter = record.states.iter().map(|states| states.counter).max();
    if let Some(counters) = found.counters.get_mut(&record.enrollment.to_string()) {
        counters.1 = counter.unwrap_or_default();
    }
    found.last_receipts.insert(record.enrollment.to_string(), record.last_receipt.to_string());
}
