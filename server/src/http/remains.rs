//! Reads what a handler left of a body. A connection that is closed over unread bytes is reset, and the answer that said why (nobody
//! signed in, a body too large) is lost on its way. What is read here is thrown away, and it is not read for ever.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use axum::{
    body::{Body, BodyDataStream},
    extract::Request,
    http::{Method, header},
    middleware::Next,
    response::Response,
};
use futures_util::{Stream as _, StreamExt as _, stream};

/// Most bytes that are read for nothing.
const MOST: usize = 1024 * 1024;
/// Longest time for it.
const PATIENCE: Duration = Duration::from_secs(5);

type Lent = Arc<Mutex<BodyDataStream>>;

fn pieces(lent: &Lent) -> impl futures_util::Stream<Item = Result<axum::body::Bytes, axum::Error>> + Send + use<> {
    let lent = lent.clone();
    stream::poll_fn(move |context| {
        let mut body = lent.lock().unwrap_or_else(PoisonError::into_inner);
        std::pin::Pin::new(&mut *body).poll_next(context)
    })
}

/// Around all routes.
pub(super) async fn read_out(request: Request, next: Next) -> Response {
    let long = request.headers().contains_key(header::CONTENT_LENGTH)
        || request.headers().contains_key(header::TRANSFER_ENCODING);
    if !long || request.method() == Method::GET && request.headers().contains_key(header::UPGRADE) {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    let lent: Lent = Arc::new(Mutex::new(body.into_data_stream()));
    let response = next.run(Request::from_parts(parts, Body::from_stream(pieces(&lent)))).await;
    let mut rest = pieces(&lent);
    let reading = async {
        let mut read = 0;
        while let Some(Ok(piece)) = rest.next().await {
            read += piece.len();
            if read > MOST {
                return;
            }
        }
    };
    // Whoever sends slowly loses only the answer.
    drop(tokio::time::timeout(PATIENCE, reading).await);
    response
}
