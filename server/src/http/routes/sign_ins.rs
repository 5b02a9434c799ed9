//! Sign-ins: who came from where, and why they were let in or not.

use std::{collections::BTreeSet, net::IpAddr};

use lethe_proto::ids::Time;
use lethe_server_core::{
    access::{
        factor::Factor,
        facts::{Device, Posture},
        origin::AddressUnknown,
    },
    admin::Scope,
    permission::Permission,
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::{
    http::{
        body::{Asked, Body, Number, id_field},
        caller::{AdminCaller, ReadAccess},
        page::{Page, PageQuery},
        problem::Problem,
        views::Named,
    },
    store::{
        Store, StoreError,
        lists::{Names, SignInFilter},
        network_of,
        repo::sign_ins::{StoredSignIn, address_text},
    },
    usecase::access::Told,
};

/// Which sign-ins; everything that is given must hold.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct SignInQuery {
    /// Of this person or administrator.
    subject: Option<String>,
    /// What the rules said.
    #[param(inline)]
    verdict: Option<VerdictWord>,
    /// Whether they came in.
    admitted: Option<bool>,
    /// From this country: two capital letters.
    country: Option<String>,
    /// To this app.
    app: Option<String>,
    /// Not before this moment, in milliseconds since 1970.
    from: Option<u64>,
    /// Before this moment.
    to: Option<u64>,
}

/// What rules say.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the words of `Verdict`")]
pub enum VerdictWord {
    Allow,
    StepUp,
    Deny,
}

impl VerdictWord {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Allow => "allow",
            Self::StepUp => "step_up",
            Self::Deny => "deny",
        }
    }
}

/// A sign-in.
#[derive(Debug, Serialize, ToSchema)]
pub struct SignInView {
    pub(super) no: i64,
    /// Milliseconds since 1970.
    pub(super) at: u64,
    /// `admin` or `employee`.
    pub(super) kind: &'static str,
    pub(super) subject: Named,
    /// Their group at the time.
    pub(super) group: Option<String>,
    /// To what.
    pub(super) app: String,
    /// What they had proved.
    pub(super) factors: Vec<&'static str>,
    /// `none`, `enrolled`, `compliant` or `not_compliant`.
    pub(super) device: &'static str,
    /// The address; its network for those who may not change the rules, and for everybody after a while; null where nobody knows it.
    pub(super) address: Option<String>,
    /// `address.…`: why it is not known.
    pub(super) address_unknown: Option<&'static str>,
    /// Two letters, as the geographic database said.
    pub(super) country: Option<String>,
    /// Network operator.
    pub(super) asn: Option<u32>,
    /// Degrees north; only where the address is shown whole.
    pub(super) latitude: Option<f64>,
    /// Degrees east.
    pub(super) longitude: Option<f64>,
    /// Within how many kilometres.
    pub(super) accuracy_km: Option<u16>,
    /// When the geographic database was built.
    pub(super) geo_built: Option<u64>,
    /// `allow`, `step_up` or `deny`: what the rules said.
    pub(super) verdict: &'static str,
    /// Whether they came in.
    pub(super) admitted: bool,
    /// They came in although the rules said otherwise, because the host's operator had set them aside.
    pub(super) break_glass: bool,
    /// Version of the rules; 0 where there were none.
    pub(super) rules_version: u64,
    /// The session or token that began or ended with it.
    pub(super) via: Option<String>,
}

/// A sign-in with all reasons.
#[derive(Debug, Serialize, ToSchema)]
pub struct SignInStory {
    sign_in: SignInView,
    /// Why; null where it was kept by a release that told it otherwise.
    why: Option<Told>,
}

const fn device(device: Device) -> &'static str {
    match device {
        Device::None => "none",
        Device::Enrolled { posture: Posture::Unknown, .. } => "enrolled",
        Device::Enrolled { posture: Posture::Said { compliant: true, .. }, .. } => "compliant",
        Device::Enrolled { posture: Posture::Said { compliant: false, .. }, .. } => "not_compliant",
    }
}

/// Whether this caller sees exact addresses: those who answer for the rules do, and whoever only reads sees networks.
pub(super) fn sees_addresses(caller: &AdminCaller<ReadAccess>) -> bool {
    caller.caller().admin.roles.iter().any(|role| role.allows(Permission::ManageAccess))
}

