//! The demo's server: a folder, free ports, `lethe init` in one step, `lethe serve`.

use std::{
    net::TcpListener,
    os::unix::process::CommandExt as _,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use lethe_tests::{
    company::{json, text},
    programs::{ask_to_end, program},
};
use serde_json::{Value, json};
use tokio::process::{Child, Command as Starting};

/// The first choice for people and for devices; free ones are taken where somebody else listens there.
const PORTS: [u16; 2] = [8480, 8443];
const OWNER: &str = "Anna Weber";
/// The database of countries, in the server's folder.
pub(crate) const COUNTRIES: &str = "country.mmdb";

/// Where everything is.
#[derive(Clone)]
pub(crate) struct Place {
    /// The server's folder.
    pub(crate) data: PathBuf,
    /// Where administrators look.
    pub(crate) console: String,
    /// Where approvals are signed.
    pub(crate) approver: String,
    /// Where devices find the server.
    pub(crate) devices: String,
    /// What devices trust.
    pub(crate) ca: PathBuf,
}

/// A running server.
pub(crate) struct Office {
    place: Place,
    setup_link: Option<String>,
    server: Child,
}

impl Office {
    /// Founds a server in a folder, or goes on with the one that is there.
    pub(crate) fn open(folder: &Path) -> Self {
        let data = folder.join("server");
        let known = folder.join("demo.json");
        let setup_link = if known.is_file() { None } else { Some(found(&data, &known)) };
        let about: Value = serde_json::from_slice(&std::fs::read(&known).expect("demo.json")).expect("JSON");
        let place = Place {
            ca: data.join("cert.pem"),
            console: text(&about, "console").to_owned(),
            approver: text(&about, "approver").to_owned(),
            devices: text(&about, "devices").to_owned(),
            data,
        };
        let server = start(&place);
        Self { place, setup_link, server }
    }

    /// Where everything is.
    pub(crate) const fn place(&self) -> &Place {
        &self.place
    }

    /// The one-time link; nothing where it was printed by an earlier run.
    pub(crate) fn setup_link(&self) -> Option<&str> {
        self.setup_link.as_deref()
    }

    /// Waits until the server ends by itself.
    pub(crate) async fn ended(&mut self) {
        self.server.wait().await.expect("a child of this process");
    }

    /// Ends it as an operator does.
    pub(crate) async fn close(mut self) {
        if let Some(id) = self.server.id() {
            ask_to_end(id);
            self.ended().await;
        }
    }
}

fn found(data: &Path, known: &Path) -> String {
    let [people, devices] = PORTS.map(port);
    let console = format!("http://localhost:{people}");
    let approver = format!("http://approve.localhost:{people}");
    let urls = format!("https://localhost:{devices}");
    let mut init = Command::new(program("lethe"));
    init.env("LETHE_LOG", "error").arg("init").arg("--data").arg(data).args(["--owner", OWNER, "--demo", "--json"]);
    init.args(["--url", &urls, "--console-url", &console, "--approver-url", &approver]);
    init.args(["--listen", &format!("127.0.0.1:{people}"), "--plain"]);
    let said = json(init.args(["--listen-agents", &format!("127.0.0.1:{devices}")]));
    bring_places(data);
    let about = json!({"console": console, "approver": approver, "devices": urls});
    std::fs::write(known, format!("{about:#}\n")).expect("a file in the demo's folder");
    text(&said, "setup_link").to_owned()
}

/// A database of countries from the file that the front door of the house names, so that addresses have places at once.
fn bring_places(data: &Path) {
    let Some(file) = std::env::var_os("LETHE_GEO") else { return };
    let config = data.join("lethe.toml");
    let settings = std::fs::read_to_string(&config).expect("the configuration that was just written");
    let settings = format!("{settings}\n[geo]\ncountry = \"{COUNTRIES}\"\nsource = \"db-ip\"\n");
    std::fs::write(&config, settings).expect("the configuration with places");
    let mut update = Command::new(program("lethe"));
    update.args(["geo", "update", "--json", "--config"]).arg(config).arg("--file").arg(file);
    json(&mut update);
}

/// The server in a process group of its own, so that Ctrl C reaches only the demo, which then ends everything in order.
fn start(place: &Place) -> Child {
    let mut serve = Command::new(program("lethe"));
    serve.env("LETHE_LOG", "warn").arg("serve").arg("--config").arg(place.data.join("lethe.toml"));
    serve.stdin(Stdio::null()).process_group(0);
    let mut server = Starting::from(serve).kill_on_drop(true).spawn().expect("lethe serve");
    let address = place.console.trim_start_matches("http://");
    while std::net::TcpStream::connect(address).is_err() {
        let ended = server.try_wait().expect("a child of this process");
        assert!(ended.is_none(), "the server ended: {ended:?}");
        std::thread::yield_now();
    }
    server
}

/// This port if nobody listens there, else any that is free.
fn port(wanted: u16) -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", wanted)).or_else(|_| TcpListener::bind("127.0.0.1:0"));
    listener.expect("a free port").local_addr().expect("a bound address").port()
}
