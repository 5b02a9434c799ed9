//! The one honest timeline of a device: what was ordered, what was sent, what the device itself signed.

use lethe_proto::cbor::encode;
use serde::Serialize;
use utoipa::ToSchema;

use super::devices;
use crate::http::{
    body::{Body, Id, to_blob},
    caller::{AdminCaller, Read},
    page::Page,
    problem::Problem,
};

/// Most entries of each kind.
const MOST: u64 = 200;

/// Something that happened.
#[derive(Debug, Serialize, ToSchema)]
pub struct Moment {
    /// Milliseconds since 1970.
    at: u64,
    /// `audit`, `command` or `receipt`.
    kind: &'static str,
    /// `area.past_tense`, or the state of a command, or the stage of a receipt.
    title: String,
    /// By name.
    #[schema(value_type = Object)]
    facts: serde_json::Value,
    /// The device's own signed word, in base64.
    evidence: Option<String>,
}

/// Everything known about one device, newest first.
#[utoipa::path(
    get, path = "/api/v1/devices/{enrollment}/timeline", tag = "devices", params(("enrollment" = String, Path)),
    responses((status = 200, body = Page<Moment>)), security(("token" = [])),
)]
pub async fn timeline(caller: AdminCaller<Read>, Id(id): Id) -> Result<Body<Page<Moment>>, Problem> {
    let enrollment = devices::find(&caller, id.into()).await?;
    let read = caller.store().read();
    let mut moments = Vec::new();
    for record in read.audit(Some(enrollment.id.as_bytes()), None, MOST).await? {
        // A receipt stands for itself below.
        if record.verb != "receipt.accepted" {
            let facts = serde_json::from_str(&record.facts).unwrap_or_default();
            moments.push(Moment { at: record.at.0, kind: "audit", title: record.verb, facts, evidence: None });
        }
    }
    for target in read.targets().of_enrollment(enrollment.no, MOST).await? {
        let Some(command) = read.commands().find_no(target.command_no).await? else { continue };
        let facts = serde_json::json!({
            "command": command.order.id.to_string(),
            "action": command.order.action.as_str(),
            "reason": target.reason,
        });
        let title = format!("command.{}", target.state.as_str());
        moments.push(Moment { at: target.changed_at.0, kind: "command", title, facts, evidence: None });
    }
    for receipt in read.receipts().list(enrollment.no, MOST).await? {
        let said = &receipt.receipt.receipt;
        let facts = serde_json::json!({
            "subject": said.subject.to_string(),
            "reason": said.reason,
            "container": said.evidence.container.as_str(),
            "device_key_destroyed": said.evidence.device_key_destroyed,
            "data_removed": said.evidence.data_removed,
        });
        moments.push(Moment {
            at: receipt.received_at.0,
            kind: "receipt",
            title: said.stage.as_str().to_owned(),
            facts,
            evidence: Some(to_blob(&encode(&receipt.receipt))),
        });
    }
    moments.sort_by_key(|moment| std::cmp::Reverse(moment.at));
    Ok(Body(Page::whole(moments)))
}
