//! The document of the access rules as the OpenAPI document describes it. What it means and what is refused in it is said by
//! `lethe_server_core::access`; nothing is parsed here, and a test holds both descriptions together.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// All rules: named places, named networks, and sentences about who may sign in. All sentences that apply must hold; nothing that is
/// added lets in more.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AccessDocument {
    /// Places to come from.
    #[serde(default)]
    pub zones: Vec<ZoneDocument>,
    /// Sets of networks.
    #[serde(default)]
    pub segments: Vec<SegmentDocument>,
    /// Sentences.
    #[serde(default)]
    pub policies: Vec<PolicyDocument>,
    /// By which factors employees prove who they are: the first that fits person and app counts, and the built-in one where none fits.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub chains: Vec<ChainDocument>,
}

/// A chain of factors. Each step needs one of its factors that no earlier step has used.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChainDocument {
    /// 32 hexadecimal digits, made by whoever writes the chain.
    pub id: String,
    /// One line, at most 150 bytes.
    #[schema(max_length = 150)]
    pub name: String,
    /// Whom it is for; everybody where neither groups nor roles are named.
    #[serde(default)]
    pub people: PeopleDocument,
    /// Ids of apps; all where none is named.
    #[serde(default)]
    pub apps: Vec<String>,
    /// The alternatives of each step, in order.
    #[schema(value_type = Vec<Vec<FactorWord>>)]
    pub steps: Vec<Vec<FactorWord>>,
    /// Whether a passkey, which verifies its holder, proves the whole chain.
    pub passkey_alone: bool,
}

/// A place to come from: whatever is in one of these segments, countries or operators' networks.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ZoneDocument {
    /// 32 hexadecimal digits, made by whoever writes the zone.
    pub id: String,
    /// One line, at most 150 bytes.
    #[schema(max_length = 150)]
    pub name: String,
    /// Ids of segments. An address inside one of them is in the zone, whatever its geography.
    #[serde(default)]
    pub segments: Vec<String>,
    /// Two capital letters of ISO 3166-1 each.
    #[serde(default)]
    pub countries: Vec<String>,
    /// Numbers of network operators.
    #[serde(default)]
    pub asns: Vec<u32>,
}

/// A set of networks.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SegmentDocument {
    /// 32 hexadecimal digits, made by whoever writes the segment.
    pub id: String,
    /// One line, at most 150 bytes.
    #[schema(max_length = 150)]
    pub name: String,
    /// `10.0.0.0/8`, `2001:db8::/32`, or one address. No bits behind the prefix.
    #[serde(default)]
    pub networks: Vec<String>,
    /// These networks hide where somebody is: their addresses are in no country.
    #[serde(default)]
    pub anonymiser: Option<AnonymiserWord>,
    /// Where these networks really are; counts more than a database.
    #[serde(default)]
    pub country: Option<String>,
}

/// What hides where somebody is.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the words of `Anonymiser`")]
pub enum AnonymiserWord {
    Tor,
    Relay,
    Vpn,
}

/// A sentence: people, using apps, may sign in from here, not from there, on such a device, within these hours, not faster than that;
/// otherwise this happens, and that when it cannot be known. What is left out is not asked.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PolicyDocument {
    /// 32 hexadecimal digits, made by whoever writes the policy.
    pub id: String,
    /// One line, at most 150 bytes.
    #[schema(max_length = 150)]
    pub name: String,
    /// Whether it counts.
    pub mode: ModeWord,
    /// Whom it is about; everybody where neither groups nor roles are named.
    #[serde(default)]
    pub people: PeopleDocument,
    /// Ids of apps: `console`, `api`, or one of the company's; all where none is named.
    #[serde(default)]
    pub apps: Vec<String>,
    /// Ids of zones: from one of them.
    #[serde(default)]
    pub from: Vec<String>,
    /// Ids of zones: from none of them.
    #[serde(default)]
    pub not_from: Vec<String>,
    /// What the device must be: all of it.
    #[serde(default)]
    pub device: Vec<DeviceNeedWord>,
    /// Within these hours.
    #[serde(default)]
    pub within: Option<HoursDocument>,
    /// Nobody can have travelled faster since their last sign-in.
    #[serde(default)]
    #[schema(minimum = 1)]
    pub max_km_per_hour: Option<u32>,
    /// When a condition fails.
    pub otherwise: OtherwiseWord,
    /// When it cannot be known; `deny` where it is left out.
    #[serde(default)]
    pub when_unknown: WhenUnknownWord,
}

/// Whether a policy counts.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ModeWord {
    /// Nobody asks it.
    Draft,
    /// It is judged and reported, and decides nothing.
    ReportOnly,
    /// It decides.
    On,
}

/// Whom a policy is about: those in one of the groups, and those with one of the roles.
#[derive(Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PeopleDocument {
    /// Groups of people.
    #[serde(default)]
    pub groups: Vec<String>,
    /// Roles of administrators: `owner`, `it`, `hr`, `auditor`.
    #[serde(default)]
    pub roles: Vec<String>,
}

