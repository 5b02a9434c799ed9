//! Puts the rooms together: store, keys, and what one process remembers. The only place that knows all of them.

mod access;
mod account;
mod couriers;
mod employees;
mod grants;
mod limits;
mod remembered;
mod seats;
mod services;
mod sessions;
mod signing;
mod tokens;

use std::sync::Arc;

use lethe_proto::ids::{Challenge, TenantId};
use lethe_server_core::{
    clock::Clock,
    entropy::{Entropy, random},
    language::Language,
};
use tokio::sync::watch;
use zeroize::Zeroizing;

use crate::{
    callback::Reach,
    config::{OriginConfig, Sites},
    geo::Geo,
    keys::{Cell, KeyError, Keys},
    passkey::Passkeys,
    password::Passwords,
    store::{Place, Store, StoreError},
    usecase::{
        House, LogIdentity,
        apply_retention::Keep,
        sign_in::{Couriers, Means},
    },
};

pub use access::Access;
pub use employees::Employees;
pub use grants::Grants;
pub use limits::{Allowance, Allowances, Limits, TooMany};
pub use seats::{MOST_SEATS, Seat, Seats};
pub use services::Services;
pub use sessions::Sessions;
pub use signing::Signing;
pub use tokens::Tokens;

/// Devices that may come back in one second after the server went away.
const RETURNS_PER_SECOND: u64 = 2_000;
/// Shortest window for coming back, in milliseconds.
const RETURN_WINDOW_MS: u64 = 3_000;

/// A running server: what routes, channels and jobs share.
pub struct Server {
    house: House,
    tenant: TenantId,
    sites: Sites,
    origin: OriginConfig,
    geo: Geo,
    services: Services,
    access: Access,
    retention: Keep,
    tokens: Tokens,
    sessions: Sessions,
    signing: Signing,
    grants: Grants,
    reach: Reach,
    employees: Employees,
    passkeys: Passkeys,
    passwords: Passwords,
    couriers: Couriers,
    limits: Limits,
    seats: Seats,
    closing: watch::Sender<bool>,
}

/// Why a server cannot be put together.
#[derive(Debug, thiserror::Error)]
pub enum NotWired {
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Nobody has set it up.
    #[error("the database holds no tenant yet; run `lethe init` once")]
    NoTenant,
}

/// Why a house cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum NotOpened {
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The keys.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// The database was sealed with another vault key.
    #[error(
        "vault.key is missing or is not the one that this database was sealed with; bring it back from a backup or from another node: \
         without it the secrets of employees' one-time codes cannot be read"
    )]
    OtherVault,
}

