//! MaxMind's own test data of its format, against our reading of it. `cargo xtask check` brings it and says where it is.

use std::{
    fs,
    path::{Path, PathBuf},
};

use ipnet::IpNet;
use serde_json::Value;

use super::*;

/// The folder; `None` where nobody brought it.
fn folder() -> Option<PathBuf> {
    let folder = std::env::var_os("LETHE_GEO_VECTORS");
    if folder.is_none() {
        eprintln!("skipped: LETHE_GEO_VECTORS is not set");
    }
    folder.map(PathBuf::from)
}

fn reader(folder: &Path, name: &str) -> Reader<Vec<u8>> {
    Reader::from_source(fs::read(folder.join("test-data").join(name)).unwrap()).unwrap()
}

/// What the record of an address holds under `ip`, which in these files is the network itself.
fn said<'a>(reader: &'a Reader<Vec<u8>>, address: &str) -> Option<&'a str> {
    reader.lookup(address.parse().unwrap()).unwrap().decode_path(&[PathElement::Key("ip")]).unwrap()
}

/// Each network of a source file with what is written beside it, and its first address.
fn rows(folder: &Path, name: &str) -> Vec<(IpAddr, Value)> {
    let text = fs::read_to_string(folder.join("source-data").join(name).with_extension("json")).unwrap();
    let rows: Vec<serde_json::Map<String, Value>> = serde_json::from_str(&text).unwrap();
    let of = |(network, value): (String, Value)| (network.parse::<IpNet>().unwrap().addr(), value);
    rows.into_iter().flatten().map(of).collect()
}

#[test]
fn countries_operators_and_points_are_those_that_the_files_were_made_from() {
    let Some(folder) = folder() else { return };
    let mut compared = 0;
    for (name, kind) in [
        ("GeoIP2-Country-Test", Kind::Country),
        ("GeoLite2-Country-Test", Kind::Country),
        ("GeoIP2-City-Test", Kind::City),
        ("GeoLite2-City-Test", Kind::City),
        ("GeoIP2-Enterprise-Test", Kind::City),
        ("GeoIP2-Precision-Enterprise-Test", Kind::City),
        ("GeoLite2-ASN-Test", Kind::Asn),
        ("GeoIP2-ISP-Test", Kind::Asn),
    ] {
        let bytes = fs::read(folder.join("test-data").join(name).with_extension("mmdb")).unwrap();
        let database = GeoDatabase::read(kind, bytes).unwrap();
        for (address, row) in rows(&folder, name) {
            let country = row["country"]["iso_code"].as_str().and_then(|code| code.parse().ok());
            let number = row["autonomous_system_number"].as_u64().map(|number| Asn(u32::try_from(number).unwrap()));
            let location = &row["location"];
            let point = location["latitude"].as_f64().zip(location["longitude"].as_f64());
            let radius = location["accuracy_radius"].as_u64().map(|km| u16::try_from(km).unwrap());
            assert_eq!(database.country(address), country, "{name}: {address}");
            assert_eq!(database.asn(address), number, "{name}: {address}");
            let found = database.coordinates(address);
            assert_eq!(found.map(|point| (point.latitude(), point.longitude())), point, "{name}: {address}");
            assert_eq!(found.and_then(|point| point.accuracy_km()), radius, "{name}: {address}");
            compared += 1;
        }
    }
    assert!(compared > 3_000, "{compared} networks");
}

#[test]
fn trees_of_every_width_are_walked_alike_in_both_families() {
    let Some(folder) = folder() else { return };
    let old = [("1.1.1.1", "1.1.1.1"), ("1.1.1.3", "1.1.1.2"), ("1.1.1.7", "1.1.1.4"), ("1.1.1.31", "1.1.1.16")];
    let new = [("::1:ffff:ffff", "::1:ffff:ffff"), ("::2:0:21", "::2:0:0"), ("::2:0:59", "::2:0:58")];
    for bits in [24, 28, 32] {
        let of = |family: &str| reader(&folder, &format!("MaxMind-DB-test-{family}-{bits}.mmdb"));
        let (four, six, both) = (of("ipv4"), of("ipv6"), of("mixed"));
        for reader in [&four, &six, &both] {
            assert_eq!(usize::from(reader.metadata().record_size), bits);
        }
        for (address, expected) in old {
            assert_eq!(said(&four, address), Some(expected), "{bits} bits: {address}");
            assert_eq!(said(&both, address), Some(&*format!("::{expected}")), "{bits} bits: {address} among IPv6");
            assert_eq!(said(&six, address), None, "{bits} bits: {address} where there is no IPv4");
        }
        for (address, expected) in new {
            assert_eq!(said(&six, address), Some(expected), "{bits} bits: {address}");
            assert_eq!(said(&both, address), Some(expected), "{bits} bits: {address}");
        }
        // They follow the last network.
        assert_eq!((said(&four, "1.1.1.33"), said(&six, "::2:0:5a")), (None, None), "{bits} bits");
    }
}

