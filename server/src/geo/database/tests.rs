//! What databases of every shape say, and which bytes are refused.

use super::*;
use crate::geo::samples::{self, BUILT_S};

fn ip(text: &str) -> IpAddr {
    text.parse().unwrap()
}

fn country_of(database: &GeoDatabase, address: &str) -> Option<String> {
    database.country(ip(address)).map(|country| country.to_string())
}

#[test]
fn a_country_is_where_an_address_is_used_in_both_shapes() {
    let nested = GeoDatabase::read(Kind::Country, samples::nested()).unwrap();
    for (address, expected) in [
        ("8.8.8.8", Some("US")),
        ("2a00:1450::1", Some("DE")),
        // On paper it is French; where it is used, nobody says.
        ("5.5.5.5", None),
        // A code that is no country.
        ("6.6.6.6", None),
        // Not in the database.
        ("9.9.9.9", None),
    ] {
        assert_eq!(country_of(&nested, address).as_deref(), expected, "{address}");
    }
    let flat = GeoDatabase::read(Kind::Country, samples::flat("KZ")).unwrap();
    assert_eq!(country_of(&flat, "8.8.8.8").as_deref(), Some("KZ"));
    assert_eq!(country_of(&flat, "5.5.5.5"), None, "a hit without a country");
    assert_eq!((flat.built(), flat.type_name()), (Time(BUILT_S * 1000), "country ipvAll"));
}

#[test]
fn operators_and_points_are_read_as_far_as_they_are_said() {
    let operators = GeoDatabase::read(Kind::Asn, samples::operators()).unwrap();
    assert_eq!((operators.asn(ip("8.8.8.8")), operators.asn(ip("9.9.9.9"))), (Some(Asn(15_169)), None));
    let cities = GeoDatabase::read(Kind::City, samples::cities()).unwrap();
    let point = |address| cities.coordinates(ip(address));
    assert_eq!(point("8.8.8.8").map(|point| (point.latitude(), point.accuracy_km())), Some((52.5, Some(20))));
    assert_eq!(point("8.8.8.200").map(|point| (point.longitude(), point.accuracy_km())), Some((13.4, None)));
    assert_eq!(point("5.5.5.5"), None, "99 degrees north");
    assert_eq!(country_of(&cities, "8.8.8.8").as_deref(), Some("DE"));
}

#[test]
fn a_database_about_something_else_is_refused() {
    for (kind, bytes) in [
        (Kind::Country, samples::operators()),
        (Kind::Asn, samples::nested()),
        (Kind::City, samples::operators()),
        (Kind::Country, samples::flat("EU")),
    ] {
        assert!(matches!(GeoDatabase::read(kind, bytes), Err(NotADatabase::Other { .. })), "{kind}");
    }
}

#[test]
fn a_database_that_is_cut_off_is_refused_wherever_it_is_cut() {
    let whole = samples::nested();
    for length in (0..whole.len()).step_by(7) {
        let cut = GeoDatabase::read(Kind::Country, whole[..length].to_vec());
        assert!(matches!(cut, Err(NotADatabase::Broken(_))), "{length} of {} bytes", whole.len());
        let headless = GeoDatabase::read(Kind::Country, whole[length + 1..].to_vec());
        assert!(headless.is_err(), "without the first {} bytes", length + 1);
    }
}

#[test]
fn a_broken_record_is_found_before_it_is_used() {
    let whole = samples::nested();
    // Not in the first network that is read.
    let at = whole.windows(2).position(|two| two == b"DE").unwrap();
    let mut broken = whole.clone();
    // What was a text of two letters is a number.
    broken[at - 1] = 0xa2;
    assert!(matches!(GeoDatabase::read(Kind::Country, broken), Err(NotADatabase::Broken(_))));
    let mut circle = whole;
    // Both sides of the root lead back to it.
    circle[..6].fill(0);
    assert!(GeoDatabase::read(Kind::Country, circle).is_err());
}

/// The file of `tests/geo`, which `cargo xtask` brings; it says where it is.
#[test]
fn a_real_database_of_the_whole_world_is_read_to_its_end() {
    let Some(file) = std::env::var_os("LETHE_GEO") else { return };
    let database = GeoDatabase::read(Kind::Country, std::fs::read(file).unwrap()).unwrap();
    assert_eq!(country_of(&database, "8.8.8.8").as_deref(), Some("US"));
    assert_eq!(country_of(&database, "2a02:6b8::feed:ff").as_deref(), Some("RU"));
    assert_eq!(country_of(&database, "193.0.6.139").as_deref(), Some("NL"));
    assert!(database.nodes() > 1_000_000);
}
