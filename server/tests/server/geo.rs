//! Geographic databases: brought on the host, shown by the server.

use std::{
    fs,
    net::Ipv4Addr,
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, UNIX_EPOCH},
};

use ipnet::IpNet;
use lethe_proto::ids::{DAY_MS, Time};
use lethe_server::{
    config::{GeoConfig, Publisher},
    geo::Geo,
};
use mmdb_writer::{Value as Stored, Writer};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::company::House;

/// A database that knows 8.8.8.0/24.
fn database(code: &str, built: Time) -> Vec<u8> {
    let built = UNIX_EPOCH + Duration::from_millis(built.0);
    let mut writer = Writer::builder("country ipvAll").build_epoch(built).build();
    let network: IpNet = "8.8.8.0/24".parse().unwrap();
    writer.insert_value(network, Stored::map([("country_code", Stored::from(code))])).unwrap();
    writer.to_bytes().unwrap()
}

/// A folder with a configuration that wants a database.
struct Host(TempDir);

impl Host {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let config = "data = '.'\nurls = ['https://localhost:8443']\n[log]\norigin = 'lethe.test/log'\n\
                      [tls]\ncertificate = 'cert.pem'\nkey = 'key.pem'\n[geo]\ncountry = 'country.mmdb'\nsource = 'db-ip'\n";
        fs::write(folder.path().join("lethe.toml"), config).unwrap();
        Self(folder)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Runs `lethe geo`; the answer, or the complaint.
    fn geo(&self, arguments: &[&str]) -> Result<Value, String> {
        self.run(Command::new(env!("CARGO_BIN_EXE_lethe")), arguments)
    }

    /// The same in a process that may take half a gibibyte and ten seconds of a processor, and is ended when it wants more.
    fn geo_within_bounds(&self, arguments: &[&str]) -> Result<Value, String> {
        let mut bounds = Command::new("prlimit");
        bounds.args(["--data=536870912", "--cpu=10", "--core=0", env!("CARGO_BIN_EXE_lethe")]);
        self.run(bounds, arguments)
    }

    fn run(&self, mut lethe: Command, arguments: &[&str]) -> Result<Value, String> {
        lethe.current_dir(self.0.path()).arg("geo").args(arguments).arg("--json");
        let output = lethe.output().unwrap();
        if output.status.success() {
            Ok(serde_json::from_slice(&output.stdout).unwrap())
        } else {
            Err(String::from_utf8(output.stderr).unwrap())
        }
    }
}

