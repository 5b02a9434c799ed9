//! The log: its newest checkpoint, and everything in it for whoever wants to check offline.

use axum::{
    body::{Body as HttpBody, Bytes},
    http::header,
    response::{IntoResponse, Response},
};
use lethe_proto::cbor::encode;
use serde::Serialize;
use tokio::sync::mpsc;

use crate::{
    http::{
        body::to_blob,
        caller::{AdminCaller, ReadAudit, SignedIn},
        problem::Problem,
    },
    store::{Store, StoreError, StoredLeaf},
};

/// Leaves that are read in one go.
const CHUNK: u64 = 512;

/// The newest checkpoint as a signed note.
#[utoipa::path(get, path = "/api/v1/log/checkpoint", tag = "log", responses((status = 200, content_type = "text/plain", body = String)), security(("token" = [])))]
pub async fn checkpoint(caller: AdminCaller<SignedIn>) -> Result<String, Problem> {
    let newest = caller.house().store().read().checkpoint().await?;
    newest.map(|(_, note)| note).ok_or_else(|| Problem::not_found("checkpoint"))
}

#[derive(Serialize)]
struct Head {
    checkpoint: String,
    keyrings: Vec<String>,
}

#[derive(Serialize)]
struct Line {
    index: u64,
    kind: &'static str,
    salt: String,
    body: String,
}

impl Line {
    fn of(leaf: &StoredLeaf) -> Self {
        let StoredLeaf { index, kind, salt, body } = leaf;
        Self { index: *index, kind: kind.as_str(), salt: salt.to_string(), body: to_blob(body) }
    }
}

fn line(value: &impl Serialize) -> Bytes {
    let mut text = serde_json::to_vec(value).unwrap_or_default();
    text.push(b'\n');
    Bytes::from(text)
}

/// All leaves up to the newest checkpoint, as lines of JSON: first checkpoint and keyrings, then one line a leaf.
#[utoipa::path(get, path = "/api/v1/log/export", tag = "log", responses((status = 200, content_type = "application/jsonl", body = String)), security(("token" = [])))]
pub async fn export(caller: AdminCaller<ReadAudit>) -> Result<Response, Problem> {
    let store = caller.house().store().clone();
    let (size, checkpoint) =
        store.read().checkpoint().await?.ok_or_else(|| Problem::not_found("checkpoint"))?;
    let keyrings = store.read().keyrings().since(0).await?;
    let keyrings = keyrings.iter().map(|signed| to_blob(&encode(signed))).collect();
    let (lines, mut waiting) = mpsc::channel(64);
    tokio::spawn(async move {
        // Whoever asked may leave; then nobody is waiting for the rest.
        if lines.send(Ok(line(&Head { checkpoint, keyrings }))).await.is_ok()
            && let Err(error) = leaves(&store, size, &lines).await
        {
            tracing::error!(%error, "an export of the log broke off");
            drop(lines.send(Err(error)).await);
        }
    });
    let stream = futures_util::stream::poll_fn(move |context| waiting.poll_recv(context));
    Ok(([(header::CONTENT_TYPE, "application/jsonl")], HttpBody::from_stream(stream)).into_response())
}

async fn leaves(store: &Store, size: u64, lines: &mpsc::Sender<Result<Bytes, StoreError>>) -> Result<(), StoreError> {
    let mut from = 0;
    while from < size {
        let chunk = store.read().leaves(from, CHUNK.min(size - from)).await?;
        if chunk.is_empty() {
            return Ok(());
        }
        from += chunk.len() as u64;
        for leaf in &chunk {
            if lines.send(Ok(line(&Line::of(leaf)))).await.is_err() {
                return Ok(());
            }
        }
    }
    Ok(())
}
