//! Geofeeds of RFC 8805: a network's own word about where it is, as comma separated values.

use std::collections::HashSet;

use ipnet::IpNet;
use lethe_server_core::access::country::Country;

use super::{Imported, TooLarge, each_line};
use crate::config::parse_network;

/// One line of a feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedEntry {
    /// Which addresses.
    pub network: IpNet,
    /// Where they are; nothing where the network does not want to be located (section 2.1.2).
    pub country: Option<Country>,
    /// Code of ISO 3166-2, such as `US-CA`.
    pub region: Option<String>,
    /// In any script.
    pub city: Option<String>,
}

/// Reads a feed. Of two lines about the same network the first counts, and the second is a complaint.
pub fn geofeed(text: &str) -> Result<Imported<FeedEntry>, TooLarge> {
    let mut seen = HashSet::new();
    each_line(text, |line| {
        let entry = entry(line)?;
        if seen.insert(entry.network) { Ok(entry) } else { Err(format!("{} stands there twice", entry.network)) }
    })
}

/// Prefix, country, region, city, postal code (deprecated, never kept). What is missing at the end is empty.
fn entry(line: &str) -> Result<FeedEntry, String> {
    let mut fields = fields(line)?.into_iter();
    let mut next = || fields.next().map(|field| field.trim().to_owned()).unwrap_or_default();
    let network = parse_network(&next()).map_err(|why| why.to_string())?;
    let code = next().to_ascii_uppercase();
    let country = (!code.is_empty()).then(|| code.parse::<Country>()).transpose().map_err(|why| why.to_string())?;
    let region = some(next().to_ascii_uppercase());
    if let Some(region) = &region
        && !country.is_some_and(|country| is_region_of(region, country))
    {
        return Err(format!(
            "{region} is no region of this country: write it as ISO 3166-2 does, like US-CA beside US"
        ));
    }
    Ok(FeedEntry { network, country, region, city: some(next()) })
}

fn some(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

fn is_region_of(region: &str, country: Country) -> bool {
    region.split_once('-').is_some_and(|(before, after)| {
        before == country.as_str()
            && (1..=3).contains(&after.len())
            && after.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}

/// The fields of one line of RFC 4180. A quoted field holds commas, and quotes written twice.
fn fields(line: &str) -> Result<Vec<String>, String> {
    let (mut fields, mut field, mut quoted) = (Vec::new(), String::new(), false);
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.next_if_eq(&'"').is_some() => field.push('"'),
            '"' if quoted || field.is_empty() => quoted = !quoted,
            ',' if !quoted => fields.push(std::mem::take(&mut field)),
            _ => field.push(letter),
        }
    }
    if quoted {
        return Err("a quote is not closed".to_owned());
    }
    fields.push(field);
    Ok(fields)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FEED: &str = "# a feed of example.com\r\n\
                        192.0.2.0/25,US,US-AL,,\r\n\
                        192.0.2.5,us,us-al,Alabaster,35007\r\n\
                        2001:db8:1::/48,PL,PL-MZ,,02-784\r\n\
                        198.51.100.0/24,,,,\r\n\
                        203.0.113.0/24,DE,,\"Frankfurt, \"\"am Main\"\"\"\r\n\
                        2001:db8:2::/48,KZ\r\n";

    #[test]
    fn a_feed_says_where_its_networks_are() {
        let read = geofeed(FEED).unwrap();
        assert_eq!((read.entries.len(), read.refused), (6, 0), "{:?}", read.complaints);
        let said: Vec<Option<&str>> =
            read.entries.iter().map(|entry| entry.country.as_ref().map(Country::as_str)).collect();
        assert_eq!(said, [Some("US"), Some("US"), Some("PL"), None, Some("DE"), Some("KZ")]);
        assert_eq!(
            (read.entries[1].region.as_deref(), read.entries[1].city.as_deref()),
            (Some("US-AL"), Some("Alabaster"))
        );
        assert_eq!(read.entries[4].city.as_deref(), Some("Frankfurt, \"am Main\""));
    }

    #[test]
    fn what_is_wrong_in_a_feed_is_told_by_line_and_the_rest_is_read() {
        for wrong in [
            "192.0.2.1/24,US",
            "nonsense,US",
            ",US",
            "192.0.2.0/24,UK",
            "192.0.2.0/24,USA",
            "192.0.2.0/24,US,CA-QC",
            "192.0.2.0/24,US,California",
            "192.0.2.0/24,,US-CA",
            "192.0.2.0/24,US,US-CA,\"Los Angeles",
        ] {
            let read = geofeed(&format!("{FEED}{wrong}\n")).unwrap();
            assert_eq!((read.entries.len(), read.refused), (6, 1), "{wrong}");
            assert_eq!(read.complaints[0].line, 8, "{wrong}");
        }
        let twice = geofeed(&format!("{FEED}192.0.2.0/25,CA\n")).unwrap();
        assert_eq!((twice.entries.len(), twice.complaints[0].line), (6, 8));
    }
}
