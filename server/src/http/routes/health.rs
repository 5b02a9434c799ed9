//! Whether the server lives, whether it can work, and its numbers for Prometheus.

use std::fmt::Write as _;

use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use lethe_server_core::mode::Mode;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    geo::{GeoFile, State},
    http::{body::Body, caller::Visitor},
    store::StoreError,
    wiring::Server,
};

/// Is the process there.
#[utoipa::path(get, path = "/healthz", tag = "health", responses((status = 200, body = String)))]
pub async fn healthz() -> &'static str {
    "ok\n"
}

/// What is ready.
#[derive(Debug, Serialize, ToSchema)]
pub struct Ready {
    /// All of the below.
    #[serde(rename = "ready")]
    works: bool,
    /// The database answers.
    database: bool,
    /// `normal` or `restore`; null where there is no tenant.
    mode: Option<String>,
    /// Version of the newest keyring; null before there is one.
    keyring: Option<u64>,
    /// The newest keyring has run out: only what protects goes on.
    keyring_expired: bool,
    /// The configured geographic databases. The server works without them; then places are unknown.
    geo: Vec<GeoReady>,
}

/// How it is with one geographic database.
#[derive(Debug, Serialize, ToSchema)]
pub struct GeoReady {
    /// `country`, `asn` or `city`.
    database: &'static str,
    /// `good`; `stale` after 45 days; `kept` where its file cannot be used and the one from before is; `missing` where none is.
    state: &'static str,
    /// When the one in use was built, in milliseconds since 1970; null where none is.
    built: Option<u64>,
}

fn geo(server: &Server) -> Vec<GeoReady> {
    let now = server.store().clock().now();
    let ready = |file: &GeoFile| GeoReady {
        database: file.kind().as_str(),
        state: file.state(now).as_str(),
        built: file.database().map(|database| database.built().0),
    };
    server.geo().files().map(ready).collect()
}

async fn look(server: &Server) -> Result<Ready, StoreError> {
    let read = server.store().read();
    let mode = read.tenant().find().await?.map(|tenant| tenant.mode.as_str().to_owned());
    let keyring = read.keyrings().newest().await?.map(|signed| signed.keyring);
    Ok(Ready {
        works: mode.is_some() && server.store().is_open(),
        database: true,
        mode,
        keyring: keyring.as_ref().map(|keyring| keyring.version),
        keyring_expired: keyring.is_some_and(|keyring| keyring.expires <= server.store().clock().now()),
        geo: geo(server),
    })
}

/// Can the server work.
#[utoipa::path(get, path = "/readyz", tag = "health", responses((status = 200, body = Ready), (status = 503, body = Ready)))]
pub async fn readyz(visitor: Visitor) -> Response {
    let state = look(visitor.server()).await.unwrap_or_else(|error| {
        tracing::error!(%error, "not ready");
        Ready {
            works: false,
            database: false,
            mode: None,
            keyring: None,
            keyring_expired: false,
            geo: geo(visitor.server()),
        }
    });
    let status = if state.works { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, Body(state)).into_response()
}

fn gauge(text: &mut String, name: &str, help: &str, value: u64) {
    // Writing into memory cannot fail.
    let _ = writeln!(text, "# HELP {name} {help}\n# TYPE {name} gauge\n{name} {value}");
}

fn counter(text: &mut String, name: &str, help: &str, value: u64) {
    let _ = writeln!(text, "# HELP {name} {help}\n# TYPE {name} counter\n{name} {value}");
}

/// What the metrics say; zeros while the database does not answer.
#[derive(Default)]
struct Numbers {
    database: bool,
    leaves: u64,
    waiting: u64,
    dispatched: u64,
    restoring: bool,
    keyring_expires: u64,
    retention_ran: u64,
    rules_set_aside: bool,
}

async fn numbers(server: &Server) -> Result<Numbers, StoreError> {
    let read = server.store().read();
    let (waiting, dispatched) = read.commands().count_open().await?;
    Ok(Numbers {
        database: true,
        leaves: read.checkpoint().await?.map_or(0, |(size, _)| size),
        waiting,
        dispatched,
        restoring: read.tenant().find().await?.is_some_and(|tenant| tenant.mode == Mode::Restore),
        keyring_expires: read.keyrings().newest().await?.map_or(0, |signed| signed.keyring.expires.0),
        retention_ran: read.retention_ran_at().await?.map_or(0, |at| at.0),
        rules_set_aside: read.break_glass().until(server.store().clock().now()).await?.is_some(),
    })
}

/// Numbers of the geographic databases, a sample for each that is configured.
fn places(text: &mut String, server: &Server) {
    let now = server.store().clock().now();
    let mut gauges = |name: &str, help: &str, value: &dyn Fn(&GeoFile) -> Option<u64>| {
        let samples: Vec<_> = server.geo().files().filter_map(|file| Some((file.kind(), value(file)?))).collect();
        if !samples.is_empty() {
            let _ = writeln!(text, "# HELP {name} {help}\n# TYPE {name} gauge");
        }
        for (kind, value) in samples {
            let _ = writeln!(text, "{name}{{database=\"{kind}\"}} {value}");
        }
    };
    gauges("lethe_geo_database_age_seconds", "Age of the geographic database in use.", &|file| {
        file.database().map(|database| now.since(database.built()) / 1000)
    });
    gauges("lethe_geo_database_refused", "1 while the file as it is now cannot be used.", &|file| {
        Some(u64::from(matches!(file.state(now), State::Kept | State::Missing)))
    });
}

/// Numbers for Prometheus, without ids.
#[utoipa::path(get, path = "/metrics", tag = "health", responses((status = 200, content_type = "text/plain", body = String)))]
pub async fn metrics(visitor: Visitor) -> Response {
    let server = visitor.server();
    let numbers = numbers(server).await.unwrap_or_default();
    let mut text = String::new();
    gauge(&mut text, "lethe_up", "1 while the database answers.", u64::from(numbers.database));
    gauge(
        &mut text,
        "lethe_devices_connected",
        "Devices with an open channel.",
        server.store().bell().listeners() as u64,
    );
    let read = server.store().statements();
    counter(
        &mut text,
        "lethe_database_statements_read_total",
        "Statements that read the database since the start.",
        read,
    );
    gauge(&mut text, "lethe_log_leaves", "Leaves in the newest checkpoint of the log.", numbers.leaves);
    gauge(&mut text, "lethe_commands_waiting", "Commands that wait for people.", numbers.waiting);
    gauge(&mut text, "lethe_commands_dispatched", "Commands that devices have not all answered.", numbers.dispatched);
    gauge(&mut text, "lethe_restore_mode", "1 until a restored server was reviewed.", u64::from(numbers.restoring));
    let expires = "lethe_keyring_expires_timestamp_seconds";
    gauge(
        &mut text,
        expires,
        "When the newest keyring runs out, in seconds since 1970.",
        numbers.keyring_expires / 1000,
    );
    gauge(
        &mut text,
        "lethe_retention_last_run_seconds",
        "When it was last looked which records are to be forgotten, in seconds since 1970.",
        numbers.retention_ran / 1000,
    );
    gauge(
        &mut text,
        "lethe_break_glass",
        "1 while administrators come in whatever the access rules say.",
        u64::from(numbers.rules_set_aside),
    );
    places(&mut text, server);
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], text).into_response()
}
