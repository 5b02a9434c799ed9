//! Which addresses may be called.

use std::{
    net::{IpAddr, SocketAddr},
    sync::Arc,
};

use ipnet::IpNet;
use lethe_server_core::access::special::Special;
use reqwest::{
    Url,
    dns::{Addrs, Name, Resolve, Resolving},
};
use url::Host;

/// Public addresses, and networks that somebody has named.
#[derive(Debug, Clone, Default)]
pub struct Reach {
    named: Arc<[IpNet]>,
}

impl Reach {
    /// Public addresses and these networks.
    pub fn new(named: &[IpNet]) -> Self {
        Self { named: named.into() }
    }

    fn allows(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        Special::of(address).is_none() || self.named.iter().any(|network| network.contains(&address))
    }

    /// Whether the host of an address may be called, as far as it tells without a look-up.
    pub(super) fn allows_host(&self, url: &Url) -> bool {
        match url.host() {
            Some(Host::Ipv4(address)) => self.allows(address.into()),
            Some(Host::Ipv6(address)) => self.allows(address.into()),
            Some(Host::Domain(_)) => true,
            None => false,
        }
    }
}

/// The look-up itself leaves out what may not be called, so that nothing can change between a check and the call.
impl Resolve for Reach {
    fn resolve(&self, name: Name) -> Resolving {
        let reach = self.clone();
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let allowed: Vec<SocketAddr> = found.filter(|found| reach.allows(found.ip())).collect();
            if allowed.is_empty() {
                return Err("the name leads to no address that may be called".into());
            }
            Ok(Box::new(allowed.into_iter()) as Addrs)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allows(reach: &Reach, url: &str) -> bool {
        reach.allows_host(&Url::parse(url).unwrap())
    }

    #[test]
    fn nothing_is_called_that_is_not_public_and_not_named() {
        let reach = Reach::default();
        assert!(allows(&reach, "https://8.8.8.8/x") && allows(&reach, "https://[2606:4700::1]/x"));
        for private in [
            "http://127.0.0.1/",
            "https://10.0.0.1/",
            "https://169.254.169.254/",
            "https://192.168.1.1/",
            "https://[::1]/",
            "https://[fd00::1]/",
            "https://[fe80::1]/",
            "https://[::ffff:10.0.0.1]/",
            "https://0x7f.1/",
            "https://0/",
            "https://100.64.0.1/",
            "https://[64:ff9b::a00:1]/",
        ] {
            assert!(!allows(&reach, private), "{private}");
        }
        let named = Reach::new(&["10.0.0.0/24".parse().unwrap()]);
        assert!(allows(&named, "https://10.0.0.1/") && allows(&named, "https://[::ffff:10.0.0.1]/"));
        assert!(!allows(&named, "https://10.0.1.1/"));
    }

    #[tokio::test]
    async fn a_name_that_leads_to_this_machine_leads_nowhere() {
        let name = || "localhost".parse::<Name>().unwrap();
        assert!(Reach::default().resolve(name()).await.is_err());
        let named = Reach::new(&["127.0.0.0/8".parse().unwrap()]);
        assert!(named.resolve(name()).await.unwrap().all(|found| found.ip().is_loopback()));
    }
}
