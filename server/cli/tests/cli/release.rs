//! A release made, signed and packed without any server, with a share recovered from a blob.

use lethe_proto::{
    cbor::{CAP, decode, encode},
    ids::{EnrollmentId, KeyId, TenantId},
    keyring::{Recovery, RecoveryKey},
    recovery::{RecoveryGrant, make_blob},
    release_file::ReleaseFile,
    share::Place,
};

use crate::bench::Bench;

fn bench() -> Bench {
    let bench = Bench::with_keys(&["anna", "dora", "carl"]);
    bench.pinned_ring();
    bench
}

fn sign(bench: &Bench, who: &str, words: &str) -> Result<lethe_cli::Report, lethe_cli::Trouble> {
    let key = format!("@{who}");
    bench.run(who, &["release", "sign", "@release", "--key", &key, "--yes", "--words", words])
}

#[test]
fn a_release_is_packed_only_after_two_root_persons_signed() {
    let bench = bench();
    let made = bench.run("anna", &["release", "make", "--from", "2026-01-01", "--out", "@release"]).unwrap();
    let words = made.json["words"].as_str().unwrap();
    let pack = || bench.run("anna", &["release", "pack", "@release", "--out", "@file"]);
    assert!(sign(&bench, "carl", words).unwrap_err().what().contains("root"));
    assert_eq!(sign(&bench, "anna", words).unwrap().json["complete"], false);
    assert!(pack().is_err());
    assert_eq!(sign(&bench, "dora", words).unwrap().json["complete"], true);
    pack().unwrap();
    let file = ReleaseFile::from_bytes(&std::fs::read(bench.path("file")).unwrap()).unwrap();
    let keyring = bench.ring("ring").keyring;
    file.release.verify(&keyring, false, true, &[]).unwrap();
    assert_eq!(file.keyrings.last().unwrap().keyring.digest(), keyring.digest(), "the chain comes along");
}

#[test]
fn enough_recovery_keys_open_a_blob_and_its_share_goes_back_only_to_the_device() {
    let bench = bench();
    let mut keys = Vec::new();
    for name in ["one", "two", "three"] {
        let file = format!("@{name}");
        let made = bench.run("anna", &["keyring", "recovery-key", "new", "--out", &file]).unwrap();
        let public = made.json["public_key"].as_str().unwrap();
        let public_key: [u8; 32] = data_encoding::BASE64.decode(public.as_bytes()).unwrap().try_into().unwrap();
        keys.push(RecoveryKey { id: KeyId::of(&public_key), public_key });
    }
    let place = Place { tenant: TenantId::from([1; 16]), enrollment: EnrollmentId::from([2; 16]) };
    let (device_private, device_public) = lethe_proto::hpke_box::key_pair(&[5; 32]);
    let recovery = Recovery { threshold: 2, keys };
    let mut entropy = lethe_people::entropy("blob");
    let digest = lethe_proto::ids::Digest::new([4; 32]);
    let blob = make_blob(place, digest, &recovery, device_public, &[6; 32], &mut entropy).unwrap();
    std::fs::write(bench.path("blob"), encode(&blob)).unwrap();
    let open = |keys: &[&str]| {
        let mut line = vec!["recovery", "open", "--blob", "@blob", "--out", "@grant"];
        line.extend(keys.iter().flat_map(|key| ["--recovery-key", key]));
        bench.run("anna", &line)
    };
    assert!(open(&["@two"]).unwrap_err().what().contains('2'));
    open(&["@three", "@one"]).unwrap();
    let grant: RecoveryGrant = decode(&std::fs::read(bench.path("grant")).unwrap(), CAP).unwrap();
    assert_eq!(*grant.open(&device_private).unwrap(), [6; 32]);
}
