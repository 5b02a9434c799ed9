//! A device says who it is and how it is, and gets what it lacks: the time, keyrings, its state, its share.

use lethe_proto::{
    cbor::Exact,
    checkin::{Checkin, CheckinTag},
    cose::Cose,
    ids::Challenge,
    receipt::verify_device,
    share::{Place, ShareBox, share},
    state::{Reply, ReplyTag},
    wire::Down,
};
use lethe_server_core::{
    actor::Actor,
    audit::AuditEvent,
    employee_session::Ending,
    mode::Mode,
    protection::{Change, OUT_OF_REACH},
};

use super::{
    House,
    failure::failures,
    steps::{
        end_sessions::end_sessions,
        state_change::{adopt_state, change_state, is_orphaned},
    },
};
use crate::store::{
    Has, Reader, Report, StoreError,
    lists::Shown,
    repo::{
        employee_sessions::Which,
        enrollments::{Enrollment, EnrollmentStatus},
        states::StoredState,
    },
};

failures!(
    /// Why the check-in was not taken.
    CheckInError {
        /// Nobody of this id.
        Unknown = Denied "enrollment.unknown" "this server does not know the enrollment; if it was restored from a backup, enroll the device again",
        /// The signature does not hold.
        Signature = Denied "checkin.signature" "the check-in is not signed by the enrolled device",
        /// An answer to somebody else's challenge.
        Challenge = Denied "checkin.challenge" "the check-in answers another connection's challenge; connect again",
        /// A sequence that was seen before.
        Replayed = Conflict "checkin.replayed" "a check-in with this or a higher sequence was seen already",
        /// No first keyring.
        NoTenant = Conflict "tenant.missing" "there is no company yet; run `lethe init` first",
    }
);

/// A device that has proven who it is, and what to send it at once.
pub struct CheckedIn {
    /// Whose channel it is.
    pub enrollment: Enrollment,
    /// The tree that the device has seen: proofs continue from here.
    pub tree_size: u64,
    /// Reply first, then keyrings in order, then state, then share.
    pub down: Vec<Down>,
}

/// Takes a check-in. `expected` is the challenge of a WebSocket; a plain HTTPS check-in carries zeros.
pub async fn check_in(
    house: &House,
    checkin: Exact<Checkin>,
    cose: Cose,
    expected: Option<Challenge>,
) -> Result<CheckedIn, CheckInError> {
    let read = house.store.read();
    let tenant = read.tenant().find().await?.ok_or(CheckInError::NoTenant)?;
    let enrollment = read.enrollments().find(checkin.enrollment).await?.ok_or(CheckInError::Unknown)?;
    if checkin.tenant != tenant.id {
        return Err(CheckInError::Unknown);
    }
    verify_device(&enrollment.device_key, CheckinTag::TEXT, checkin.tenant, checkin.bytes(), &cose)
        .map_err(|_| CheckInError::Signature)?;
    if checkin.challenge != expected.unwrap_or(Challenge::ZERO) {
        return Err(CheckInError::Challenge);
    }
    let state = read.states().find(enrollment.no).await?;
    let report = Report {
        sequence: checkin.sequence,
        reported_at: house.store.clock().now(),
        body: checkin.bytes().to_vec(),
        cose: cose.as_bytes().to_vec(),
    };
    let has = Has {
        keyring: checkin.keyring.version,
        state: match &state {
            None => Some(0),
            Some(stored) => is_known_to(stored, &checkin).then_some(stored.state.counter),
        },
        first: enrollment.status == EnrollmentStatus::Pending,
        shown: Some(Shown::of(&checkin)).filter(|shown| *shown != enrollment.shown),
    };
    if !house.store.put_report((enrollment.no, enrollment.id), report, has).await? {
        return Err(CheckInError::Replayed);
    }
    // Looked up before anything is learned: what this check-in adds to the log must not make it look as long as the one that was lost.
    let logged = house.store.read().checkpoint().await?.map_or(0, |(size, _)| size);
    let ahead = is_ahead(house, &read, &enrollment, &checkin, state.as_ref()).await?
        || tenant.mode == Mode::Restore && has_forgotten_lock(&checkin, state.as_ref());
    if ahead {
        learn(house, &enrollment, &checkin).await?;
    } else if is_orphaned(house, &read.keyrings(), state.as_ref().map(|stored| &*stored.state)).await? {
        adopt(house, &enrollment).await?;
    }
    if checkin.tree_size > logged {
        log_tail_lost(house, &enrollment).await?;
    }
    let down = answer(house, &enrollment, &checkin, tenant.mode, ahead).await?;
    Ok(CheckedIn { enrollment, tree_size: checkin.tree_size, down })
}

/// Whether the device reports this state, or a newer one of the same key.
fn is_known_to(stored: &StoredState, checkin: &Checkin) -> bool {
    checkin.state.server_key == stored.state.server_key && checkin.state.counter >= stored.state.counter
}

/// Whether the device has counted further for a key of ours than anybody here knows. Counters that nobody could reach, and
/// keys that nobody knows, are a device's invention.
async fn is_ahead(
    house: &House,
    read: &Reader<'_>,
    enrollment: &Enrollment,
    checkin: &Checkin,
    state: Option<&StoredState>,
) -> Result<bool, StoreError> {
    let reported = checkin.state;
    let same = state.is_some_and(|stored| {
        stored.state.server_key == reported.server_key && reported.counter <= stored.state.counter
    });
    if same || reported.counter == 0 || reported.counter >= OUT_OF_REACH {
        return Ok(false);
    }
    let lines = read.states().lines(enrollment.no).await?;
    if let Some(line) = lines.iter().find(|line| line.server_key == reported.server_key) {
        return Ok(reported.counter > line.counter);
    }
    let newest = read.keyrings().newest().await?;
    let named = newest.is_some_and(|newest| newest.keyring.service_key(reported.server_key).is_some());
    Ok(named || reported.server_key == house.server_key())
}

