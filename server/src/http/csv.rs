//! Lists as CSV (RFC 4180), for tables and auditors. The answer is written as the rows are read, so that its size costs no memory.

use axum::{
    body::{Body as Stream, Bytes},
    http::header,
    response::{IntoResponse, Response},
};
use futures_util::stream;

use super::problem::Problem;
use crate::store::StoreError;

/// What is still to be written, piece by piece. `None` at the end.
pub trait Rest: Sized + Send + 'static {
    /// The first line, with its end.
    const HEAD: &'static str;

    /// The next piece. The first one brings the head.
    fn next(self) -> impl Future<Output = Result<Option<(Bytes, Self)>, StoreError>> + Send;
}

/// One field, quoted. Spreadsheets take a text that begins like a formula for one: it gets an apostrophe before it.
pub fn cell(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    format!("\"{}{}\"", if formula { "'" } else { "" }, text.replace('"', "\"\""))
}

/// The answer. Its first piece is read here, so that a failure is still a problem document.
pub async fn answer<R: Rest>(rest: R, disposition: &'static str) -> Result<Response, Problem> {
    let (first, rest) = match rest.next().await? {
        Some((bytes, rest)) => (bytes, Some(rest)),
        None => (Bytes::from_static(R::HEAD.as_bytes()), None),
    };
    let others = stream::try_unfold(rest, |rest| async move {
        match rest {
            None => Ok(None),
            Some(rest) => Ok::<_, StoreError>(rest.next().await?.map(|(bytes, rest)| (bytes, Some(rest)))),
        }
    });
    let all = futures_util::StreamExt::chain(stream::once(std::future::ready(Ok(first))), others);
    let headers =
        [(header::CONTENT_TYPE, "text/csv; charset=utf-8; header=present"), (header::CONTENT_DISPOSITION, disposition)];
    Ok((headers, Stream::from_stream(all)).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_neither_a_formula_nor_two_fields() {
        assert_eq!(cell("=cmd|' /C calc'!A0"), "\"'=cmd|' /C calc'!A0\"");
        assert_eq!(cell("Lena, \"the\" one"), "\"Lena, \"\"the\"\" one\"");
    }
}
