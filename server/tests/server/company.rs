//! A server in this process behind TLS on loopback, with a company in its database and an owner who has a token.

use std::{
    net::{Ipv4Addr, SocketAddr},
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, Ordering},
    },
};

use axum_server::Handle;
use lethe_people::Company;
use lethe_proto::{
    approval::Approval,
    cbor::{Exact, encode},
    command::Command,
    envelope,
    ids::{PersonId, Time},
    keyring::{Log, ServiceKey},
    kinds::Role,
};
use lethe_server::{
    callback::Reach,
    config::{Audience, OriginConfig, Sites, Source},
    geo::Geo,
    http::{
        listen::{self, Greeting},
        router::{router, router_with},
        site::Pages,
        tls,
    },
    keys::Keys,
    system::SystemEntropy,
    usecase::{
        self, By, create_admin,
        init_tenant::{init_tenant, prepare_tenant},
        sign_in::Couriers,
    },
    wiring::{self, Allowances, Server, Services},
};
use lethe_server_core::{clock::Clock, permission::AdminRole};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::db::Db;

/// A clock that stands until a test moves it.
pub(crate) struct Stepped(AtomicU64);

impl Stepped {
    /// Time passes.
    pub(crate) fn advance(&self, ms: u64) {
        self.0.fetch_add(ms, Ordering::AcqRel);
    }
}

impl Clock for Stepped {
    fn now(&self) -> Time {
        Time(self.0.load(Ordering::Acquire))
    }
}

/// Everything of one test.
pub(crate) struct House {
    pub(crate) server: Arc<Server>,
    pub(crate) clock: Arc<Stepped>,
    pub(crate) company: Company,
    pub(crate) address: SocketAddr,
    pub(crate) certificate: Vec<u8>,
    pub(crate) client: reqwest::Client,
    /// The owner's token.
    pub(crate) token: String,
    /// From where requests come, as a proxy on this machine says; nowhere unless it is believed.
    from: Mutex<Option<&'static str>>,
    handle: Handle<SocketAddr>,
    tls: Arc<rustls::ServerConfig>,
    folder: TempDir,
}

impl Drop for House {
    fn drop(&mut self) {
        self.server.close();
        self.handle.shutdown();
    }
}

/// A status and a body.
pub(crate) type Answer = (u16, Value);

/// A client that believes one certificate and knows where localhost is.
fn client(certificate: &[u8], address: SocketAddr) -> reqwest::Client {
    let root = reqwest::Certificate::from_der(certificate).unwrap();
    reqwest::Client::builder().tls_certs_only([root]).resolve("localhost", address).build().unwrap()
}

/// Names with an approver's page, at which the passkeys of the tests' people are made.
pub(crate) fn page_sites() -> Sites {
    let page = Some(("https://approve.example.com", false));
    Sites::new(vec!["https://localhost".into()], None, page).unwrap()
}

impl House {
    /// A house with people who have signed its first keyring.
    pub(crate) async fn open() -> Self {
        Self::open_at(Sites::new(vec!["https://localhost".into()], None, None).unwrap()).await
    }

    /// A house that was prepared for the browser: an owner, an approver's page, and no keyring yet.
    pub(crate) async fn prepared(db: Db, demo: bool) -> Self {
        Self::open_with(db, page_sites(), Some(demo), Allowances::ENDLESS).await
    }

    /// The same under other names. The first address of agents must be `https://localhost`.
    pub(crate) async fn open_at(sites: Sites) -> Self {
        Self::open_on(Db::Sqlite, sites).await
    }

    /// The same on either database.
    pub(crate) async fn open_on(db: Db, sites: Sites) -> Self {
        Self::open_with(db, sites, None, Allowances::ENDLESS).await
    }

    /// The same where nobody may ask more often than usual.
    pub(crate) async fn open_limited() -> Self {
        let sites = Sites::new(vec!["https://localhost".into()], None, None).unwrap();
        Self::open_with(Db::Sqlite, sites, None, Allowances::USUAL).await
    }

    /// The same behind proxies.
    pub(crate) async fn open_behind(origin: OriginConfig) -> Self {
        let sites = Sites::new(vec!["https://localhost".into()], None, None).unwrap();
        Self::open_dressed(Db::Sqlite, sites, None, |server| server.with_allowances(Allowances::USUAL).behind(origin))
            .await
    }

    /// The same behind a proxy on this machine, so that tests come from wherever they say.
    pub(crate) async fn open_proxied() -> Self {
        let sites = Sites::new(vec!["https://localhost".into()], None, None).unwrap();
        let proxy = OriginConfig::new(&["127.0.0.1"], Source::XForwardedFor).unwrap();
        Self::open_dressed(Db::Sqlite, sites, None, |server| server.with_allowances(Allowances::ENDLESS).behind(proxy))
            .await
    }