#[test]
fn a_database_is_brought_and_asked_on_the_host() {
    let host = Host::new();
    fs::write(host.path("new"), database("KZ", Time(1_793_491_200_000))).unwrap();
    let unknown = host.geo(&["lookup", "8.8.8.8"]).unwrap();
    assert_eq!((&unknown["country"], &unknown["why"]), (&Value::Null, &json!("no_database")));
    let brought = host.geo(&["update", "--file", "new"]).unwrap();
    let now = json!({"type": "country ipvAll", "built": 1_793_491_200_000_u64, "nodes": brought["now"]["nodes"]});
    assert_eq!((&brought["before"], &brought["now"]), (&Value::Null, &now));
    assert_eq!(host.geo(&["lookup", "::ffff:8.8.8.8"]).unwrap()["country"], "KZ");
    assert_eq!(host.geo(&["lookup", "2002:808:808::1"]).unwrap()["why"], "tunnel");

    fs::write(host.path("new"), "no database at all").unwrap();
    let refused = host.geo(&["update", "--file", "new"]).unwrap_err();
    assert!(refused.contains("the old file stays as it is"), "{refused}");
    assert_eq!(host.geo(&["lookup", "8.8.8.8"]).unwrap()["country"], "KZ");
    let nowhere = host.geo(&["update", "--kind", "asn", "--file", "new"]).unwrap_err();
    assert!(nowhere.contains("asn = \"asn.mmdb\" under [geo]"), "{nowhere}");
    let open = host.geo(&["update", "--url", "http://download.example.com/country.mmdb"]).unwrap_err();
    assert!(open.contains("https://"), "{open}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_is_fetched_from_its_publisher() {
    let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let address = listener.local_addr().unwrap();
    let whole = database("KZ", Time(1_793_491_200_000));
    let away = axum::response::Redirect::temporary("http://download.example.com/country.mmdb");
    let routes = axum::Router::new()
        .route("/country.mmdb", axum::routing::get(move || std::future::ready(whole)))
        .route("/away", axum::routing::get(move || std::future::ready(away)));
    tokio::spawn(async { axum::serve(listener, routes).await });
    let fetched = tokio::task::spawn_blocking(move || {
        let host = Host::new();
        let from = |path: &str| host.geo(&["update", "--url", &format!("http://{address}{path}")]);
        (from("/country.mmdb"), from("/nothing"), from("/away"), host.geo(&["lookup", "8.8.8.8"]))
    });
    let (whole, nothing, away, found) = fetched.await.unwrap();
    assert_eq!(whole.unwrap()["kind"], "country");
    assert!(nothing.as_ref().is_err_and(|why| why.contains("404")), "{nothing:?}");
    assert!(away.as_ref().is_err_and(|why| why.contains("without TLS")), "{away:?}");
    assert_eq!(found.unwrap()["country"], "KZ");
}

fn geo(path: &Path) -> Geo {
    Geo::open(&GeoConfig { country: Some(path.to_owned()), source: Some(Publisher::DbIp), ..GeoConfig::default() })
}

#[tokio::test]
async fn the_age_of_a_database_and_whom_to_name_are_shown() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("country.mmdb");
    let built = Time(lethe_people::NOW.0 - 44 * DAY_MS);
    fs::write(&path, database("KZ", built)).unwrap();
    let house = House::open_placed(geo(&path)).await;
    let (_, shown) = house.get("/api/v1/geo").await;
    let attribution = json!({"text": "IP Geolocation by DB-IP", "url": "https://db-ip.com"});
    let expected = json!({"database": "country", "state": "good", "name": "country ipvAll", "built": built.0, "attribution": attribution});
    assert_eq!(shown, json!({"databases": [expected]}));
    house.clock.advance(2 * DAY_MS);
    assert_eq!(
        house.get("/readyz").await.1["geo"],
        json!([{"database": "country", "state": "stale", "built": built.0}])
    );
    fs::write(&path, "no database at all").unwrap();
    house.server.geo().look();
    let (status, ready) = house.get("/readyz").await;
    assert_eq!((status, &ready["geo"][0]["state"]), (200, &json!("kept")), "nothing else depends on it");
    let metrics = house.send("GET", "/metrics", None, None).await.1;
    let metrics = metrics.as_str().unwrap();
    assert!(metrics.contains("lethe_geo_database_refused{database=\"country\"} 1"), "{metrics}");
    let age = format!("lethe_geo_database_age_seconds{{database=\"country\"}} {}", (46 * DAY_MS + 60_000) / 1000);
    assert!(metrics.contains(&age), "{metrics}");
}

/// Some of MaxMind's files are small and describe gigabytes, or ages of work. `cargo xtask check` brings them and says where they are.
#[test]
fn whatever_a_file_describes_it_costs_the_host_little_and_is_refused_in_words() {
    let Some(folder) = std::env::var_os("LETHE_GEO_VECTORS").map(PathBuf::from) else {
        eprintln!("skipped: LETHE_GEO_VECTORS is not set");
        return;
    };
    let host = Host::new();
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder.join("test-data")).unwrap().flatten().map(|file| file.path()).collect();
    for maker in fs::read_dir(folder.join("bad-data")).unwrap().flatten().filter(|entry| entry.path().is_dir()) {
        files.extend(fs::read_dir(maker.path()).unwrap().flatten().map(|file| file.path()));
    }
    files.retain(|file| file.extension().is_some_and(|end| end == "mmdb"));
    assert!(files.len() > 70, "{} files", files.len());
    for file in files {
        // Refused or not is told by the tests of `geo::database`; here it is that the program came to its own end and said why.
        if let Err(said) = host.geo_within_bounds(&["update", "--file", file.to_str().unwrap()]) {
            assert!(said.contains("the old file stays as it is"), "{}: {said}", file.display());
            assert!(!said.contains("panicked"), "{}: {said}", file.display());
        }
    }
}
