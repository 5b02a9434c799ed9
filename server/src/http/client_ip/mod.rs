//! From which address a caller comes, as far as we can know it. This is what rules about networks and countries stand on, so nothing
//! here is guessed: either the address is verified, or it is unknown with a reason.
//!
//! Only a peer that is configured as a proxy may speak for somebody else, in the one place that is configured. Its list is read from
//! right to left, past hops that are trusted themselves: the first that is not is the caller. What stands further left was written by
//! the caller and means nothing, so it is not even read.

mod address;
mod forwarded;

use std::{
    convert::Infallible,
    net::{IpAddr, Ipv4Addr, SocketAddr},
};

use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::{HeaderMap, request::Parts},
};
use lethe_server_core::access::origin::{AddressUnknown, Origin};

use super::caller::{Doors, Visitor};
use crate::{
    config::{OriginConfig, Source},
    geo::Geo,
};

/// Trusted hops that are walked past. A longer way through our own proxies is a mistake of configuration.
const HOPS: usize = 32;

/// What a listener with the PROXY protocol heard before the first request. Nothing else about the caller is believed then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrival {
    /// Straight from the peer; its requests may name somebody else.
    Direct,
    /// Announced by a trusted proxy.
    Announced(Result<IpAddr, AddressUnknown>),
}

/// A caller's address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClientAddress {
    peer: Option<IpAddr>,
    verified: Result<IpAddr, AddressUnknown>,
}

impl ClientAddress {
    /// The verified address in its canonical form, or why it is unknown.
    pub const fn verified(&self) -> Result<IpAddr, AddressUnknown> {
        self.verified
    }

    /// The address and its place. A place that nobody knows is empty.
    pub fn origin(&self, geo: &Geo) -> Origin {
        let place = self.verified.ok().and_then(|address| geo.place(address).ok());
        Origin { address: self.verified, place: place.unwrap_or_default() }
    }

    /// Whom a limit counts. Where the caller is unknown it is the peer, so that all unknown callers behind one proxy share one
    /// allowance: whoever hides must not get one of their own for every request.
    pub fn counted(&self) -> IpAddr {
        self.verified.ok().or(self.peer).unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED))
    }

    /// Of one request.
    pub(super) fn of(parts: &Parts, origin: &OriginConfig) -> Self {
        let info = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        let peer = info.map(|ConnectInfo(address)| address.ip().to_canonical());
        let verified = match (parts.extensions.get::<Arrival>(), peer) {
            (Some(Arrival::Announced(said)), _) => said.and_then(|address| beyond(address.to_canonical(), origin)),
            (_, Some(peer)) => judge(peer, &parts.headers, origin),
            (_, None) => Err(AddressUnknown::NotSaid),
        };
        Self { peer, verified }
    }
}

impl FromRequestParts<Doors> for ClientAddress {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, doors: &Doors) -> Result<Self, Infallible> {
        let visitor = Visitor::from_request_parts(parts, doors).await?;
        Ok(Self::of(parts, visitor.server().origin()))
    }
}

/// The caller behind a canonical peer.
fn judge(peer: IpAddr, headers: &HeaderMap, origin: &OriginConfig) -> Result<IpAddr, AddressUnknown> {
    if !origin.trusts(peer) {
        return Ok(peer);
    }
    match origin.source() {
        Source::None => Ok(peer),
        Source::XForwardedFor => {
            let lines = headers.get_all("x-forwarded-for").iter().rev();
            walk(lines.flat_map(|line| line.as_bytes().rsplit(|byte| *byte == b',')).map(address::of_item), origin)
        }
        Source::Forwarded => {
            let lines = headers.get_all("forwarded").iter().rev();
            walk(lines.flat_map(|line| forwarded::from_the_right(line.as_bytes())), origin)
        }
        Source::XRealIp => {
            let mut lines = headers.get_all("x-real-ip").iter();
            match (lines.next(), lines.next()) {
                (None, _) => Err(AddressUnknown::NotSaid),
                (Some(line), None) => beyond(address::of_item(line.as_bytes())?, origin),
                (Some(_), Some(_)) => Err(AddressUnknown::Malformed),
            }
        }
    }
}

/// Hops from the nearest to the farthest.
fn walk(
    hops: impl Iterator<Item = Result<IpAddr, AddressUnknown>>,
    origin: &OriginConfig,
) -> Result<IpAddr, AddressUnknown> {
    let mut nobody = AddressUnknown::NotSaid;
    for (passed, hop) in hops.enumerate() {
        if passed > HOPS {
            return Err(AddressUnknown::TooLong);
        }
        match beyond(hop?, origin) {
            Err(why) => nobody = why,
            caller => return caller,
        }
    }
    Err(nobody)
}

/// A proxy of ours is nobody's own address.
fn beyond(address: IpAddr, origin: &OriginConfig) -> Result<IpAddr, AddressUnknown> {
    if origin.trusts(address) { Err(AddressUnknown::OnlyProxies) } else { Ok(address) }
}

#[cfg(test)]
mod tests;
