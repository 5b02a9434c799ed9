//! A certificate from a real ACME server: Debian's `pebble`, which connects to our listener and looks for its proof.

use std::{
    io::{BufRead as _, BufReader},
    net::{Ipv4Addr, SocketAddr, TcpListener, UdpSocket},
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::Arc,
    time::Duration,
};

use axum_server::Handle;
use lethe_server::{
    config::{AcmeConfig, Audience, Sites},
    http::{
        listen::{self, Greeting},
        router::router,
        tls::{Acme, Happened},
    },
};
use serde_json::json;

use crate::company::House;

/// The name that is certified. Nobody but the name server of the test knows it.
const NAME: &str = "lethe.example.com";
/// Nothing here takes so long; a test that waits longer has failed.
const PATIENCE: Duration = Duration::from_mins(1);

/// The authority, and the name server that it asks.
struct Authority {
    child: Child,
    directory: String,
    management: u16,
    root: PathBuf,
}

impl Drop for Authority {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn free_port() -> u16 {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap().port()
}

/// Answers every question for an IPv4 address with 127.0.0.1, and every other one with nothing. Gives its address.
fn name_server() -> SocketAddr {
    let socket = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let address = socket.local_addr().unwrap();
    std::thread::spawn(move || {
        let mut asked = [0; 1500];
        while let Ok((length, from)) = socket.recv_from(&mut asked) {
            // The header, then the question: labels up to an empty one, type, class.
            let question_end = asked[12..length].iter().position(|byte| *byte == 0).unwrap() + 12 + 5;
            let wants_ipv4 = asked[question_end - 4..question_end - 2] == [0, 1];
            let mut answer = asked[..question_end].to_vec();
            answer[2..12].copy_from_slice(&[0x85, 0x80, 0, 1, 0, u8::from(wants_ipv4), 0, 0, 0, 0]);
            if wants_ipv4 {
                answer.extend([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 127, 0, 0, 1]);
            }
            socket.send_to(&answer, from).unwrap();
        }
    });
    address
}

impl Authority {
    /// Starts one that looks for its proof at this port.
    fn start(folder: &Path, proof_port: u16) -> Self {
        let own = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
        let (root, key) = (folder.join("authority.pem"), folder.join("authority.key"));
        std::fs::write(&root, own.cert.pem()).unwrap();
        std::fs::write(&key, own.signing_key.serialize_pem()).unwrap();
        let (port, management) = (free_port(), free_port());
        let config = json!({"pebble": {
            "listenAddress": format!("127.0.0.1:{port}"),
            "managementListenAddress": format!("127.0.0.1:{management}"),
            "certificate": root, "privateKey": key,
            "httpPort": 1, "tlsPort": proof_port,
        }});
        let file = folder.join("pebble.json");
        std::fs::write(&file, config.to_string()).unwrap();
        let mut child = Command::new("pebble")
            .args(["-strict", "-dnsserver", &name_server().to_string(), "-config"])
            .arg(&file)
            .env("PEBBLE_VA_NOSLEEP", "1")
            .env("PEBBLE_WFE_NONCEREJECT", "0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("pebble is installed: apt-get install pebble");
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let ready = lines.by_ref().map_while(Result::ok).any(|line| line.contains("ACME directory available at"));
        assert!(ready, "pebble has started");
        std::thread::spawn(move || lines.map_while(Result::ok).for_each(drop));
        Self { child, directory: format!("https://localhost:{port}/dir"), management, root }
    }

    /// The root that today's certificates come from.
    async fn issuer(&self) -> reqwest::Certificate {
        let own = reqwest::Certificate::from_pem(&std::fs::read(&self.root).unwrap()).unwrap();
        let client = reqwest::Client::builder().tls_certs_only([own]).build().unwrap();
        let url = format!("https://localhost:{}/roots/0", self.management);
        reqwest::Certificate::from_pem(&client.get(url).send().await.unwrap().bytes().await.unwrap()).unwrap()
    }
}

/// Waits until the upkeep has done this. Failures on the way are told.
async fn until(acme: &mut Acme, wanted: &Happened) {
    let mut failures = Vec::new();
    let done = tokio::time::timeout(PATIENCE, async {
        while let Some(happened) = acme.next().await {
            match happened {
                happened if happened == *wanted => return true,
                Happened::Failed(why) => failures.push(why),
                Happened::KeptInUse | Happened::NewInUse | Happened::Written => {}
            }
        }
        false
    });
    assert!(matches!(done.await, Ok(true)), "{wanted:?} after {failures:?}");
}

async fn asks_by_name(issuer: &reqwest::Certificate, address: SocketAddr) {
    let client = reqwest::Client::builder().tls_certs_only([issuer.clone()]).resolve(NAME, address).build().unwrap();
    let answer = client.get(format!("https://{NAME}:{}/healthz", address.port())).send().await.unwrap();
    assert_eq!(answer.status().as_u16(), 200);
}

fn mode(path: &Path) -> u32 {
    std::fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[tokio::test(flavor = "multi_thread")]
async fn an_authority_certifies_the_name_and_the_certificate_is_kept() {
    let house = House::open().await;
    let folder = tempfile::tempdir().unwrap();
    let listener = listen::bind((Ipv4Addr::LOCALHOST, 0).into()).unwrap();
    let address = listener.local_addr().unwrap();
    let authority = Authority::start(folder.path(), address.port());
    let sites = Sites::new(vec![format!("https://{NAME}")], None, None).unwrap();
    let config = AcmeConfig {
        directory: authority.directory.clone(),
        contact: vec!["mailto:it@example.com".to_owned()],
        domains: Vec::new(),
        cache: None,
        root: Some(authority.root.clone()),
    };
    let mut acme = Acme::of(&config, &sites, folder.path()).unwrap();
    let routes = |server: &Arc<_>| router(Arc::clone(server), Audience::Agents);
    tokio::spawn(listen::serve(listener, acme.config(), Greeting::None, routes(&house.server), Handle::new()));
    until(&mut acme, &Happened::NewInUse).await;
    let issuer = authority.issuer().await;
    asks_by_name(&issuer, address).await;
    until(&mut acme, &Happened::Written).await;

    let cache = folder.path().join("acme");
    assert_eq!(mode(&cache), 0o700);
    let files: Vec<PathBuf> = std::fs::read_dir(&cache).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(files.len(), 2, "an account and a certificate: {files:?}");
    assert!(files.iter().all(|file| mode(file) == 0o600), "{files:?}");

    // The next start needs no authority.
    drop(authority);
    let mut again = Acme::of(&config, &sites, folder.path()).unwrap();
    let listener = listen::bind((Ipv4Addr::LOCALHOST, 0).into()).unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(listen::serve(listener, again.config(), Greeting::None, routes(&house.server), Handle::new()));
    until(&mut again, &Happened::KeptInUse).await;
    asks_by_name(&issuer, address).await;
}
