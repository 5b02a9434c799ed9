//! An enrolled device vouches for whoever signs in on it: it proves that it is there, now, over a challenge of ours. That proves no person. It
//! gives a secret with which a browser on the device begins an attempt of the person to whom it is enrolled.
//!
//! Challenges are sealed and kept nowhere until they are answered, so asking for them fills nothing.

use lethe_proto::{
    cbor::sha256,
    ids::Time,
    possession::{Audience, SignedPossession},
};
use lethe_server_core::{actor::Actor, audit::EmployeeEvent, mode::Mode};
use zeroize::Zeroizing;

use super::{
    House,
    failure::failures,
    sign_in::{Silent, may_vouch},
    steps::secret_text,
};
use crate::{
    keys::{Cell, KeyError},
    store::{StoreError, repo::people::Person},
};

/// How long a challenge can be answered.
pub const CHALLENGE_MS: u64 = 60_000;
/// How far a device's clock may be from ours.
const CLOCK_MS: u64 = 120_000;
/// How long a browser can come with what a device's word gave.
pub const VOUCH_MS: u64 = 120_000;

/// What a sealed challenge is for.
const CHALLENGE: Cell<'static> = Cell { table: "vouch", column: "challenge", row: b"" };
/// A point of P-256, under which nobody signs: an enrollment that nobody knows costs as much as one that is there.
const NOBODY: [u8; 33] = [
    3, 0x6b, 0x17, 0xd1, 0xf2, 0xe1, 0x2c, 0x42, 0x47, 0xf8, 0xbc, 0xe6, 0xe5, 0x63, 0xa4, 0x40, 0xf2, 0x77, 0x03,
    0x7d, 0x81, 0x2d, 0xeb, 0x33, 0xa0, 0xf4, 0xa1, 0x39, 0x45, 0xd8, 0x98, 0xc2, 0x96,
];

failures!(
    /// Why a device's word did not count. Only a device that has proved that it is the one is told more than the first.
    VouchDeviceError {
        /// Unknown, of another company, or not signed by the device: the caller is not told which.
        Refused = Denied "device_sign_in.refused" "this is no proof of a device that is enrolled here; enroll the device, or look whether its agent speaks to this server",
        /// Made for somebody else.
        Audience = Denied "device_sign_in.audience" "the proof was made for somebody else; ask the agent for one that is for signing in at an address of this server",
        /// Too far from ours.
        Clock = Denied "device_sign_in.clock" "the device's clock differs from the server's by more than two minutes; set it, and begin again",
        /// Not ours, too old, or answered before.
        Challenge = Conflict "device_sign_in.challenge" "the challenge is not of this server, older than a minute, or was answered before; begin again",
        /// Locked.
        Locked = Denied "device_sign_in.locked" "this device is locked and vouches for nobody; your administrators can have it unlocked",
        /// Erased, unenrolled, or never checked in.
        Ended = Denied "device_sign_in.ended" "this enrollment has ended, or the device has never checked in; start the agent, or enroll the device again",
        /// Not active.
        Person = Denied "device_sign_in.person" "whoever this device is enrolled to may not sign in; ask an administrator",
        /// Restored from a backup: locks may be unknown.
        Restored = Conflict "device_sign_in.restored" "this server came from a backup and may not know of a lock; an administrator reviews it with `lethe restore review`",
        /// The library failed.
        Broken = Internal "device_sign_in.failed" "the proof could not be judged; look into the server's log",
    }
);

impl From<KeyError> for VouchDeviceError {
    fn from(_: KeyError) -> Self {
        Self::Broken
    }
}

impl From<Silent> for VouchDeviceError {
    fn from(silent: Silent) -> Self {
        match silent {
            Silent::Ended => Self::Ended,
            Silent::Locked => Self::Locked,
        }
    }
}

/// A device's word that counted.
pub struct Vouched {
    /// Good once: for a browser on the device.
    pub secret: Zeroizing<String>,
    /// Until then.
    pub expires: Time,
}

/// A challenge for a device, good once for a minute.
pub fn ask_device(house: &House) -> Result<Vec<u8>, VouchDeviceError> {
    let now = house.store.clock().now();
    Ok(house.vault.seal(CHALLENGE, &now.0.to_be_bytes(), house.store.entropy())?)
}

fn is_fresh(house: &House, challenge: &[u8], now: Time) -> bool {
    let opened = house.vault.open(CHALLENGE, challenge).ok();
    let asked_at = opened.and_then(|plain| plain.as_slice().try_into().ok()).map(u64::from_be_bytes);
    asked_at.is_some_and(|at| now.0.checked_sub(at).is_some_and(|age| age < CHALLENGE_MS))
}

/// Whether the proof is for signing in, at an address of this server: as it is configured, or as the keyring tells devices.
async fn is_for_us(house: &House, own: &[String], audience: &Audience) -> Result<bool, StoreError> {
    let told = house.store.read().keyrings().newest().await?;
    let told = told.iter().flat_map(|signed| &signed.keyring.server_urls);
    Ok(own.iter().chain(told).any(|url| Audience::of_sign_in(url).as_ref() == Some(audience)))
}

/// Judges a device's word; `own` are the addresses of this server.
pub async fn vouch_device(house: &House, own: &[String], proof: SignedPossession) -> Result<Vouched, VouchDeviceError> {
    let (read, now, said) = (house.store.read(), house.store.clock().now(), &proof.possession);
    let tenant = read.tenant().find().await?.ok_or(VouchDeviceError::Refused)?;
    let enrollment = read.enrollments().find(said.enrollment).await?;
    let signed = proof.verify(enrollment.as_ref().map_or(&NOBODY, |known| &known.device_key)).is_ok();
    let known = enrollment.filter(|_| signed && said.tenant == tenant.id);
    let id = known.ok_or(VouchDeviceError::Refused)?.id;
    if !is_for_us(house, own, &said.audience).await? {
        return Err(VouchDeviceError::Audience);
    }
    if said.time.0.abs_diff(now.0) > CLOCK_MS {
        return Err(VouchDeviceError::Clock);
    }
    if !is_fresh(house, said.challenge.as_bytes(), now) {
        return Err(VouchDeviceError::Challenge);
    }
    if tenant.mode == Mode::Restore {
        return Err(VouchDeviceError::Restored);
    }
    let challenge = sha256(said.challenge.as_bytes());
    let secret = secret_text::make("lethe-vouch-", house.store.entropy());
    let (hash, expires) = (secret.hash, now.plus(VOUCH_MS));
    let kept = house.store.write(move |tx| async move {
        let bound = tx.enrollments().find(id).await?.ok_or(VouchDeviceError::Refused)?;
        may_vouch(&bound, &tx.states()).await??;
        let person = tx.people().find_no(bound.person_no).await?.filter(Person::is_active);
        let person = person.ok_or(VouchDeviceError::Person)?.id;
        if !tx.vouches().insert(&hash, &challenge, bound.no, (tx.now(), expires)).await? {
            return Err(VouchDeviceError::Challenge);
        }
        let event = EmployeeEvent::DeviceVouched { person, enrollment: id };
        Ok(tx.commit(Actor::Device(id), event.into(), ()))
    });
    kept.await?;
    Ok(Vouched { secret: secret.text, expires })
}
