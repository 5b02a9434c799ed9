//! How often somebody may ask: by their address before anybody has proved who they are, by account afterwards.
//!
//! The address is verified: that of the connection, or the one that a trusted proxy names. Callers whom nobody knows share the
//! allowance of the peer that they came through.

use std::{
    hash::Hash,
    net::{IpAddr, Ipv6Addr},
    num::NonZeroU32,
    sync::{Arc, Mutex, PoisonError},
};

use governor::{
    Quota, RateLimiter, clock::Clock as GovernorClock, middleware::NoOpMiddleware, nanos::Nanos,
    state::keyed::DashMapStateStore,
};
use lethe_proto::ids::PersonId;
use lethe_server_core::{caller::Caller, clock::Clock};

use super::account::Account;

/// An allowance: so many at once, and so many a second after that.
#[derive(Debug, Clone, Copy)]
pub struct Allowance {
    /// At once.
    pub burst: NonZeroU32,
    /// A second.
    pub per_second: NonZeroU32,
}

/// The allowances of an installation.
#[derive(Debug, Clone, Copy)]
pub struct Allowances {
    /// Of an address that has proved nothing: setting up, signing in, tickets.
    pub strangers: Allowance,
    /// Of an address from which devices enroll: a whole office may stand behind one address.
    pub newcomers: Allowance,
    /// Of an administrator: once for all their tokens, and once for their browsers. Of an employee: once.
    pub accounts: Allowance,
}

const fn allowance(burst: u32, per_second: u32) -> Allowance {
    let (Some(burst), Some(per_second)) = (NonZeroU32::new(burst), NonZeroU32::new(per_second)) else {
        return Allowance { burst: NonZeroU32::MIN, per_second: NonZeroU32::MIN };
    };
    Allowance { burst, per_second }
}

impl Allowances {
    /// What is enough for people and their programs.
    pub const USUAL: Self =
        Self { strangers: allowance(60, 1), newcomers: allowance(500, 50), accounts: allowance(500, 50) };
    /// No limit that anybody would reach.
    pub const ENDLESS: Self = {
        let endless = allowance(1_000_000_000, 1_000_000_000);
        Self { strangers: endless, newcomers: endless, accounts: endless }
    };
}

/// The house's clock as a limiter needs it: it never goes back, whatever happens to the wall clock.
#[derive(Clone)]
struct Forward {
    clock: Arc<dyn Clock>,
    seen: Arc<Mutex<Seen>>,
}

#[derive(Default)]
struct Seen {
    wall_ms: u64,
    forward_ms: u64,
}

impl GovernorClock for Forward {
    type Instant = Nanos;

    fn now(&self) -> Nanos {
        let wall_ms = self.clock.now().0;
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.forward_ms += wall_ms.saturating_sub(seen.wall_ms);
        seen.wall_ms = wall_ms;
        Nanos::from(seen.forward_ms.saturating_mul(1_000_000))
    }
}

/// Seconds until the same may be asked again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooMany {
    /// At least one.
    pub wait_s: u64,
}

struct Meter<K: Hash + Eq + Clone> {
    limiter: RateLimiter<K, DashMapStateStore<K>, Forward, NoOpMiddleware<Nanos>>,
}

impl<K: Hash + Eq + Clone> Meter<K> {
    fn new(allowance: Allowance, clock: Forward) -> Self {
        let quota = Quota::per_second(allowance.per_second).allow_burst(allowance.burst);
        Self { limiter: RateLimiter::dashmap_with_clock(quota, clock) }
    }

    fn ask(&self, who: &K) -> Result<(), TooMany> {
        self.limiter.check_key(who).map_err(|until| {
            let wait = until.wait_time_from(self.limiter.clock().now());
            TooMany { wait_s: wait.as_secs() + u64::from(wait.subsec_nanos() > 0) }
        })
    }
}

/// Who has asked how often lately.
pub struct Limits {
    strangers: Meter<IpAddr>,
    newcomers: Meter<IpAddr>,
    accounts: Meter<Account>,
}

