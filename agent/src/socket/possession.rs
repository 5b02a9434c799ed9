//! Proof of possession: the device key signs for an application's server that this request comes from this enrolled device, now.

use data_encoding::BASE64URL_NOPAD;
use lethe_proto::ids::Time;
use lethe_proto::possession::{Audience, Question, SignedPossession};
use lethe_proto::share::Place;

use super::protocol::{Answer, Proof};
use crate::identity::DeviceSigner;

/// Signs, or says what is wrong with the request.
pub fn prove(signer: &DeviceSigner, place: Place, audience: &str, challenge: &str, now: Time) -> Answer {
    let Some(audience) = Audience::new(audience) else {
        return Answer::problem(
            "prove.audience",
            "the audience must be 1 to 200 characters without control characters",
        );
    };
    let challenge = BASE64URL_NOPAD.decode(challenge.as_bytes()).ok().and_then(Question::new);
    let Some(challenge) = challenge else {
        return Answer::problem(
            "prove.challenge",
            "the challenge must be 16 to 64 random bytes in base64url without padding",
        );
    };
    let proof = SignedPossession::sign(signer, place, audience, challenge, now);
    Answer::Proof(Proof {
        payload: BASE64URL_NOPAD.encode(proof.possession.bytes()),
        signature: BASE64URL_NOPAD.encode(proof.cose.as_bytes()),
        device_key: BASE64URL_NOPAD.encode(signer.public()),
    })
}

#[cfg(test)]
mod tests {
    use lethe_proto::cbor::Exact;
    use lethe_proto::cose::Cose;
    use lethe_proto::ids::{EnrollmentId, TenantId};

    use super::*;
    use crate::storage::secrets::Secret;

    fn place() -> Place {
        Place { tenant: TenantId::from([1; 16]), enrollment: EnrollmentId::from([2; 16]) }
    }

    #[test]
    fn a_proof_says_who_it_is_for_and_verifies() {
        let signer = DeviceSigner::new(&Secret::new([7; 32])).unwrap();
        let challenge = BASE64URL_NOPAD.encode(&[9; 32]);
        let Answer::Proof(proof) = prove(&signer, place(), "https://chat.example", &challenge, Time(5)) else {
            unreachable!("a proof")
        };
        let possession = Exact::parse(&BASE64URL_NOPAD.decode(proof.payload.as_bytes()).unwrap()).unwrap();
        let cose = Cose::from_bytes(BASE64URL_NOPAD.decode(proof.signature.as_bytes()).unwrap());
        let signed = SignedPossession { possession, cose };
        assert!(signed.verify(signer.public()).is_ok());
        let said = &*signed.possession;
        assert_eq!(
            (said.audience.as_str(), said.challenge.as_bytes(), said.time),
            ("https://chat.example", [9; 32].as_slice(), Time(5))
        );
        assert_eq!((said.tenant, said.enrollment), (place().tenant, place().enrollment));
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