/// Whether the device is locked and a restored server does not know it. Its counter tells nothing where the server has already
/// counted on without having heard the device.
fn has_forgotten_lock(checkin: &Checkin, state: Option<&StoredState>) -> bool {
    let known = state.is_some_and(|stored| stored.state.locked_since > 0);
    checkin.locked && !known && checkin.state.counter < OUT_OF_REACH
}

/// The device remembers more than the server: continue behind its counter, and keep its lock.
async fn learn(house: &House, enrollment: &Enrollment, checkin: &Checkin) -> Result<(), StoreError> {
    let (reported, locked) = (checkin.state, checkin.locked);
    let change = Change::CatchUp { locked };
    let (house_in, enrollment) = (house.clone(), enrollment.clone());
    house
        .store
        .write(move |mut tx| async move {
            tx.states().reach(enrollment.no, reported.server_key, reported.counter).await?;
            change_state(&house_in, &mut tx, &enrollment, &change).await?;
            if locked {
                let (by, bound) = (Actor::Device(enrollment.id), Which::Enrollment(enrollment.no));
                end_sessions(&house_in, &mut tx, by, bound, Ending::Device).await?;
            }
            tx.outbox().alarm(enrollment.no, "restore.learned", tx.now()).await?;
            let event = AuditEvent::RestoreLearned { enrollment: enrollment.id, what: "state_counter" };
            Ok::<_, StoreError>(tx.commit(Actor::Device(enrollment.id), event, ()))
        })
        .await
}

/// A newer keyring has dropped the key that signed the state: this node signs it.
async fn adopt(house: &House, enrollment: &Enrollment) -> Result<(), StoreError> {
    let (house_in, enrollment) = (house.clone(), enrollment.clone());
    house
        .store
        .write(move |mut tx| async move {
            match adopt_state(&house_in, &mut tx, &enrollment).await? {
                Some(event) => Ok::<_, StoreError>(tx.commit(Actor::Server, event, ())),
                None => tx.unchanged(()).await,
            }
        })
        .await
}

/// The device has seen a longer log than this one: only a keyring with a new log generation helps. Said once.
async fn log_tail_lost(house: &House, enrollment: &Enrollment) -> Result<(), StoreError> {
    let enrollment = enrollment.clone();
    house
        .store
        .write(move |tx| async move {
            if !tx.outbox().alarm(enrollment.no, "log.tail_lost", tx.now()).await? {
                return tx.unchanged(()).await;
            }
            let event = AuditEvent::RestoreLearned { enrollment: enrollment.id, what: "log_tail_lost" };
            Ok(tx.commit(Actor::Device(enrollment.id), event, ()))
        })
        .await
}

async fn answer(
    house: &House,
    enrollment: &Enrollment,
    checkin: &Checkin,
    mode: Mode,
    ahead: bool,
) -> Result<Vec<Down>, CheckInError> {
    let read = house.store.read();
    // Read again: a lock that came while the check-in was written down withholds the share.
    let state = read.states().find(enrollment.no).await?;
    let reply = Exact::new(Reply {
        tag: ReplyTag,
        tenant: checkin.tenant,
        enrollment: enrollment.id,
        challenge: checkin.challenge,
        sequence: checkin.sequence,
        time: house.store.clock().now(),
    });
    let cose = house.sign(checkin.tenant, ReplyTag::TEXT, &reply);
    let mut down = vec![Down::Reply(reply, house.server_key(), cose)];
    for keyring in read.keyrings().since(checkin.keyring.version.saturating_add(1)).await? {
        down.push(Down::Keyring(keyring));
    }
    let locked = state.as_ref().is_some_and(|stored| stored.state.locked_since > 0);
    if let Some(stored) = state
        && !is_known_to(&stored, checkin)
    {
        down.push(Down::State(stored.state, stored.cose));
    }
    let gone = !enrollment.status.is_alive();
    if checkin.wants_share && mode.gives_share(locked, gone, ahead) {
        down.extend(share_for(house, enrollment, checkin.share_epoch).await?.map(Down::Share));
    }
    Ok(down)
}

/// The share of the epoch that the device names, or of the first one where it names none.
async fn share_for(house: &House, enrollment: &Enrollment, epoch: u64) -> Result<Option<ShareBox>, StoreError> {
    let read = house.store.read();
    let Some(secret) = read.shares().secret(enrollment.no).await? else { return Ok(None) };
    let Some(known) = read.shares().epoch(enrollment.no).await? else { return Ok(None) };
    let epoch = if epoch == 0 { known.epoch } else { epoch.min(known.epoch) };
    let place = Place { tenant: enrollment.grant.server_half.tenant, enrollment: enrollment.id };
    let value = share(&secret, place, epoch);
    let entropy = house.store.entropy();
    let sealed = ShareBox::seal(&enrollment.seal_key, &value, place, epoch, &mut |bytes| entropy.fill(bytes));
    Ok(sealed.ok())
}
