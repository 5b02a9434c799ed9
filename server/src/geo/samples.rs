//! Small databases for tests, of every shape that is published.

use std::time::{Duration, UNIX_EPOCH};

use ipnet::IpNet;
use mmdb_writer::{Value, Writer};

/// 2026-11-01, in seconds.
pub(crate) const BUILT_S: u64 = 1_793_491_200;

/// A database of one type with some networks.
pub(crate) fn database(type_name: &str, rows: Vec<(&str, Value)>) -> Vec<u8> {
    let mut writer = Writer::builder(type_name).build_epoch(UNIX_EPOCH + Duration::from_secs(BUILT_S)).build();
    for (network, value) in rows {
        writer.insert_value(network.parse::<IpNet>().unwrap(), value).unwrap();
    }
    writer.to_bytes().unwrap()
}

fn text(text: &str) -> Value {
    Value::from(text)
}

/// `country.iso_code`, beside `registered_country`.
pub(crate) fn nested() -> Vec<u8> {
    let of = |code: &str| Value::map([("iso_code", text(code))]);
    database(
        "GeoLite2-Country",
        vec![
            ("8.8.8.0/24", Value::map([("country", of("US")), ("registered_country", of("CA"))])),
            ("5.5.5.0/24", Value::map([("registered_country", of("FR"))])),
            ("6.6.6.0/24", Value::map([("country", of("EU"))])),
            ("2a00::/16", Value::map([("country", of("DE"))])),
        ],
    )
}

/// `country_code`.
pub(crate) fn flat(code: &str) -> Vec<u8> {
    database(
        "country ipvAll",
        vec![
            ("8.8.8.0/24", Value::map([("country_code", text(code))])),
            ("5.5.5.0/24", Value::map([("other", text("x"))])),
        ],
    )
}

/// Operators.
pub(crate) fn operators() -> Vec<u8> {
    let row = Value::map([
        ("autonomous_system_number", Value::from(15_169_u32)),
        ("autonomous_system_organization", text("Example")),
    ]);
    database("GeoLite2-ASN", vec![("8.8.8.0/24", row)])
}

/// Points on the map, with and without the radius around them.
pub(crate) fn cities() -> Vec<u8> {
    let point = |more: Vec<(&str, Value)>| {
        let mut location = vec![("latitude", Value::from(52.5_f64)), ("longitude", Value::from(13.4_f64))];
        location.extend(more);
        let country = Value::map([("iso_code", text("DE"))]);
        Value::map([("country", country), ("location", Value::map(location))])
    };
    let nowhere = Value::map([(
        "location",
        Value::map([("latitude", Value::from(99.0_f64)), ("longitude", Value::from(0.0_f64))]),
    )]);
    database(
        "DBIP-City-Lite",
        vec![
            ("8.8.8.0/25", point(vec![("accuracy_radius", Value::from(20_u16))])),
            ("8.8.8.128/25", point(vec![])),
            ("5.5.5.0/24", nowhere),
        ],
    )
}

/// One country for every address that there is, tunnels and local networks too.
pub(crate) fn everywhere(code: &str) -> Vec<u8> {
    database("country ipvAll", vec![("::/0", Value::map([("country_code", text(code))]))])
}
