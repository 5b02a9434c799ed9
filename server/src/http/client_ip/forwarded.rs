//! `Forwarded` as RFC 7239, section 4 writes it: elements apart by commas, each of pairs apart by semicolons, values that may be quoted.

use std::net::IpAddr;

use lethe_server_core::access::origin::AddressUnknown;

use super::address;

/// A longer line is not read.
const LONGEST: usize = 8 * 1024;

/// What the elements of one line say, from right to left.
///
/// Quotes are followed from the left, as whoever wrote the line meant them. A quote that a caller has left open swallows what our
/// proxy appended on the same line; then its last value is no value, and the caller is unknown.
pub(super) fn from_the_right(line: &[u8]) -> impl Iterator<Item = Result<IpAddr, AddressUnknown>> {
    let text = std::str::from_utf8(line).ok().filter(|text| text.len() <= LONGEST);
    let unreadable = text.is_none().then_some(Err(AddressUnknown::Malformed));
    unreadable.into_iter().chain(text.map(|text| split(text, ',')).unwrap_or_default().into_iter().rev().map(node))
}

/// Splits where `separator` stands outside of quotes.
fn split(text: &str, separator: char) -> Vec<&str> {
    let (mut quoted, mut escaped) = (false, false);
    let outside = |letter: char| {
        match letter {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            _ => return letter == separator && !quoted,
        }
        false
    };
    text.split(outside).collect()
}

/// The address after `for` in one element. Every pair must be well formed, not only this one.
fn node(element: &str) -> Result<IpAddr, AddressUnknown> {
    let mut found = None;
    for pair in split(element, ';') {
        let pair = pair.trim_matches([' ', '\t']);
        if pair.is_empty() {
            continue;
        }
        let (name, value) = pair.split_once('=').ok_or(AddressUnknown::Malformed)?;
        let value = plain(value).filter(|_| is_token(name)).ok_or(AddressUnknown::Malformed)?;
        if name.eq_ignore_ascii_case("for") && found.replace(value).is_some() {
            return Err(AddressUnknown::Malformed);
        }
    }
    address::of_node(&found.ok_or(AddressUnknown::NotSaid)?)
}

/// A value without its quotes.
fn plain(value: &str) -> Option<String> {
    let Some(inside) = value.strip_prefix('"') else { return is_token(value).then(|| value.to_owned()) };
    let (mut text, mut letters) = (String::new(), inside.strip_suffix('"')?.chars());
    while let Some(letter) = letters.next() {
        match letter {
            '"' => return None,
            '\\' => text.push(letters.next()?),
            _ => text.push(letter),
        }
    }
    Some(text)
}

/// A token of RFC 9110, section 5.6.2.
fn is_token(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
}
