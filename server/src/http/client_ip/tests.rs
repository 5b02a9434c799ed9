//! What callers and proxies say, and what is believed of it.

use axum::http::{HeaderName, HeaderValue};

use super::*;

const PROXY: &str = "10.0.0.1";

fn ip(text: &str) -> IpAddr {
    text.parse().unwrap()
}

fn headers(name: &'static str, lines: &[&str]) -> HeaderMap {
    let name = HeaderName::from_static(name);
    lines.iter().map(|line| (name.clone(), HeaderValue::from_bytes(line.as_bytes()).unwrap())).collect()
}

/// Trusts `10.0.0.0/8`, `fd00::/8` and `192.0.2.10`.
fn proxies(source: Source) -> OriginConfig {
    OriginConfig::new(&["10.0.0.0/8", "fd00::/8", "192.0.2.10"], source).unwrap()
}

fn said(peer: &str, source: Source, lines: &[&str]) -> Result<IpAddr, AddressUnknown> {
    let name = match source {
        Source::None | Source::XForwardedFor => "x-forwarded-for",
        Source::Forwarded => "forwarded",
        Source::XRealIp => "x-real-ip",
    };
    judge(ip(peer), &headers(name, lines), &proxies(source))
}

fn table(source: Source, rows: &[(&[&str], Result<&str, AddressUnknown>)]) {
    for (lines, expected) in rows {
        assert_eq!(said(PROXY, source, lines), expected.map(ip), "{source:?} {lines:?}");
    }
}

#[test]
fn what_a_stranger_says_about_themselves_is_not_read() {
    for source in [Source::None, Source::XForwardedFor, Source::Forwarded, Source::XRealIp] {
        for line in ["198.51.100.9", "for=198.51.100.9", "nonsense"] {
            assert_eq!(said("203.0.113.5", source, &[line]), Ok(ip("203.0.113.5")), "{source:?} {line}");
        }
    }
    assert_eq!(said(PROXY, Source::None, &["198.51.100.9"]), Ok(ip(PROXY)), "a proxy without a configured source");
    let nobody = OriginConfig::default();
    assert_eq!(judge(ip(PROXY), &headers("x-forwarded-for", &["198.51.100.9"]), &nobody), Ok(ip(PROXY)));
}

#[test]
fn only_the_one_configured_source_is_read() {
    let mut both = headers("x-forwarded-for", &["198.51.100.9"]);
    both.extend(headers("x-real-ip", &["198.51.100.8"]));
    both.extend(headers("forwarded", &["for=198.51.100.7"]));
    let believed = |source| judge(ip(PROXY), &both, &proxies(source));
    assert_eq!(believed(Source::XForwardedFor), Ok(ip("198.51.100.9")));
    assert_eq!(believed(Source::XRealIp), Ok(ip("198.51.100.8")));
    assert_eq!(believed(Source::Forwarded), Ok(ip("198.51.100.7")));
    let other = headers("x-forwarded-for", &["198.51.100.9"]);
    assert_eq!(judge(ip(PROXY), &other, &proxies(Source::XRealIp)), Err(AddressUnknown::NotSaid));
}

#[test]
fn the_nearest_hop_that_is_not_trusted_is_the_caller() {
    table(
        Source::XForwardedFor,
        &[
            (&["198.51.100.9"], Ok("198.51.100.9")),
            // The left was sent by the caller.
            (&["203.0.113.66, 198.51.100.9"], Ok("198.51.100.9")),
            (&["nonsense, 198.51.100.9"], Ok("198.51.100.9")),
            (&["203.0.113.66, 198.51.100.9, 10.1.1.1, 192.0.2.10"], Ok("198.51.100.9")),
            // Pretending to be one of our proxies.
            (&["10.0.0.7, 198.51.100.9"], Ok("198.51.100.9")),
            // All the way through our own machines.
            (&["10.0.0.7, 10.0.0.8"], Err(AddressUnknown::OnlyProxies)),
            // Header lines are one list, whoever wrote which of them.
            (&["203.0.113.66", "198.51.100.9"], Ok("198.51.100.9")),
            (&["203.0.113.66, 198.51.100.9", "10.0.0.8"], Ok("198.51.100.9")),
            (&[], Err(AddressUnknown::NotSaid)),
        ],
    );
}

