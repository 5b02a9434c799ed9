//! Plain lists: a network or an address a line, `#` begins a comment.

use ipnet::IpNet;

use super::{Imported, TooLarge, each_line};
use crate::config::parse_network;

/// Reads a list of networks.
pub fn networks(text: &str) -> Result<Imported<IpNet>, TooLarge> {
    each_line(text, |line| {
        let network = line.split('#').next().unwrap_or_default().trim();
        parse_network(network).map_err(|why| why.to_string())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn networks_stand_one_a_line_and_what_is_wrong_is_told_by_line() {
        let text = "\u{feff}# offices\r\n192.0.2.0/24\r\n\r\n2001:db8::/32   # Berlin\n198.51.100.7\n10.0.0.1/8\n\
                    10.0.0.0/33\nexample.com\n10.0.0.0 - 10.0.0.9\n::ffff:192.0.2.0/120\n";
        let read = networks(text).unwrap();
        let written: Vec<String> = read.entries.iter().map(ToString::to_string).collect();
        assert_eq!(written, ["192.0.2.0/24", "2001:db8::/32", "198.51.100.7/32"]);
        let lines: Vec<usize> = read.complaints.iter().map(|complaint| complaint.line).collect();
        assert_eq!((lines, read.refused), (vec![6, 7, 8, 9, 10], 5));
        assert!(read.complaints[0].what.contains("10.0.0.0/8"), "{}", read.complaints[0].what);
    }
}
