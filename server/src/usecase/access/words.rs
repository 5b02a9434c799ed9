//! Why somebody is kept out, in a sentence for people who read English: command lines, logs, and whoever sees a bare problem. Consoles
//! write their own sentences from codes.

use super::{ToldPolicy, ToldReason};

/// What keeps somebody out, policy by policy.
pub(super) fn sentence<'t>(against: impl Iterator<Item = &'t ToldPolicy>) -> String {
    let policies: Vec<String> = against.map(policy).collect();
    if policies.is_empty() { "no rule says why".to_owned() } else { policies.join(", and ") }
}

fn policy(policy: &ToldPolicy) -> String {
    let reasons = policy.reasons.iter().filter(|reason| reason.state != "holds").map(reason);
    let reasons = reasons.collect::<Vec<_>>().join(" and ");
    let asks = match policy.step_up.as_slice() {
        [] => String::new(),
        factors => format!(", and asks for {}, which nobody can give here yet", factors.join(" and ")),
    };
    format!("\u{201c}{}\u{201d} says: {reasons}{asks}", policy.name)
}

fn reason(reason: &ToldReason) -> String {
    let unknown = || reason.unknown.as_deref().map_or("nobody knows where you are", place_unknown);
    match reason.code.as_str() {
        "from.elsewhere" => match &reason.country {
            Some(country) => format!("you come from {country}, which is not among its places"),
            None => "you come from none of its places".to_owned(),
        },
        "from.unknown" | "not_from.unknown" => unknown().to_owned(),
        "not_from.zone" => {
            format!(
                "you come from {}, which it excludes",
                reason.zone.as_ref().map_or("a place", |zone| zone.name.as_str())
            )
        }
        "device.not_enrolled" => "this is not an enrolled device".to_owned(),
        "device.not_compliant" => "the device is not as the company wants it".to_owned(),
        "device.posture_unknown" | "device.posture_old" => "nobody knows how the device is".to_owned(),
        "device.new" => "you were never let in on this device".to_owned(),
        "hours.outside" => "it is outside of its hours".to_owned(),
        "travel.impossible" => travel(reason),
        "travel.not_judged" => "nobody can say whether you can have come here so fast".to_owned(),
        other => other.to_owned(),
    }
}

fn travel(reason: &ToldReason) -> String {
    let Some(way) = &reason.journey else { return "you cannot have come here so fast".to_owned() };
    let minutes = way.elapsed_ms / 60_000;
    format!(
        "your last sign-in was {minutes} minutes ago and {} km away, and it allows {} km/h",
        way.least_km, way.max_km_per_hour
    )
}

fn place_unknown(code: &str) -> &'static str {
    match code {
        "address.not_said" | "address.malformed" | "address.hidden" | "address.only_proxies" | "address.too_long" => {
            "your address is not known"
        }
        "place.tor" | "place.relay" | "place.vpn" => "your address hides where you are",
        "place.tunnel" | "place.translated" => "your address is the end of a tunnel",
        "place.loopback" | "place.private" | "place.shared_by_provider" | "place.link_local" | "place.unique_local" => {
            "your address is one of a local network, which is in no country"
        }
        _ => "nobody knows where your address is",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_names_its_policy_and_what_is_wrong_in_one_clause() {
        let reason = ToldReason {
            code: "from.elsewhere".into(),
            state: "fails".into(),
            country: Some("FR".into()),
            ..ToldReason::default()
        };
        let holds = ToldReason { code: "device.enrolled".into(), state: "holds".into(), ..ToldReason::default() };
        let policy = ToldPolicy {
            id: "0".repeat(32),
            name: "Office".into(),
            binding: true,
            verdict: "deny".into(),
            step_up: Vec::new(),
            because: "policy.otherwise".into(),
            reasons: vec![holds, reason],
        };
        let said = sentence([&policy].into_iter());
        assert_eq!(said, "\u{201c}Office\u{201d} says: you come from FR, which is not among its places");
        assert!(!said.contains("; "), "what stands behind a semicolon is shown as advice");
    }
}
