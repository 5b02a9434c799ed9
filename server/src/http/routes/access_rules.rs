//! The access rules: what is in force, what was before, and how other rules take its place.

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use lethe_proto::ids::Time;
use lethe_server_core::{admin::Scope, permission::Permission};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::{access_document::AccessDocument, reason::note};
use crate::{
    http::{
        body::{Asked, Body, Number},
        caller::{AdminCaller, ManageAccess, ReadAccess},
        fresh::{Fresh, Nothing},
        page::{Page, PageQuery},
        problem::Problem,
        standpoint::Standpoint,
        views::Named,
    },
    store::{
        Reader, StoreError,
        repo::access_rules::{RulesHead, StoredRules},
    },
    usecase::{
        access::{Document, DocumentFault},
        save_access_rules::{Faults, NewAccessRules, SaveAccessRulesError, save_access_rules},
        settle_access_rules::{confirm_access_rules, revert_access_rules},
    },
};

/// The rules in force.
#[derive(Debug, Serialize, ToSchema)]
pub struct AccessRulesView {
    /// Counted from 1; 0 where there are no rules, and everybody comes in. Goes back as `If-Match` with what follows on it.
    version: u64,
    #[schema(value_type = AccessDocument)]
    document: Value,
    /// Who saved them; null where there are none, and for the host's operator.
    made_by: Option<Named>,
    /// Milliseconds since 1970.
    made: Option<u64>,
    /// Why, in the words of whoever saved them.
    note: String,
    /// They are taken back by themselves at this moment unless somebody confirms them; null where nobody must.
    confirm_until: Option<u64>,
    /// The version that is in force when they are taken back; 0 for none.
    behind: u64,
    /// Until when administrators come in whatever the rules say, because the host's operator said so; null mostly.
    break_glass_until: Option<u64>,
}

/// A version of the rules.
#[derive(Debug, Serialize, ToSchema)]
pub struct AccessVersionView {
    version: u64,
    /// `in_force`; `on_trial`: in force, and to be confirmed; `replaced`; `reverted`: by somebody; `lapsed`: nobody confirmed it.
    state: &'static str,
    /// Who saved it; null for the host's operator.
    made_by: Option<Named>,
    /// Milliseconds since 1970.
    made: u64,
    note: String,
    /// Until when it could be confirmed.
    confirm_until: Option<u64>,
    confirmed: Option<u64>,
    reverted: Option<u64>,
}

/// Other rules.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SaveAccessRules {
    #[schema(value_type = AccessDocument)]
    document: Value,
    /// Why: one line of plain text, at most 200 bytes.
    #[serde(default)]
    #[schema(max_length = 200)]
    note: Option<String>,
    /// Take them back after so many seconds (60 to 86400) unless somebody confirms them.
    #[serde(default)]
    revert_after_s: Option<u64>,
}

/// The version, for `If-Match`.
type Tagged<T> = ([(HeaderName, HeaderValue); 1], Body<T>);

fn tagged(version: u64, view: AccessRulesView) -> Result<Tagged<AccessRulesView>, Problem> {
    let tag = HeaderValue::from_str(&format!("\"{version}\"")).map_err(|_| Problem::internal())?;
    Ok(([(header::ETAG, tag)], Body(view)))
}

/// The version that a change is based on.
fn based_on(headers: &HeaderMap) -> Result<u64, Problem> {
    let sent = headers.get(header::IF_MATCH).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let number = sent.strip_prefix('"').and_then(|text| text.strip_suffix('"')).and_then(|text| text.parse().ok());
    number.ok_or_else(|| {
        Problem::malformed("the If-Match header must name the version of the rules that this is based on, as in \"7\"")
    })
}

async fn named(read: &Reader<'_>, id: [u8; 16]) -> Result<Option<Named>, StoreError> {
    if id == [0; 16] {
        return Ok(None);
    }
    let name = read.names(&[id].into()).await?.remove(&id).unwrap_or_default();
    Ok(Some(Named { id: data_encoding::HEXLOWER.encode(&id), name }))
}

