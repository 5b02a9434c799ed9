//! The log as lines of text that anybody can check without this server: `lethe log verify` does.

use lethe_proto::{ids::TenantId, leaf::LeafKind};
use lethe_server_core::permission::Permission;
use serde::{Deserialize, Serialize};

use super::{By, House, failure::failures};

/// Leaves of one page.
pub const PAGE: u64 = 500;

failures!(
    /// Why the log was not exported.
    ExportLogError {
        /// Nothing was ever written.
        Empty = Conflict "log.empty" "the log is empty; there is nothing to export yet",
    }
);

/// First line of an export.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExportHeader {
    /// `lethe-log/1`.
    pub format: String,
    /// Hexadecimal.
    pub tenant: String,
    /// Origin of the log.
    pub origin: String,
    /// Ed25519, hexadecimal. Believe it only where it is the one in your pinned keyring.
    pub public_key: String,
    /// Leaves that follow.
    pub size: u64,
    /// The signed note that covers exactly them.
    pub checkpoint: String,
}

/// Every further line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExportLeaf {
    /// From 0, without gaps.
    pub index: u64,
    /// What it commits to.
    pub kind: String,
    /// Hexadecimal.
    pub salt: String,
    /// Base64.
    pub body: String,
    /// `COSE_Sign1` over a body that does not carry it itself, Base64: the device's on receipts, the server's on states and
    /// dispatches.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cose: Option<String>,
    /// Which node of the server signed, hexadecimal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub server_key: Option<String>,
}

/// The header of an export of everything that is logged now.
pub async fn export_header(house: &House, by: &By) -> Result<ExportHeader, ExportLogError> {
    by.may(Permission::ReadAudit)?;
    let read = house.store.read();
    let (size, checkpoint) = read.checkpoint().await?.ok_or(ExportLogError::Empty)?;
    let tenant = read.tenant().find().await?.map_or(TenantId::ZERO, |tenant| tenant.id);
    Ok(ExportHeader {
        format: "lethe-log/1".to_owned(),
        tenant: tenant.to_string(),
        origin: house.log.origin.clone(),
        public_key: data_encoding::HEXLOWER.encode(&house.log.public_key),
        size,
        checkpoint,
    })
}

/// The leaves from `from` on, at most [`PAGE`] and never beyond the header's size.
pub async fn export_page(house: &House, header: &ExportHeader, from: u64) -> Result<Vec<ExportLeaf>, ExportLogError> {
    let read = house.store.read();
    let mut page = Vec::new();
    for leaf in read.leaves(from, PAGE.min(header.size.saturating_sub(from))).await? {
        let server = matches!(leaf.kind, LeafKind::State | LeafKind::Dispatch);
        let (signer, cose) = leaf.signature.unzip();
        page.push(ExportLeaf {
            index: leaf.index,
            kind: leaf.kind.as_str().to_owned(),
            salt: leaf.salt.to_string(),
            body: data_encoding::BASE64.encode(&leaf.body),
            cose: cose.map(|cose| data_encoding::BASE64.encode(cose.as_bytes())),
            server_key: signer.filter(|_| server).map(|signer| signer.to_string()),
        });
    }
    Ok(page)
}
