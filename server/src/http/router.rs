//! Every route on one page, grouped by caller.

use std::sync::Arc;

use axum::{Json, Router, middleware, routing::get};
use utoipa::{
    OpenApi as _,
    openapi::{
        OpenApi, PathItem,
        path::Operation,
        security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme},
    },
};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    caller::Doors,
    described, layers, oidc, page_origin,
    routes::{
        access_ask, access_import, access_rules, access_trial, admins, apps, audit, cli_logins, code_traces, codes,
        commands, company_sign_in, device_export, device_sign_in, devices, drafts, employee_sessions, events, factors,
        fresh, geo, health, keyrings, leaves, log, me, outbound, own_sessions, passkeys, people, portal_devices,
        portal_links, proposals, protect, prove, recovery, relay, restore, search, session, setup, sign_in,
        sign_in_export, sign_ins, status, ticket, tickets, timeline, tokens, welcome,
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

/// People and command lines on their way in. Each of these counts against the allowance of the peer's address.
fn guests() -> OpenApiRouter<Doors> {
    OpenApiRouter::new()
        .routes(routes!(setup::setup))
        .routes(routes!(setup::begin))
        .routes(routes!(setup::finish))
        .routes(routes!(session::begin))
        .routes(routes!(session::finish))
        .routes(routes!(cli_logins::begin))
        .routes(routes!(cli_logins::collect))
}

/// Administrators in a browser. No token opens these.
fn sessions() -> OpenApiRouter<Doors> {
    OpenApiRouter::new()
        .routes(routes!(session::show, session::end))
        .routes(routes!(fresh::begin))
        .routes(routes!(passkeys::list))
        .routes(routes!(passkeys::begin))
        .routes(routes!(passkeys::finish))
        .routes(routes!(passkeys::remove))
        .routes(routes!(cli_logins::show))
        .routes(routes!(cli_logins::confirm))
        .routes(routes!(cli_logins::deny))
}

/// Employees on their way in. Each of these counts against the allowance of the peer's address.
fn portal_guests() -> OpenApiRouter<Doors> {
    OpenApiRouter::new()
        .routes(routes!(sign_in::begin))
        .routes(routes!(sign_in::prove))
        .routes(routes!(sign_in::send))
        .routes(routes!(sign_in::passkey))
        .routes(routes!(company_sign_in::resume))
        .routes(routes!(company_sign_in::leave))
        .routes(routes!(company_sign_in::come_back))
        .routes(routes!(device_sign_in::on_device))
        .routes(routes!(portal_links::welcome))
}

/// Employees in a browser, about themselves. Nothing of an administrator opens these.
fn portal() -> OpenApiRouter<Doors> {
    OpenApiRouter::new()
        .routes(routes!(prove::begin))
        .routes(routes!(prove::prove))
        .routes(routes!(own_sessions::show, own_sessions::sign_out))
        .routes(routes!(own_sessions::list))
        .routes(routes!(own_sessions::end))
        .routes(routes!(own_sessions::end_all))
        .routes(routes!(own_sessions::end_app))
        .routes(routes!(portal_devices::list))
        .routes(routes!(portal_devices::lost))
        .routes(routes!(factors::list))
        .routes(routes!(factors::password))
        .routes(routes!(factors::totp, factors::totp_remove))
        .routes(routes!(factors::totp_confirm))
        .routes(routes!(factors::recovery_codes))
        .routes(routes!(factors::passkey_begin))
        .routes(routes!(factors::passkey_finish))
        .routes(routes!(factors::passkey_remove))
}

/// Who may sign in from where, and who did.
fn access() -> OpenApiRouter<Doors> {
    OpenApiRouter::new()
        .merge(access_documents())
        .routes(routes!(access_rules::confirm))
        .routes(routes!(apps::list, apps::register))
        .routes(routes!(apps::one, apps::change, apps::remove))
        .routes(routes!(apps::renew_secret))
        .routes(routes!(access_rules::revert))
        .routes(routes!(access_rules::versions))
        .routes(routes!(access_rules::version))
        .routes(routes!(sign_ins::list))
        .routes(routes!(sign_in_export::export))
        .routes(routes!(sign_ins::one))
        .routes(routes!(employee_sessions::list))
        .routes(routes!(employee_sessions::places))
        .routes(routes!(employee_sessions::end))
        .routes(routes!(employee_sessions::end_of_person))
        .routes(routes!(employee_sessions::end_of_app))
}

/// Whole documents of access rules, and lists of networks: longer than other bodies.
fn access_documents() -> OpenApiRouter<Doors> {
    OpenApiRouter::new()
        .routes(routes!(access_rules::show, access_rules::save))
        .routes(routes!(access_trial::trial))
        .routes(routes!(access_ask::ask))
        .routes(routes!(access_import::import))
        .layer(layers::long_bodies())
}

/// Administrators in a browser, and programs with a token.
fn people() -> OpenApiRouter<Doors> {
    OpenApiRouter::new()
        .merge(guests())
        .merge(sessions())
        .merge(access())
        .merge(portal_guests())
        .merge(portal())
        .routes(routes!(me::me))
        .routes(routes!(me::tenant))
        .routes(routes!(status::status))
        .routes(routes!(geo::geo))
        .routes(routes!(outbound::outbound))
        .routes(routes!(events::events))
        .routes(routes!(search::search))
        .routes(routes!(people::list, people::create))
        .routes(routes!(people::one, people::change))
        .routes(routes!(people::suspend))
        .routes(routes!(portal_links::make))
        .routes(routes!(portal_links::reset))
        .routes(routes!(admins::list, admins::create))
        .routes(routes!(admins::renew))
        .routes(routes!(admins::disable))
        .routes(routes!(admins::enable))
        .routes(routes!(tokens::list, tokens::create))
        .routes(routes!(tokens::revoke))
        .routes(routes!(devices::list))
        .routes(routes!(devices::counts))
        .routes(routes!(device_export::export))
        .routes(routes!(devices::one))
        .routes(routes!(timeline::timeline))
        .routes(routes!(protect::lock))
        .routes(routes!(protect::logout))
        .routes(routes!(protect::block_screen))
        .routes(routes!(protect::hold))
        .routes(routes!(protect::message))
        .routes(routes!(recovery::blob))
        .routes(routes!(code_traces::list, codes::create))
        .routes(routes!(codes::register))
        .routes(routes!(code_traces::one, code_traces::withdraw))
        .routes(routes!(commands::list, commands::request))
        .routes(routes!(commands::one))
        .routes(routes!(commands::cancel))
        .routes(routes!(relay::approve))
        .routes(routes!(relay::veto))
        .routes(routes!(relay::release))
        .routes(routes!(keyrings::list, keyrings::publish))
        .routes(routes!(keyrings::newest))
        .routes(routes!(drafts::list))
        .routes(routes!(drafts::withdraw))
        .routes(routes!(proposals::list))
        .routes(routes!(proposals::withdraw))
        .routes(routes!(tickets::open))
        .routes(routes!(welcome::welcome))
        .routes(routes!(welcome::skip))
        .routes(routes!(audit::list))
        .routes(routes!(log::checkpoint))
        .routes(routes!(log::export))
        .routes(routes!(leaves::one))
        .routes(routes!(restore::reviewed))
}

/// The approver's page with a ticket, and nobody else.
fn approver_page() -> OpenApiRouter<Doors> {
    OpenApiRouter::new().routes(routes!(ticket::case)).routes(routes!(ticket::answer))
}

/// Agents. Nobody else's token opens anything here, and no device's signature opens anything above.
fn agents() -> OpenApiRouter<Doors> {
    OpenApiRouter::new()
        .routes(routes!(channel::post::enroll))
        .routes(routes!(channel::post::check_in))
        .routes(routes!(channel::socket::connect))
        .routes(routes!(channel::vouch::ask))
        .routes(routes!(channel::vouch::vouch))
}

/// The OpenAPI document of all routes.
pub fn document() -> OpenApi {
    let all = OpenApiRouter::with_openapi(Document::openapi())
        .merge(anybody())
        .merge(people())
        .merge(approver_page())
        .merge(agents());
    let mut document = all.into_openapi();
    let token = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).description(Some("an API token")).build();
    let about = "a browser session; with what changes something, send the console's Origin and Lethe-Console: 1";
    let session = ApiKey::Cookie(ApiKeyValue::with_description("__Host-lethe", about));
    let components = document.components.get_or_insert_default();
    components.add_security_scheme("token", SecurityScheme::Http(token));
    components.add_security_scheme("session", SecurityScheme::ApiKey(session));
    let about = "an employee's session; with what changes something, send the console's Origin and Lethe-Console: 1";
    let employee = ApiKey::Cookie(ApiKeyValue::with_description("__Host-lethe-me", about));
    components.add_security_scheme("employee", SecurityScheme::ApiKey(employee));
    let about = "`Ticket <secret>` of an approver's link";
    let ticket = ApiKey::Header(ApiKeyValue::with_description("Authorization", about));
    components.add_security_scheme("ticket", SecurityScheme::ApiKey(ticket));
    for operation in operations(&mut document) {
        let by = |scheme| SecurityRequirement::new(scheme, Vec::<String>::new());
        if let Some(security) = operation.security.as_mut().filter(|ways| ways.contains(&by("token"))) {
            security.push(by("session"));
        }
        if let (Some(id), Some([tag, ..])) = (operation.operation_id.as_mut(), operation.tags.as_deref()) {
            *id = format!("{}_{id}", tag.replace(' ', "_"));
        }
    }
    described::describe(&mut document);
    document
}

