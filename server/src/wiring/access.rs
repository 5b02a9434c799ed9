//! The access rules of this node: one snapshot that is swapped whole, and how everybody who is in was judged last.
//!
//! A request costs one look at the snapshot and one comparison. Only who comes from elsewhere, meets other rules, or was judged for a
//! time that is over is judged anew. Nothing that is remembered here outlives the snapshot that it was judged by.

use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{
        Arc, PoisonError, RwLock,
        atomic::{AtomicU64, Ordering},
    },
};

use arc_swap::ArcSwap;
use lethe_proto::ids::Time;
use lethe_server_core::{
    access::{
        facts::{Device, Posture},
        origin::{AddressUnknown, Origin},
    },
    caller::{Caller, Via},
};
use tokio::sync::Mutex;

use crate::{
    store::StoreError,
    usecase::{
        House,
        access::{Attempt, Rules},
        authenticate_employee::LiveEmployee,
        judge_caller::{JudgeCallerError, Standing, judge_caller},
        judge_employee::{Door, JudgeEmployeeError, judge_employee},
        settle_access_rules::unreadable,
    },
};

/// More callers than this, and all are judged anew.
const MOST: usize = 10_000;

/// Where somebody comes from.
type Address = Result<IpAddr, AddressUnknown>;

/// What a device's own word makes of it, without how long that holds: on none, on one that has not said, or on one that complies or not.
type Word = Option<Option<bool>>;

const fn word(device: Device) -> Word {
    match device {
        Device::None => None,
        Device::Enrolled { posture: Posture::Unknown, .. } => Some(None),
        Device::Enrolled { posture: Posture::Said { compliant, .. }, .. } => Some(Some(compliant)),
    }
}

/// On what and from where somebody asks.
type Place = (Address, Word);

/// How a caller was judged last.
#[derive(Clone)]
struct Seen {
    place: Place,
    version: u64,
    standing: Standing,
}

impl Seen {
    /// Whether nothing has changed that the judgement stood on.
    fn holds(&self, place: Place, version: u64, now: Time) -> bool {
        self.place == place && self.version == version && self.standing.valid_until.is_none_or(|until| now < until)
    }
}

/// The access rules of this node.
pub struct Access {
    rules: ArcSwap<Rules>,
    seen: RwLock<HashMap<[u8; 16], Seen>>,
    /// Until when the host's operator has set the rules aside, as it was last looked; 0 for not at all.
    set_aside_until: AtomicU64,
    reading: Mutex<()>,
}

const fn name(via: Via) -> [u8; 16] {
    match via {
        Via::Token(id) => *id.as_bytes(),
        Via::Session(id) => *id.as_bytes(),
    }
}

async fn read(house: &House, now: Time) -> Result<Rules, StoreError> {
    let stored = house.store.read().access_rules().in_force(now).await?;
    Rules::of_stored(stored.as_ref()).map_err(|_| unreadable(stored.map_or(0, |rules| rules.head.version)))
}

impl Access {
    /// The rules that are in force now.
    pub async fn open(house: &House) -> Result<Self, StoreError> {
        let rules = read(house, house.store.clock().now()).await?;
        Ok(Self {
            rules: ArcSwap::from_pointee(rules),
            seen: RwLock::default(),
            set_aside_until: AtomicU64::new(0),
            reading: Mutex::new(()),
        })
    }

    /// The snapshot. Where nobody has confirmed it in time, the version before takes its place first.
    pub async fn rules(&self, house: &House) -> Result<Arc<Rules>, StoreError> {
        let rules = self.rules.load_full();
        if !rules.have_lapsed(house.store.clock().now()) {
            return Ok(rules);
        }
        self.read_again(house).await?;
        Ok(self.rules.load_full())
    }

    /// Reads the rules that are in force now.
    pub async fn read_again(&self, house: &House) -> Result<(), StoreError> {
        // One after the other, or an old answer could take the place of a newer one.
        let _reading = self.reading.lock().await;
        self.rules.store(Arc::new(read(house, house.store.clock().now()).await?));
        Ok(())
    }