/// What the probe says once it is open.
const PROBE: (Cell<'static>, &[u8]) = (Cell { table: "vault_probe", column: "sealed", row: b"" }, b"lethe");

/// Opens the rows behind a house with this node's keys, which must be the ones of these rows.
pub async fn house(
    place: Place,
    keys: Keys,
    clock: Arc<dyn Clock>,
    entropy: Arc<dyn Entropy>,
) -> Result<House, NotOpened> {
    let log = LogIdentity { origin: keys.log.origin().to_owned(), public_key: *keys.log.public_key() };
    let store = Store::open(place, clock, entropy, Arc::new(keys.log)).await?;
    let (cell, word) = PROBE;
    let probe = store.vault_probe(keys.vault.seal(cell, word, store.entropy())?).await?;
    if !keys.vault.open(cell, &probe).is_ok_and(|opened| *opened == word) {
        return Err(NotOpened::OtherVault);
    }
    Ok(House { store, server: Arc::new(keys.server), vault: Arc::new(keys.vault), log })
}

/// The cell of what stands in no row, but in somebody's browser.
const fn returning(purpose: &'static str) -> Cell<'static> {
    Cell { table: "returning", column: purpose, row: b"" }
}

/// A setup link for people, at the console: the secret stands after `#`, where browsers do not send it.
pub fn setup_link(sites: &Sites, secret: &str) -> String {
    format!("{}/setup#{secret}", sites.console())
}

impl Server {
    /// A server for a house that was set up, found under these names.
    pub async fn new(house: House, sites: Sites) -> Result<Self, NotWired> {
        let tenant = house.store.read().tenant().find().await?.ok_or(NotWired::NoTenant)?.id;
        let (access, retention) = (Access::open(&house).await?, Keep::default());
        let passkeys = Passkeys::new(sites.console().as_str(), sites.rp_id());
        let limits = Limits::new(Allowances::USUAL, house.store.shared_clock());
        let (tokens, sessions) = (Tokens::default(), Sessions::default());
        let (origin, geo, services) = (OriginConfig::default(), Geo::default(), Services::default());
        let (seats, closing) = (Seats::default(), watch::Sender::new(false));
        Ok(Self {
            house,
            tenant,
            sites,
            origin,
            geo,
            services,
            access,
            retention,
            tokens,
            sessions,
            signing: Signing::default(),
            grants: Grants::default(),
            reach: Reach::default(),
            employees: Employees::default(),
            passkeys,
            passwords: Passwords::default(),
            couriers: Couriers::default(),
            limits,
            seats,
            closing,
        })
    }

    /// The same server with other allowances.
    #[must_use]
    pub fn with_allowances(mut self, allowances: Allowances) -> Self {
        self.limits = Limits::new(allowances, self.house.store.shared_clock());
        self
    }

    /// The same server behind these proxies.
    #[must_use]
    pub fn behind(mut self, origin: OriginConfig) -> Self {
        self.origin = origin;
        self
    }

    /// The same server with these geographic databases.
    #[must_use]
    pub fn with_geo(mut self, geo: Geo) -> Self {
        self.geo = geo;
        self
    }

    /// The same server, which can ask these services of others; sign-ins use them.
    #[must_use]
    pub fn with_services(mut self, services: Services) -> Self {
        self.couriers = services.couriers();
        self.services = services;
        self
    }

    /// What use cases work with.
    pub const fn house(&self) -> &House {
        &self.house
    }

    /// The rows.
    pub const fn store(&self) -> &Store {
        &self.house.store
    }

    /// The company.
    pub const fn tenant(&self) -> TenantId {
        self.tenant
    }

    /// Where devices, people and approvers find us.
    pub const fn sites(&self) -> &Sites {
        &self.sites
    }

    /// Whose word about a caller's address is believed.
    pub const fn origin(&self) -> &OriginConfig {
        &self.origin
    }

    /// Where addresses are.
    pub const fn geo(&self) -> &Geo {
        &self.geo
    }

    /// Services of others that can be asked.
    pub const fn services(&self) -> &Services {
        &self.services
    }

    /// Where devices find us.
    pub fn urls(&self) -> &[String] {
        self.sites.urls()
    }

    /// A setup link for people: the secret stands after `#`, where browsers do not send it.
    pub fn setup_link(&self, secret: &str) -> String {
        setup_link(&self.sites, secret)
    }

    /// Tokens checked lately.
    pub const fn tokens(&self) -> &Tokens {
        &self.tokens
    }

    /// Browser sessions checked lately.
    pub const fn sessions(&self) -> &Sessions {
        &self.sessions
    }

    /// The same server, which may call apps there.
    #[must_use]
    pub fn calling(mut self, reach: Reach) -> Self {
        self.reach = reach;
        self
    }

    /// Where apps may be called.
    pub const fn reach(&self) -> &Reach {
        &self.reach
    }

    /// Apps, and what they hold.
    pub const fn grants(&self) -> &Grants {
        &self.grants
    }

    /// Seals what goes out and comes back; `purpose` keeps one sort from being taken for another.
    pub fn seal(&self, purpose: &'static str, text: &[u8]) -> Result<Vec<u8>, KeyError> {
        self.house.vault.seal(returning(purpose), text, self.store().entropy())
    }

    /// Opens what has come back; nothing where it was changed or is none of ours.
    pub fn unseal(&self, purpose: &'static str, sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        self.house.vault.open(returning(purpose), sealed).ok()
    }

    /// The keys that sign tokens.
    pub const fn signing(&self) -> &Signing {
        &self.signing
    }

    /// Employees' sessions checked lately.
    pub const fn employees(&self) -> &Employees {
        &self.employees
    }

    /// The same server, which keeps records for so long.
    #[must_use]
    pub fn keeping(mut self, retention: Keep) -> Self {
        self.retention = retention;
        self
    }

    /// The access rules, and how everybody stands under them.
    pub const fn access(&self) -> &Access {
        &self.access
    }

    /// How long records about people are kept.
    pub const fn retention(&self) -> Keep {
        self.retention
    }

    /// The console's passkeys.
    pub const fn passkeys(&self) -> &Passkeys {
        &self.passkeys
    }

    /// The same server with others who are asked, and who bring codes.
    #[must_use]
    pub fn with_couriers(mut self, couriers: Couriers) -> Self {
        self.couriers = couriers;
        self
    }

    /// Employees' passwords.
    pub const fn passwords(&self) -> &Passwords {
        &self.passwords
    }

    /// What employees' sign-ins are judged with, and in which language they are written to.
    pub const fn means(&self, language: Language) -> Means<'_> {
        Means { passkeys: &self.passkeys, passwords: &self.passwords, couriers: &self.couriers, language }
    }

    /// Who has asked how often lately.
    pub const fn limits(&self) -> &Limits {
        &self.limits
    }

    /// Who listens to news right now.
    pub const fn seats(&self) -> &Seats {
        &self.seats
    }

    /// Becomes true when the server goes away.
    pub fn closing(&self) -> watch::Receiver<bool> {
        self.closing.subscribe()
    }

    /// Tells everybody who waits that the server goes away.
    pub fn close(&self) {
        self.closing.send_replace(true);
    }

    /// Waits until everybody who was told has gone.
    pub async fn parted(&self) {
        self.closing.closed().await;
    }

    /// A challenge that nobody has seen before.
    pub fn new_challenge(&self) -> Challenge {
        Challenge::from(random::<32>(self.store().entropy()))
    }

    /// When a device that is sent away should come back, in milliseconds: anywhere in a window that grows with their number.
    pub fn come_back_after(&self) -> u64 {
        let devices = self.store().bell().listeners() as u64;
        let window = RETURN_WINDOW_MS.max(devices.saturating_mul(1000) / RETURNS_PER_SECOND);
        u64::from_be_bytes(random::<8>(self.store().entropy())) % window
    }
}