/// What a device must be.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DeviceNeedWord {
    /// Enrolled.
    Enrolled,
    /// Enrolled, and as the company wants it.
    Compliant,
    /// Enrolled, and this person was let in on it before.
    Known,
}

/// Hours of the week by the clocks of one place.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HoursDocument {
    /// A name of the IANA database: `Europe/Berlin`.
    pub time_zone: String,
    /// Within any of them.
    pub spans: Vec<SpanDocument>,
}

/// From one time of the day until another. One that ends no later than it begins goes on into the next day.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SpanDocument {
    /// On which days it begins: `mon`, `tue`, `wed`, `thu`, `fri`, `sat`, `sun`.
    pub days: Vec<String>,
    /// `09:00`.
    pub from: String,
    /// The first minute that is not part of it; `24:00` is the end of the day.
    pub until: String,
}

/// When a condition fails: `"deny"`, or `{"step_up": "totp"}`.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum OtherwiseWord {
    /// Refused.
    Deny,
    /// Let in with this factor.
    StepUp(FactorWord),
}

/// When it cannot be known whether a condition holds: `"deny"`, `"allow"`, or `{"step_up": "totp"}`.
#[derive(Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum WhenUnknownWord {
    /// Refused.
    #[default]
    Deny,
    /// Let in with this factor.
    StepUp(FactorWord),
    /// Let in.
    Allow,
}

/// A way of proof.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the words of `Factor`")]
pub enum FactorWord {
    Password,
    Passkey,
    Totp,
    EmailCode,
    Sms,
    RecoveryCode,
    Ldap,
    Oidc,
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::usecase::access::Document;

    fn id(number: u8) -> String {
        format!("{number:032x}")
    }

    /// Every part, every field, every word.
    fn whole() -> Value {
        let policy = |number: u8, mode: &str, otherwise: Value, when_unknown: Value| {
            json!({
                "id": id(number), "name": "Finance", "mode": mode,
                "people": {"groups": ["Finance"], "roles": ["owner", "it", "hr", "auditor"]},
                "apps": ["console", "messenger"], "from": [id(1)], "not_from": [id(2)],
                "device": ["enrolled", "compliant", "known"],
                "within": {"time_zone": "Europe/Berlin", "spans": [
                    {"days": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"], "from": "09:00", "until": "18:00"},
                ]},
                "max_km_per_hour": 900, "otherwise": otherwise, "when_unknown": when_unknown,
            })
        };
        let factors = ["password", "passkey", "totp", "email_code", "sms", "recovery_code", "ldap", "oidc"];
        let mut policies = vec![
            policy(10, "draft", json!("deny"), json!("allow")),
            policy(11, "report_only", json!("deny"), json!("deny")),
        ];
        for (number, factor) in (12..).zip(factors) {
            policies.push(policy(number, "on", json!({"step_up": factor}), json!({"step_up": factor})));
        }
        let segments: Vec<Value> = (20..)
            .zip([json!("tor"), json!("relay"), json!("vpn"), Value::Null])
            .map(|(number, kind)| {
                let networks = [format!("192.0.2.{number}"), format!("2001:db8:{number}::/48")];
                json!({"id": id(number), "name": "List", "networks": networks, "anonymiser": kind, "country": "KZ"})
            })
            .collect();
        json!({
            "zones": [
                {"id": id(1), "name": "Here", "segments": [id(20)], "countries": ["DE", "KZ"], "asns": [64496]},
                {"id": id(2), "name": "There", "segments": [], "countries": ["FR"], "asns": []},
            ],
            "segments": segments, "policies": policies,
            "chains": [{
                "id": id(30), "name": "Three", "people": {"groups": ["Finance"], "roles": []}, "apps": ["messenger"],
                "steps": [["ldap", "oidc"], ["totp", "email_code", "sms"], ["password"]], "passkey_alone": false,
            }],
        })
    }

    #[test]
    fn the_description_of_the_document_is_what_is_read_and_written() {
        let described: AccessDocument = serde_json::from_value(whole()).unwrap();
        let read = Document::read(&whole()).unwrap();
        assert!(read.compile(1).is_ok());
        let written = serde_json::to_value(&read).unwrap();
        let again: AccessDocument = serde_json::from_value(written).unwrap();
        let text = |document: &AccessDocument| serde_json::to_value(document).unwrap();
        let fields = |document: &AccessDocument| {
            (
                document.zones.len(),
                document.segments.len(),
                document.policies.len(),
                document.chains.len(),
                text(document)["policies"][0].as_object().unwrap().len(),
            )
        };
        assert_eq!(fields(&described), fields(&again));
        assert_eq!(Document::read(&text(&described)), Ok(read), "what is described is read as what it is");
    }
}
