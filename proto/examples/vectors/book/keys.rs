//! The container's keys, step by step.

use lethe_people::{Company, entropy, seed};
use lethe_proto::{cbor::encode, share};
use serde_json::{Value, json};

use super::{hex, messages, scene::Scene};

pub(crate) fn vectors() -> Value {
    let scene = Scene::new();
    let place = scene.phone.place();
    let (server, device, user, data) =
        (seed("server secret", 1), seed("device half", 1), seed("user half", 1), seed("data key", 1));
    let epoch_share = share::share(&server, place, 1);
    let kek = share::key_encryption_key(&device, &epoch_share, None, place, 1);
    let with_user = share::key_encryption_key(&device, &epoch_share, Some(&user), place, 1);
    let recovery_share = seed("recovery share", 1);
    let wrapped = share::wrap(&kek, &data, place, &mut entropy("wrap")).unwrap();
    let recovery: Vec<Value> = (0..3).map(recovery_key).collect();
    json!({
        "tenant": place.tenant.to_string(),
        "enrollment": place.enrollment.to_string(),
        "epoch": 1,
        "server secret": hex(&server),
        "share": hex(epoch_share.as_slice()),
        "device half": hex(&device),
        "user half": hex(&user),
        "key encryption key without user half": hex(kek.as_slice()),
        "key encryption key with user half": hex(with_user.as_slice()),
        "data key": hex(&data),
        "wrapped data key": hex(&wrapped),
        "fscrypt key": hex(share::fscrypt_key(&data, place).as_slice()),
        "sealed files key": hex(share::sealed_files_key(&data, place).as_slice()),
        "recovery share": hex(&recovery_share),
        "recovery key encryption key": hex(share::recovery_key_encryption_key(&device, &recovery_share, place).as_slice()),
        "sealed share": {
            "private key of the device": hex(scene.phone.seal_secret().as_slice()),
            "share": hex(&seed("share", 1)),
            "share-box": hex(&encode(&messages::share_box(&scene))),
        },
        "recovery": {
            "threshold": 2,
            "keys": recovery,
            "recovery-blob": hex(&encode(&messages::blob(&scene))),
            "opens to": hex(&recovery_share),
        },
    })
}

fn recovery_key(number: u64) -> Value {
    let ((id, private), public) = Company::recovery_secret(number);
    json!({ "id": id.to_string(), "private key": hex(private.as_slice()), "public key": hex(&public) })
}
