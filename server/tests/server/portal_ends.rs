//! By what an employee's session ends before its time, without their own doing.

use serde_json::{Value, json};

use crate::{
    browser::verbs,
    db::{Db, on_both},
    portal::{Employee, PASSWORD, Tab, open},
    portal_sign_in::{rules, save},
};

const DEVICES: &str = "/portal/v1/devices";

async fn whoever_leaves_the_places_that_the_rules_allow_is_out_for_good(db: Db) {
    let (house, _) = open(db).await;
    house.come_from("192.0.2.7");
    let lena = Employee::new(&house, "Lena Maier", "lena").await;
    save(&house, rules(&json!("deny"))).await;
    let mut tab = Tab::default();
    assert_eq!(lena.sign_in(&house, &mut tab).await.0, 200);
    assert_eq!(tab.send(&house, "GET", DEVICES, Value::Null).await.0, 200);
    house.come_from("198.51.100.9");
    let (status, out) = tab.send(&house, "GET", DEVICES, Value::Null).await;
    assert_eq!((status, &out["code"]), (403, &json!("sign_in.refused_here")), "{out}");
    assert_eq!(verbs(&house).await[..2], ["employee_sign_in.refused", "employee_session.ended"]);
    house.come_from("192.0.2.7");
    assert_eq!(tab.send(&house, "GET", DEVICES, Value::Null).await.0, 401, "it does not come back to life");
}

async fn whoever_is_suspended_is_out_at_once(db: Db) {
    let (house, _) = open(db).await;
    let lena = Employee::new(&house, "Lena Maier", "lena").await;
    let mut tab = Tab::default();
    assert_eq!(lena.sign_in(&house, &mut tab).await.0, 200);
    assert_eq!(tab.send(&house, "GET", DEVICES, Value::Null).await.0, 200);
    let (status, told) =
        house.post(&format!("/api/v1/people/{}/suspend", lena.id), json!({"reason": "on leave"})).await;
    assert!((200..300).contains(&status), "{told}");
    assert_eq!(tab.send(&house, "GET", DEVICES, Value::Null).await.0, 401);
    assert!(verbs(&house).await.contains(&"employee_session.ended".to_owned()));
    let step = tab.begin(&house, &lena.login).await;
    assert_eq!(tab.prove(&house, &step, "password", PASSWORD).await.0, 403, "nor do they come in again");
}

on_both!(whoever_leaves_the_places_that_the_rules_allow_is_out_for_good, whoever_is_suspended_is_out_at_once,);
