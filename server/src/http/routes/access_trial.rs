//! Beside the editor of the rules: what is wrong with a draft, what it would have done, what it means for whoever writes it, and what
//! would happen to somebody from somewhere. Changes nothing.

use std::net::IpAddr;

use lethe_proto::ids::Time;
use lethe_server_core::{
    access::{
        app::AppId,
        factor::{Factor, Factors},
        facts::{Device, Facts, Posture},
        origin::Origin,
        verdict::Verdict,
    },
    admin::Scope,
    permission::Permission,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::{
    access_document::{AccessDocument, FactorWord},
    sign_ins::SignInView,
};
use crate::{
    http::{
        body::{Body, id_field},
        caller::{AdminCaller, ManageAccess, ReadAccess},
        problem::Problem,
        standpoint::Standpoint,
    },
    store::repo::sign_ins::Who,
    usecase::{
        access::{Document, DocumentFault, Rules, Told},
        ask_access::subject_of,
        guard_access::{Guarded, guard_access},
        try_access_rules::{ChangedSignIn, Trial, try_access_rules},
    },
};

/// Changed sign-ins that are shown.
const SHOWN: usize = 200;

/// A draft.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TryAccessRules {
    #[schema(value_type = AccessDocument)]
    document: Value,
}

/// One thing that keeps a draft from being used.
#[derive(Debug, Serialize, ToSchema)]
pub struct AccessFault {
    /// JSON Pointer into the document.
    path: String,
    /// `access.…`.
    code: &'static str,
    /// What is wrong and what to do.
    detail: String,
}

/// What a draft would have done to a sign-in.
#[derive(Debug, Serialize, ToSchema)]
pub struct ChangedView {
    sign_in: SignInView,
    /// `allow`, `step_up` or `deny`: what the draft says.
    now: &'static str,
}

/// A draft, tried on the sign-ins of the last thirty days.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReplayView {
    /// Since then, in milliseconds since 1970.
    since: u64,
    /// How many were decided anew.
    judged: usize,
    /// There were more; only the newest were decided anew.
    cut: bool,
    allowed: usize,
    stepped_up: usize,
    refused: usize,
    /// How many verdicts would be others.
    changed: usize,
    /// The newest of them, at most 200.
    list: Vec<ChangedView>,
}

/// What a draft means for whoever writes it.
#[derive(Debug, Serialize, ToSchema)]
pub struct GuardView {
    /// Whether they would come in, from here and now. Otherwise the draft is not saved.
    let_in: bool,
    /// Signing in to the console from here and now.
    here: Told,
    /// Sign-ins of theirs in the last thirty days that were looked at.
    looked_at: usize,
    /// Numbers of those that were let in and would not be any more.
    lost: Vec<i64>,
}

/// What came of a trial.
#[derive(Debug, Serialize, ToSchema)]
pub struct TriedView {
    /// Everything that is wrong. While something is, nothing else is known.
    faults: Vec<AccessFault>,
    replay: Option<ReplayView>,
    guard: Option<GuardView>,
}

impl From<DocumentFault> for AccessFault {
    fn from(fault: DocumentFault) -> Self {
        Self { path: fault.path, code: fault.code, detail: fault.what }
    }
}

impl From<Guarded> for GuardView {
    fn from(guarded: Guarded) -> Self {
        let Guarded { here, let_in, looked_at, lost } = guarded;
        Self { let_in, here, looked_at, lost }
    }
}

async fn replayed(caller: &AdminCaller<ManageAccess>, trial: Trial) -> Result<ReplayView, Problem> {
    let shown: Vec<&ChangedSignIn> = trial.changed.iter().take(SHOWN).collect();
    let ids = shown.iter().map(|changed| changed.kept.sign_in.who.id()).collect();
    let names = caller.store().read().names(&ids).await?;
    let view = |changed: &&ChangedSignIn| ChangedView {
        sign_in: SignInView::of(&changed.kept, &names, true),
        now: changed.now.as_str(),
    };
    Ok(ReplayView {
        since: trial.since.0,
        judged: trial.judged,
        cut: trial.cut,
        allowed: trial.allowed,
        stepped_up: trial.stepped_up,
        refused: trial.refused,
        changed: trial.changed.len(),
        list: shown.iter().map(view).collect(),
    })
}

/// Tries a draft: its faults, or what it would have done to the sign-ins of the last thirty days (of the newest 50,000) and what it means
/// for the caller from here. Saves nothing.
#[utoipa::path(
    post, path = "/api/v1/access/try", tag = "access", request_body = TryAccessRules,
    responses((status = 200, body = TriedView)), security(("token" = [])),
)]
pub async fn trial(
    caller: AdminCaller<ManageAccess>,
    Standpoint(attempt): Standpoint,
    Body(body): Body<TryAccessRules>,
) -> Result<Body<TriedView>, Problem> {
    let rules = Document::read(&body.document).and_then(|document| Rules::of(0, &document));
    let rules = match rules {
        Ok(rules) => rules,
        Err(faults) => {
            let faults = faults.into_iter().map(AccessFault::from).collect();
            return Ok(Body(TriedView { faults, replay: None, guard: None }));
        }
    };
    let guard = guard_access(caller.house(), caller.caller(), &rules, &attempt).await?;
    let replay = replayed(&caller, try_access_rules(caller.house(), &rules).await?).await?;
    Ok(Body(TriedView { faults: Vec::new(), replay: Some(replay), guard: Some(guard.into()) }))
}

