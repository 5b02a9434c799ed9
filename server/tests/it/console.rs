//! Administrators, tokens, keyrings: who may knock, and what only signatures decide.

use lethe_people::{ANNA, Company};
use lethe_proto::{ids::DAY_MS, kinds::Action, wire::Down};
use lethe_server::usecase::{
    By, Failure as _,
    authenticate::authenticate,
    create_admin::{NewAdmin, create_admin},
    create_person::{NewPerson, create_person},
    create_token::{NewToken, create_token},
    init_tenant::init_tenant,
    protect_device::{Protection, protect_device},
    publish_keyring::publish_keyring,
    recover_admin::recover_admin,
    redeem_setup_link::redeem_setup_link,
    revoke_token::revoke_token,
};
use lethe_server_core::{
    caller::Via,
    permission::{AdminRole, Permission},
};

use crate::{
    backend::{TestDb, on_both},
    scene::{Scene, anywhere},
};

on_both!(
    a_setup_link_works_once_and_not_after_a_day,
    recovery_ends_all_tokens_of_the_admin,
    a_token_carries_only_its_scopes_and_ends,
    an_admin_of_a_group_reaches_nobody_else,
    only_the_next_keyring_signed_by_old_and_new_is_taken,
    a_second_company_does_not_fit_in,
);

async fn a_setup_link_works_once_and_not_after_a_day(db: TestDb) {
    let scene = Scene::new(db).await;
    let new = || NewAdmin { name: "Ian".to_owned(), roles: vec![AdminRole::It], group: None };
    let link = create_admin(&scene.house, By::Operator, new()).await.unwrap();
    redeem_setup_link(&scene.house, &link.secret, &anywhere()).await.unwrap();
    let again = redeem_setup_link(&scene.house, &link.secret, &anywhere()).await.map(|_| ()).unwrap_err();
    assert_eq!(again.code(), "setup_link.invalid");
    let taken = create_admin(&scene.house, By::Operator, new()).await.map(|_| ()).unwrap_err();
    assert_eq!(taken.code(), "admin.name_taken");
    let odd = NewAdmin { name: "Ian\u{1b}[2J".to_owned(), ..new() };
    let odd = create_admin(&scene.house, By::Operator, odd).await.map(|_| ()).unwrap_err();
    assert_eq!(odd.code(), "admin.empty", "a name is shown in terminals");
    let person = NewPerson { name: "Max".to_owned(), email: Some("a\nb".to_owned()), external_id: None, group: None };
    let odd = create_person(&scene.house, scene.owner.clone(), person).await.unwrap_err();
    assert_eq!(odd.code(), "person.field");
    let late = recover_admin(&scene.house, "Ian".to_owned()).await.unwrap();
    scene.db.clock.advance(DAY_MS);
    assert!(redeem_setup_link(&scene.house, &late.secret, &anywhere()).await.is_err());
}

async fn recovery_ends_all_tokens_of_the_admin(db: TestDb) {
    let scene = Scene::new(db).await;
    let link = recover_admin(&scene.house, "Olga".to_owned()).await.unwrap();
    let fresh = redeem_setup_link(&scene.house, &link.secret, &anywhere()).await.unwrap();
    let olga = authenticate(&scene.house, &fresh.secret).await.unwrap();
    assert_eq!(olga.admin.id, scene.owner.admin.id);
    let read = scene.house.store.read();
    let no = read.admins().find(olga.admin.id).await.unwrap().unwrap().no;
    let tokens = read.tokens().list(no).await.unwrap();
    assert_eq!(tokens.iter().filter(|token| token.revoked_at.is_none()).count(), 1);
    assert!(scene.verbs().await.contains(&"admin.recovered".to_owned()));
}