async fn in_force<D>(caller: &AdminCaller<D>) -> Result<Tagged<AccessRulesView>, Problem> {
    let (read, now) = (caller.store().read(), caller.store().clock().now());
    let stored = read.access_rules().in_force(now).await?;
    let break_glass_until = read.break_glass().until(now).await?.map(|until| until.0);
    let Some(StoredRules { head, document }) = stored else {
        let document = serde_json::to_value(Document::default()).map_err(|_| Problem::internal())?;
        let (version, behind, note) = (0, 0, String::new());
        let (made_by, made, confirm_until) = (None, None, None);
        let view = AccessRulesView { version, document, made_by, made, note, confirm_until, behind, break_glass_until };
        return tagged(0, view);
    };
    let view = AccessRulesView {
        version: head.version,
        document: serde_json::from_str(&document).map_err(|_| Problem::internal())?,
        made_by: named(&read, head.made_by).await?,
        made: Some(head.made_at.0),
        confirm_until: head.falls_back_at().map(|until| until.0),
        note: head.note,
        behind: read.access_rules().head_behind(head.version, now).await?.map_or(0, |behind| behind.version),
        break_glass_until,
    };
    tagged(head.version, view)
}

/// The rules in force, with their version as `ETag`.
#[utoipa::path(
    get, path = "/api/v1/access/rules", tag = "access",
    responses((status = 200, body = AccessRulesView, headers(("etag" = String, description = "the version, quoted")))),
    security(("token" = [])),
)]
pub async fn show(caller: AdminCaller<ReadAccess>) -> Result<Tagged<AccessRulesView>, Problem> {
    everything(&caller)?;
    in_force(&caller).await
}

/// Rules are about everybody: whoever looks after one group only asks about its people.
pub(super) fn everything(caller: &AdminCaller<ReadAccess>) -> Result<(), Problem> {
    let may = caller.caller().may(Permission::ReadAccess, Scope::Everything);
    may.map(|_| ()).map_err(|denied| Problem::denied(denied.to_string()))
}

/// What a document's faults are answered with.
pub(super) fn faulty(faults: Vec<DocumentFault>) -> Problem {
    SaveAccessRulesError::Faulty(Faults(faults)).into()
}

/// Saves other rules, in force at once. `If-Match` names the version that they are based on. Refused where they cannot be used, and where
/// the caller could not sign in under them from here. In a browser it needs a touch.
#[utoipa::path(
    put, path = "/api/v1/access/rules", tag = "access", request_body = SaveAccessRules,
    params(("If-Match" = String, Header, description = "the version that this is based on, quoted; \"0\" where there are no rules")),
    responses((status = 200, body = AccessRulesView, headers(("etag" = String, description = "the version, quoted")))),
    security(("token" = [])),
)]
pub async fn save(
    standpoint: Result<Standpoint, Problem>,
    headers: HeaderMap,
    Fresh { caller, body: Body(body) }: Fresh<ManageAccess, Body<SaveAccessRules>>,
) -> Result<Tagged<AccessRulesView>, Problem> {
    let Standpoint(attempt) = standpoint?;
    let document = Document::read(&body.document).map_err(faulty)?;
    let (based_on, note) = (based_on(&headers)?, note(body.note)?);
    let new = NewAccessRules { document, based_on, note, revert_after_s: body.revert_after_s };
    save_access_rules(caller.house(), caller.by(), new, &attempt).await?;
    caller.server().access().read_again(caller.house()).await?;
    in_force(&caller).await
}

