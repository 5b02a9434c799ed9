//! A decision with all its reasons, as it is kept beside a sign-in and as consoles show it: codes and data, no sentences. Names are those
//! of the moment of the decision, because rules change and records do not.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A decision with all its reasons.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Told {
    /// `allow`, `step_up` or `deny`.
    pub verdict: String,
    /// What must be proved as well; empty unless the verdict is `step_up`.
    pub step_up: Vec<String>,
    /// `decision.…`: why, besides the policies' own reasons.
    pub code: String,
    /// What policies that only report would have said; binds nobody.
    pub reported: String,
    /// The verdict could change by itself at this moment, in milliseconds since 1970.
    pub valid_until: Option<u64>,
    /// Version of the rules; 0 where there are none.
    pub rules_version: u64,
    /// The country that was decided by; two letters.
    pub country: Option<String>,
    /// `place.…` or `address.…`: why no country is known.
    pub country_unknown: Option<String>,
    /// Number of the network operator that was decided by.
    pub asn: Option<u32>,
    /// Why no operator is known.
    pub asn_unknown: Option<String>,
    /// Segments that hold the address.
    pub segments: Vec<ToldPlace>,
    /// Zones that the sign-in certainly comes from.
    pub zones: Vec<ToldPlace>,
    /// Every policy that applies.
    pub policies: Vec<ToldPolicy>,
}

/// A segment, or a zone and by what somebody is in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ToldPlace {
    /// Hexadecimal.
    pub id: String,
    /// Name at the time.
    pub name: String,
    /// Of a zone: by this segment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by_segment: Option<String>,
    /// Of a zone: by this country.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by_country: Option<String>,
    /// Of a zone: by the network of this operator.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by_asn: Option<u32>,
}

/// What one policy says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ToldPolicy {
    /// Hexadecimal.
    pub id: String,
    /// Name at the time.
    pub name: String,
    /// Whether it decides; otherwise it only reports.
    pub binding: bool,
    /// What it demands: `allow`, `step_up` or `deny`.
    pub verdict: String,
    /// What must be proved as well.
    pub step_up: Vec<String>,
    /// `policy.all_hold`, `policy.otherwise`, `policy.when_unknown` or `policy.both_clauses`.
    pub because: String,
    /// Every condition of it.
    pub reasons: Vec<ToldReason>,
}

/// Why one condition stands as it does. Which fields are there depends on the code.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ToldReason {
    /// `from.…`, `not_from.…`, `device.…`, `hours.…` or `travel.…`.
    pub code: String,
    /// `holds`, `fails` or `unknown`.
    pub state: String,
    /// The zone that the sign-in comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone: Option<ToldPlace>,
    /// Where the sign-in comes from instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// By whose network instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asn: Option<u32>,
    /// Why it cannot be known: `address.…`, `place.…` or `travel.…`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unknown: Option<String>,
    /// This can change by itself at this moment, in milliseconds since 1970.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<u64>,
    /// Since when a device's word is too old.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<u64>,
    /// The way that somebody would have come.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub journey: Option<ToldJourney>,
    /// Which end of the way is not known well enough: `before` or `here`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<String>,
    /// Within how many kilometres that end could be anywhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub radius_km: Option<u16>,
}

/// From the last sign-in to this one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ToldJourney {
    /// The last sign-in.
    pub before: ToldPoint,
    /// This one.
    pub here: ToldPoint,
    /// From point to point.
    pub km: u32,
    /// From edge to edge of what the database is sure of.
    pub least_km: u32,
    /// Milliseconds between the two.
    pub elapsed_ms: u64,
    /// From point to point; null where no time has passed.
    pub km_per_hour: Option<u64>,
    /// The limit.
    pub max_km_per_hour: u32,
}

/// One end of the way. Points are forgotten before the rest.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ToldPoint {
    /// Degrees north.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub latitude: Option<f64>,
    /// Degrees east.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub longitude: Option<f64>,
    /// Within how many kilometres.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accuracy_km: Option<u16>,
    /// When somebody signed in there, in milliseconds since 1970.
    pub at: u64,
    /// When the database that knows the point was built.
    pub database_built: Option<u64>,
}

impl Told {
    /// As it is kept.
    pub fn to_text(&self) -> String {
        // Nothing here is anything that JSON cannot say.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// What was kept; `None` where it is not that.
    pub fn from_text(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// Leaves the points on the map out.
    pub fn forget_points(&mut self) {
        let reasons = self.policies.iter_mut().flat_map(|policy| &mut policy.reasons);
        for way in reasons.filter_map(|reason| reason.journey.as_mut()) {
            for end in [&mut way.before, &mut way.here] {
                (end.latitude, end.longitude, end.accuracy_km) = (None, None, None);
            }
        }
    }

    /// Policies that keep somebody out.
    pub fn against(&self) -> impl Iterator<Item = &ToldPolicy> {
        self.policies.iter().filter(|policy| policy.binding && policy.verdict != "allow")
    }

    /// The code of what decided: of the first condition by which somebody is kept out, or of the decision itself.
    pub fn deciding_code(&self) -> String {
        let mut reasons = self.against().flat_map(|policy| &policy.reasons).filter(|reason| reason.state != "holds");
        reasons.next().map_or(&self.code, |reason| &reason.code).clone()
    }
}
