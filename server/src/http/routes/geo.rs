//! The geographic databases in use: how old they are, and whom a page that shows a place must name.

use lethe_proto::ids::Time;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    geo::{Attribution, Geo, GeoFile},
    http::{
        body::Body,
        caller::{AdminCaller, Read},
    },
};

/// All that are configured; empty where places are unknown.
#[derive(Debug, Serialize, ToSchema)]
pub struct GeoView {
    /// Each at most once.
    databases: Vec<DatabaseView>,
}

/// One database.
#[derive(Debug, Serialize, ToSchema)]
pub struct DatabaseView {
    /// `country`, `asn` or `city`.
    database: &'static str,
    /// `good`; `stale` after 45 days; `kept` where its file cannot be used and the one from before is; `missing` where none is.
    state: &'static str,
    /// What it calls itself; null where none is in use.
    name: Option<String>,
    /// When it was built, in milliseconds since 1970; null where none is in use.
    built: Option<u64>,
    /// What every page that shows something from it must show; null where its publisher asks for nothing.
    attribution: Option<AttributionView>,
}

/// A sentence and a link.
#[derive(Debug, Serialize, ToSchema)]
pub struct AttributionView {
    /// As the publisher words it.
    text: &'static str,
    /// Where it leads.
    url: &'static str,
}

impl DatabaseView {
    fn of(geo: &Geo, file: &GeoFile, now: Time) -> Self {
        let database = file.database();
        Self {
            database: file.kind().as_str(),
            state: file.state(now).as_str(),
            name: database.as_ref().map(|database| database.type_name().to_owned()),
            built: database.map(|database| database.built().0),
            attribution: geo.attribution(file).map(|Attribution { text, url }| AttributionView { text, url }),
        }
    }
}

/// Geographic databases, and whom to name.
#[utoipa::path(get, path = "/api/v1/geo", tag = "me", responses((status = 200, body = GeoView)), security(("token" = [])))]
pub async fn geo(caller: AdminCaller<Read>) -> Body<GeoView> {
    let (geo, now) = (caller.server().geo(), caller.store().clock().now());
    Body(GeoView { databases: geo.files().map(|file| DatabaseView::of(geo, file, now)).collect() })
}
