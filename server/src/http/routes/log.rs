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
    usecase::{
        House,
        export_log::{ExportHeader, ExportLogError, export_header, export_page},
    },
};

/// The newest checkpoint as a signed note.
#[utoipa::path(get, path = "/api/v1/log/checkpoint", tag = "log", responses((status = 200, content_type = "text/plain", body = String)), security(("token" = [])))]
pub async fn checkpoint(caller: AdminCaller<SignedIn>) -> Result<String, Problem> {
    let newest = caller.store().read().checkpoint().await?;
    newest.map(|(_, note)| note).ok_or_else(|| Problem::not_found("checkpoint"))
}

#[derive(Serialize)]
struct Head {
    #[serde(flatten)]
    header: ExportHeader,
    /// `signed-keyring` in base64, oldest first.
    keyrings: Vec<String>,
}

fn line(value: &impl Serialize) -> Bytes {
    let mut text = serde_json::to_vec(value).unwrap_or_default();
    text.push(b'\n');
    Bytes::from(text)
}

/// All leaves up to the newest checkpoint, as lines of JSON: first checkpoint and keyrings, then one line a leaf.
#[utoipa::path(get, path = "/api/v1/log/export", tag = "log", responses((status = 200, content_type = "application/jsonl", body = String)), security(("token" = [])))]
pub async fn export(caller: AdminCaller<ReadAudit>) -> Result<Response, Problem> {
    let house = caller.house().clone();
    let header = export_header(&house, &caller.by()).await?;
    let keyrings = house.store.read().keyrings().since(0).await?;
    let keyrings = keyrings.iter().map(|signed| to_blob(&encode(signed))).collect();
    let (lines, mut waiting) = mpsc::channel(64);
    tokio::spawn(async move {
        let head = Head { header: header.clone(), keyrings };
        // Whoever asked may leave; then nobody is waiting for the rest.
        if lines.send(Ok(line(&head))).await.is_ok()
            && let Err(error) = leaves(&house, &header, &lines).await
        {
            tracing::error!(%error, "an export of the log broke off");
            drop(lines.send(Err(error)).await);
        }
    });
    let stream = futures_util::stream::poll_fn(move |context| waiting.poll_recv(context));
    Ok(([(header::CONTENT_TYPE, "application/jsonl")], HttpBody::from_stream(stream)).into_response())
}

type Lines = mpsc::Sender<Result<Bytes, ExportLogError>>;

async fn leaves(house: &House, header: &ExportHeader, lines: &Lines) -> Result<(), ExportLogError> {
    let mut from = 0;
    while from < header.size {
        let page = export_page(house, header, from).await?;
        if page.is_empty() {
            return Ok(());
        }
        from += page.len() as u64;
        for leaf in &page {
            if lines.send(Ok(line(leaf))).await.is_err() {
                return Ok(());
            }
        }
    }
    Ok(())
}