async fn a_token_carries_only_its_scopes_and_ends(db: TestDb) {
    let scene = Scene::new(db).await;
    let max = scene.enroll(ANNA, 1).await;
    let new = NewToken { label: "ci".to_owned(), scopes: vec![Permission::Read], lifetime_ms: DAY_MS };
    let token = create_token(&scene.house, scene.owner.clone(), new.clone()).await.unwrap();
    let reader = authenticate(&scene.house, &token.secret).await.unwrap();
    let denied = protect_device(&scene.house, reader.clone(), max.phone.enrollment, Protection::Lock, None).await;
    assert_eq!(denied.unwrap_err().code(), "caller.denied");
    assert_eq!(create_token(&scene.house, reader, new).await.map(|_| ()).unwrap_err().code(), "caller.denied");
    revoke_token(&scene.house, scene.owner.clone(), token.id).await.unwrap();
    revoke_token(&scene.house, scene.owner.clone(), token.id).await.unwrap();
    assert_eq!(authenticate(&scene.house, &token.secret).await.unwrap_err().code(), "token.invalid");
    scene.db.clock.advance(31 * DAY_MS);
    let Via::Token(other) = scene.owner.via else { panic!("the owner of the scene has a token") };
    assert!(scene.house.store.read().tokens().find(other).await.unwrap().unwrap().revoked_at.is_none());
}

async fn an_admin_of_a_group_reaches_nobody_else(db: TestDb) {
    let scene = Scene::new(db).await;
    let person = |group: &str| NewPerson {
        name: format!("Somebody of {group}"),
        email: None,
        external_id: None,
        group: Some(group.to_owned()),
    };
    let berlin = create_person(&scene.house, scene.owner.clone(), person("berlin")).await.unwrap();
    let paris = create_person(&scene.house, scene.owner.clone(), person("paris")).await.unwrap();
    let (mine, theirs) = (scene.enroll(berlin, 1).await, scene.enroll(paris, 2).await);
    let ian = scene.admin("Ian", AdminRole::It, Some("berlin")).await;
    protect_device(&scene.house, ian.clone(), mine.phone.enrollment, Protection::Lock, None).await.unwrap();
    let denied = protect_device(&scene.house, ian.clone(), theirs.phone.enrollment, Protection::Lock, None).await;
    assert_eq!(denied.unwrap_err().code(), "caller.denied");
    let both = [mine.phone.enrollment, theirs.phone.enrollment];
    let denied = scene.try_request(&ian, Action::WipeContainer, &both, "k1").await;
    assert_eq!(denied.unwrap_err().code(), "caller.denied");
    assert!(scene.state(&theirs).await.is_none(), "and nothing was locked on the way");
}

async fn only_the_next_keyring_signed_by_old_and_new_is_taken(db: TestDb) {
    let scene = Scene::new(db).await;
    let mut max = scene.enroll(ANNA, 1).await;
    let next = scene.company.next(scene.keyring(), |keyring| keyring.expires = keyring.expires.plus(DAY_MS));
    let unsigned = scene.company.signed_by(Company::after(scene.keyring(), |_| {}), |hand| hand.person() == ANNA);
    let refused = publish_keyring(&scene.house, By::Operator, unsigned).await.unwrap_err();
    assert_eq!(refused.code(), "keyring.broken");
    assert_eq!(publish_keyring(&scene.house, By::Operator, next.clone()).await.unwrap(), 2);
    assert_eq!(publish_keyring(&scene.house, By::Operator, next.clone()).await.unwrap(), 2);
    assert!(matches!(scene.mail(&max).await.as_slice(), [Down::Keyring(keyring)] if *keyring == next));
    let checked_in = scene.check_in_with(&mut max, |checkin| checkin.keyring.version = 2).await;
    assert!(!checked_in.down.iter().any(|down| matches!(down, Down::Keyring(_))));
    assert!(scene.mail(&max).await.is_empty(), "what the device has is not sent again");
}

async fn a_second_company_does_not_fit_in(db: TestDb) {
    let scene = Scene::new(db).await;
    let other = Company::demo().first();
    assert_eq!(init_tenant(&scene.house, other).await.unwrap_err().code(), "keyring.other_server");
    let again = init_tenant(&scene.house, scene.first.clone()).await.unwrap_err();
    assert_eq!(again.code(), "tenant.exists");
}
