//! A real OpenID provider, `oidc-provider` from npm, and a browser that goes there and comes back.

use std::{
    collections::BTreeMap,
    io::{BufRead as _, BufReader},
    path::PathBuf,
    process::{Child, Command, Stdio},
    sync::{Arc, OnceLock},
};

use lethe_proto::ids::Time;
use lethe_server::{
    company::{Company, Pending, RETURN_PATH},
    config::CompanyConfig,
    system::{SystemClock, SystemEntropy},
};
use lethe_server_core::clock::Clock;
use reqwest::{Client, Url, header, redirect::Policy};

use crate::place::{Place, free_port};

/// The clients' secret, as `openid.mjs` has it.
const SECRET: &str = "a secret of the client that is long enough";

/// One provider for all tests of this process; it ends when the process does.
pub(crate) struct Provider {
    _child: Child,
    pub(crate) issuer: String,
    authority: String,
}

/// What a browser brings back.
pub(crate) struct Back {
    pub(crate) state: String,
    pub(crate) code: String,
    pub(crate) iss: String,
}

/// The folder of the services, installed by npm. `cargo xtask check` says where; otherwise it is beside the tests of the house.
pub(crate) fn peers() -> PathBuf {
    let beside = || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/peers"));
    std::env::var_os("LETHE_PEERS").map_or_else(beside, PathBuf::from)
}

fn back() -> String {
    format!("https://lethe.example.com{RETURN_PATH}")
}

impl Provider {
    pub(crate) fn shared() -> &'static Self {
        static PROVIDER: OnceLock<Provider> = OnceLock::new();
        PROVIDER.get_or_init(Self::start)
    }

    fn start() -> Self {
        let (place, port) = (Place::new(), free_port());
        let mut child = Command::new("node")
            .arg(peers().join("openid.mjs"))
            .arg(port.to_string())
            .args([place.at("chain.pem"), place.at("key.pem")])
            .arg(back())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("Node.js is installed");
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let ready = lines.by_ref().map_while(Result::ok).any(|line| line == "ready");
        assert!(ready, "the provider has started; `npm ci` in tests/peers brings what it needs");
        std::thread::spawn(move || lines.map_while(Result::ok).for_each(drop));
        let authority = std::fs::read_to_string(place.at("authority.pem")).unwrap();
        Self { _child: child, issuer: format!("https://localhost:{port}"), authority }
    }

    /// Us, as one of its clients, named by a claim.
    pub(crate) fn company(&self, client_id: &str, claim: &str) -> Company {
        self.company_at(client_id, claim, Arc::new(SystemClock))
    }

    pub(crate) fn company_at(&self, client_id: &str, claim: &str, clock: Arc<dyn Clock>) -> Company {
        let place = Place::new();
        let config = CompanyConfig {
            issuer: self.issuer.clone(),
            client_id: client_id.to_owned(),
            client_secret_file: place.write("secret", SECRET),
            ca_file: Some(place.write("provider.pem", &self.authority)),
            claim: claim.to_owned(),
        };
        Company::open(&config, &back(), clock, Arc::new(SystemEntropy)).unwrap()
    }

    /// Goes where `begin` says, as somebody, and comes back.
    pub(crate) async fn visit(&self, company: &Company, who: &str) -> (Pending, Back) {
        let (mut url, pending) = company.begin().await.unwrap();
        url.query_pairs_mut().append_pair("login_hint", who);
        let authority = reqwest::Certificate::from_pem(self.authority.as_bytes()).unwrap();
        let client = Client::builder().tls_certs_only([authority]).redirect(Policy::none()).build().unwrap();
        let mut cookies = BTreeMap::new();
        while !url.as_str().starts_with(&back()) {
            let jar: Vec<String> = cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            let answer = client.get(url.clone()).header(header::COOKIE, jar.join("; ")).send().await.unwrap();
            for cookie in answer.headers().get_all(header::SET_COOKIE) {
                let (name, rest) = cookie.to_str().unwrap().split_once('=').unwrap();
                cookies.insert(name.to_owned(), rest.split(';').next().unwrap().to_owned());
            }
            let to = answer.headers().get(header::LOCATION).map(|to| to.to_str().unwrap().to_owned());
            let Some(to) = to else { panic!("{url}: {}", answer.text().await.unwrap()) };
            url = url.join(&to).unwrap();
        }
        (pending, Back::read(&url))
    }
}

impl Back {
    fn read(url: &Url) -> Self {
        let said: BTreeMap<_, _> = url.query_pairs().into_owned().collect();
        let said = |name: &str| said.get(name).unwrap_or_else(|| panic!("{name} in {url}")).clone();
        Self { state: said("state"), code: said("code"), iss: said("iss") }
    }
}

/// A clock that is wrong by so many milliseconds.
pub(crate) struct Wrong(pub(crate) i64);

impl Clock for Wrong {
    fn now(&self) -> Time {
        Time(SystemClock.now().0.saturating_add_signed(self.0))
    }
}