    /// Looks whether other rules are in force than those known here, whoever has changed them and wherever.
    pub async fn look(&self, house: &House) -> Result<(), StoreError> {
        let (read, now) = (house.store.read(), house.store.clock().now());
        let set_aside = read.break_glass().until(now).await?.map_or(0, |until| until.0);
        if self.set_aside_until.swap(set_aside, Ordering::AcqRel) != set_aside {
            self.forget();
        }
        let head = read.access_rules().head_in_force(now).await?;
        let (version, falls_back_at) = head.map_or((0, None), |head| (head.version, head.falls_back_at()));
        let known = {
            let rules = self.rules.load();
            (rules.version(), rules.falls_back_at())
        };
        if known != (version, falls_back_at) {
            self.read_again(house).await?;
        }
        Ok(())
    }

    /// What somebody from this origin meets.
    pub async fn attempt(&self, house: &House, origin: Origin) -> Result<Attempt, StoreError> {
        Ok(Attempt { origin, rules: self.rules(house).await? })
    }

    /// Lets a caller go on, or not. `origin` is asked only where they are judged anew.
    pub async fn admit(
        &self,
        house: &House,
        caller: &Caller,
        address: Address,
        origin: impl FnOnce() -> Origin,
    ) -> Result<(), JudgeCallerError> {
        let (name, place) = (name(caller.via), (address, None));
        if let Some(seen) = self.standing(house, name, place) {
            let Some(refusal) = seen.refusal else { return Ok(()) };
            // Nobody is refused before it was looked whether the rules are set aside.
            if house.store.read().break_glass().until(house.store.clock().now()).await?.is_none() {
                return Err(refusal.into());
            }
        }
        let attempt = self.attempt(house, origin()).await?;
        let standing = judge_caller(house, caller, &attempt).await?;
        let refusal = standing.refusal.clone();
        self.remember(name, Seen { place, version: attempt.rules.version(), standing });
        refusal.map_or(Ok(()), |refusal| Err(refusal.into()))
    }

    /// Lets an employee go on through a door, or not; whoever is refused has ended there. `origin` is asked only where they are judged anew.
    pub async fn admit_employee(
        &self,
        house: &House,
        session: &LiveEmployee,
        door: &Door,
        address: Address,
        origin: impl FnOnce() -> Origin,
    ) -> Result<(), JudgeEmployeeError> {
        let (name, place) = (door.name(session), (address, word(session.device)));
        if self.standing(house, name, place).is_some_and(|standing| standing.refusal.is_none()) {
            return Ok(());
        }
        let attempt = self.attempt(house, origin()).await?;
        let standing = judge_employee(house, session, door, &attempt).await?;
        let refusal = standing.refusal.clone();
        self.remember(name, Seen { place, version: attempt.rules.version(), standing });
        refusal.map_or(Ok(()), |refusal| Err(refusal.into()))
    }

    /// How somebody was judged last, if nothing has changed that the judgement stood on.
    fn standing(&self, house: &House, name: [u8; 16], place: Place) -> Option<Standing> {
        let now = house.store.clock().now();
        let (version, lapsed) = {
            let rules = self.rules.load();
            (rules.version(), rules.have_lapsed(now))
        };
        let known = self.known(name).filter(|seen| !lapsed && seen.holds(place, version, now));
        known.map(|seen| seen.standing)
    }

    fn remember(&self, name: [u8; 16], seen: Seen) {
        let mut everybody = self.seen.write().unwrap_or_else(PoisonError::into_inner);
        if everybody.len() >= MOST {
            everybody.clear();
        }
        everybody.insert(name, seen);
    }

    fn known(&self, via: [u8; 16]) -> Option<Seen> {
        self.seen.read().unwrap_or_else(PoisonError::into_inner).get(&via).cloned()
    }

    /// Everybody is judged anew when they next ask.
    pub fn forget(&self) {
        self.seen.write().unwrap_or_else(PoisonError::into_inner).clear();
    }
}