/// On what somebody would sign in.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AskedDevice {
    /// It has proved that it is enrolled.
    #[serde(default)]
    enrolled: bool,
    /// It is as the company wants it; null where it has not said.
    #[serde(default)]
    compliant: Option<bool>,
    /// This person was let in on it before.
    #[serde(default)]
    known: bool,
}

/// Somebody somewhere.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AskAccess {
    /// A person or an administrator.
    subject: String,
    /// Id of an app: `console`, `api`, or one of the company's.
    app: String,
    /// From where; where it is left out, from here.
    #[serde(default)]
    address: Option<String>,
    /// What they have proved.
    #[serde(default)]
    #[schema(value_type = Vec<FactorWord>)]
    factors: Vec<Factor>,
    /// On what.
    #[serde(default)]
    device: Option<AskedDevice>,
    /// When, in milliseconds since 1970; where it is left out, now.
    #[serde(default)]
    at: Option<u64>,
    /// By these rules; where they are left out, by those in force.
    #[serde(default)]
    #[schema(value_type = Option<AccessDocument>)]
    document: Option<Value>,
}

/// What would happen.
#[derive(Debug, Serialize, ToSchema)]
pub struct AnsweredView {
    /// The address that was judged; null where nobody knows it.
    address: Option<String>,
    /// Whether they would come in. An administrator of whom more is asked than a passkey does not, today.
    let_in: bool,
    why: Told,
}

fn device(asked: Option<&AskedDevice>) -> Device {
    match asked {
        Some(AskedDevice { enrolled: true, compliant, known }) => {
            let posture =
                compliant.map_or(Posture::Unknown, |compliant| Posture::Said { compliant, valid_until: None });
            Device::Enrolled { posture, known: *known }
        }
        Some(_) | None => Device::None,
    }
}

fn origin<D>(caller: &AdminCaller<D>, text: &str) -> Result<Origin, Problem> {
    let address: IpAddr = text.parse().map_err(|_| Problem::malformed("`address` is no address of IPv4 or IPv6"))?;
    let address = address.to_canonical();
    let place = caller.server().geo().place(address).unwrap_or_default();
    Ok(Origin { address: Ok(address), place })
}

/// What would happen if somebody signed in from somewhere, with every reason. Whoever looks after one group asks about its people.
#[utoipa::path(
    post, path = "/api/v1/access/ask", tag = "access", request_body = AskAccess,
    responses((status = 200, body = AnsweredView)), security(("token" = [])),
)]
pub async fn ask(
    caller: AdminCaller<ReadAccess>,
    Standpoint(here): Standpoint,
    Body(body): Body<AskAccess>,
) -> Result<Body<AnsweredView>, Problem> {
    let unknown = || Problem::not_found("person or administrator");
    let (who, previous) =
        subject_of(&caller.store().read(), id_field::<16>("subject", &body.subject)?).await?.ok_or_else(unknown)?;
    if caller.caller().may(Permission::ReadAccess, Scope::PersonIn(who.subject().group())).is_err() {
        return Err(unknown());
    }
    let app: AppId = body
        .app
        .parse()
        .map_err(|bad: lethe_server_core::access::app::NotAnApp| Problem::malformed(format!("`app`: {bad}")))?;
    let origin = body.address.as_deref().map(|text| origin(&caller, text)).transpose()?.unwrap_or(here.origin);
    let draft = match &body.document {
        None => None,
        Some(written) => {
            let rules = Document::read(written).and_then(|document| Rules::of(0, &document));
            Some(rules.map_err(super::access_rules::faulty)?)
        }
    };
    let rules = draft.as_ref().unwrap_or(&here.rules);
    let at = body.at.map_or_else(|| caller.store().clock().now(), Time);
    let factors: Factors = body.factors.iter().copied().collect();
    let facts = Facts {
        subject: who.subject(),
        app: &app,
        factors,
        device: device(body.device.as_ref()),
        origin,
        at,
        previous,
    };
    let explanation = rules.compiled().explain(&facts);
    let let_in = match (explanation.verdict, &who) {
        (Verdict::Allow, _) | (Verdict::StepUp(_), Who::Employee { .. }) => true,
        (Verdict::StepUp(_), Who::Admin { .. }) | (Verdict::Deny, _) => false,
    };
    let address = origin.address.ok().map(|address| address.to_string());
    Ok(Body(AnsweredView { address, let_in, why: Told::of(&explanation, rules) }))
}
