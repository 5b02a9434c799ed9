//! `[apps]`: where this server itself may call to tell apps of a logout. Public addresses, and nothing of the company's own networks unless
//! it is named: whoever registers an app must not reach by it what only this server reaches.

use ipnet::IpNet;
use serde::Deserialize;

use super::parse_network;

/// `[apps]`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Section")]
pub struct AppsConfig {
    /// Networks that are not public and may be called all the same.
    pub callback_networks: Vec<IpNet>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Section {
    #[serde(default)]
    callback_networks: Vec<String>,
}

impl TryFrom<Section> for AppsConfig {
    type Error = String;

    fn try_from(section: Section) -> Result<Self, String> {
        let read =
            |text: &String| parse_network(text).map_err(|why| format!("apps.callback_networks: {text:?}: {why}"));
        Ok(Self { callback_networks: section.callback_networks.iter().map(read).collect::<Result<_, _>>()? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_network_of_the_company_is_called_unless_it_is_named() {
        assert!(toml::from_str::<AppsConfig>("").unwrap().callback_networks.is_empty());
        let one = toml::from_str::<AppsConfig>("callback_networks = [\"10.1.0.0/16\"]").unwrap();
        assert_eq!(one.callback_networks, ["10.1.0.0/16".parse::<IpNet>().unwrap()]);
        for bad in ["callback_networks = [\"10.1.2.3/16\"]", "callback_networks = [\"all\"]", "networks = []"] {
            assert!(toml::from_str::<AppsConfig>(bad).is_err(), "{bad}");
        }
    }
}
