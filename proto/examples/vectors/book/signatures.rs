//! `COSE_Sign1` of servers and devices, checkpoints, cosignatures.

use lethe_people::{WitnessNode, seed};
use lethe_proto::{
    cose::{Context, Cose, Signer},
    envelope::DispatchTag,
    ids::TenantId,
    kinds::Stage,
    leaf::{Leaf, LeafKind},
    note,
    possession::PossessionTag,
    receipt::{ReceiptTag, SignedReceipt},
};
use serde_json::{Value, json};

use super::{hex, scene::Scene};

pub(crate) fn vectors() -> Value {
    let scene = Scene::new();
    let tenant = scene.company.tenant;
    let node = &scene.company.node;
    let dispatch = scene.envelope.dispatch();
    let server = cose(node, &node.entry().public_key, "server", (DispatchTag::TEXT, tenant), dispatch.bytes());
    let receipt = scene.phone.receipt(scene.command.digest(), Stage::Done);
    let signed = SignedReceipt::sign(&scene.phone, receipt);
    let device_key = &scene.phone.device_half.device_key;
    let device = cose(&scene.phone, device_key, "device", (ReceiptTag::TEXT, tenant), signed.receipt.bytes());
    let proof = super::messages::possession(&scene);
    let possession = cose(&scene.phone, device_key, "device", (PossessionTag::TEXT, tenant), proof.possession.bytes());
    let body = note::body(&scene.log.entry().origin, &scene.log.newest());
    let witness = WitnessNode::new(1);
    let leaf = Leaf::of(LeafKind::Dispatch, seed("salt", 4).into(), dispatch.bytes());
    json!({
        "cose": [server, device, possession],
        "leaf": { "salt": hex(&seed("salt", 4)), "body": hex(dispatch.bytes()), "hash": leaf.hash().to_string() },
        "checkpoint": {
            "origin": scene.log.entry().origin,
            "public key": hex(&scene.log.entry().public_key),
            "size": scene.log.newest().size,
            "root": scene.log.newest().root.to_string(),
            "note": scene.log.note(&scene.log.newest()),
        },
        "cosignature": {
            "name": witness.entry().name,
            "public key": hex(&witness.entry().public_key),
            "line": witness.cosign(&body, 1_800_000_000),
        },
    })
}

fn cose(
    signer: &dyn Signer,
    key: &[u8],
    role: &str,
    (domain, tenant): (&'static str, TenantId),
    payload: &[u8],
) -> Value {
    let cose = Cose::sign(signer, Context { domain, tenant }, payload);
    let external = minicbor::to_vec((domain, tenant, role)).unwrap();
    json!({
        "role": role,
        "public key": hex(key),
        "external_aad": hex(&external),
        "payload": hex(payload),
        "COSE_Sign1": hex(cose.as_bytes()),
    })
}
