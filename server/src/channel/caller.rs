//! A device that has proved by its signature that it is the one of an enrollment. Every message of a device carries its own proof.
//!
//! The status of the enrollment is not asked here: a device whose enrollment is over must still be able to fetch what destroys
//! and to say that it is done.

use lethe_proto::{
    cbor::Exact,
    checkin::{Checkin, CheckinTag},
    cose::Cose,
    ids::EnrollmentId,
    receipt::{SignedReceipt, verify_device},
    recovery::{RecoveryBlob, RecoveryTag},
};

use crate::{
    store::{StoreError, repo::enrollments::Enrollment},
    wiring::House,
};

/// Why a message is not taken.
#[derive(Debug, Clone, thiserror::Error)]
pub enum Stranger {
    /// No such enrollment here.
    #[error("no enrollment of this id is known here")]
    Unknown,
    /// The signature, tenant or challenge does not hold.
    #[error("the message is not signed by the device of this enrollment")]
    Signature,
    /// Answers another challenge, or repeats an old check-in.
    #[error("the check-in repeats an old one")]
    Replayed,
    /// Our own fault.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A device whose signature was checked. Only this file makes one.
#[derive(Debug, Clone)]
pub struct DeviceCaller {
    enrollment: Box<Enrollment>,
}

impl DeviceCaller {
    /// Which enrollment.
    pub fn enrollment(&self) -> &Enrollment {
        &self.enrollment
    }

    /// By a check-in.
    pub async fn of_checkin(house: &House, checkin: &Exact<Checkin>, cose: &Cose) -> Result<Self, Stranger> {
        let caller = Self::find(house, checkin.enrollment).await?;
        caller.check(house, checkin.tenant == house.tenant(), CheckinTag::TEXT, checkin.bytes(), cose)
    }

    /// By a recovery blob.
    pub async fn of_blob(house: &House, blob: &Exact<RecoveryBlob>, cose: &Cose) -> Result<Self, Stranger> {
        let caller = Self::find(house, blob.enrollment).await?;
        caller.check(house, blob.tenant == house.tenant(), RecoveryTag::TEXT, blob.bytes(), cose)
    }

    /// By a receipt.
    pub async fn of_receipt(house: &House, receipt: &SignedReceipt) -> Result<Self, Stranger> {
        let caller = Self::find(house, receipt.receipt.enrollment).await?;
        let ours = receipt.receipt.tenant == house.tenant() && receipt.receipt.device == caller.enrollment.device;
        receipt.verify(&caller.enrollment.device_key).map_err(|_| Stranger::Signature)?;
        if ours { Ok(caller) } else { Err(Stranger::Signature) }
    }

    async fn find(house: &House, id: EnrollmentId) -> Result<Self, Stranger> {
        let enrollment = house.store().read().enrollments().find(id).await?.ok_or(Stranger::Unknown)?;
        Ok(Self { enrollment: Box::new(enrollment) })
    }

    fn check(
        self,
        house: &House,
        ours: bool,
        domain: &'static str,
        bytes: &[u8],
        cose: &Cose,
    ) -> Result<Self, Stranger> {
        verify_device(&self.enrollment.device_key, domain, house.tenant(), bytes, cose)
            .map_err(|_| Stranger::Signature)?;
        if ours { Ok(self) } else { Err(Stranger::Signature) }
    }
}
