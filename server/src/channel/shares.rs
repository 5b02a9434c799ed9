//! The server's half of a container's key: given only to a living, unlocked device that asks, sealed to its own key.
//!
//! Renewal is compare-and-swap on the epoch: with the share of e goes that of e + 1, and e is left behind only when the device has
//! said, signed, that it wraps with e + 1.

use lethe_proto::{
    checkin::Checkin,
    share::{Place, ShareBox, share},
    wire::Down,
};

use super::session::Known;
use crate::{store::StoreError, wiring::House};

/// The shares that answer a check-in; empty where none is due.
pub(super) async fn frames(house: &House, known: &Known, checkin: &Checkin) -> Result<Vec<Down>, StoreError> {
    let Some(epoch) = house.share_epoch(known, checkin).await? else { return Ok(Vec::new()) };
    let Some(secret) = house.store().read().shares().secret(known.no).await? else { return Ok(Vec::new()) };
    let place = Place { tenant: house.tenant(), enrollment: known.id };
    let mut frames = Vec::new();
    let epochs = if checkin.share_epoch == 0 { epoch..=epoch } else { checkin.share_epoch..=checkin.share_epoch + 1 };
    for epoch in epochs {
        let part = share(&secret, place, epoch);
        let mut entropy = |bytes: &mut [u8]| house.store().entropy().fill(bytes);
        match ShareBox::seal(&known.seal_key, &part, place, epoch, &mut entropy) {
            Ok(sealed) => frames.push(Down::Share(sealed)),
            Err(_) => tracing::error!("a share could not be sealed: the enrollment's sealing key is not a point"),
        }
    }
    Ok(frames)
}
