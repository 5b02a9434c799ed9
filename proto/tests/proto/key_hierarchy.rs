//! What opens the container, and what does not: every part is needed, and every part belongs to one place.

use lethe_people::{BORIS, Company, ELENA, Phone, entropy, seed};
use lethe_proto::{
    ids::KeyId,
    recovery::{RecoveryBlob, make_blob},
    share::{self, Place, Secret, ShareBox},
};

fn phone(number: u64) -> Phone {
    Phone::new(Company::standard().tenant, ELENA, "Elena · Pixel 9", number)
}

fn secret(name: &str) -> [u8; 32] {
    seed(name, 0)
}

/// The key that wraps, from parts by name.
fn kek(device: &str, share: &str, user: Option<&str>, place: Place, epoch: u64) -> Secret {
    let user = user.map(secret);
    share::key_encryption_key(&secret(device), &secret(share), user.as_ref(), place, epoch)
}

#[test]
fn the_containers_key_comes_back_only_with_every_part_in_its_place() {
    let (here, there) = (phone(1).place(), phone(2).place());
    let right = kek("device", "share", None, here, 3);
    let wrapped = share::wrap(&right, &secret("data"), here, &mut entropy("wrap")).unwrap();
    assert_eq!(*share::unwrap(&right, &wrapped, here).unwrap(), secret("data"));
    for wrong in [
        kek("other", "share", None, here, 3),
        kek("device", "other", None, here, 3),
        kek("device", "share", Some("user"), here, 3),
        kek("device", "share", None, there, 3),
        kek("device", "share", None, here, 4),
    ] {
        assert!(share::unwrap(&wrong, &wrapped, here).is_err());
    }
    assert!(share::unwrap(&right, &wrapped, there).is_err());
    for at in 0..wrapped.len() {
        let mut changed = wrapped.clone();
        changed[at] ^= 1;
        assert!(share::unwrap(&right, &changed, here).is_err());
    }
    assert!(share::unwrap(&right, &wrapped[..11], here).is_err());
}

#[test]
fn no_user_half_is_not_the_same_as_a_user_half_of_zeros() {
    let place = phone(1).place();
    let without = share::key_encryption_key(&[1; 32], &[2; 32], None, place, 1);
    let zeros = share::key_encryption_key(&[1; 32], &[2; 32], Some(&[0; 32]), place, 1);
    assert_ne!(without, zeros);
}

#[test]
fn every_purpose_has_a_key_of_its_own() {
    let place = phone(1).place();
    let data = secret("data");
    let keys = [
        share::share(&data, place, 0).to_vec(),
        share::share(&data, place, 1).to_vec(),
        share::sealed_files_key(&data, place).to_vec(),
        share::fscrypt_key(&data, place)[..32].to_vec(),
        share::recovery_key_encryption_key(&data, &data, place).to_vec(),
        share::key_encryption_key(&data, &data, None, place, 0).to_vec(),
    ];
    let distinct: std::collections::BTreeSet<_> = keys.iter().collect();
    assert_eq!(distinct.len(), keys.len());
}

#[test]
fn a_share_opens_only_on_its_device_for_its_epoch() {
    let (mine, other) = (phone(1), phone(2));
    let seal = |epoch| {
        let mut random = entropy("seal");
        ShareBox::seal(&mine.device_half.seal_key, &secret("share"), mine.place(), epoch, &mut random).unwrap()
    };
    let boxed = seal(5);
    assert_eq!(*boxed.open(&mine.seal_secret(), mine.place()).unwrap(), secret("share"));
    assert!(boxed.open(&other.seal_secret(), mine.place()).is_err());
    assert!(boxed.open(&mine.seal_secret(), other.place()).is_err());
    let relabelled = ShareBox { epoch: 6, ..boxed };
    assert!(relabelled.open(&mine.seal_secret(), mine.place()).is_err());
}

fn blob(phone: &Phone) -> RecoveryBlob {
    let keyring = Company::standard().first().keyring;
    let recovery = keyring.recovery.clone();
    let seal_key = phone.device_half.seal_key;
    make_blob(phone.place(), keyring.digest(), &recovery, seal_key, &secret("recovery"), &mut entropy("blob")).unwrap()
}

fn keys(numbers: &[u64]) -> Vec<(KeyId, Secret)> {
    numbers.iter().map(|number| Company::recovery_secret(*number).0).collect()
}

#[test]
fn any_two_of_three_recovery_keys_open_a_blob_and_one_does_not() {
    let blob = blob(&phone(1));
    assert_eq!(blob.onions.len(), 3);
    for pair in [[0, 1], [0, 2], [1, 2], [2, 0]] {
        assert_eq!(*blob.open(&keys(&pair)).unwrap(), secret("recovery"));
    }
    for one in [0, 1, 2] {
        assert!(blob.open(&keys(&[one])).is_err());
    }
    assert!(blob.open(&keys(&[0, 9])).is_err());
}

#[test]
fn a_recovered_share_goes_back_only_to_the_device_that_made_the_blob() {
    let (mine, other) = (phone(1), phone(2));
    let blob = blob(&mine);
    let grant = blob.grant(&blob.open(&keys(&[0, 1])).unwrap(), &mut entropy("grant")).unwrap();
    assert_eq!(*grant.open(&mine.seal_secret()).unwrap(), secret("recovery"));
    assert!(grant.open(&other.seal_secret()).is_err());
}

#[test]
fn a_blob_whose_seal_key_or_place_was_exchanged_does_not_open() {
    let honest = blob(&phone(1));
    let other = phone(2);
    let changes: [fn(&mut RecoveryBlob, &Phone); 5] = [
        |blob, other| blob.seal_key = other.device_half.seal_key,
        |blob, other| blob.enrollment = other.enrollment,
        |blob, _| blob.tenant = [1; 16].into(),
        |blob, _| blob.keyring = [1; 32].into(),
        |blob, _| blob.threshold = 1,
    ];
    for change in changes {
        let mut changed = honest.clone();
        change(&mut changed, &other);
        assert!(changed.open(&keys(&[0, 1])).is_err());
    }
}

#[test]
fn without_enough_recovery_keys_there_is_nothing_to_open() {
    let phone = phone(1);
    let mut recovery = Company::standard().keyring().recovery;
    recovery.threshold = 0;
    let digest = [1; 32].into();
    let seal_key = phone.device_half.seal_key;
    let empty = make_blob(phone.place(), digest, &recovery, seal_key, &secret("r"), &mut entropy("blob")).unwrap();
    assert!(empty.onions.is_empty());
    assert!(empty.open(&keys(&[0, 1, 2])).is_err());
}

#[test]
fn an_enrollment_id_is_new_for_every_change_of_either_half() {
    use lethe_proto::enrollment::enrollment_id;
    let phone = phone(1);
    let id = enrollment_id(&phone.server_half, &phone.device_half);
    assert_eq!(id, phone.enrollment);
    let mut server = phone.server_half.clone();
    server.person = BORIS;
    assert_ne!(enrollment_id(&server, &phone.device_half), id);
    let mut device = phone.device_half.clone();
    device.nonce = [1; 32].into();
    assert_ne!(enrollment_id(&phone.server_half, &device), id);
}
