//! The document of the access rules: read from JSON, with everything that is wrong in it, each with its place.

use std::fmt;

use lethe_server_core::{
    access::{
        chain::{Chain, Chains},
        compiled::Compiled,
        fault::Fault,
        policy::Policy,
        segment::Segment,
        zone::Zone,
    },
    ids::{ChainId, PolicyId, SegmentId, ZoneId},
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};

/// Longest document, in bytes of JSON.
pub const LARGEST: usize = 4 * 1024 * 1024;

/// Zones, segments, policies and chains together.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Document {
    /// Places to come from.
    pub zones: Vec<Zone>,
    /// Sets of networks.
    pub segments: Vec<Segment>,
    /// Sentences.
    pub policies: Vec<Policy>,
    /// By which factors employees prove who they are.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub chains: Vec<Chain>,
}

/// One thing that keeps a document from being used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentFault {
    /// JSON Pointer (RFC 6901) to what is wrong.
    pub path: String,
    /// `access.reason`; stable.
    pub code: &'static str,
    /// What is wrong and what to do.
    pub what: String,
}

impl fmt::Display for DocumentFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "at {}: {}", if self.path.is_empty() { "/" } else { &self.path }, self.what)
    }
}

impl Document {
    /// Reads a document that somebody has written, as far as each of its parts goes by itself.
    pub fn read(written: &Value) -> Result<Self, Vec<DocumentFault>> {
        let unread = |path: &str, what: &str| DocumentFault {
            path: path.to_owned(),
            code: "access.unreadable",
            what: what.to_owned(),
        };
        let Some(fields) = written.as_object() else {
            return Err(vec![unread("", "the rules are an object of zones, segments, policies and chains")]);
        };
        let mut faults: Vec<DocumentFault> = fields
            .keys()
            .filter(|name| !matches!(name.as_str(), "zones" | "segments" | "policies" | "chains"))
            .map(|name| unread(&pointer("", name), "the rules have no such part: take it out"))
            .collect();
        let document = Self {
            zones: part(fields, "zones", &mut faults),
            segments: part(fields, "segments", &mut faults),
            policies: part(fields, "policies", &mut faults),
            chains: part(fields, "chains", &mut faults),
        };
        if faults.is_empty() { Ok(document) } else { Err(faults) }
    }

    /// Reads the text of a document.
    pub fn parse(text: &str) -> Result<Self, Vec<DocumentFault>> {
        if text.len() > LARGEST {
            return Err(vec![DocumentFault {
                path: String::new(),
                code: "access.too_large",
                what: format!("the rules are larger than {LARGEST} bytes: name fewer networks"),
            }]);
        }
        let written: Value = serde_json::from_str(text).map_err(|error| {
            vec![DocumentFault { path: String::new(), code: "access.unreadable", what: format!("no JSON: {error}") }]
        })?;
        Self::read(&written)
    }

