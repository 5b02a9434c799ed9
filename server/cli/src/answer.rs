//! Fields of the server's JSON answers. A field that is missing or of another shape is a fault of the server, said so.

use data_encoding::{BASE64, HEXLOWER_PERMISSIVE};
use lethe_proto::ids::Time;
use serde_json::Value;

use crate::{moment, text::visible::visible, trouble::Trouble};

/// The server answered something that this program does not understand.
pub(crate) fn strange(field: &str) -> Trouble {
    Trouble::new(
        format!("the server's answer has no usable “{field}”"),
        "check that program and server are of the same version, and that the address is a Lethe server's",
    )
}

/// A text field as it is.
pub(crate) fn text<'a>(value: &'a Value, field: &str) -> Result<&'a str, Trouble> {
    value.get(field).and_then(Value::as_str).ok_or_else(|| strange(field))
}

/// Base64 of a field.
pub(crate) fn blob(value: &Value, field: &str) -> Result<Vec<u8>, Trouble> {
    BASE64.decode(text(value, field)?.as_bytes()).map_err(|_| strange(field))
}

/// A list field; absent means empty.
pub(crate) fn list<'a>(value: &'a Value, field: &str) -> &'a [Value] {
    value.get(field).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// A field for a table: texts and numbers as they are, moments readable, lists with commas, absent as `–`.
pub(crate) fn cell(value: &Value, field: &str) -> String {
    match value.get(field) {
        None | Some(Value::Null) => "–".to_owned(),
        Some(Value::Number(number)) if is_moment(field) => {
            number.as_u64().map_or_else(|| number.to_string(), |ms| moment::show(Time(ms)))
        }
        Some(other) => plain(other),
    }
}

fn is_moment(field: &str) -> bool {
    matches!(field, "at" | "issued" | "expires" | "not_before" | "last_seen") || field.ends_with("_at")
}

/// A value on one line.
pub(crate) fn plain(value: &Value) -> String {
    match value {
        Value::Null => "–".to_owned(),
        Value::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => visible(text),
        Value::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join(", "),
        Value::Object(fields) => fields
            .iter()
            .map(|(name, value)| format!("{} {}", visible(name), plain(value)))
            .collect::<Vec<_>>()
            .join(" · "),
    }
}

/// Every field of an object on a line of its own.
pub(crate) fn sheet(value: &Value) -> String {
    let Some(fields) = value.as_object() else { return plain(value) };
    let width = fields.keys().map(|name| name.chars().count()).max().unwrap_or(0);
    let line = |name: &String| format!("{:width$}  {}", visible(name), cell(value, name));
    fields.keys().map(line).collect::<Vec<_>>().join("\n")
}

/// 32 bytes written as hexadecimal or Base64.
pub(crate) fn key32(text: &str) -> Option<[u8; 32]> {
    let text = text.trim();
    let bytes = match text.len() {
        64 => HEXLOWER_PERMISSIVE.decode(text.as_bytes()).ok()?,
        _ => BASE64.decode(text.as_bytes()).ok()?,
    };
    bytes.try_into().ok()
}