    /// The same where apps on this machine may be called.
    pub(crate) async fn open_calling() -> Self {
        let sites = Sites::new(vec!["https://localhost".into()], None, None).unwrap();
        let proxy = OriginConfig::new(&["127.0.0.1"], Source::XForwardedFor).unwrap();
        let reach = Reach::new(&["127.0.0.0/8".parse().unwrap()]);
        let dress = |server: Server| server.with_allowances(Allowances::ENDLESS).behind(proxy).calling(reach);
        Self::open_dressed(Db::Sqlite, sites, None, dress).await
    }

    /// Whatever is sent from now on comes from this address.
    pub(crate) fn come_from(&self, address: &'static str) {
        *self.from.lock().unwrap() = Some(address);
    }

    /// A request that comes from where everything comes from now.
    pub(crate) fn request(&self, method: &str, path: &str) -> reqwest::RequestBuilder {
        let url = format!("https://localhost:{}{path}", self.address.port());
        let request = self.client.request(method.parse().unwrap(), url);
        match *self.from.lock().unwrap() {
            Some(address) => request.header("x-forwarded-for", address),
            None => request,
        }
    }

    /// The same on either database, where somebody brings codes to employees.
    pub(crate) async fn open_with_couriers(db: Db, couriers: Couriers) -> Self {
        let sites = Sites::new(vec!["https://localhost".into()], None, None).unwrap();
        let proxy = OriginConfig::new(&["127.0.0.1"], Source::XForwardedFor).unwrap();
        Self::open_dressed(db, sites, None, |server| {
            server.with_allowances(Allowances::ENDLESS).behind(proxy).with_couriers(couriers)
        })
        .await
    }

    /// The same with geographic databases.
    pub(crate) async fn open_placed(geo: Geo) -> Self {
        let sites = Sites::new(vec!["https://localhost".into()], None, None).unwrap();
        Self::open_dressed(Db::Sqlite, sites, None, |server| server.with_allowances(Allowances::ENDLESS).with_geo(geo))
            .await
    }

    /// The same with services of others.
    pub(crate) async fn open_served(services: Services) -> Self {
        let sites = Sites::new(vec!["https://localhost".into()], None, None).unwrap();
        Self::open_dressed(Db::Sqlite, sites, None, |server| server.with_services(services)).await
    }

    /// Without a keyring where somebody says whether it may become a demonstration.
    async fn open_with(db: Db, sites: Sites, prepared: Option<bool>, allowances: Allowances) -> Self {
        Self::open_dressed(db, sites, prepared, |server| server.with_allowances(allowances)).await
    }

    /// The same rows in the hands of another process, such as `lethe` on the host: nobody tells this server what happens there. Only on
    /// SQLite.
    pub(crate) async fn elsewhere(&self) -> usecase::House {
        let folder = self.folder.path();
        let keys = Keys::load_or_make(folder, "lethe.test/log", &SystemEntropy).unwrap();
        let place = Db::Sqlite.place(folder).await;
        wiring::house(place, keys, self.clock.clone(), Arc::new(SystemEntropy)).await.unwrap()
    }

    async fn open_dressed(db: Db, sites: Sites, prepared: Option<bool>, dress: impl FnOnce(Server) -> Server) -> Self {
        tls::install_provider();
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(Stepped(AtomicU64::new(lethe_people::NOW.0 + 60_000)));
        let keys = Keys::load_or_make(folder.path(), "lethe.test/log", &SystemEntropy).unwrap();
        let inner =
            wiring::house(db.place(folder.path()).await, keys, clock.clone(), Arc::new(SystemEntropy)).await.unwrap();
        let company = Company::standard();
        let mut keyring = company.keyring();
        let public_key = *inner.server.public_key();
        keyring.service_keys = vec![ServiceKey { id: inner.server_key(), public_key }];
        keyring.log = Log { origin: inner.log.origin.clone(), public_key: inner.log.public_key, generation: 1 };
        match prepared {
            Some(demo) => prepare_tenant(&inner, company.tenant, demo).await.unwrap(),
            None => drop(init_tenant(&inner, company.signed(keyring)).await.unwrap()),
        }
        let owner = create_admin::NewAdmin { name: "Olga".into(), roles: vec![AdminRole::Owner], group: None };
        let link = create_admin::create_admin(&inner, By::Operator, owner).await.unwrap();
        let server = Arc::new(dress(Server::new(inner, sites).await.unwrap()));

        let certified = rcgen::generate_simple_self_signed(vec!["localhost".into()]).unwrap();
        let (certificate, key) = (folder.path().join("cert.pem"), folder.path().join("key.pem"));
        std::fs::write(&certificate, certified.cert.pem()).unwrap();
        std::fs::write(&key, certified.signing_key.serialize_pem()).unwrap();
        let tls = tls::load(&certificate, &key).unwrap();
        let listener = listen::bind((Ipv4Addr::LOCALHOST, 0).into()).unwrap();
        let address = listener.local_addr().unwrap();
        let handle = Handle::new();
        tokio::spawn(listen::serve(
            listener,
            tls.clone(),
            Greeting::None,
            router(server.clone(), Audience::Everybody),
            handle.clone(),
        ));

        let certificate = certified.cert.der().to_vec();
        let client = client(&certificate, address);
        let mut house = Self {
            server,
            clock,
            company,
            address,
            certificate,
            client,
            token: String::new(),
            from: Mutex::new(None),
            handle,
            tls,
            folder,
        };
        let (status, done) = house.send("POST", "/api/v1/setup", None, Some(json!({"secret": *link.secret}))).await;
        assert_eq!(status, 200, "{done}");
        done["token"].as_str().unwrap().clone_into(&mut house.token);
        house
    }

