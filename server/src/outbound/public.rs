//! Addresses that are somebody else's. Whoever chooses where a message goes must not reach into the company's own network by it.

use std::{io, net::IpAddr};

use reqwest::dns::{Addrs, Name, Resolve, Resolving};

use crate::geo::special;

/// Whether an address is on the internet, and not of this machine, of a local network or of a tunnel into one.
pub(crate) fn is_public(address: IpAddr) -> bool {
    special(address.to_canonical()).is_none()
}

/// Names lead to public addresses only.
pub(crate) struct PublicOnly;

impl Resolve for PublicOnly {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let public: Vec<_> = found.filter(|address| is_public(address.ip())).collect();
            if public.is_empty() {
                let why = "the name leads to a private address; say allow_private = true if it should";
                return Err(io::Error::new(io::ErrorKind::PermissionDenied, why).into());
            }
            let addresses: Addrs = Box::new(public.into_iter());
            Ok(addresses)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inside_is_not_public_however_it_is_written() {
        for inside in ["127.0.0.1", "10.1.2.3", "169.254.169.254", "100.64.0.1", "0.0.0.0", "::1", "fd00::1", "fe80::1"]
        {
            assert!(!is_public(inside.parse().unwrap()), "{inside}");
        }
        for written in ["::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:a00:1::"] {
            assert!(!is_public(written.parse().unwrap()), "{written}");
        }
        for outside in ["8.8.8.8", "2a00:1450:4001::1"] {
            assert!(is_public(outside.parse().unwrap()), "{outside}");
        }
    }
}