impl Limits {
    /// Limits that go by a clock.
    pub fn new(allowances: Allowances, clock: Arc<dyn Clock>) -> Self {
        let seen = Mutex::new(Seen { wall_ms: clock.now().0, forward_ms: 0 });
        let clock = Forward { clock, seen: Arc::new(seen) };
        Self {
            strangers: Meter::new(allowances.strangers, clock.clone()),
            newcomers: Meter::new(allowances.newcomers, clock.clone()),
            accounts: Meter::new(allowances.accounts, clock),
        }
    }

    /// Somebody who has proved nothing asks for something.
    pub fn stranger(&self, peer: IpAddr) -> Result<(), TooMany> {
        self.strangers.ask(&network(peer))
    }

    /// A device asks to be enrolled.
    pub fn newcomer(&self, peer: IpAddr) -> Result<(), TooMany> {
        self.newcomers.ask(&network(peer))
    }

    /// An administrator asks for something.
    pub fn account(&self, caller: &Caller) -> Result<(), TooMany> {
        self.accounts.ask(&Account::of(caller))
    }

    /// An employee asks for something.
    pub fn employee(&self, person: PersonId) -> Result<(), TooMany> {
        self.accounts.ask(&Account::Employee(person))
    }

    /// Forgets everybody who has their whole allowance again.
    pub fn forget_the_quiet(&self) {
        self.strangers.limiter.retain_recent();
        self.newcomers.limiter.retain_recent();
        self.accounts.limiter.retain_recent();
    }
}

/// What one peer can choose among at will counts as one: an IPv6 network of 64 bits.
fn network(peer: IpAddr) -> IpAddr {
    match peer.to_canonical() {
        IpAddr::V4(address) => IpAddr::V4(address),
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU64, Ordering};

    use lethe_proto::ids::Time;

    use super::*;

    struct Hand(AtomicU64);

    impl Clock for Hand {
        fn now(&self) -> Time {
            Time(self.0.load(Ordering::Acquire))
        }
    }

    fn limits(strangers: Allowance) -> (Limits, Arc<Hand>) {
        let clock = Arc::new(Hand(AtomicU64::new(1_800_000_000_000)));
        (Limits::new(Allowances { strangers, ..Allowances::USUAL }, clock.clone()), clock)
    }

    #[test]
    fn an_allowance_comes_back_with_time() {
        let (limits, clock) = limits(allowance(2, 1));
        let peer = IpAddr::from([192, 0, 2, 1]);
        assert!(limits.stranger(peer).is_ok() && limits.stranger(peer).is_ok());
        assert_eq!(limits.stranger(peer), Err(TooMany { wait_s: 1 }));
        assert!(limits.stranger(IpAddr::from([192, 0, 2, 2])).is_ok(), "somebody else has their own");
        clock.0.fetch_add(1_000, Ordering::AcqRel);
        assert!(limits.stranger(peer).is_ok());
    }

    #[test]
    fn a_clock_that_is_set_back_keeps_nobody_out() {
        let (limits, clock) = limits(allowance(1, 1));
        let peer = IpAddr::from([192, 0, 2, 1]);
        assert!(limits.stranger(peer).is_ok());
        clock.0.fetch_sub(3_600_000, Ordering::AcqRel);
        assert_eq!(limits.stranger(peer), Err(TooMany { wait_s: 1 }));
        clock.0.fetch_add(1_000, Ordering::AcqRel);
        assert!(limits.stranger(peer).is_ok());
    }

    #[test]
    fn addresses_that_one_peer_chooses_among_share_an_allowance() {
        let one: IpAddr = "2001:db8:1:2:aaaa::1".parse().unwrap();
        let two: IpAddr = "2001:db8:1:2:bbbb::9".parse().unwrap();
        let elsewhere: IpAddr = "2001:db8:1:3::1".parse().unwrap();
        assert_eq!(network(one), network(two));
        assert_ne!(network(one), network(elsewhere));
        assert_eq!(network("::ffff:192.0.2.1".parse().unwrap()), IpAddr::from([192, 0, 2, 1]));
    }
}