    /// The one text of this document.
    pub fn to_text(&self) -> String {
        // Neither maps with keys that are no texts nor anything else that JSON cannot say.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Makes it ready to decide by.
    pub fn compile(&self, version: u64) -> Result<Compiled, Vec<DocumentFault>> {
        let compiled = Compiled::new(version, &self.zones, &self.segments, &self.policies);
        compiled.map_err(|faults| faults.iter().map(|fault| self.placed(fault)).collect())
    }

    /// Makes the chains ready.
    pub fn chains(&self) -> Result<Chains, Vec<DocumentFault>> {
        Chains::new(&self.chains).map_err(|faults| faults.iter().map(|fault| self.placed(fault)).collect())
    }

    fn chain(&self, id: ChainId) -> String {
        place("/chains", self.chains.iter().rposition(|chain| chain.id == id))
    }

    fn zone(&self, id: ZoneId) -> String {
        place("/zones", self.zones.iter().rposition(|zone| zone.id == id))
    }

    fn segment(&self, id: SegmentId) -> String {
        place("/segments", self.segments.iter().rposition(|segment| segment.id == id))
    }

    fn policy(&self, id: PolicyId) -> String {
        place("/policies", self.policies.iter().rposition(|policy| policy.id == id))
    }

    /// A fault at its place.
    fn placed(&self, fault: &Fault) -> DocumentFault {
        let (path, code) = match fault {
            Fault::TooManyPolicies(_) => ("/policies".to_owned(), "access.too_many_policies"),
            Fault::PolicyTwice(id) => (self.policy(*id), "access.policy_twice"),
            Fault::ZoneTwice(id) => (self.zone(*id), "access.zone_twice"),
            Fault::SegmentTwice(id) => (self.segment(*id), "access.segment_twice"),
            Fault::NoCondition(id) => (self.policy(*id), "access.no_condition"),
            Fault::UnknownZone { policy, .. } => (self.policy(*policy), "access.unknown_zone"),
            Fault::Contradiction { policy, .. } => (self.policy(*policy), "access.contradiction"),
            Fault::UnknownSegment { zone, .. } => (self.zone(*zone), "access.unknown_segment"),
            Fault::EmptyZone(id) => (self.zone(*id), "access.empty_zone"),
            Fault::CountryOfNowhere { segment, .. } => (self.segment(*segment), "access.country_of_nowhere"),
            Fault::ChainTwice(id) => (self.chain(*id), "access.chain_twice"),
            Fault::EmptyChain(id) => (self.chain(*id), "access.empty_chain"),
            Fault::UnprovableChain(id) => (self.chain(*id), "access.unprovable_chain"),
            Fault::TwoCountries { network, .. } => {
                let holds = |segment: &Segment| segment.country.is_some() && segment.networks.contains(network);
                (place("/segments", self.segments.iter().rposition(holds)), "access.two_countries")
            }
        };
        DocumentFault { path, code, what: fault.to_string() }
    }
}

fn place(list: &str, index: Option<usize>) -> String {
    index.map_or_else(|| list.to_owned(), |index| format!("{list}/{index}"))
}

fn pointer(path: &str, name: &str) -> String {
    format!("{path}/{}", name.replace('~', "~0").replace('/', "~1"))
}

/// A list of the document, item by item, so that each fault has a place.
fn part<T: DeserializeOwned>(fields: &Map<String, Value>, name: &str, faults: &mut Vec<DocumentFault>) -> Vec<T> {
    let path = pointer("", name);
    let items = match fields.get(name) {
        None => return Vec::new(),
        Some(Value::Array(items)) => items,
        Some(Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Object(_)) => {
            faults.push(DocumentFault { path, code: "access.unreadable", what: "this is a list".to_owned() });
            return Vec::new();
        }
    };
    let mut read = Vec::with_capacity(items.len());
    for (index, item) in items.iter().enumerate() {
        match T::deserialize(item) {
            Ok(item) => read.push(item),
            Err(error) => faults.push(DocumentFault {
                path: format!("{path}/{index}"),
                code: "access.unreadable",
                what: error.to_string(),
            }),
        }
    }
    read
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn id(number: u8) -> String {
        format!("{number:032x}")
    }

    #[test]
    fn every_fault_of_a_document_is_told_with_its_place() {
        let written = json!({
            "zones": [{"id": id(1), "name": "Office", "countries": ["DE"]}, {"id": id(2), "name": "X", "countries": ["UK"]}],
            "policies": [7],
            "rules": [],
        });
        let faults = Document::read(&written).unwrap_err();
        let paths: Vec<&str> = faults.iter().map(|fault| fault.path.as_str()).collect();
        assert_eq!(paths, ["/rules", "/zones/1", "/policies/0"]);
        assert!(faults.iter().all(|fault| fault.code == "access.unreadable" && !fault.what.is_empty()));
    }

    #[test]
    fn what_the_parts_say_together_is_judged_with_its_place() {
        let written = json!({
            "zones": [{"id": id(1), "name": "Nothing"}],
            "policies": [
                {"id": id(2), "name": "A", "mode": "on", "from": [id(1)], "otherwise": "deny"},
                {"id": id(3), "name": "B", "mode": "on", "from": [id(9)], "otherwise": {"step_up": "totp"}},
            ],
        });
        let document = Document::read(&written).unwrap();
        let faults = document.compile(1).unwrap_err();
        let told: Vec<(&str, &str)> = faults.iter().map(|fault| (fault.path.as_str(), fault.code)).collect();
        assert_eq!(told, [("/policies/1", "access.unknown_zone"), ("/zones/0", "access.empty_zone")]);
    }

    #[test]
    fn what_is_wrong_with_a_chain_has_its_place() {
        let written = json!({"chains": [
            {"id": id(1), "name": "A", "steps": [["totp"], ["totp"]], "passkey_alone": true},
            {"id": id(2), "name": "B", "steps": [], "passkey_alone": true},
        ]});
        let faults = Document::read(&written).unwrap().chains().unwrap_err();
        let told: Vec<(&str, &str)> = faults.iter().map(|fault| (fault.path.as_str(), fault.code)).collect();
        assert_eq!(told, [("/chains/0", "access.unprovable_chain"), ("/chains/1", "access.empty_chain")]);
    }

    #[test]
    fn a_document_is_written_as_it_was_read() {
        let written =
            json!({"zones": [{"id": id(1), "name": "Office", "countries": ["DE"]}], "segments": [], "policies": []});
        let document = Document::read(&written).unwrap();
        assert_eq!(Document::parse(&document.to_text()), Ok(document));
        assert!(Document::parse(&" ".repeat(LARGEST + 1)).is_err() && Document::parse("{").is_err());
        assert_eq!(Document::parse("{}"), Ok(Document::default()));
    }
}
