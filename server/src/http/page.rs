//! Lists by cursor: a page, and where the next one begins.

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::problem::Problem;
use crate::store::lists::{Keyset, Rows};

/// Items of a page, unless the caller asks for another number.
const USUAL: u64 = 50;
/// Most items of a page.
const MOST: u64 = 200;

/// Where to begin and how many.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PageQuery {
    /// `next` of the page before.
    pub cursor: Option<String>,
    /// 1 to 200; 50 where it is left out.
    pub limit: Option<u64>,
}

/// One page of a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct Page<T> {
    /// The items.
    pub items: Vec<T>,
    /// Send as `cursor` to go on; null at the end.
    pub next: Option<String>,
}

impl PageQuery {
    /// The running number to go on from.
    pub fn after(&self) -> Result<Option<i64>, Problem> {
        let Some(cursor) = &self.cursor else { return Ok(None) };
        let number = cursor.strip_prefix('n').and_then(|text| text.parse().ok()).filter(|number| *number >= 0);
        number.map(Some).ok_or_else(Self::no_cursor)
    }

    /// The row to go on from, with its sort key where the list is not sorted by running number.
    pub fn behind(&self) -> Result<Option<Keyset>, Problem> {
        let Some(cursor) = &self.cursor else { return Ok(None) };
        let (number, key) = cursor.split_once('.').unwrap_or((cursor, ""));
        let number = number.strip_prefix('n').and_then(|text| text.parse().ok()).filter(|number| *number >= 0);
        let key =
            data_encoding::BASE64URL_NOPAD.decode(key.as_bytes()).ok().and_then(|key| String::from_utf8(key).ok());
        match (number, key) {
            (Some(no), Some(key)) if !key.contains('\0') => Ok(Some(Keyset { key, no })),
            _ => Err(Self::no_cursor()),
        }
    }

    /// What is said to a cursor that nobody gave out.
    pub fn no_cursor() -> Problem {
        Problem::malformed("`cursor` is not the `next` of an earlier page")
    }

    /// How many.
    pub fn limit(&self) -> Result<u64, Problem> {
        match self.limit {
            None => Ok(USUAL),
            Some(limit @ 1..=MOST) => Ok(limit),
            Some(_) => Err(Problem::malformed("`limit` must be 1 to 200")),
        }
    }
}

impl<T> Page<T> {
    /// A page from rows that were asked for with `limit + 1`; `number` gives a row's running number.
    pub fn of<R>(mut rows: Vec<R>, limit: u64, number: impl Fn(&R) -> i64, item: impl Fn(R) -> T) -> Self {
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        let more = rows.len() > limit;
        rows.truncate(limit);
        let next = rows.last().filter(|_| more).map(|row| format!("n{}", number(row)));
        Self { items: rows.into_iter().map(item).collect(), next }
    }

    /// A page from a page of rows.
    pub fn from_rows<R>(rows: Rows<R>, item: impl FnMut(R) -> T) -> Self {
        let next = rows.next.map(|end| match end.key.as_str() {
            "" => format!("n{}", end.no),
            key => format!("n{}.{}", end.no, data_encoding::BASE64URL_NOPAD.encode(key.as_bytes())),
        });
        Self { items: rows.items.into_iter().map(item).collect(), next }
    }

    /// A list that fits into one page.
    pub const fn whole(items: Vec<T>) -> Self {
        Self { items, next: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_names_the_next_one_only_where_there_is_more() {
        let page = Page::of(vec![3_i64, 5, 8], 2, |n| *n, |n| n);
        assert_eq!((page.items, page.next.as_deref()), (vec![3, 5], Some("n5")));
        let page = Page::of(vec![3_i64, 5], 2, |n| *n, |n| n);
        assert_eq!(page.next, None);
    }

    #[test]
    fn a_cursor_that_nobody_gave_out_is_refused() {
        for bad in ["", "5", "n-1", "nx", "n99999999999999999999"] {
            let query = PageQuery { cursor: Some(bad.to_owned()), limit: None };
            assert!(query.after().is_err(), "{bad}");
        }
        for bad in ["n5.?", "n5.AAAA", "n-1.IGE", ".IGE"] {
            let query = PageQuery { cursor: Some(bad.to_owned()), limit: None };
            assert!(query.behind().is_err(), "{bad}");
        }
        assert!(PageQuery { cursor: None, limit: Some(0) }.limit().is_err());
    }
}