#[test]
fn an_item_on_the_way_that_is_no_address_makes_the_caller_unknown() {
    table(
        Source::XForwardedFor,
        &[
            (&[""], Err(AddressUnknown::Malformed)),
            (&[","], Err(AddressUnknown::Malformed)),
            (&["198.51.100.9,"], Err(AddressUnknown::Malformed)),
            (&["198.51.100.9, , 10.0.0.8"], Err(AddressUnknown::Malformed)),
            (&["198.51.100.9, nonsense, 10.0.0.8"], Err(AddressUnknown::Malformed)),
            (&["198.51.100.9 203.0.113.66"], Err(AddressUnknown::Malformed)),
            (&["198.51.100.009"], Err(AddressUnknown::Malformed)),
            (&["198.51.100"], Err(AddressUnknown::Malformed)),
            (&["198.51.100.9:"], Err(AddressUnknown::Malformed)),
            (&["198.51.100.9:99999"], Err(AddressUnknown::Malformed)),
            (&["198.51.100.9:80:80"], Err(AddressUnknown::Malformed)),
            (&["198.51.100.9:+80"], Err(AddressUnknown::Malformed)),
            (&["fe80::1%eth0"], Err(AddressUnknown::Malformed)),
            (&["[2001:db8::1"], Err(AddressUnknown::Malformed)),
            (&["[198.51.100.9]"], Err(AddressUnknown::Malformed)),
            (&["[2001:db8::1]80"], Err(AddressUnknown::Malformed)),
            (&["\"198.51.100.9\""], Err(AddressUnknown::Malformed)),
            (&["\u{661}98.51.100.9"], Err(AddressUnknown::Malformed)),
            (&["198.51.100.9", ""], Err(AddressUnknown::Malformed)),
            (&["unknown"], Err(AddressUnknown::Hidden)),
            (&["198.51.100.9, unknown, 10.0.0.8"], Err(AddressUnknown::Hidden)),
        ],
    );
    let mut bytes = HeaderMap::new();
    bytes.insert("x-forwarded-for", HeaderValue::from_bytes(b"198.51.100.9, \xff\xfe").unwrap());
    assert_eq!(judge(ip(PROXY), &bytes, &proxies(Source::XForwardedFor)), Err(AddressUnknown::Malformed));
}

#[test]
fn an_address_has_one_form_however_it_was_written() {
    table(
        Source::XForwardedFor,
        &[
            (&["2001:db8::9"], Ok("2001:db8::9")),
            (&["2001:DB8:0:0::9"], Ok("2001:db8::9")),
            (&["[2001:db8::9]"], Ok("2001:db8::9")),
            (&["[2001:db8::9]:443"], Ok("2001:db8::9")),
            (&["198.51.100.9:443"], Ok("198.51.100.9")),
            (&["::ffff:198.51.100.9"], Ok("198.51.100.9")),
            (&["[::ffff:198.51.100.9]:443"], Ok("198.51.100.9")),
            (&["::ffff:c633:6409"], Ok("198.51.100.9")),
            (&["\t198.51.100.9  ,\t10.0.0.8 "], Ok("198.51.100.9")),
            // A trusted hop is one in every form.
            (&["198.51.100.9, ::ffff:10.0.0.8, [fd00::1]:80"], Ok("198.51.100.9")),
        ],
    );
}

#[test]
fn forwarded_is_read_as_its_standard_writes_it() {
    table(
        Source::Forwarded,
        &[
            (&["for=198.51.100.9"], Ok("198.51.100.9")),
            (&["For=\"[2001:db8::9]:443\""], Ok("2001:db8::9")),
            (&["for=\"[2001:db8::9]\""], Ok("2001:db8::9")),
            (&["for=\"198.51.100.9:_gate\";proto=https"], Ok("198.51.100.9")),
            (&["by=10.0.0.1; proto=https; for=198.51.100.9;host=\"lethe.example.com\""], Ok("198.51.100.9")),
            (&["for=203.0.113.66, for=198.51.100.9, for=10.0.0.8"], Ok("198.51.100.9")),
            (&["for=203.0.113.66", "for=198.51.100.9"], Ok("198.51.100.9")),
            (&["for=\"198.51.100.\\9\""], Ok("198.51.100.9")),
            (&["for=\"::ffff:198.51.100.9\""], Err(AddressUnknown::Malformed)),
            (&["for=\"[::ffff:198.51.100.9]\""], Ok("198.51.100.9")),
            (&["for=unknown"], Err(AddressUnknown::Hidden)),
            (&["for=_hidden"], Err(AddressUnknown::Hidden)),
            (&["for=198.51.100.9, for=\"_SEVKISEK\", for=10.0.0.8"], Err(AddressUnknown::Hidden)),
            (&["proto=https"], Err(AddressUnknown::NotSaid)),
            (&["for=198.51.100.9;for=198.51.100.8"], Err(AddressUnknown::Malformed)),
            (&["for=198.51.100.9;"], Ok("198.51.100.9")),
            (&["for=[2001:db8::9]"], Err(AddressUnknown::Malformed)),
            (&["for=198.51.100.9:80"], Err(AddressUnknown::Malformed)),
            (&["for=\"2001:db8::9\""], Err(AddressUnknown::Malformed)),
            (&["for = 198.51.100.9"], Err(AddressUnknown::Malformed)),
            (&["for="], Err(AddressUnknown::Malformed)),
            (&["198.51.100.9"], Err(AddressUnknown::Malformed)),
            (&[""], Err(AddressUnknown::NotSaid)),
            (&["for=198.51.100.9,"], Err(AddressUnknown::NotSaid)),
            (&["for=198.51.100.9, for=10.0.0.8, "], Err(AddressUnknown::NotSaid)),
        ],
    );
}