#[test]
fn an_old_address_in_a_file_without_a_tree_of_its_own_is_found_where_its_zeros_lead() {
    let Some(folder) = folder() else { return };
    let reader = reader(&folder, "MaxMind-DB-no-ipv4-search-tree.mmdb");
    for address in ["0.0.0.0", "1.1.1.1", "192.0.2.1", "255.255.255.255", "::1.1.1.1"] {
        assert_eq!(
            reader.lookup(address.parse().unwrap()).unwrap().decode::<&str>().unwrap(),
            Some("::/64"),
            "{address}"
        );
    }
    assert_eq!(reader.lookup("2001:db8::1".parse().unwrap()).unwrap().decode::<&str>().unwrap(), None);
}

/// One record with a value of every type.
#[derive(Debug, PartialEq, Deserialize)]
struct Types<'a> {
    array: [u32; 3],
    boolean: bool,
    bytes: &'a [u8],
    double: f64,
    float: f32,
    int32: i32,
    map: Outer<'a>,
    uint16: u16,
    uint32: u32,
    uint64: u64,
    uint128: u128,
    utf8_string: &'a str,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Outer<'a> {
    #[serde(borrow)]
    map_x: Inner<'a>,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Inner<'a> {
    #[serde(rename = "arrayX")]
    array: [u32; 3],
    #[serde(rename = "utf8_stringX")]
    text: &'a str,
}

#[test]
fn a_value_of_every_type_is_read_as_it_was_written_also_behind_pointers() {
    let Some(folder) = folder() else { return };
    for (name, boolean) in [("MaxMind-DB-test-decoder.mmdb", true), ("MaxMind-DB-test-pointer-decoder.mmdb", false)] {
        let reader = reader(&folder, name);
        let read = |address: &str| reader.lookup(address.parse().unwrap()).unwrap();
        let types = Types {
            array: [1, 2, 3],
            boolean,
            bytes: &[0, 0, 0, 42],
            double: 42.123_456,
            float: 1.1,
            int32: -(1 << 28),
            map: Outer { map_x: Inner { array: [7, 8, 9], text: "hello" } },
            uint16: 100,
            uint32: 1 << 28,
            uint64: 1 << 60,
            uint128: 1 << 120,
            utf8_string: "unicode! ☯ - ♫",
        };
        assert_eq!(read("::1.1.1.0").decode().unwrap(), Some(types), "{name}");
    }
}

/// Every database below a folder, by its name.
fn databases(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(databases(&path));
        } else if path.extension().is_some_and(|end| end == "mmdb") {
            found.push((path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read(path).unwrap()));
        }
    }
    found
}

#[test]
fn every_broken_file_is_refused_and_none_is_used_for_what_it_is_not() {
    let Some(folder) = folder() else { return };
    let named = ["Broken", "broken", "Invalid", "-dos", "limit"];
    let (whole, mut broken): (Vec<_>, Vec<_>) = databases(&folder.join("test-data"))
        .into_iter()
        .partition(|(name, _)| !named.iter().any(|sign| name.contains(sign)));
    broken.extend(databases(&folder.join("bad-data")));
    assert!(whole.len() > 30 && broken.len() > 30, "{} whole, {} broken", whole.len(), broken.len());
    for kind in [Kind::Country, Kind::Asn, Kind::City] {
        for (name, bytes) in &broken {
            assert!(GeoDatabase::read(kind, bytes.clone()).is_err(), "{name} as {kind}");
        }
        for (name, bytes) in &whole {
            let is_about = match kind {
                Kind::Country | Kind::City => {
                    ["-City-", "-Country-", "-Enterprise-"].iter().any(|word| name.contains(word))
                }
                Kind::Asn => ["-ASN-", "-ISP-"].iter().any(|word| name.contains(word)),
            };
            assert_eq!(GeoDatabase::read(kind, bytes.clone()).is_ok(), is_about, "{name} as {kind}");
        }
    }
}