fn operations(document: &mut OpenApi) -> impl Iterator<Item = &mut Operation> {
    document.paths.paths.values_mut().flat_map(|path| {
        let PathItem { get, put, post, delete, patch, .. } = path;
        [get, put, post, delete, patch].into_iter().flatten()
    })
}

/// The routes of a listener, and the pages of this program.
pub fn router(server: Arc<Server>, audience: Audience) -> Router {
    router_with(server, audience, Pages::embedded())
}

/// The same with other pages.
pub fn router_with(server: Arc<Server>, audience: Audience, pages: Pages) -> Router {
    let front = Front::new(server.sites(), audience, pages);
    let page = server.sites().approver().cloned();
    let openapi = document();
    let for_people =
        || layers::people(anybody().merge(people()).merge(approver_page()).split_for_parts().0.merge(oidc::routes()));
    let for_agents = || layers::devices(agents().split_for_parts().0);
    let routes = match audience {
        Audience::Everybody => for_people().merge(for_agents()),
        Audience::People => for_people(),
        Audience::Agents => for_agents().merge(layers::people(anybody().split_for_parts().0)),
    };
    let routes = routes
        .route("/api/v1/openapi.json", get(move || std::future::ready(Json(openapi.clone()))))
        .method_not_allowed_fallback(layers::no_method)
        .with_state(Doors::new(server))
        .layer(middleware::from_fn_with_state(page, page_origin::guard));
    layers::all(front.before(routes))
}
