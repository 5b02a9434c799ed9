//! Documents: what is written is read again, and what no type would hold is refused with its reason.

use lethe_server_core::access::{policy::Policy, segment::Segment, zone::Zone};
use serde_json::{Value, from_value, json, to_value};

use crate::scene;

fn policy() -> Value {
    json!({
        "id": "01".repeat(16),
        "name": "Финансы",
        "mode": "report_only",
        "people": { "groups": ["finance"], "roles": ["owner"] },
        "apps": ["messenger"],
        "from": ["02".repeat(16)],
        "not_from": [],
        "device": ["enrolled", "known"],
        "within": { "time_zone": "Europe/Moscow", "spans": [{ "days": ["mon", "fri"], "from": "09:00", "until": "24:00" }] },
        "max_km_per_hour": 900,
        "otherwise": { "step_up": "totp" },
        "when_unknown": "allow",
    })
}

#[test]
fn documents_are_read_as_they_are_written() {
    let read: Policy = from_value(policy()).unwrap();
    assert_eq!(to_value(&read).unwrap(), policy());
    for zone in scene::zones() {
        assert_eq!(from_value::<Zone>(to_value(&zone).unwrap()).unwrap(), zone);
    }
    for segment in scene::segments() {
        assert_eq!(from_value::<Segment>(to_value(&segment).unwrap()).unwrap(), segment);
    }
}

#[test]
fn a_policy_that_says_nothing_about_the_unknown_denies_it() {
    let short = json!({ "id": "01".repeat(16), "name": "Office", "mode": "on", "otherwise": "deny" });
    let read: Policy = from_value(short).unwrap();
    assert_eq!(to_value(&read).unwrap()["when_unknown"], "deny");
    assert!(!read.asks_something());
}

#[test]
fn what_no_document_may_hold_is_refused_with_its_reason() {
    for (at, value, says) in [
        ("/id", json!("01"), "32 hexadecimal digits"),
        ("/name", json!(" "), "a name is one line"),
        ("/mode", json!("off"), "unknown variant"),
        ("/people", json!({ "group": "finance" }), "unknown field"),
        ("/people/roles/0", json!("boss"), "unknown variant"),
        ("/apps/0", json!("My App"), "not the id of an app"),
        ("/within/time_zone", json!("Moscow"), "not a time zone"),
        ("/within/spans/0/from", json!("9"), "not a time of the day"),
        ("/within/spans/0/days", json!([]), "on no day"),
        ("/within/spans/0/until", json!("09:00"), "end when they begin"),
        ("/max_km_per_hour", json!(0), "nonzero"),
        ("/otherwise", json!("allow"), "unknown variant"),
        ("/otherwise/step_up", json!("magic"), "unknown variant"),
    ] {
        let mut document = policy();
        *document.pointer_mut(at).unwrap() = value;
        let refused = from_value::<Policy>(document).unwrap_err().to_string();
        assert!(refused.contains(says), "{at}: {refused}");
    }
    let mut document = policy();
    document["order"] = json!(1);
    assert!(from_value::<Policy>(document).unwrap_err().to_string().contains("unknown field"));
}

#[test]
fn a_segment_is_refused_for_one_network_with_bits_behind_its_prefix() {
    let segment = json!({ "id": "01".repeat(16), "name": "Office", "networks": ["10.0.0.0/8", "10.1.2.3/16"] });
    let refused = from_value::<Segment>(segment).unwrap_err().to_string();
    assert!(refused.contains("the network is 10.1.0.0/16"), "{refused}");
    let zone = json!({ "id": "01".repeat(16), "name": "Britain", "countries": ["UK"] });
    assert!(from_value::<Zone>(zone).unwrap_err().to_string().contains("\"UK\" is not a country"));
}