impl SignInView {
    pub(super) fn of(stored: &StoredSignIn, names: &Names, exact: bool) -> Self {
        let kept = &stored.sign_in;
        let cut = |(address, length): (IpAddr, u8)| if exact { (address, length) } else { network_of(address) };
        let point = kept.from.place.coordinates.filter(|_| exact);
        let subject = kept.who.subject();
        Self {
            no: stored.no,
            at: stored.at.0,
            kind: kept.who.kind(),
            subject: Named {
                id: data_encoding::HEXLOWER.encode(&kept.who.id()),
                name: names.get(&kept.who.id()).cloned().unwrap_or_default(),
            },
            group: subject.group().map(str::to_owned),
            app: kept.app.to_string(),
            factors: kept.factors.iter().map(Factor::as_str).collect(),
            device: device(kept.device),
            address: kept.from.address.ok().map(|address| address_text(Ok(cut(address)))),
            address_unknown: kept.from.address.err().map(AddressUnknown::code),
            country: kept.from.place.country.map(|country| country.to_string()),
            asn: kept.from.place.asn.map(|asn| asn.0),
            latitude: point.map(|point| point.latitude()),
            longitude: point.map(|point| point.longitude()),
            accuracy_km: point.and_then(|point| point.accuracy_km()),
            geo_built: kept.from.place.database_built.map(|built| built.0),
            verdict: kept.verdict.as_str(),
            admitted: kept.admitted,
            break_glass: kept.break_glass,
            rules_version: kept.rules_version,
            via: kept.via.map(|via| data_encoding::HEXLOWER.encode(&via)),
        }
    }
}

/// The filter, always within the caller's reach.
pub(super) fn filter(caller: &AdminCaller<ReadAccess>, query: SignInQuery) -> Result<SignInFilter, Problem> {
    Ok(SignInFilter {
        subject: query.subject.map(|text| id_field::<16>("subject", &text)).transpose()?,
        admitted: query.admitted,
        verdict: query.verdict.map(|verdict| verdict.as_str().to_owned()),
        country: query.country,
        app: query.app,
        from: query.from.map(Time),
        to: query.to.map(Time),
        group: caller.group().map(str::to_owned),
    })
}

/// What people call those who signed in.
pub(super) async fn names(store: &Store, rows: &[StoredSignIn]) -> Result<Names, StoreError> {
    let ids: BTreeSet<[u8; 16]> = rows.iter().map(|row| row.sign_in.who.id()).collect();
    store.read().names(&ids).await
}

/// Sign-ins of those whom the caller looks after, newest first.
#[utoipa::path(
    get, path = "/api/v1/sign-ins", tag = "sign ins", params(SignInQuery, PageQuery),
    responses((status = 200, body = Page<SignInView>)), security(("token" = [])),
)]
pub async fn list(
    caller: AdminCaller<ReadAccess>,
    Asked(query): Asked<SignInQuery>,
    Asked(page): Asked<PageQuery>,
) -> Result<Body<Page<SignInView>>, Problem> {
    let filter = filter(&caller, query)?;
    let rows = caller.store().read().sign_ins_page(&filter, page.after()?, page.limit()?).await?;
    let (names, exact) = (names(caller.store(), &rows.items).await?, sees_addresses(&caller));
    Ok(Body(Page::from_rows(rows, |row| SignInView::of(&row, &names, exact))))
}

/// One sign-in, and why it was let in or not.
#[utoipa::path(
    get, path = "/api/v1/sign-ins/{no}", tag = "sign ins", params(("no" = u64, Path)),
    responses((status = 200, body = SignInStory)), security(("token" = [])),
)]
pub async fn one(caller: AdminCaller<ReadAccess>, Number(no): Number) -> Result<Body<SignInStory>, Problem> {
    let unknown = || Problem::not_found("sign-in");
    let no = i64::try_from(no).map_err(|_| unknown())?;
    let row = caller.store().read().sign_ins().find(no).await?.ok_or_else(unknown)?;
    let group = row.sign_in.who.subject().group();
    if caller.group().is_some() && caller.caller().may(Permission::ReadAccess, Scope::PersonIn(group)).is_err() {
        return Err(unknown());
    }
    let names = names(caller.store(), std::slice::from_ref(&row)).await?;
    let exact = sees_addresses(&caller);
    let mut why = Told::from_text(&row.sign_in.reasons);
    if let Some(why) = why.as_mut().filter(|_| !exact) {
        why.forget_points();
    }
    Ok(Body(SignInStory { sign_in: SignInView::of(&row, &names, exact), why }))
}
