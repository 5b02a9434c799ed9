//! The same policies in Cedar: everybody is let in, unless a policy's conditions do not all hold.

use std::fmt::Write as _;

use cedar_policy::{
    Authorizer, Context, Decision, Entities, EntityUid, PolicySet, Request, RestrictedExpression as Value,
};
use lethe_server_core::{
    access::{
        policy::{DeviceNeed, Policy},
        zone::Zone,
    },
    ids::ZoneId,
};

use crate::{company::TIME_ZONES, known::Known};

/// Its engine, with everything prepared that can be prepared: policies parsed, requests built, zones, clocks and distances found out.
pub struct Cedar {
    authorizer: Authorizer,
    policies: PolicySet,
    entities: Entities,
    requests: Vec<Request>,
}

impl Cedar {
    pub(crate) fn new(policies: &[Policy], zones: &[Zone], known: &[Known]) -> Self {
        let place = |id: &ZoneId| zones.iter().position(|zone| zone.id == *id).unwrap();
        let rules = policies.iter().map(|policy| rule(policy, place)).collect::<String>();
        Self {
            authorizer: Authorizer::new(),
            policies: format!("permit(principal, action, resource);\n{rules}").parse().unwrap(),
            entities: Entities::empty(),
            requests: known.iter().map(request).collect(),
        }
    }

    /// Its answer about a sign-in, by its place.
    pub fn lets_in(&self, at: usize) -> bool {
        let response = self.authorizer.is_authorized(&self.requests[at], &self.policies, &self.entities);
        // A policy that ends in an error is left out by Cedar, and would be no policy.
        assert!(response.diagnostics().errors().next().is_none());
        response.decision() == Decision::Allow
    }
}

fn rule(policy: &Policy, place: impl Fn(&ZoneId) -> usize) -> String {
    let list = |zones: &mut dyn Iterator<Item = &ZoneId>| {
        zones.map(|zone| format!("\"{}\"", place(zone))).collect::<Vec<_>>().join(", ")
    };
    let mut conditions = Vec::new();
    if !policy.from.is_empty() {
        conditions.push(format!("context.zones.containsAny([{}])", list(&mut policy.from.iter())));
    }
    if !policy.not_from.is_empty() {
        let zones = list(&mut policy.not_from.iter());
        conditions.push(format!("!context.zones.containsAny([{zones}]) && !context.doubt.containsAny([{zones}])"));
    }
    conditions.extend(policy.device.iter().map(|need| match need {
        DeviceNeed::Enrolled => "context.enrolled".to_owned(),
        DeviceNeed::Compliant => "context.compliant".to_owned(),
        DeviceNeed::Known => unreachable!("no policy of this company asks for it"),
    }));
    if let Some(hours) = &policy.within {
        let [span] = hours.spans.as_slice() else { unreachable!("from Monday to Friday") };
        let clock = clock_name(hours.time_zone.as_str());
        let (from, until) = (span.from().minutes(), span.until().minutes());
        conditions.push(format!(
            "context.{clock}.day < 5 && context.{clock}.minute >= {from} && context.{clock}.minute < {until}"
        ));
    }
    if let Some(limit) = policy.max_km_per_hour {
        conditions.push(format!(
            "context.travel.known && context.travel.km * 3600000 <= {limit} * context.travel.milliseconds"
        ));
    }
    let mut rule = String::new();
    writeln!(rule, "forbid(principal, action, resource) unless {{ {} }};", conditions.join(" && ")).unwrap();
    rule
}

fn request(known: &Known) -> Request {
    let entity = |text: &str| text.parse::<EntityUid>().unwrap();
    let zones = |zones: &[usize]| Value::new_set(zones.iter().map(|zone| Value::new_string(zone.to_string())));
    let record = |fields: &[(&str, Value)]| {
        Value::new_record(fields.iter().map(|(name, value)| ((*name).to_owned(), value.clone()))).unwrap()
    };
    let (km, milliseconds) = known.travel.unwrap_or_default();
    let mut fields = vec![
        ("zones".to_owned(), zones(&known.zones)),
        ("doubt".to_owned(), zones(&known.doubt)),
        ("enrolled".to_owned(), Value::new_bool(known.enrolled)),
        ("compliant".to_owned(), Value::new_bool(known.compliant)),
        (
            "travel".to_owned(),
            record(&[
                ("known", Value::new_bool(known.travel.is_some())),
                ("km", Value::new_long(km)),
                ("milliseconds", Value::new_long(milliseconds)),
            ]),
        ),
    ];
    for (name, (day, minute)) in TIME_ZONES.into_iter().zip(known.clocks) {
        let clock = record(&[("day", Value::new_long(day)), ("minute", Value::new_long(minute))]);
        fields.push((clock_name(name).to_owned(), clock));
    }
    Request::new(
        entity("Employee::\"1\""),
        entity("Action::\"sign-in\""),
        entity("App::\"messenger\""),
        Context::from_pairs(fields).unwrap(),
        None,
    )
    .unwrap()
}

/// The part of a time zone's name that is a word.
fn clock_name(time_zone: &str) -> &str {
    time_zone.rsplit_once('/').unwrap().1
}