/// Confirms the rules in force, which were saved on trial. `If-Match` names their version.
#[utoipa::path(
    post, path = "/api/v1/access/rules/confirm", tag = "access",
    params(("If-Match" = String, Header, description = "the version in force, quoted")),
    responses((status = 200, body = AccessRulesView)), security(("token" = [])),
)]
pub async fn confirm(
    caller: AdminCaller<ManageAccess>,
    headers: HeaderMap,
) -> Result<Tagged<AccessRulesView>, Problem> {
    confirm_access_rules(caller.house(), caller.by(), based_on(&headers)?).await?;
    caller.server().access().read_again(caller.house()).await?;
    in_force(&caller).await
}

/// Takes the rules in force back: the version before is in force again. `If-Match` names the version that is taken back. In a browser it
/// needs a touch.
#[utoipa::path(
    post, path = "/api/v1/access/rules/revert", tag = "access",
    params(("If-Match" = String, Header, description = "the version in force, quoted")),
    responses((status = 200, body = AccessRulesView)), security(("token" = [])),
)]
pub async fn revert(
    standpoint: Result<Standpoint, Problem>,
    headers: HeaderMap,
    Fresh { caller, body: Nothing }: Fresh<ManageAccess, Nothing>,
) -> Result<Tagged<AccessRulesView>, Problem> {
    let Standpoint(attempt) = standpoint?;
    revert_access_rules(caller.house(), caller.by(), based_on(&headers)?, &attempt).await?;
    caller.server().access().read_again(caller.house()).await?;
    in_force(&caller).await
}

fn state(head: &RulesHead, in_force: u64, now: Time) -> &'static str {
    match (head.reverted_at, head.falls_back_at()) {
        (_, None) if head.version == in_force => "in_force",
        (_, Some(_)) if head.version == in_force => "on_trial",
        (Some(reverted), Some(until)) if reverted < until => "reverted",
        (_, Some(until)) if until <= now => "lapsed",
        (Some(_), _) => "reverted",
        (None, _) => "replaced",
    }
}

/// Versions of the rules, newest first, without what they say.
#[utoipa::path(
    get, path = "/api/v1/access/versions", tag = "access", params(PageQuery),
    responses((status = 200, body = Page<AccessVersionView>)), security(("token" = [])),
)]
pub async fn versions(
    caller: AdminCaller<ReadAccess>,
    Asked(page): Asked<PageQuery>,
) -> Result<Body<Page<AccessVersionView>>, Problem> {
    everything(&caller)?;
    let (read, now, limit) = (caller.store().read(), caller.store().clock().now(), page.limit()?);
    let heads = read.access_rules().heads(page.after()?, limit + 1).await?;
    let in_force = read.access_rules().head_in_force(now).await?.map_or(0, |head| head.version);
    let names = read.names(&heads.iter().map(|head| head.made_by).collect()).await?;
    let number = |head: &RulesHead| i64::try_from(head.version).unwrap_or(i64::MAX);
    Ok(Body(Page::of(heads, limit, number, |head| AccessVersionView {
        state: state(&head, in_force, now),
        version: head.version,
        made_by: (head.made_by != [0; 16]).then(|| Named {
            id: data_encoding::HEXLOWER.encode(&head.made_by),
            name: names.get(&head.made_by).cloned().unwrap_or_default(),
        }),
        made: head.made_at.0,
        note: head.note,
        confirm_until: head.confirm_until.map(|until| until.0),
        confirmed: head.confirmed_at.map(|at| at.0),
        reverted: head.reverted_at.map(|at| at.0),
    })))
}

/// What one version says.
#[utoipa::path(
    get, path = "/api/v1/access/versions/{version}", tag = "access", params(("version" = u64, Path)),
    responses((status = 200, body = AccessDocument)), security(("token" = [])),
)]
pub async fn version(caller: AdminCaller<ReadAccess>, Number(version): Number) -> Result<Body<Value>, Problem> {
    everything(&caller)?;
    let found = caller.store().read().access_rules().find(version).await?;
    let found = found.ok_or_else(|| Problem::not_found("version of the rules"))?;
    Ok(Body(serde_json::from_str(&found.document).map_err(|_| Problem::internal())?))
}
