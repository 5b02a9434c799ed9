//! Which devices somebody asks for, and in which order: the same for the list and for its export.

use lethe_proto::ids::{DAY_MS, Time};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use crate::{
    http::{
        body::id_field,
        caller::{AdminCaller, Read},
        problem::Problem,
    },
    store::{
        lists::{DeviceFilter, DeviceSort},
        repo::enrollments::EnrollmentStatus,
    },
};

/// Silence after which a device is out of contact.
const QUIET_MS: u64 = 3 * DAY_MS;

/// Which devices.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct DeviceQuery {
    /// Beginnings of words of the label: "ma len" finds "Lena Maier · laptop".
    q: Option<String>,
    /// How alive the enrollment is.
    #[param(inline)]
    state: Option<DeviceState>,
    /// Whether we ordered it to be locked.
    locked: Option<bool>,
    /// Operating system, exactly as the device says it.
    platform: Option<String>,
    /// Living ones not heard of for three days.
    #[param(inline)]
    contact: Option<Contact>,
    /// Only of this person.
    person: Option<String>,
    /// Label from A, the last sign of life newest first, the enrollment newest first; with `-` the other way round.
    #[param(inline)]
    sort: Option<SortWord>,
}

/// How alive an enrollment is.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "the words of `EnrollmentStatus`")]
pub enum DeviceState {
    Pending,
    Active,
    Erased,
    Unenrolled,
}

/// How long ago a device was heard of.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Contact {
    /// Not for three days.
    Quiet,
}

/// An order of devices.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[allow(missing_docs, reason = "each word says it")]
pub enum SortWord {
    #[serde(rename = "label")]
    Label,
    #[serde(rename = "-label")]
    LabelBack,
    #[serde(rename = "seen")]
    Seen,
    #[serde(rename = "-seen")]
    SeenBack,
    #[serde(rename = "created")]
    Created,
    #[serde(rename = "-created")]
    CreatedBack,
}

impl DeviceQuery {
    /// Sorted by, and whether from the end.
    pub(super) fn order(&self) -> (DeviceSort, bool) {
        match self.sort.unwrap_or(SortWord::Label) {
            SortWord::Label => (DeviceSort::Label, false),
            SortWord::LabelBack => (DeviceSort::Label, true),
            SortWord::Seen => (DeviceSort::Seen, true),
            SortWord::SeenBack => (DeviceSort::Seen, false),
            SortWord::Created => (DeviceSort::Created, true),
            SortWord::CreatedBack => (DeviceSort::Created, false),
        }
    }
}

/// The moment before which a device is out of contact.
pub(super) fn quiet_since<D>(caller: &AdminCaller<D>) -> Time {
    Time(caller.store().clock().now().0.saturating_sub(QUIET_MS))
}

/// The filter, always within the caller's reach. `None`: it names a person who is not there.
pub(super) async fn filter(caller: &AdminCaller<Read>, query: &DeviceQuery) -> Result<Option<DeviceFilter>, Problem> {
    let person_no = match &query.person {
        None => None,
        Some(text) => match caller.store().read().people().find(id_field::<16>("person", text)?.into()).await? {
            Some(person) => Some(person.no),
            None => return Ok(None),
        },
    };
    let filter = DeviceFilter {
        group: caller.group().map(str::to_owned),
        status: query.state.map(|state| match state {
            DeviceState::Pending => EnrollmentStatus::Pending,
            DeviceState::Active => EnrollmentStatus::Active,
            DeviceState::Erased => EnrollmentStatus::Erased,
            DeviceState::Unenrolled => EnrollmentStatus::Unenrolled,
        }),
        locked: query.locked,
        platform: query.platform.clone(),
        quiet_since: query.contact.map(|Contact::Quiet| quiet_since(caller)),
        person_no,
        ..DeviceFilter::default()
    };
    Ok(Some(filter.searching(query.q.as_deref())))
}