    /// The secret of a setup link for another admin, and the admin's id.
    pub(crate) async fn invite(&self, name: &str, role: &str) -> (String, String) {
        let (status, made) = self.post("/api/v1/admins", json!({"name": name, "roles": [role]})).await;
        assert_eq!(status, 201, "{made}");
        let secret = made["setup_link"].as_str().unwrap().split_once('#').unwrap().1.to_owned();
        (secret, made["id"].as_str().unwrap().to_owned())
    }

    /// Another admin with a token.
    pub(crate) async fn admin(&self, name: &str, role: &str, scope: Option<&str>) -> String {
        let body = json!({"name": name, "roles": [role], "scope": scope});
        let (status, made) = self.post("/api/v1/admins", body).await;
        assert_eq!(status, 201, "{made}");
        let secret = made["setup_link"].as_str().unwrap().split_once('#').unwrap().1.to_owned();
        let (status, done) = self.send("POST", "/api/v1/setup", None, Some(json!({"secret": secret}))).await;
        assert_eq!(status, 200, "{done}");
        done["token"].as_str().unwrap().to_owned()
    }

    /// Another listener of the same server; gives its port and a client for it.
    pub(crate) fn listen(&self, audience: Audience) -> (u16, reqwest::Client) {
        self.listen_with(audience, Pages::embedded())
    }

    /// The same with other pages.
    pub(crate) fn listen_with(&self, audience: Audience, pages: Pages) -> (u16, reqwest::Client) {
        let listener = listen::bind((Ipv4Addr::LOCALHOST, 0).into()).unwrap();
        let address = listener.local_addr().unwrap();
        let router = router_with(self.server.clone(), audience, pages);
        tokio::spawn(listen::serve(listener, self.tls.clone(), Greeting::None, router, Handle::new()));
        (address.port(), client(&self.certificate, address))
    }

    /// A request with somebody's token, or nobody's.
    pub(crate) async fn send(&self, method: &str, path: &str, token: Option<&str>, body: Option<Value>) -> Answer {
        let mut request = self.request(method, path);
        if let Some(token) = token {
            request = request.bearer_auth(token);
        }
        if let Some(body) = body {
            request = request.json(&body).header("idempotency-key", format!("{path}{body}"));
        }
        let response = request.send().await.unwrap();
        let status = response.status().as_u16();
        if response.headers().get("content-type").is_some_and(|kind| kind == "text/event-stream") {
            return (status, Value::Null);
        }
        let text = response.text().await.unwrap();
        (status, serde_json::from_str(&text).unwrap_or(Value::String(text)))
    }

    /// By the owner.
    pub(crate) async fn post(&self, path: &str, body: Value) -> Answer {
        self.send("POST", path, Some(&self.token), Some(body)).await
    }

    /// By the owner.
    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.send("GET", path, Some(&self.token), None).await
    }

    /// CBOR as devices send it.
    pub(crate) async fn post_cbor(&self, path: &str, body: Vec<u8>) -> (u16, Vec<u8>) {
        let url = format!("https://localhost:{}{path}", self.address.port());
        let request = self.client.post(url).header("content-type", "application/cbor").body(body);
        let response = request.send().await.unwrap();
        (response.status().as_u16(), response.bytes().await.unwrap().to_vec())
    }

    /// Proposes a command; gives its id and its bytes.
    pub(crate) async fn propose(&self, action: &str, enrollment: &str) -> (String, Exact<Command>) {
        let body = json!({"action": action, "targets": [enrollment], "reason": "left in a taxi"});
        let (status, proposed) = self.post("/api/v1/commands", body).await;
        assert_eq!(status, 202, "{proposed}");
        let bytes = data_encoding::BASE64.decode(proposed["bytes"].as_str().unwrap().as_bytes()).unwrap();
        (proposed["id"].as_str().unwrap().to_owned(), Exact::parse(&bytes).unwrap())
    }

    /// A person's signature over a command.
    pub(crate) fn sign(&self, person: PersonId, role: Role, command: &Exact<Command>) -> Approval {
        self.company.hand(person).sign(role, &envelope::question(command))
    }

    /// Carries an approval to the server.
    pub(crate) async fn approve(&self, id: &str, approval: &Approval) -> Answer {
        let body = json!({"approval": data_encoding::BASE64.encode(&encode(approval))});
        self.post(&format!("/api/v1/commands/{id}/approvals"), body).await
    }
}
