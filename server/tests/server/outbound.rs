//! Whom the server speaks to by itself, as it is shown to whoever may read how people sign in.

use lethe_server::{
    outbound::{Destination, Purpose},
    wiring::Services,
};
use serde_json::json;

use crate::company::House;

#[tokio::test]
async fn every_host_is_shown_with_what_it_gets_and_why() {
    let quiet = House::open().await;
    assert_eq!(quiet.get("/api/v1/outbound").await, (200, json!({"destinations": []})));
    let host = Some("smtp.example.com".to_owned());
    let mail = Destination { host, port: Some(465), purpose: Purpose::Mail, key: "mail.smtp" };
    let house = House::open_served(Services { destinations: vec![mail], ..Services::default() }).await;
    let (_, shown) = house.get("/api/v1/outbound").await;
    let expected = json!({
        "host": "smtp.example.com", "port": 465, "purpose": "mail", "key": "mail.smtp", "discovered": false,
        "what": "addresses for e-mail, sign-in codes, notices",
    });
    assert_eq!(shown, json!({"destinations": [expected]}));
}
