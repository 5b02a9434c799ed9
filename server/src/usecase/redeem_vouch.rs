//! A browser comes with the secret that a device's word gave: an attempt begins, for the person to whom that device is enrolled. They still
//! prove who they are like everybody.

use lethe_proto::text::Line;
use lethe_server_core::access::app::AppId;

use super::{
    House,
    access::Rules,
    begin_attempt::{BeginAttemptError, BegunAttempt, begin_on_device},
    failure::failures,
    sign_in::{Means, may_vouch},
    steps::secret_text,
};
use crate::store::repo::people::Person;

failures!(
    /// Why no attempt began.
    RedeemVouchError {
        /// Unknown, used, too old, or its device may not vouch any more: the caller is not told which.
        Invalid = Denied "device_sign_in.over" "this way in is unknown, was used, or is older than two minutes; begin again on the device",
    }
    and
    /// What any attempt can fail with.
    Begin(BeginAttemptError)
);

/// An attempt on a device.
pub struct BegunOnDevice {
    /// The attempt.
    pub begun: BegunAttempt,
    /// The device, as its employee knows it.
    pub device: Line,
}

/// Uses the secret up.
pub async fn redeem_vouch(
    house: &House,
    means: Means<'_>,
    rules: &Rules,
    secret: &str,
    to: (AppId, Option<String>),
) -> Result<BegunOnDevice, RedeemVouchError> {
    let no = house.store.take_vouch(secret_text::hash(secret)).await?.ok_or(RedeemVouchError::Invalid)?;
    let read = house.store.read();
    let bound = read.enrollments().find_no(no).await?.ok_or(RedeemVouchError::Invalid)?;
    if may_vouch(&bound, &read.states()).await?.is_err() {
        return Err(RedeemVouchError::Invalid);
    }
    let person = read.people().find_no(bound.person_no).await?.filter(Person::is_active);
    let person = person.ok_or(RedeemVouchError::Invalid)?;
    let begun = begin_on_device(house, means, rules, (person, no), to).await?;
    Ok(BegunOnDevice { begun, device: bound.label })
}
