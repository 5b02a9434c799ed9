//! Who a provider says that somebody is: the claim that names an employee.

use serde::Serialize;
use serde_json::Value;

use super::Refusal;

/// The claim of this name, if it is there. An address for e-mail counts only where the provider has verified it.
pub(super) fn claim(claims: &impl Serialize, name: &str) -> Result<Option<String>, Refusal> {
    let claims = serde_json::to_value(claims).map_err(|_| Refusal::Token)?;
    let text = claims.get(name).and_then(Value::as_str).filter(|text| !text.is_empty());
    if name == "email" && text.is_some() && claims.get("email_verified") != Some(&Value::Bool(true)) {
        return Err(Refusal::Unverified);
    }
    Ok(text.map(str::to_owned))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_address_that_nobody_has_verified_names_nobody() {
        let says = |verified: Value| claim(&json!({"email": "ada@example.com", "email_verified": verified}), "email");
        assert_eq!(says(json!(true)), Ok(Some("ada@example.com".to_owned())));
        for bad in [json!(false), json!("true"), json!(1), json!(null)] {
            assert_eq!(says(bad.clone()), Err(Refusal::Unverified), "{bad}");
        }
        assert_eq!(claim(&json!({"email": "ada@example.com"}), "email"), Err(Refusal::Unverified));
    }

    #[test]
    fn a_claim_is_a_text_that_is_not_empty() {
        for (claims, found) in
            [(json!({"staff": "A-17"}), Some("A-17")), (json!({"staff": ""}), None), (json!({}), None)]
        {
            assert_eq!(claim(&claims, "staff"), Ok(found.map(str::to_owned)));
        }
        assert_eq!(claim(&json!({"staff": 17}), "staff"), Ok(None));
    }
}
