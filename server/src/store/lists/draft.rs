//! A statement while it is put together: its text with placeholders, and their values in the same order.

use sea_orm::Value;

use super::{fold::behind, kept::Found};

/// Text and values of one statement.
#[derive(Default)]
pub(in crate::store) struct Draft {
    values: Vec<Value>,
    conditions: Vec<String>,
}

impl Draft {
    /// The placeholder of a value.
    pub(in crate::store) fn bind(&mut self, value: impl Into<Value>) -> String {
        self.values.push(value.into());
        format!("${}", self.values.len())
    }

    /// Placeholders of many values, divided by commas; filled up to a power of two, so that few different statements are
    /// prepared. The list is not empty.
    pub(in crate::store) fn bind_all<V: Into<Value> + Clone>(&mut self, values: &[V]) -> String {
        let width = values.len().next_power_of_two();
        let filled = values.iter().chain(values.last().into_iter().cycle()).take(width);
        filled.map(|value| self.bind(value.clone())).collect::<Vec<_>>().join(", ")
    }

    /// Where rows of a kind are found by a word that begins with `start`: what follows a `SELECT` of `ref_no`, which may give
    /// one twice.
    pub(in crate::store) fn by_word(&mut self, found: Found, start: &str) -> String {
        let (kind, from, to) = (found as i64, self.bind(start), self.bind(behind(start)));
        format!("FROM search_word WHERE kind = {kind} AND word >= {from} AND word < {to}")
    }

    /// One more condition that every row must meet.
    pub(in crate::store) fn require(&mut self, condition: String) {
        self.conditions.push(condition);
    }

    /// `TRUE`, or all conditions.
    pub(in crate::store) fn conditions(&self) -> String {
        if self.conditions.is_empty() { "TRUE".to_owned() } else { self.conditions.join(" AND ") }
    }

    /// The values, once the text is complete.
    pub(in crate::store) fn into_values(self) -> Vec<Value> {
        self.values
    }
}
