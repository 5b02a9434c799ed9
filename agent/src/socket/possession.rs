//! Proof of possession: the device key signs for an application's server that this request comes from this enrolled device, now.
//!
//! `payload = CBOR ["lethe-possession/1", tenant, enrollment, audience, challenge, time]`, signed as `COSE_Sign1` with external data
//! `["lethe-possession/1", tenant, "device"]`: no bytes that an application chooses can become a receipt, a check-in or an enrollment.

use data_encoding::BASE64URL_NOPAD;
use lethe_proto::cose::{Context, Cose};
use lethe_proto::ids::Time;
use lethe_proto::share::Place;

use super::protocol::{Answer, Proof};
use crate::identity::DeviceSigner;

const DOMAIN: &str = "lethe-possession/1";

/// Signs, or says what is wrong with the request.
pub fn prove(signer: &DeviceSigner, place: Place, audience: &str, challenge: &str, now: Time) -> Answer {
    if audience.is_empty() || audience.chars().count() > 200 || audience.chars().any(char::is_control) {
        return Answer::problem(
            "prove.audience",
            "the audience must be 1 to 200 characters without control characters",
        );
    }
    let challenge = BASE64URL_NOPAD.decode(challenge.as_bytes()).unwrap_or_default();
    if !(16..=64).contains(&challenge.len()) {
        return Answer::problem(
            "prove.challenge",
            "the challenge must be 16 to 64 random bytes in base64url without padding",
        );
    }
    let mut payload = minicbor::Encoder::new(Vec::new());
    let written = payload
        .array(6)
        .and_then(|e| e.str(DOMAIN))
        .and_then(|e| e.bytes(place.tenant.as_bytes()))
        .and_then(|e| e.bytes(place.enrollment.as_bytes()))
        .and_then(|e| e.str(audience))
        .and_then(|e| e.bytes(&challenge))
        .and_then(|e| e.u64(now.0))
        .map(|_| ());
    debug_assert!(written.is_ok(), "writing to memory cannot fail");
    let payload = payload.into_writer();
    let signature = Cose::sign(signer, Context { domain: DOMAIN, tenant: place.tenant }, &payload);
    Answer::Proof(Proof {
        payload: BASE64URL_NOPAD.encode(&payload),
        signature: BASE64URL_NOPAD.encode(signature.as_bytes()),
        device_key: BASE64URL_NOPAD.encode(signer.public()),
    })
}

#[cfg(test)]
mod tests {
    use lethe_proto::ids::{EnrollmentId, TenantId};
    use lethe_proto::receipt::{ReceiptTag, verify_device};

    use super::*;
    use crate::storage::secrets::Secret;

    fn place() -> Place {
        Place { tenant: TenantId::from([1; 16]), enrollment: EnrollmentId::from([2; 16]) }
    }

    #[test]
    fn a_proof_verifies_under_its_own_domain_and_under_no_other() {
        let signer = DeviceSigner::new(&Secret::new([7; 32])).unwrap();
        let challenge = BASE64URL_NOPAD.encode(&[9; 32]);
        let Answer::Proof(proof) = prove(&signer, place(), "https://chat.example", &challenge, Time(5)) else {
            unreachable!("a proof")
        };
        let payload = BASE64URL_NOPAD.decode(proof.payload.as_bytes()).unwrap();
        let cose = Cose::from_bytes(BASE64URL_NOPAD.decode(proof.signature.as_bytes()).unwrap());
        assert!(verify_device(signer.public(), DOMAIN, place().tenant, &payload, &cose).is_ok());
        assert!(verify_device(signer.public(), ReceiptTag::TEXT, place().tenant, &payload, &cose).is_err());
        assert!(verify_device(signer.public(), DOMAIN, TenantId::from([3; 16]), &payload, &cose).is_err());
    }

    #[test]
    fn short_challenges_and_strange_audiences_are_refused() {
        let signer = DeviceSigner::new(&Secret::new([7; 32])).unwrap();
        let good = BASE64URL_NOPAD.encode(&[9; 16]);
        for (audience, challenge) in
            [("", good.as_str()), ("a\n", &good), ("a", "AAAA"), ("a", "!"), (&"a".repeat(201), &good)]
        {
            assert!(matches!(prove(&signer, place(), audience, challenge, Time(5)), Answer::Error(_)));
        }
    }
}
