//! Places of addresses, and files that change under a running server.

use std::{fs, path::Path};

use lethe_proto::ids::{DAY_MS, Time};
use tempfile::TempDir;

use super::*;
use crate::geo::samples::{self, BUILT_S};

struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.path(name);
        fs::write(&path, bytes).unwrap();
        path
    }

    /// Replaced as `install` replaces it, so that the file is another one even within one tick of the clock.
    fn replace(&self, name: &str, bytes: &[u8]) {
        fs::rename(self.write("beside", bytes), self.path(name)).unwrap();
    }
}

fn country_only(path: &Path) -> GeoConfig {
    GeoConfig { country: Some(path.to_owned()), ..GeoConfig::default() }
}

fn country(geo: &Geo, address: &str) -> Result<Option<String>, NoPlace> {
    geo.place(address.parse().unwrap()).map(|place| place.country.map(|country| country.to_string()))
}

fn one(geo: &Geo) -> &GeoFile {
    geo.files().next().unwrap()
}

#[test]
fn a_place_is_put_together_from_all_files() {
    let folder = Folder::new();
    let config = GeoConfig {
        country: Some(folder.write("country", &samples::nested())),
        asn: Some(folder.write("asn", &samples::operators())),
        city: Some(folder.write("city", &samples::cities())),
        source: None,
    };
    let geo = Geo::open(&config);
    let place = geo.place([8, 8, 8, 8].into()).unwrap();
    assert_eq!(place.country.unwrap().as_str(), "US", "the file of countries knows better than the file of cities");
    assert_eq!((place.asn.unwrap().0, place.coordinates.unwrap().accuracy_km()), (15_169, Some(20)));
    assert_eq!(place.database_built, Some(Time(BUILT_S * 1000)));
    let without = Geo::open(&GeoConfig { country: None, ..config });
    assert_eq!(country(&without, "8.8.8.8"), Ok(Some("DE".to_owned())), "better than nothing");
    assert_eq!(country(&geo, "9.9.9.9"), Ok(None), "a database that does not know is an answer");
    assert_eq!(country(&Geo::default(), "8.8.8.8"), Err(NoPlace::NoDatabase));
}

#[test]
fn tunnels_and_local_networks_are_not_looked_up() {
    let folder = Folder::new();
    let everywhere = samples::everywhere("US");
    let geo = Geo::open(&country_only(&folder.write("country", &everywhere)));
    for address in ["2002:808:808::1", "2001::1", "64:ff9b::808:808"] {
        assert_eq!(country(&geo, address), Err(NoPlace::Tunnel), "{address}");
    }
    for address in ["10.0.0.1", "127.0.0.1", "100.64.0.1", "fd00::1"] {
        assert_eq!(country(&geo, address), Err(NoPlace::Local), "{address}");
    }
    assert_eq!(country(&geo, "9.9.9.9"), Ok(Some("US".to_owned())));
}

#[test]
fn another_file_is_used_as_soon_as_it_is_whole_and_until_then_the_old_one() {
    let folder = Folder::new();
    let path = folder.write("country", &samples::flat("KZ"));
    let geo = Geo::open(&country_only(&path));
    let says = |code: &str| assert_eq!(country(&geo, "8.8.8.8"), Ok(Some(code.to_owned())));
    let (file, now) = (one(&geo), Time(BUILT_S * 1000 + DAY_MS));
    assert!(matches!(file.look(), Look::Same) && file.state(now) == State::Good);

    let new = samples::flat("DE");
    folder.replace("country", &new[..new.len() - 9]);
    assert!(matches!(file.look(), Look::Refused(Fault::Unusable { .. })));
    assert!(matches!(file.look(), Look::Same), "nobody hears of it twice");
    says("KZ");
    assert_eq!(file.state(now), State::Kept);
    assert!(file.fault().unwrap().contains("not used"));

    folder.replace("country", &new);
    assert!(matches!(file.look(), Look::New));
    says("DE");
    assert_eq!((file.state(now), file.fault()), (State::Good, None));

    fs::remove_file(&path).unwrap();
    assert!(matches!(file.look(), Look::Refused(Fault::Io { .. })) && matches!(file.look(), Look::Same));
    says("DE");
    folder.replace("country", &samples::flat("KZ"));
    assert!(matches!(file.look(), Look::New));
    says("KZ");
}

#[test]
fn a_file_that_is_not_there_leaves_places_unknown_until_it_comes() {
    let folder = Folder::new();
    let geo = Geo::open(&country_only(&folder.path("country")));
    assert_eq!(country(&geo, "8.8.8.8"), Err(NoPlace::NoDatabase));
    assert_eq!(one(&geo).state(Time(0)), State::Missing);
    folder.write("country", &samples::flat("KZ"));
    geo.look();
    assert_eq!(country(&geo, "8.8.8.8"), Ok(Some("KZ".to_owned())));
}

#[test]
fn a_database_of_which_nobody_brings_a_new_one_grows_stale() {
    let folder = Folder::new();
    let geo = Geo::open(&country_only(&folder.write("country", &samples::flat("KZ"))));
    let after = |days: u64| one(&geo).state(Time(BUILT_S * 1000 + days * DAY_MS));
    assert_eq!((after(45), after(46)), (State::Good, State::Stale));
}

#[test]
fn whom_to_name_is_known_from_the_file_or_from_the_configuration() {
    let folder = Folder::new();
    let config = GeoConfig {
        country: Some(folder.write("country", &samples::flat("KZ"))),
        city: Some(folder.write("city", &samples::cities())),
        ..GeoConfig::default()
    };
    let named = |config: &GeoConfig| {
        let geo = Geo::open(config);
        geo.files().map(|file| geo.attribution(file).map(|said| said.url)).collect::<Vec<_>>()
    };
    assert_eq!(named(&config), [None, Some("https://db-ip.com")]);
    let said = GeoConfig { source: Some(Publisher::DbIp), ..config };
    assert_eq!(named(&said), [Some("https://db-ip.com"), Some("https://db-ip.com")]);
}

#[test]
fn a_new_database_is_read_to_its_end_before_it_takes_the_place_of_the_old_one() {
    let folder = Folder::new();
    let target = folder.path("country.mmdb");
    let first = install(Kind::Country, &target, &samples::flat("KZ")).unwrap();
    assert_eq!((first.before, first.now.built), (None, Time(BUILT_S * 1000)));
    let whole = samples::nested();
    let second = install(Kind::Country, &target, &packed(&whole)).unwrap();
    assert_eq!((second.before, second.now.type_name.as_str()), (Some(first.now), "GeoLite2-Country"));
    assert_eq!(fs::read(&target).unwrap(), whole, "packed files are unpacked");

    let mut damaged = packed(&whole);
    let middle = damaged.len() / 2;
    damaged[middle] ^= 0xff;
    for bad in [whole[..whole.len() / 2].to_vec(), samples::operators(), damaged, packed(&whole)[..40].to_vec(), vec![]]
    {
        assert!(install(Kind::Country, &target, &bad).is_err());
        assert_eq!(fs::read(&target).unwrap(), whole, "the old file is as it was");
        assert_eq!(fs::read_dir(folder.0.path()).unwrap().count(), 1, "and nothing lies beside it");
    }
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    use std::io::Write as _;
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}
