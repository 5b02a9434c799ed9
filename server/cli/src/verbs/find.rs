//! Ids from what people type: an id itself, or a few letters that fit exactly one.

use lethe_proto::ids::{EnrollmentId, PersonId};
use serde_json::Value;

use crate::{
    answer::text,
    api::Api,
    text::visible::{quoted, visible},
    trouble::Trouble,
};

/// An enrollment by id, or by a part of its label or person.
pub(crate) fn enrollment(api: &Api, wanted: &str) -> Result<EnrollmentId, Trouble> {
    if let Some(id) = EnrollmentId::from_hex(wanted) {
        return Ok(id);
    }
    let found = api.list(&["devices"], &[("q", wanted)])?;
    let one = only(&found, wanted, "label", "enrollment")?;
    EnrollmentId::from_hex(one).ok_or_else(|| crate::answer::strange("enrollment"))
}

/// A person by id, or by a part of the name or e-mail address.
pub(crate) fn person(api: &Api, wanted: &str) -> Result<PersonId, Trouble> {
    if let Some(id) = PersonId::from_hex(wanted) {
        return Ok(id);
    }
    let needle = wanted.to_lowercase();
    let fits = |item: &Value| {
        ["name", "email"]
            .iter()
            .any(|field| text(item, field).is_ok_and(|value| value.to_lowercase().contains(&needle)))
    };
    let found: Vec<_> = api.list(&["people"], &[])?.into_iter().filter(fits).collect();
    let one = only(&found, wanted, "name", "id")?;
    PersonId::from_hex(one).ok_or_else(|| crate::answer::strange("id"))
}

fn only<'a>(found: &'a [Value], wanted: &str, name: &str, id: &str) -> Result<&'a str, Trouble> {
    match found {
        [one] => text(one, id),
        [] => Err(Trouble::new(format!("nothing fits {}", quoted(wanted)), "check the spelling, or give the id")),
        several => {
            let names: Vec<_> = several
                .iter()
                .take(5)
                .map(|item| {
                    format!("{} {}", visible(text(item, id).unwrap_or("?")), quoted(text(item, name).unwrap_or("?")))
                })
                .collect();
            Err(Trouble::new(
                format!("{} fits {} of them: {}", quoted(wanted), several.len(), names.join("; ")),
                "type more letters, or give the id",
            ))
        }
    }
}