#[test]
fn quotes_hide_no_address_and_make_none() {
    table(
        Source::Forwarded,
        &[
            // What the caller puts into a quoted value stays in it.
            (&["for=198.51.100.9;host=\"a, for=203.0.113.66;x=b\""], Ok("198.51.100.9")),
            (&["for=198.51.100.9;host=\"a\\\", for=203.0.113.66;x=\\\"b\""], Ok("198.51.100.9")),
            // A quote that the caller has left open, on the proxy's own line and on a line before.
            (&["for=\"203.0.113.66, for=198.51.100.9"], Err(AddressUnknown::Malformed)),
            (&["for=203.0.113.66;x=\", for=\"[2001:db8::9]\""], Err(AddressUnknown::Malformed)),
            (&["for=\"203.0.113.66", "for=198.51.100.9"], Ok("198.51.100.9")),
            (&["for=198.51.100.9;x=\"a\"b"], Err(AddressUnknown::Malformed)),
            (&["for=198.51.100.9;x=\"a\\\""], Err(AddressUnknown::Malformed)),
        ],
    );
}

#[test]
fn a_header_that_is_replaced_holds_one_address() {
    table(
        Source::XRealIp,
        &[
            (&["198.51.100.9"], Ok("198.51.100.9")),
            (&["::ffff:198.51.100.9"], Ok("198.51.100.9")),
            (&["10.0.0.8"], Err(AddressUnknown::OnlyProxies)),
            (&["198.51.100.9, 203.0.113.66"], Err(AddressUnknown::Malformed)),
            (&["198.51.100.9", "198.51.100.9"], Err(AddressUnknown::Malformed)),
            (&[""], Err(AddressUnknown::Malformed)),
            (&[], Err(AddressUnknown::NotSaid)),
        ],
    );
}

#[test]
fn a_very_long_list_is_not_walked_to_its_end() {
    let junk = "203.0.113.66, ".repeat(100_000);
    assert_eq!(said(PROXY, Source::XForwardedFor, &[&format!("{junk}198.51.100.9")]), Ok(ip("198.51.100.9")));
    let ours = |hops: usize| format!("198.51.100.9{}", ", 10.0.0.8".repeat(hops));
    assert_eq!(said(PROXY, Source::XForwardedFor, &[&ours(HOPS)]), Ok(ip("198.51.100.9")));
    assert_eq!(said(PROXY, Source::XForwardedFor, &[&ours(HOPS + 1)]), Err(AddressUnknown::TooLong));
    let long = format!("for={}, for=198.51.100.9", "x".repeat(100_000));
    assert_eq!(said(PROXY, Source::Forwarded, &[&long]), Err(AddressUnknown::Malformed));
    let item = format!("198.51.100.9:{}", "0".repeat(100_000));
    assert_eq!(said(PROXY, Source::XForwardedFor, &[&item]), Err(AddressUnknown::Malformed));
}

fn of(peer: Option<&str>, arrival: Option<Arrival>, forwarded_for: &str) -> ClientAddress {
    let mut parts =
        axum::http::Request::builder().header("x-forwarded-for", forwarded_for).body(()).unwrap().into_parts().0;
    if let Some(peer) = peer {
        parts.extensions.insert(ConnectInfo(SocketAddr::new(ip(peer), 4444)));
    }
    if let Some(arrival) = arrival {
        parts.extensions.insert(arrival);
    }
    ClientAddress::of(&parts, &proxies(Source::XForwardedFor))
}

#[test]
fn where_a_proxy_announces_the_caller_no_header_is_believed() {
    let announced = |said| of(Some(PROXY), Some(Arrival::Announced(said)), "203.0.113.66").verified();
    assert_eq!(announced(Ok(ip("198.51.100.9"))), Ok(ip("198.51.100.9")));
    assert_eq!(announced(Ok(ip("::ffff:198.51.100.9"))), Ok(ip("198.51.100.9")));
    assert_eq!(announced(Ok(ip("10.0.0.8"))), Err(AddressUnknown::OnlyProxies));
    assert_eq!(announced(Err(AddressUnknown::Hidden)), Err(AddressUnknown::Hidden));
    assert_eq!(of(Some(PROXY), Some(Arrival::Direct), "203.0.113.66").verified(), Ok(ip("203.0.113.66")));
}

#[test]
fn a_peer_is_the_same_in_both_forms() {
    assert_eq!(of(Some("::ffff:10.0.0.1"), None, "198.51.100.9").verified(), Ok(ip("198.51.100.9")));
    assert_eq!(of(Some("::ffff:203.0.113.5"), None, "198.51.100.9").verified(), Ok(ip("203.0.113.5")));
}

#[test]
fn whoever_is_unknown_is_counted_as_the_peer() {
    assert_eq!(of(Some(PROXY), None, "nonsense").counted(), ip(PROXY));
    assert_eq!(of(Some(PROXY), None, "198.51.100.9").counted(), ip("198.51.100.9"));
    let nobody = of(None, None, "198.51.100.9");
    assert_eq!((nobody.verified(), nobody.counted()), (Err(AddressUnknown::NotSaid), ip("0.0.0.0")));
}
