//! Lists of networks that others publish, read for the editor of the rules. Saves nothing.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    geo::import::{self, Complaint, Imported, TooLarge},
    http::{
        body::Body,
        caller::{AdminCaller, ManageAccess},
        problem::Problem,
    },
};

/// What a text is.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ImportKind {
    /// A geofeed (RFC 8805): networks with countries.
    Geofeed,
    /// A network a line; `#` begins a comment.
    Cidr,
}

/// A text.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ImportNetworks {
    kind: ImportKind,
    text: String,
}

/// A network of a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct ImportedNetwork {
    /// `192.0.2.0/24`.
    network: String,
    /// Two letters, as the geofeed says.
    country: Option<String>,
}

/// A line that was not understood.
#[derive(Debug, Serialize, ToSchema)]
pub struct ImportComplaint {
    /// Counted from 1.
    line: usize,
    /// What is wrong and what to do.
    detail: String,
}

/// What a text says.
#[derive(Debug, Serialize, ToSchema)]
pub struct ImportedView {
    networks: Vec<ImportedNetwork>,
    /// How many lines were not understood.
    refused: usize,
    /// The first of them.
    complaints: Vec<ImportComplaint>,
}

fn view<T>(imported: Imported<T>, network: impl Fn(T) -> ImportedNetwork) -> ImportedView {
    let complaint = |Complaint { line, what }: Complaint| ImportComplaint { line, detail: what };
    ImportedView {
        networks: imported.entries.into_iter().map(network).collect(),
        refused: imported.refused,
        complaints: imported.complaints.into_iter().map(complaint).collect(),
    }
}

/// Reads a list of networks, line by line. What was not understood is told by line; what was is there all the same.
#[utoipa::path(
    post, path = "/api/v1/access/import", tag = "access", request_body = ImportNetworks,
    responses((status = 200, body = ImportedView)), security(("token" = [])),
)]
pub async fn import(
    _: AdminCaller<ManageAccess>,
    Body(body): Body<ImportNetworks>,
) -> Result<Body<ImportedView>, Problem> {
    let too_large = |too_large: TooLarge| {
        Problem::invalid("access.import_too_large", too_large.to_string(), "split the list, and import its parts")
    };
    let view = match body.kind {
        ImportKind::Geofeed => view(import::geofeed(&body.text).map_err(too_large)?, |entry| ImportedNetwork {
            network: entry.network.to_string(),
            country: entry.country.map(|country| country.to_string()),
        }),
        ImportKind::Cidr => view(import::networks(&body.text).map_err(too_large)?, |network| ImportedNetwork {
            network: network.to_string(),
            country: None,
        }),
    };
    Ok(Body(view))
}
