//! One leaf of the log with the proof that it is there, for whoever wants to check it in a browser.

use lethe_proto::{
    cbor::{Exact, decode, sha256},
    command::Command,
    enrollment_record::EnrollmentRecord,
    envelope::Dispatch,
    ids::{CommandId, Digest, EnrollmentId},
    leaf::LeafKind,
    receipt::Receipt,
    state::State,
    veto::SignedVeto,
};
use lethe_server_core::{
    admin::{Admin, Scope},
    permission::Permission,
};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    http::{
        body::{Body, Number, to_blob},
        caller::{AdminCaller, Evidence},
        problem::Problem,
    },
    store::{Proven, Reader, StoreError, StoredLeaf},
    usecase::sees_command,
};

/// A leaf and its proof. Digests are hexadecimal, bytes standard base64.
#[derive(Serialize, ToSchema)]
pub struct LeafView {
    index: u64,
    /// `keyring`, `command`, `approval`, `dispatch`, `veto`, `release`, `state`, `enrollment`, `receipt` or `audit`.
    kind: &'static str,
    salt: String,
    /// What the leaf commits to.
    body: String,
    /// SHA-256 of the body.
    digest: String,
    /// RFC 9162 §2.1.3: from the leaf's sibling upwards.
    inclusion: Vec<String>,
    /// The signed note of the tree.
    checkpoint: String,
    /// Which key signed the body, where the body does not carry its signature itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    signer: Option<String>,
    /// That signature, `COSE_Sign1` with detached payload.
    #[serde(skip_serializing_if = "Option::is_none")]
    cose: Option<String>,
}

/// What a leaf is about.
enum About {
    /// Whoever signs in may know of it.
    Everybody,
    /// Whoever may see one of the command's devices.
    Order(Box<Exact<Command>>),
    /// Whoever may see this device.
    Device(EnrollmentId),
    /// Only who may see the audit trail.
    Auditors,
}

async fn by_digest(read: &Reader<'_>, digest: &Digest) -> Result<About, StoreError> {
    let command = read.commands().find_digest(digest).await?;
    Ok(command.map_or(About::Auditors, |command| About::Order(Box::new(command.order))))
}

/// Kind and id of what an audit event is about, from the body of its leaf.
fn audit_subject(body: &[u8]) -> Option<(String, [u8; 16])> {
    let mut decoder = minicbor::Decoder::new(body);
    decoder.array().ok()?;
    for _ in 0..5 {
        decoder.skip().ok()?;
    }
    let kind = decoder.str().ok()?.to_owned();
    Some((kind, decoder.bytes().ok()?.try_into().ok()?))
}

async fn about(read: &Reader<'_>, leaf: &StoredLeaf) -> Result<About, StoreError> {
    let body = &leaf.body;
    let device = |id: Option<EnrollmentId>| id.map_or(About::Auditors, About::Device);
    Ok(match leaf.kind {
        LeafKind::Keyring => About::Everybody,
        LeafKind::Release => About::Auditors,
        LeafKind::State => device(Exact::<State>::parse(body).ok().map(|state| state.enrollment)),
        LeafKind::Receipt => device(Exact::<Receipt>::parse(body).ok().map(|receipt| receipt.enrollment)),
        LeafKind::Enrollment => {
            let record = decode::<EnrollmentRecord>(body, lethe_proto::cbor::CAP);
            device(record.ok().map(|record| record.grant.enrollment))
        }
        LeafKind::Command => Exact::parse(body).map_or(About::Auditors, |order| About::Order(Box::new(order))),
        LeafKind::Dispatch => match Exact::<Dispatch>::parse(body) {
            Ok(dispatch) => by_digest(read, &dispatch.command).await?,
            Err(_) => About::Auditors,
        },
        LeafKind::Veto => match decode::<SignedVeto>(body, lethe_proto::cbor::CAP) {
            Ok(signed) if signed.veto.halt => About::Everybody,
            Ok(signed) => by_digest(read, &signed.veto.command).await?,
            Err(_) => About::Auditors,
        },
        LeafKind::Approval => match read.approvals().command_of_leaf(leaf.index).await? {
            Some(no) => {
                let command = read.commands().find_no(no).await?;
                command.map_or(About::Auditors, |command| About::Order(Box::new(command.order)))
            }
            None => About::Auditors,
        },
        LeafKind::Audit => match audit_subject(body) {
            Some((kind, id)) if kind == "enrollment" => About::Device(id.into()),
            Some((kind, id)) if kind == "command" => {
                let command = read.commands().find(CommandId::from(id)).await?;
                command.map_or(About::Auditors, |command| About::Order(Box::new(command.order)))
            }
            _ => About::Auditors,
        },
    })
}

async fn may_see(read: &Reader<'_>, admin: &Admin, leaf: &StoredLeaf) -> Result<bool, StoreError> {
    match about(read, leaf).await? {
        About::Everybody => Ok(true),
        About::Auditors => Ok(false),
        About::Order(order) => sees_command(&read.enrollments(), admin, &order).await,
        About::Device(id) => {
            let Some(enrollment) = read.enrollments().find(id).await? else { return Ok(false) };
            Ok(admin.may(Permission::Read, Scope::PersonIn(enrollment.group.as_deref())).is_ok())
        }
    }
}

/// One leaf with its proof: for whoever may see the audit trail, or the device that it is about.
#[utoipa::path(
    get, path = "/api/v1/log/leaves/{index}", tag = "log", params(("index" = u64, Path)),
    responses((status = 200, body = LeafView)), security(("token" = [])),
)]
pub async fn one(caller: AdminCaller<Evidence>, Number(index): Number) -> Result<Body<LeafView>, Problem> {
    let read = caller.store().read();
    let missing = || Problem::not_found("leaf");
    let leaf = read.leaves(index, 1).await?.into_iter().find(|leaf| leaf.index == index).ok_or_else(missing)?;
    let who = caller.caller();
    let sees = who.may(Permission::ReadAudit, Scope::Everything).is_ok()
        || who.scopes.carries(Permission::Read) && may_see(&read, &who.admin, &leaf).await?;
    if !sees {
        return Err(missing());
    }
    let Proven::Proof(proof) = read.prove(index, 0).await? else { return Err(missing()) };
    let (signer, cose) = leaf.signature.unzip();
    Ok(Body(LeafView {
        index,
        kind: leaf.kind.as_str(),
        salt: leaf.salt.to_string(),
        digest: sha256(&leaf.body).to_string(),
        body: to_blob(&leaf.body),
        inclusion: proof.inclusion.iter().map(ToString::to_string).collect(),
        checkpoint: proof.checkpoint,
        signer: signer.map(|signer| signer.to_string()),
        cose: cose.map(|cose| to_blob(cose.as_bytes())),
    }))
}
