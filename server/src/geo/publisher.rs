//! Whose data it is, and what their licence wants said on every page that shows a result.

use crate::config::Publisher;

/// A sentence to show, and where it leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attribution {
    /// As the publisher words it.
    pub text: &'static str,
    /// The link behind it.
    pub url: &'static str,
}

/// Who publishes a database of this type, by what it calls itself.
pub(super) fn of_type(name: &str) -> Option<Publisher> {
    let name = name.to_ascii_lowercase();
    if name.starts_with("dbip") || name.starts_with("db-ip") {
        Some(Publisher::DbIp)
    } else if name.starts_with("geolite2") || name.starts_with("geoip2") {
        Some(Publisher::Maxmind)
    } else {
        None
    }
}

/// What they want said.
pub(super) const fn attribution(publisher: Publisher) -> Attribution {
    match publisher {
        Publisher::DbIp => Attribution { text: "IP Geolocation by DB-IP", url: "https://db-ip.com" },
        Publisher::Maxmind => Attribution {
            text: "This product includes GeoLite Data created by MaxMind, available from https://www.maxmind.com.",
            url: "https://www.maxmind.com",
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_publisher_is_known_by_what_a_database_calls_itself() {
        assert_eq!(of_type("DBIP-Country-Lite (compat=Country)"), Some(Publisher::DbIp));
        assert_eq!(of_type("GeoLite2-City"), Some(Publisher::Maxmind));
        assert_eq!(of_type("country ipvAll"), None);
        assert!(attribution(Publisher::DbIp).text.contains("DB-IP"));
    }
}
