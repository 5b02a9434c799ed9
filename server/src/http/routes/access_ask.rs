//! What would happen to somebody from somewhere, with every reason. Changes nothing.

use std::net::IpAddr;

use lethe_proto::ids::Time;
use lethe_server_core::{
    access::{
        app::{AppId, NotAnApp},
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
    access_rules::faulty,
};
use crate::{
    http::{
        body::{Body, id_field},
        caller::{AdminCaller, ReadAccess},
        problem::Problem,
        standpoint::Standpoint,
    },
    store::repo::sign_ins::Who,
    usecase::{
        access::{Document, Rules, Told},
        ask_access::subject_of,
    },
};

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
    let app: AppId = body.app.parse().map_err(|bad: NotAnApp| Problem::malformed(format!("`app`: {bad}")))?;
    let origin = body.address.as_deref().map(|text| origin(&caller, text)).transpose()?.unwrap_or(here.origin);
    let draft = match &body.document {
        None => None,
        Some(written) => {
            let rules = Document::read(written).and_then(|document| Rules::of(0, &document));
            Some(rules.map_err(faulty)?)
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
