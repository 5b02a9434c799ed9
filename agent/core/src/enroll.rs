//! Enrollment, the device's side: what is pinned, and what is checked before it is.

use lethe_proto::{
    cbor::Exact,
    cbor::digest_of,
    chain::check_next,
    checkin::Posture,
    cose::{Context, Cose, Signatory, Signer},
    enrollment::{
        Code, DeviceHalf, EnrollReply, EnrollRequest, EnrollRequestTag, GrantTag, SignedEnrollRequest, enrollment_id,
    },
    ids::{Digest, Time},
    merkle::empty_root,
};

use crate::record::{Record, RecordTag, SeenTree};

/// Why an enrollment was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EnrollRefusal {
    /// The code has expired.
    #[error("the enrollment code has expired: ask for a new one")]
    CodeExpired,
    /// The server showed another keyring than the code pins.
    #[error("the server's keyring is not the one in your code: do not go on, and tell your administrator")]
    Keyring,
    /// The grant is not signed by a server of the keyring.
    #[error("the server's answer is not signed by a server that your company's keyring names")]
    Signature,
    /// The grant says something else than the code or our request.
    #[error("the server's answer does not match your code: person, label, rights or enrollment id differ")]
    Mismatch,
}

/// The request for a code; signed by the new device key.
pub fn request(
    code: &Code,
    device_half: DeviceHalf,
    posture: Posture,
    now: Time,
    signer: &dyn Signer,
) -> Result<SignedEnrollRequest, EnrollRefusal> {
    if now >= code.expires {
        return Err(EnrollRefusal::CodeExpired);
    }
    let request = Exact::new(EnrollRequest {
        tag: EnrollRequestTag,
        tenant: code.tenant,
        secret: code.secret.clone(),
        device_half,
        posture,
        issued: now,
    });
    let context = Context { domain: EnrollRequestTag::TEXT, tenant: code.tenant };
    let cose = Cose::sign(signer, context, request.bytes());
    Ok(SignedEnrollRequest { request, cose })
}

/// Checks the answer against code and request, and pins it.
pub fn accept(code: &Code, device_half: &DeviceHalf, reply: EnrollReply) -> Result<Record, EnrollRefusal> {
    let first = reply.keyrings.first().ok_or(EnrollRefusal::Keyring)?;
    if first.keyring.digest() != code.keyring || first.keyring.check().is_err() || first.keyring.tenant != code.tenant {
        return Err(EnrollRefusal::Keyring);
    }
    let mut newest = &first.keyring;
    for next in reply.keyrings.iter().skip(1) {
        check_next(newest, next, &[]).map_err(|_| EnrollRefusal::Keyring)?;
        newest = &next.keyring;
    }
    let grant = &reply.grant;
    let key = newest.service_key(reply.server_key).ok_or(EnrollRefusal::Signature)?;
    let context = Context { domain: GrantTag::TEXT, tenant: code.tenant };
    reply
        .server
        .verify(Signatory::Server, reply.server_key, &key, context, grant.bytes())
        .map_err(|_| EnrollRefusal::Signature)?;
    let half = &grant.server_half;
    let fits = half.tenant == code.tenant
        && half.person == code.person
        && half.label == code.label
        && half.ceilings == code.ceilings
        && grant.device_half == digest_of(device_half)
        && grant.enrollment == enrollment_id(half, device_half)
        && grant.keyring == newest.digest();
    if !fits {
        return Err(EnrollRefusal::Mismatch);
    }
    let all = |flag: fn(&lethe_proto::keyring::Limits) -> bool| reply.keyrings.iter().all(|k| flag(&k.keyring.limits));
    Ok(Record {
        tag: RecordTag,
        solo: half.ceilings.solo && all(|limits| limits.solo),
        demo: half.ceilings.demo && all(|limits| limits.demo),
        half: half.clone(),
        enrollment: grant.enrollment,
        device_key: device_half.device_key,
        seal_key: device_half.seal_key,
        keyrings: reply.keyrings,
        states: Vec::new(),
        suspended: Vec::new(),
        seen: SeenTree { size: 0, root: empty_root() },
        vetoes: Vec::new(),
        used: Vec::new(),
        answered: Vec::new(),
        outbox: Vec::new(),
        last_receipt: Digest::ZERO,
        sequence: 0,
        floor: Time(0),
        wraps: Vec::new(),
        erasing: Vec::new(),
        erased: false,
        silent: false,
    })
}
