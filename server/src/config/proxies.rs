//! `[origin]`: whose word about a caller's address is believed. Nobody's, unless somebody is named.

use std::net::IpAddr;

use ipnet::IpNet;
use serde::Deserialize;

use super::{ListenConfig, parse_network};

/// Where a trusted proxy writes the address of whoever called it. One place: a proxy passes on what callers write elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Source {
    /// In no header.
    #[default]
    None,
    /// `X-Forwarded-For`, to which every hop appends.
    XForwardedFor,
    /// `Forwarded` of RFC 7239, to which every hop appends.
    Forwarded,
    /// `X-Real-IP`, which the proxy replaces.
    XRealIp,
}

/// `[origin]`: proxies in front of us, and how they say for whom they call.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Section")]
pub struct OriginConfig {
    proxies: Vec<IpNet>,
    source: Source,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Section {
    #[serde(default)]
    trusted_proxies: Vec<String>,
    #[serde(default)]
    source: Source,
}

impl TryFrom<Section> for OriginConfig {
    type Error = String;

    fn try_from(section: Section) -> Result<Self, String> {
        Self::new(&section.trusted_proxies, section.source)
    }
}

impl OriginConfig {
    /// Proxies as addresses or networks like `10.0.0.0/8`. The error says what is wrong and what would be right.
    pub fn new(trusted_proxies: &[impl AsRef<str>], source: Source) -> Result<Self, String> {
        let proxies: Result<Vec<IpNet>, String> = trusted_proxies.iter().map(|text| proxy(text.as_ref())).collect();
        Ok(Self { proxies: proxies?, source })
    }

    /// Whether this peer's word is believed. The address is canonical: an IPv4 address is not written as IPv6.
    pub fn trusts(&self, peer: IpAddr) -> bool {
        self.proxies.iter().any(|network| network.contains(&peer))
    }

    /// Where trusted proxies write.
    pub const fn source(&self) -> Source {
        self.source
    }

    /// Refuses halves: proxies that may say nothing, and sources that nobody may use.
    pub(super) fn check(&self, listen: &[ListenConfig]) -> Result<(), String> {
        let announced = listen.iter().any(|listener| listener.proxy_protocol);
        let has_source = announced || self.source != Source::None;
        match (self.proxies.is_empty(), has_source) {
            (true, true) => {
                Err("origin.trusted_proxies: nobody may say where callers come from; name the proxy's address, \
                                 like [\"127.0.0.1\"], or leave out origin.source and proxy_protocol"
                    .to_owned())
            }
            (false, false) => {
                Err("origin.source: proxies are trusted, but with what? Write \"x-forwarded-for\", \"forwarded\" or \
                                   \"x-real-ip\", whichever the proxy sets, or proxy_protocol = true at a [[listen]]"
                    .to_owned())
            }
            (true, false) | (false, true) => Ok(()),
        }
    }
}

fn proxy(text: &str) -> Result<IpNet, String> {
    let wrong = |what: &str| format!("origin.trusted_proxies: {text}: {what}");
    let network = parse_network(text).map_err(|why| wrong(&why.to_string()))?;
    if network.prefix_len() == 0 {
        return Err(wrong("this trusts everybody, and then everybody chooses their own address"));
    }
    Ok(network)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<OriginConfig, toml::de::Error> {
        toml::from_str(text)
    }

    #[test]
    fn nobody_is_trusted_unless_somebody_is_named() {
        let nobody = read("").unwrap();
        assert_eq!((nobody.trusts([127, 0, 0, 1].into()), nobody.source()), (false, Source::None));
        let proxies = read("trusted_proxies = ['127.0.0.1', '10.0.0.0/8', 'fd00::/8']\nsource = 'x-real-ip'").unwrap();
        for (peer, trusted) in
            [("127.0.0.1", true), ("10.9.8.7", true), ("fd12::1", true), ("127.0.0.2", false), ("192.0.2.1", false)]
        {
            assert_eq!(proxies.trusts(peer.parse().unwrap()), trusted, "{peer}");
        }
    }

    #[test]
    fn a_network_that_means_something_else_than_it_says_is_refused() {
        for (bad, why) in [
            ("10.0.0.1/8", "10.0.0.0/8"),
            ("0.0.0.0/0", "everybody"),
            ("::/0", "everybody"),
            ("::ffff:10.0.0.0/104", "IPv4"),
            ("::ffff:10.0.0.1", "IPv4"),
            ("proxy.example.com", "an address or a network"),
            ("10.0.0.0/33", "an address or a network"),
        ] {
            let refused = OriginConfig::new(&[bad], Source::XForwardedFor).unwrap_err();
            assert!(refused.contains(why), "{bad}: {refused}");
        }
        assert!(read("source = 'leftmost'").is_err() && read("proxies = []").is_err());
    }

    #[test]
    fn proxies_without_a_source_and_a_source_without_proxies_are_mistakes() {
        let listen = |proxy_protocol| vec![ListenConfig { proxy_protocol, ..ListenConfig::usual().remove(0) }];
        let (nobody, near) = (&[] as &[&str], &["127.0.0.1"]);
        let check = |proxies: &[&str], source, announced| {
            OriginConfig::new(proxies, source).unwrap().check(&listen(announced)).is_ok()
        };
        assert!(check(nobody, Source::None, false) && check(near, Source::Forwarded, false));
        assert!(check(near, Source::None, true));
        assert!(!check(nobody, Source::Forwarded, false) && !check(nobody, Source::None, true));
        assert!(!check(near, Source::None, false));
    }
}
