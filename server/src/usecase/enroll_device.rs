//! A device enrolls: the code is used up, the bond is granted, and its share secret is made.

use lethe_proto::{
    cbor::{Exact, digest_of, encode},
    enrollment::{
        EnrollReply, EnrollRequest, EnrollRequestTag, Grant, GrantTag, ServerHalf, SignedEnrollRequest, enrollment_id,
    },
    enrollment_record::EnrollmentRecord,
    ids::{DeviceId, Salt},
    leaf::LeafKind,
    receipt::verify_device,
};
use lethe_server_core::{actor::Actor, audit::AuditEvent, entropy::random, protection::Change};
use zeroize::Zeroizing;

use super::{
    House,
    failure::{Failure as _, failures},
    steps::state_change::change_state,
};
use crate::store::{
    StoreError, Tx,
    repo::{
        codes::StoredCode,
        enrollments::{Enrollment, NewEnrollment},
    },
};

failures!(
    /// Why the device was not enrolled.
    EnrollDeviceError {
        /// The device's signature does not hold.
        Signature = Invalid "enrollment.signature" "the request is not signed by the device key in it; start the enrollment again",
        /// Another company.
        Tenant = Invalid "tenant.mismatch" "this code belongs to another company's server",
        /// Unknown, or used by another device.
        Code = Denied "code.invalid" "this enrollment code is unknown or was used by another device; ask for a new one",
        /// Too late.
        CodeExpired = Denied "code.expired" "this enrollment code has expired; ask for a new one",
        /// Taken back.
        CodeWithdrawn = Denied "code.withdrawn" "this enrollment code was taken back; ask for a new one",
        /// Something stands against this person's devices.
        Pending = Conflict "enrollment.pending_order" "a lock or an undecided wipe stands against a device of this person; it must be decided first; your administrators find it in the audit log",
    }
);

/// Grants an enrollment. The same device with the same code gets the same answer again.
pub async fn enroll_device(house: &House, signed: SignedEnrollRequest) -> Result<EnrollReply, EnrollDeviceError> {
    let secret = signed.request.secret.digest();
    let outcome = answer(house, signed).await;
    if let Err(refused) = &outcome {
        // The people who wait for the device see why it does not come. Failing to note it makes nothing worse.
        if let Err(error) = house.store.note_refused(secret, refused.code()).await {
            tracing::warn!(%error, "a refused enrollment was not noted");
        }
    }
    outcome
}

async fn answer(house: &House, signed: SignedEnrollRequest) -> Result<EnrollReply, EnrollDeviceError> {
    let request = &signed.request;
    let half = &request.device_half;
    verify_device(&half.device_key, EnrollRequestTag::TEXT, request.tenant, request.bytes(), &signed.cose)
        .map_err(|_| EnrollDeviceError::Signature)?;
    let outcome = house.store.write({
        let house = house.clone();
        move |tx| async move { grant(&house, tx, signed.request).await }
    });
    outcome.await?
}

type Outcome = Result<EnrollReply, EnrollDeviceError>;

