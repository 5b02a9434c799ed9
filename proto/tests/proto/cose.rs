//! Signatures of servers and devices against an independent COSE library, both ways.

use coset::{CborSerializable as _, CoseSign1, CoseSign1Builder, HeaderBuilder, RegisteredLabelWithPrivate, iana};
use lethe_people::{Company, ELENA, Phone, ServerNode};
use lethe_proto::{
    cbor::encode,
    cose::{Context, Cose, Signatory, Signer},
    envelope::DispatchTag,
    ids::TenantId,
    public_key::PublicKey,
    receipt::ReceiptTag,
};

const PAYLOAD: &[u8] = b"what was signed";

fn tenant() -> TenantId {
    Company::standard().tenant
}

fn context() -> Context {
    Context { domain: DispatchTag::TEXT, tenant: tenant() }
}

/// The external data of the contract, written by another encoder.
fn external(domain: &str, role: &str) -> Vec<u8> {
    use coset::cbor::value::Value;
    let array = Value::Array(vec![
        Value::Text(domain.to_owned()),
        Value::Bytes(tenant().as_bytes().to_vec()),
        Value::Text(role.to_owned()),
    ]);
    array.to_vec().unwrap()
}

fn server_key(node: &ServerNode) -> PublicKey {
    PublicKey::ed25519(&node.entry().public_key).unwrap()
}

fn phone() -> Phone {
    Phone::new(tenant(), ELENA, "Elena · Pixel 9", 1)
}

#[test]
fn another_library_reads_and_verifies_what_a_server_signed() {
    let node = ServerNode::new(1);
    let ours = Cose::sign(&node, context(), PAYLOAD);
    let theirs = CoseSign1::from_slice(ours.as_bytes()).unwrap();
    assert_eq!(theirs.protected.header.alg, Some(RegisteredLabelWithPrivate::Assigned(iana::Algorithm::EdDSA)));
    assert_eq!(theirs.protected.header.key_id, node.key_id().as_bytes());
    assert!(theirs.unprotected.is_empty());
    assert_eq!(theirs.payload, None);
    theirs
        .verify_detached_signature(PAYLOAD, &external(DispatchTag::TEXT, "server"), |signature, message| {
            server_key(&node).verify(message, signature)
        })
        .unwrap();
}

#[test]
fn another_library_reads_and_verifies_what_a_device_signed() {
    let phone = phone();
    let ours = Cose::sign(&phone, Context { domain: ReceiptTag::TEXT, tenant: tenant() }, PAYLOAD);
    let theirs = CoseSign1::from_slice(ours.as_bytes()).unwrap();
    assert_eq!(theirs.protected.header.alg, Some(RegisteredLabelWithPrivate::Assigned(iana::Algorithm::ES256)));
    let key = PublicKey::p256(&phone.device_half.device_key).unwrap();
    theirs
        .verify_detached_signature(PAYLOAD, &external(ReceiptTag::TEXT, "device"), |signature, message| {
            key.verify(message, signature)
        })
        .unwrap();
}

#[test]
fn we_verify_what_another_library_built() {
    let node = ServerNode::new(1);
    let header = HeaderBuilder::new().algorithm(iana::Algorithm::EdDSA).key_id(node.key_id().as_bytes().to_vec());
    let theirs = CoseSign1Builder::new()
        .protected(header.build())
        .create_detached_signature(PAYLOAD, &external(DispatchTag::TEXT, "server"), |message| {
            node.sign(message).to_vec()
        })
        .build();
    let cose = Cose::from_bytes(theirs.to_vec().unwrap());
    assert!(cose.verify(Signatory::Server, node.key_id(), &server_key(&node), context(), PAYLOAD).is_ok());
}

#[test]
fn what_else_a_cose_message_may_carry_is_refused() {
    let node = ServerNode::new(1);
    let header = || HeaderBuilder::new().algorithm(iana::Algorithm::EdDSA).key_id(node.key_id().as_bytes().to_vec());
    let build = |protected: coset::Header, unprotected: coset::Header, attached: bool| {
        let mut builder = CoseSign1Builder::new().protected(protected).unprotected(unprotected);
        let aad = external(DispatchTag::TEXT, "server");
        if attached {
            builder = builder.payload(PAYLOAD.to_vec()).create_signature(&aad, |m| node.sign(m).to_vec());
        } else {
            builder = builder.create_detached_signature(PAYLOAD, &aad, |m| node.sign(m).to_vec());
        }
        let cose = Cose::from_bytes(builder.build().to_vec().unwrap());
        cose.verify(Signatory::Server, node.key_id(), &server_key(&node), context(), PAYLOAD).is_ok()
    };
    let empty = coset::Header::default;
    assert!(build(header().build(), empty(), false));
    assert!(!build(header().build(), empty(), true), "an attached payload");
    assert!(!build(header().build(), header().build(), false), "unprotected headers");
    assert!(!build(header().value(99, coset::cbor::value::Value::Null).build(), empty(), false), "another header");
    assert!(!build(HeaderBuilder::new().algorithm(iana::Algorithm::EdDSA).build(), empty(), false), "no key id");
    let es256 = HeaderBuilder::new().algorithm(iana::Algorithm::ES256).key_id(node.key_id().as_bytes().to_vec());
    assert!(!build(es256.build(), empty(), false), "an algorithm of its own choice");
}

#[test]
fn a_signature_stays_in_its_domain_tenant_role_and_key() {
    let node = ServerNode::new(1);
    let cose = Cose::sign(&node, context(), PAYLOAD);
    let holds = |signatory, kid, key: &PublicKey, context, payload: &[u8]| {
        cose.verify(signatory, kid, key, context, payload).is_ok()
    };
    let (kid, key) = (node.key_id(), server_key(&node));
    assert!(holds(Signatory::Server, kid, &key, context(), PAYLOAD));
    assert!(!holds(Signatory::Device, kid, &key, context(), PAYLOAD));
    assert!(!holds(Signatory::Server, kid, &key, Context { domain: ReceiptTag::TEXT, ..context() }, PAYLOAD));
    assert!(!holds(Signatory::Server, kid, &key, Context { tenant: [1; 16].into(), ..context() }, PAYLOAD));
    assert!(!holds(Signatory::Server, kid, &key, context(), b"something else"));
    let other = ServerNode::new(2);
    assert!(!holds(Signatory::Server, other.key_id(), &server_key(&other), context(), PAYLOAD));
    assert!(!holds(Signatory::Server, kid, &server_key(&other), context(), PAYLOAD));
}

#[test]
fn a_server_does_not_sign_with_a_device_key_nor_a_device_with_a_server_key() {
    struct Posing<'a>(&'a Phone);
    impl Signer for Posing<'_> {
        fn signatory(&self) -> Signatory {
            Signatory::Server
        }
        fn key_id(&self) -> lethe_proto::ids::KeyId {
            self.0.key_id()
        }
        fn sign(&self, message: &[u8]) -> [u8; 64] {
            self.0.sign(message)
        }
    }
    let phone = phone();
    let cose = Cose::sign(&Posing(&phone), context(), PAYLOAD);
    let key = PublicKey::p256(&phone.device_half.device_key).unwrap();
    assert!(cose.verify(Signatory::Server, phone.key_id(), &key, context(), PAYLOAD).is_err());
}

#[test]
fn a_cose_message_travels_as_a_byte_string() {
    let cose = Cose::sign(&ServerNode::new(1), context(), PAYLOAD);
    assert_eq!(encode(&cose)[0], 0x58, "major type 2 with a length of one byte");
    assert_eq!(&encode(&cose)[2..], cose.as_bytes());
}
