//! Every route on one page, grouped by caller.

use std::sync::Arc;

use axum::{Json, Router, routing::get};
use utoipa::{
    OpenApi as _,
    openapi::{
        OpenApi,
        security::{HttpAuthScheme, HttpBuilder, SecurityScheme},
    },
};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    caller::Doors,
    layers,
    routes::{
        admins, audit, codes, commands, devices, events, health, keyrings, log, me, people, protect, recovery, relay,
        restore, setup, status, timeline, tokens,
    },
    site::{Front, Pages},
};
use crate::{channel, config::Audience, wiring::Server};

#[derive(utoipa::OpenApi)]
#[openapi(
    info(
        title = "Lethe",
        description = "Control plane of Lethe. Nothing here approves: an approval is a signature that devices check themselves.",
    ),
    components(schemas(super::problem::ProblemDocument))
)]
struct Document;

/// Whoever comes, on every listener.
fn anybody() -> OpenApiRouter<Doors> {
    OpenApiRouter::new()
        .routes(routes!(health::healthz))
        .routes(routes!(health::readyz))
        .routes(routes!(health::metrics))
}

/// People and programs with a token, and the first step that gives them one.
fn people() -> OpenApiRouter<Doors> {
    OpenApiRouter::new()
        .routes(routes!(setup::setup))
        .routes(routes!(me::me))
        .routes(routes!(me::tenant))
        .routes(routes!(status::status))
        .routes(routes!(events::events))
        .routes(routes!(people::list, people::create))
        .routes(routes!(people::one))
        .routes(routes!(people::suspend))
        .routes(routes!(admins::list, admins::create))
        .routes(routes!(tokens::list, tokens::create))
        .routes(routes!(tokens::revoke))
        .routes(routes!(devices::list))
        .routes(routes!(devices::one))
        .routes(routes!(timeline::timeline))
        .routes(routes!(protect::lock))
        .routes(routes!(protect::logout))
        .routes(routes!(protect::block_screen))
        .routes(routes!(protect::hold))
        .routes(routes!(protect::message))
        .routes(routes!(recovery::blob))
        .routes(routes!(codes::create))
        .routes(routes!(codes::register))
        .routes(routes!(commands::list, commands::request))
        .routes(routes!(commands::one))
        .routes(routes!(commands::cancel))
        .routes(routes!(relay::approve))
        .routes(routes!(relay::veto))
        .routes(routes!(relay::release))
        .routes(routes!(keyrings::list, keyrings::publish))
        .routes(routes!(keyrings::newest))
        .routes(routes!(audit::list))
        .routes(routes!(log::checkpoint))
        .routes(routes!(log::export))
        .routes(routes!(restore::reviewed))
}

/// Agents. Nobody else's token opens anything here, and no device's signature opens anything above.
fn agents() -> OpenApiRouter<Doors> {
    OpenApiRouter::new()
        .routes(routes!(channel::post::enroll))
        .routes(routes!(channel::post::check_in))
        .routes(routes!(channel::socket::connect))
}

/// The OpenAPI document of all routes.
pub fn document() -> OpenApi {
    let all = OpenApiRouter::with_openapi(Document::openapi()).merge(anybody()).merge(people()).merge(agents());
    let mut document = all.into_openapi();
    let scheme = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).description(Some("an API token")).build();
    document.components.get_or_insert_default().add_security_scheme("token", SecurityScheme::Http(scheme));
    document
}

/// The routes of a listener, and the pages of this program.
pub fn router(server: Arc<Server>, audience: Audience) -> Router {
    router_with(server, audience, Pages::embedded())
}

/// The same with other pages.
pub fn router_with(server: Arc<Server>, audience: Audience, pages: Pages) -> Router {
    let front = Front::new(server.sites(), audience, pages);
    let openapi = document();
    let for_people = || layers::people(anybody().merge(people()).split_for_parts().0);
    let for_agents = || layers::devices(agents().split_for_parts().0);
    let routes = match audience {
        Audience::Everybody => for_people().merge(for_agents()),
        Audience::People => for_people(),
        Audience::Agents => for_agents().merge(layers::people(anybody().split_for_parts().0)),
    };
    let routes = routes
        .route("/api/v1/openapi.json", get(move || std::future::ready(Json(openapi.clone()))))
        .method_not_allowed_fallback(layers::no_method)
        .with_state(Doors::new(server));
    layers::all(front.before(routes))
}