async fn grant(
    house: &House,
    mut tx: Tx,
    request: Exact<EnrollRequest>,
) -> Result<crate::store::Committed<Outcome>, EnrollDeviceError> {
    let half = &request.device_half;
    let stored = tx.codes().find_hash(&request.secret.digest()).await?.ok_or(EnrollDeviceError::Code)?;
    if let Some(used_by) = stored.used_by {
        let same = tx.enrollments().find_no(used_by).await?.filter(|known| known.device_key == half.device_key);
        let known = same.ok_or(EnrollDeviceError::Code)?;
        let reply = reply(&tx, &known, stored.code.keyring_version).await?;
        return Ok(tx.unchanged(Ok(reply)).await?);
    }
    if stored.withdrawn {
        return Err(EnrollDeviceError::CodeWithdrawn);
    }
    if stored.code.expires_at <= tx.now() {
        return Err(EnrollDeviceError::CodeExpired);
    }
    let newest = tx.keyrings().newest().await?.ok_or(EnrollDeviceError::Code)?.keyring;
    if request.tenant != newest.tenant {
        return Err(EnrollDeviceError::Tenant);
    }
    let person = tx.people().find_no(stored.code.person_no).await?.ok_or(EnrollDeviceError::Code)?;
    if something_stands(&tx, stored.code.person_no).await? {
        tx.outbox().alarm(person.no, "enrollment.pending_order", tx.now()).await?;
        let event = AuditEvent::EnrollmentRefused { person: person.id, why: "enrollment.pending_order" };
        return Ok(tx.commit(Actor::Server, event, Err(EnrollDeviceError::Pending)));
    }
    let server_half = ServerHalf {
        tenant: newest.tenant,
        device: DeviceId::from(tx.new_id()),
        person: person.id,
        label: stored.code.label.clone(),
        ceilings: stored.code.ceilings.clone(),
        nonce: Salt::from(random::<32>(tx.entropy())),
    };
    let grant = Exact::new(Grant {
        tag: GrantTag,
        enrollment: enrollment_id(&server_half, half),
        server_half,
        device_half: digest_of(half),
        keyring: newest.digest(),
        issued: tx.now(),
    });
    let enrollment = insert(house, &mut tx, &stored, &request, grant).await?;
    let reply = reply(&tx, &enrollment, stored.code.keyring_version).await?;
    let event = AuditEvent::EnrollmentCreated {
        enrollment: enrollment.id,
        device: enrollment.device,
        person: enrollment.person,
    };
    Ok(tx.commit(Actor::Device(enrollment.id), event, Ok(reply)))
}

async fn insert(
    house: &House,
    tx: &mut Tx,
    stored: &StoredCode,
    request: &EnrollRequest,
    grant: Exact<Grant>,
) -> Result<Enrollment, EnrollDeviceError> {
    let now = tx.now();
    let server_half = &grant.server_half;
    let label = server_half.label.clone();
    let device_no = tx.enrollments().insert_device(server_half.device, label.as_str(), now).await?;
    let grant_cose = house.sign(server_half.tenant, GrantTag::TEXT, &grant);
    let record = EnrollmentRecord {
        grant: grant.clone(),
        server_key: house.server_key(),
        server: grant_cose.clone(),
        device_half: request.device_half.clone(),
    };
    tx.append_leaf(LeafKind::Enrollment, &encode(&record));
    let new = NewEnrollment {
        id: grant.enrollment,
        device_no,
        person_no: stored.code.person_no,
        label,
        ceilings: stored.code.ceilings.clone(),
        device_key: request.device_half.device_key,
        seal_key: request.device_half.seal_key,
        grant,
        grant_key: house.server_key(),
        grant_cose,
    };
    let inserted = tx.enrollments().insert(&new, now).await;
    let no = inserted.map_err(|error| if error.is_duplicate() { EnrollDeviceError::Code } else { error.into() })?;
    tx.shares().insert(no, &Zeroizing::new(random::<32>(tx.entropy()))).await?;
    tx.codes().set_used(stored.no, no, now).await?;
    let enrollment = tx.enrollments().find_no(no).await?.ok_or(EnrollDeviceError::Code)?;
    // Whoever is suspended is suspended for this device, too.
    change_state(house, tx, &enrollment, &Change::Lists).await?;
    Ok(enrollment)
}

/// A lock that no one has lifted, or an order that no one has decided, on any living enrollment of this person.
async fn something_stands(tx: &Tx, person_no: i64) -> Result<bool, StoreError> {
    for enrollment in tx.enrollments().of_person(person_no).await? {
        if !enrollment.status.is_alive() {
            continue;
        }
        let state = tx.states().find(enrollment.no).await?;
        let locked = state.is_some_and(|stored| stored.state.locked_since > 0);
        if locked || !tx.commands().open_for(enrollment.no).await?.is_empty() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The grant with the keyrings from the one that the code pins to the one that the grant names.
async fn reply(tx: &Tx, enrollment: &Enrollment, pinned: u64) -> Result<EnrollReply, EnrollDeviceError> {
    let mut keyrings = tx.keyrings().since(pinned).await?;
    let named = keyrings.iter().position(|keyring| keyring.keyring.digest() == enrollment.grant.keyring);
    keyrings.truncate(named.ok_or(EnrollDeviceError::Code)? + 1);
    Ok(EnrollReply {
        grant: enrollment.grant.clone(),
        server_key: enrollment.grant_key,
        server: enrollment.grant_cose.clone(),
        keyrings,
    })
}
