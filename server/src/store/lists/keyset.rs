//! Where a page ends, so that the next one can begin behind it: the sort key of its last row, and the row's number.

/// The end of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keyset {
    /// As the rows are sorted; empty where they are sorted by their number alone.
    pub key: String,
    /// Running number of the last row.
    pub no: i64,
}

/// A page of rows, and where the next one goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rows<T> {
    /// The rows.
    pub items: Vec<T>,
    /// `None` at the end.
    pub next: Option<Keyset>,
}

impl<T> Rows<T> {
    /// From `limit + 1` rows at most; `key` gives where a row stands.
    pub(in crate::store) fn of(mut items: Vec<T>, limit: u64, key: impl Fn(&T) -> Keyset) -> Self {
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        let more = items.len() > limit;
        items.truncate(limit);
        let next = items.last().filter(|_| more).map(key);
        Self { items, next }
    }
}
