//! Beside the editor of the rules: what is wrong with a draft, what it would have done, and what it means for whoever writes it. Changes
//! nothing.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::{access_document::AccessDocument, sign_ins::SignInView};
use crate::{
    http::{
        body::Body,
        caller::{AdminCaller, ManageAccess},
        problem::Problem,
        standpoint::Standpoint,
    },
    usecase::{
        access::{Document, DocumentFault, Rules, Told},
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
