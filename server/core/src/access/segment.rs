//! Segments: named sets of networks. They are looked at before geography.

use serde::{Deserialize, Serialize};

use super::{country::Country, name::Name, network::Network, text::as_text};
use crate::ids::SegmentId;

as_text!(SegmentId);

/// A named set of networks. An address is inside when one of the networks holds it, however long the prefixes of others are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Segment {
    /// Id.
    pub id: SegmentId,
    /// Name that is shown.
    pub name: Name,
    /// None are allowed too: an imported list may be empty today.
    #[serde(default)]
    pub networks: Vec<Network>,
    /// Set when these networks hide where somebody is. Then no address of them is in any country. Also right for the company's own
    /// exits, behind which people are anywhere.
    #[serde(default)]
    pub anonymiser: Option<Anonymiser>,
    /// Where these networks really are, from whoever runs them (RFC 8805). Counts more than a database; of several, the longest prefix.
    #[serde(default)]
    pub country: Option<Country>,
}

/// What hides where somebody is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Anonymiser {
    /// Exits of Tor.
    Tor,
    /// A relay of a browser or an operating system.
    Relay,
    /// Exits of a virtual private network.
    Vpn,
}

impl Anonymiser {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Tor, Self::Relay, Self::Vpn];

    /// The stable code of the reason that it gives.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Tor => "place.tor",
            Self::Relay => "place.relay",
            Self::Vpn => "place.vpn",
        }
    }
}
