//! Under which names the installation is found: agents' addresses, the console, and the approver page.
//!
//! The approver page is worth something only where nobody else can speak in its name. So its host is its own, and none of our other
//! hosts lies below it: a page there could ask keys to sign for the approver's relying party.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::origin::WebOrigin;

/// `[console]`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ConsoleConfig {
    /// Where people open the console: `https://host`, or `http://` on localhost. Without it, the first of `urls`.
    url: String,
}

/// `[approver]`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ApproverConfig {
    /// Where approvers open their page.
    url: String,
    /// Whether this process answers for that host. With `false` another server serves what `lethe approver export` wrote.
    #[serde(default = "yes")]
    serve: bool,
}

const fn yes() -> bool {
    true
}

/// The names of one installation. Only [`Sites::new`] makes them, so they do not overlap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sites {
    urls: Vec<String>,
    agents: Vec<WebOrigin>,
    console: WebOrigin,
    approver: Option<Approver>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Approver {
    origin: WebOrigin,
    served_here: bool,
}

impl Sites {
    /// Agents' addresses (`https`, at least one), the console's where it is another, and the approver's with whether this process
    /// serves it. The error says what is wrong and what would be right.
    pub fn new(urls: Vec<String>, console: Option<&str>, approver: Option<(&str, bool)>) -> Result<Self, String> {
        let agents = agents(&urls)?;
        let read =
            |section: &str, url: &str| WebOrigin::parse(url).map_err(|why| format!("{section}.url {url}: {why}"));
        let console = match (console, agents.first()) {
            (Some(url), _) => {
                let console = read("console", url)?;
                if !console.is_named() {
                    return Err("console.url: passkeys need a name, not an address; write https://name".to_owned());
                }
                console
            }
            (None, first) => first.cloned().ok_or(URLS)?,
        };
        let approver = match approver {
            None => None,
            Some((url, served_here)) => {
                let origin = read("approver", url)?;
                apart(&origin, &console, &agents)?;
                Some(Approver { origin, served_here })
            }
        };
        Ok(Self { urls, agents, console, approver })
    }

    pub(super) fn of_file(
        urls: Vec<String>,
        console: Option<&ConsoleConfig>,
        approver: Option<&ApproverConfig>,
    ) -> Result<Self, String> {
        let approver = approver.map(|section| (section.url.as_str(), section.serve));
        Self::new(urls, console.map(|section| section.url.as_str()), approver)
    }

    /// Where agents find us.
    pub fn urls(&self) -> &[String] {
        &self.urls
    }

    /// Where people find the console.
    pub const fn console(&self) -> &WebOrigin {
        &self.console
    }

    /// The relying party of the console's passkeys: its host. `None` where the host is an address, because browsers refuse that.
    pub fn rp_id(&self) -> Option<&str> {
        self.console.is_named().then(|| self.console.host())
    }

    /// Where approvers find their page; `None` where approvals are by command line only.
    pub fn approver(&self) -> Option<&WebOrigin> {
        self.approver.as_ref().map(|approver| &approver.origin)
    }

    /// The approver's origin, if this process answers for it.
    pub fn approver_served_here(&self) -> Option<&WebOrigin> {
        self.approver.as_ref().filter(|approver| approver.served_here).map(|approver| &approver.origin)
    }

    /// Names that a certificate of this process must be good for, each once. Addresses are left out.
    pub fn names(&self) -> Vec<String> {
        hosts(self.over_tls().filter(|origin| origin.is_named()))
    }

    /// The same, and addresses too, IPv6 without brackets.
    pub fn hosts(&self) -> Vec<String> {
        hosts(self.over_tls())
    }

    fn over_tls(&self) -> impl Iterator<Item = &WebOrigin> {
        let people = std::iter::once(&self.console).chain(self.approver_served_here());
        self.agents.iter().chain(people).filter(|origin| origin.is_secure())
    }
}

fn hosts<'o>(origins: impl Iterator<Item = &'o WebOrigin>) -> Vec<String> {
    let hosts: BTreeSet<&str> = origins.map(WebOrigin::bare_host).collect();
    hosts.into_iter().map(str::to_owned).collect()
}

const URLS: &str = "urls: name at least one, each as https://host or https://host:port without a path";

fn agents(urls: &[String]) -> Result<Vec<WebOrigin>, String> {
    let origins = urls.iter().map(|url| WebOrigin::parse(url).ok().filter(WebOrigin::is_secure));
    let origins: Option<Vec<_>> = origins.collect();
    origins.filter(|origins| !origins.is_empty()).ok_or_else(|| URLS.to_owned())
}

/// Refuses names from which somebody could speak for the approver page.
fn apart(approver: &WebOrigin, console: &WebOrigin, agents: &[WebOrigin]) -> Result<(), String> {
    if !approver.is_named() {
        return Err("approver.url: approval keys need a name, not an address; write https://name".to_owned());
    }
    for other in std::iter::once(console).chain(agents) {
        if other.is_at_or_below(approver) {
            return Err(format!(
                "approver.url: the host {} is the approver's or lies below it, so a page there could ask keys to sign in the \
                 approver's name; give the approver a host of its own, in another domain or below the console's",
                other.host()
            ));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sites(console: Option<&str>, approver: Option<&str>) -> Result<Sites, String> {
        Sites::new(vec!["https://lethe.example.com:8443".into()], console, approver.map(|url| (url, true)))
    }

    #[test]
    fn the_console_is_at_the_first_address_unless_said_otherwise() {
        assert_eq!(sites(None, None).unwrap().console().as_str(), "https://lethe.example.com:8443");
        let other = sites(Some("https://console.example.com"), None).unwrap();
        assert_eq!((other.rp_id(), other.approver()), (Some("console.example.com"), None));
        assert_eq!(other.names(), ["console.example.com", "lethe.example.com"]);
    }

    #[test]
    fn the_approvers_host_is_its_own_and_nobody_of_ours_lies_below_it() {
        assert!(sites(None, Some("https://approve.example.net")).is_ok());
        assert!(sites(None, Some("https://approve.lethe.example.com")).is_ok());
        assert!(sites(Some("http://localhost:8080"), Some("http://approve.localhost:8080")).is_ok());
        for (console, approver) in [
            (None, "https://lethe.example.com"),
            (None, "https://lethe.example.com:9443"),
            (Some("https://console.approve.example.net"), "https://approve.example.net"),
            (Some("https://console.example.net"), "https://example.com"),
        ] {
            let refused = sites(console, Some(approver)).unwrap_err();
            assert!(refused.contains("host of its own"), "{console:?} {approver}: {refused}");
        }
    }

    #[test]
    fn keys_are_bound_to_names_and_not_to_addresses() {
        assert!(sites(Some("https://192.0.2.1"), None).is_err());
        assert!(sites(None, Some("https://192.0.2.1")).is_err());
        let by_address = Sites::new(vec!["https://127.0.0.1:8443".into()], None, None).unwrap();
        assert_eq!((by_address.rp_id(), by_address.names()), (None, vec![]));
        let by_both =
            ["https://[::1]:8443".into(), "https://127.0.0.1:8443".into(), "https://Lethe.Example.com".into()];
        let by_both = Sites::new(by_both.into(), None, None).unwrap();
        assert_eq!(by_both.hosts(), ["127.0.0.1", "::1", "lethe.example.com"]);
    }
}
