//! Passkeys, sessions and command lines on both databases. What the doors do with them is in `tests/server`.

use lethe_people::{Ceremony, ConsoleKey};
use lethe_proto::cbor::sha256;
use lethe_server::{
    passkey::{BoundRequest, Passkeys},
    usecase::{
        BegunCeremony, By, Failure as _,
        authenticate_session::authenticate_session,
        begin_cli_login::begin_cli_login,
        begin_fresh_passkey::begin_fresh_passkey,
        begin_passkey::begin_passkey,
        begin_setup::begin_setup,
        begin_sign_in::begin_sign_in,
        collect_cli_token::collect_cli_token,
        confirm_cli_login::confirm_cli_login,
        create_admin::{NewAdmin, create_admin},
        disable_admin::disable_admin,
        finish_setup::{FinishSetup, finish_setup},
        finish_sign_in::finish_sign_in,
        prove_fresh_passkey::prove_fresh_passkey,
        register_passkey::register_passkey,
        remove_passkey::remove_passkey,
    },
};
use lethe_server_core::permission::AdminRole;
use serde_json::Value;

use crate::{
    backend::{TestDb, on_both},
    scene::{Scene, anywhere},
};

on_both!(an_administrator_comes_touches_and_goes,);

const ORIGIN: &str = "https://lethe.test";

fn made(key: &mut ConsoleKey, begun: &BegunCeremony) -> Value {
    let of = |value: &Value| value.as_str().unwrap().to_owned();
    let (challenge, handle) = (of(&begun.options["challenge"]), of(&begun.options["user"]["id"]));
    serde_json::from_str(&key.make(&Ceremony::making(), &challenge, &handle)).unwrap()
}

fn signed(key: &mut ConsoleKey, begun: &BegunCeremony) -> Value {
    let challenge = begun.options["challenge"].as_str().unwrap();
    serde_json::from_str(&key.sign(&Ceremony::default(), challenge)).unwrap()
}

async fn an_administrator_comes_touches_and_goes(db: TestDb) {
    let scene = Scene::new(db).await;
    let (house, passkeys) = (&scene.house, &Passkeys::new(ORIGIN, Some("lethe.test")));
    let new = NewAdmin { name: "Ian".to_owned(), roles: vec![AdminRole::It], group: None };
    let link = create_admin(house, By::Operator, new).await.unwrap();
    let mut key = ConsoleKey::new(1, "lethe.test", ORIGIN);
    let (begun, ian) = begin_setup(house, passkeys, &link.secret).await.unwrap();
    let finish = FinishSetup {
        secret: link.secret.to_string(),
        ceremony: begun.ceremony.clone(),
        credential: made(&mut key, &begun),
        passkey_name: "blue key".to_owned(),
    };
    finish_setup(house, passkeys, finish, &anywhere()).await.unwrap();

    let begun = begin_sign_in(house, passkeys).await.unwrap();
    let credential = signed(&mut key, &begun);
    let came = finish_sign_in(house, passkeys, &begun.ceremony, credential.clone(), &anywhere()).await.unwrap();
    let again =
        finish_sign_in(house, passkeys, &begun.ceremony, credential, &anywhere()).await.map(|_| ()).unwrap_err();
    assert_eq!(again.code(), "ceremony.gone");
    let cookie = sha256(came.secret.as_bytes());
    let session = authenticate_session(house, &cookie).await.unwrap();
    assert_eq!(session.caller, came.session.caller);

    let request = BoundRequest::new("POST", "/api/v1/x", &sha256(b""), session.id);
    let begun = begin_fresh_passkey(house, passkeys, &session, request).await.unwrap();
    let credential = signed(&mut key, &begun);
    let touch = prove_fresh_passkey(house, passkeys, &session, &begun.ceremony, credential, request).await.unwrap();
    let begun = begin_passkey(house, passkeys, &session, &touch).await.unwrap();
    let mut second = ConsoleKey::new(2, "lethe.test", ORIGIN);
    let credential = made(&mut second, &begun);
    register_passkey(house, passkeys, &session, &begun.ceremony, credential, "green key".to_owned()).await.unwrap();
    let keys = house.store.read().passkeys().list(session.admin_no).await.unwrap();
    assert!(keys.len() == 2 && keys[0].used_at.is_some() && keys[1].used_at.is_none());
    remove_passkey(house, &session, &touch, keys[1].id).await.unwrap();
    assert_eq!(house.store.read().passkeys().counts().await.unwrap().get(&session.admin_no), Some(&1));

    let login = begin_cli_login(house, "laptop".to_owned()).await.unwrap();
    assert!(collect_cli_token(house, &login.secret, &anywhere()).await.unwrap().is_none());
    confirm_cli_login(house, &session, &touch, login.code).await.unwrap();
    assert!(collect_cli_token(house, &login.secret, &anywhere()).await.unwrap().is_some());
    house
        .store
        .note_activity(lethe_server::store::Voice::Browser { session_no: session.no, admin_no: session.admin_no });
    house.store.flush_activity().await.unwrap();

    disable_admin(house, By::Operator, ian.id).await.unwrap();
    assert_eq!(authenticate_session(house, &cookie).await.unwrap_err().code(), "session.expired");
    let last = disable_admin(house, By::Operator, scene.owner.admin.id).await.unwrap_err();
    assert_eq!(last.code(), "admin.last_owner");
}
