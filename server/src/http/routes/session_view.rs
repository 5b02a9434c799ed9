//! A session of an employee as it is shown: to its employee, and to administrators.

use std::collections::HashMap;

use lethe_server_core::{access::app::AppId, employee_session::lifetime, oidc::registration::Registration};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    http::views::Named,
    store::{
        Store, StoreError,
        lists::EmployeeSessionRow,
        network_of,
        repo::{grants::StoredGrant, sign_ins::address_text},
    },
    usecase::access::Told,
};

/// What apps are called.
pub(super) struct AppNames(HashMap<AppId, String>);

impl AppNames {
    pub(super) async fn read(store: &Store) -> Result<Self, StoreError> {
        let apps = store.read().apps().list().await?;
        let named = apps.into_iter().map(|app| app.registration).map(|Registration { id, name, .. }| (id, name));
        Ok(Self(named.collect()))
    }
}

/// An app inside a session. Milliseconds since 1970, like every moment.
#[derive(Debug, Serialize, ToSchema)]
pub struct GrantView {
    id: String,
    app: String,
    /// What people call the app.
    app_name: String,
    begun: u64,
    last_seen: u64,
}

impl GrantView {
    fn of(grant: &StoredGrant, names: &AppNames) -> Self {
        let app = grant.app.to_string();
        Self {
            id: grant.id.to_string(),
            app_name: names.0.get(&grant.app).unwrap_or(&app).clone(),
            app,
            begun: grant.begun_at.0,
            last_seen: grant.active_at.0,
        }
    }
}

/// Where a session was when it was judged last, as the sign-in says that names it.
#[derive(Debug, Serialize, ToSchema)]
pub struct SessionPlaceView {
    /// Two letters.
    country: Option<String>,
    /// The address; its network for those who may not change the rules, and for everybody after a while.
    address: Option<String>,
}

/// A session that lasts.
#[derive(Debug, Serialize, ToSchema)]
pub struct EmployeeSessionView {
    id: String,
    /// Whose.
    pub(super) person: Named,
    group: Option<String>,
    /// The enrollment that it is bound to.
    device: Option<DeviceOfSession>,
    /// Browser and system in words.
    label: String,
    place: SessionPlaceView,
    begun: u64,
    last_seen: u64,
    /// When it ends, or is judged again, if nothing more is done.
    valid_until: u64,
    /// `allow`, `step_up` or `deny`, as it was judged last; null where the sign-in is forgotten.
    verdict: Option<&'static str>,
    /// Number of the sign-in that says why.
    sign_in: Option<i64>,
    /// Apps inside it, oldest first.
    grants: Vec<GrantView>,
}

/// An enrollment, by id and label.
#[derive(Debug, Serialize, ToSchema)]
pub struct DeviceOfSession {
    id: String,
    label: String,
}

impl EmployeeSessionView {
    /// `exact`: whether addresses are shown whole.
    pub(super) fn of(row: EmployeeSessionRow, names: &AppNames, exact: bool) -> Self {
        let (session, came) = (row.session, row.sign_in);
        let lasts = lifetime(session.active_at, session.ends_at).idle_ends();
        let told = came.as_ref().and_then(|came| Told::from_text(&came.sign_in.reasons));
        let place = came.as_ref().map(|came| &came.sign_in.from);
        let address = place.and_then(|from| from.address.ok());
        let address = address.map(|(address, length)| if exact { (address, length) } else { network_of(address) });
        Self {
            id: session.id.to_string(),
            person: Named { id: row.person.to_string(), name: row.person_name },
            group: row.group,
            device: row.device.map(|(id, label)| DeviceOfSession { id: id.to_string(), label }),
            label: session.label,
            place: SessionPlaceView {
                country: place.and_then(|from| from.place.country).map(|country| country.to_string()),
                address: address.map(|address| address_text(Ok(address))),
            },
            begun: session.begun_at.0,
            last_seen: session.active_at.0,
            valid_until: told.and_then(|told| told.valid_until).map_or(lasts.0, |until| until.min(lasts.0)),
            verdict: came.as_ref().map(|came| came.sign_in.verdict.as_str()),
            sign_in: came.map(|came| came.no),
            grants: row.grants.iter().map(|grant| GrantView::of(grant, names)).collect(),
        }
    }
}
