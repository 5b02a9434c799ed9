//! Zones: named places to sign in from.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{country::Country, name::Name, origin::Asn, text::as_text};
use crate::ids::{SegmentId, ZoneId};

as_text!(ZoneId);

/// A named place to sign in from: whatever is in one of these segments, countries or operators' networks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Zone {
    /// Id.
    pub id: ZoneId,
    /// Name that is shown.
    pub name: Name,
    /// An address inside one of them is in the zone, whatever its geography.
    #[serde(default)]
    pub segments: BTreeSet<SegmentId>,
    /// By the segment's own word or a geographic database.
    #[serde(default)]
    pub countries: BTreeSet<Country>,
    /// Network operators, by a database.
    #[serde(default)]
    pub asns: BTreeSet<Asn>,
}

impl Zone {
    /// Whether nothing can be in it.
    pub fn is_empty(&self) -> bool {
        self.segments.is_empty() && self.countries.is_empty() && self.asns.is_empty()
    }
}

/// By what an address is in a zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Membership {
    /// It is in this segment.
    Segment(SegmentId),
    /// It is in this country.
    Country(Country),
    /// It is in the network of this operator.
    Asn(Asn),
}
