//! One WebSocket (RFC 6455) from upgrade to end.

use std::time::Duration;

use futures_util::{SinkExt as _, StreamExt as _};
use hyper::body::Bytes;
use lethe_proto::cbor::{FRAME_CAP, encode};
use tokio::net::TcpStream;
use tokio::time::{Instant, sleep_until};
use tokio_rustls::client::TlsStream;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::client_async_with_config;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::tungstenite::http::HeaderValue;
use tokio_tungstenite::tungstenite::http::header::USER_AGENT;
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use tokio_tungstenite::tungstenite::{Error, Message};

use super::http::{AGENT, explain, retry_after};
use super::link::{Ended, Ends, Greeting, come_back, gate};
use super::{ServerUrl, TransportError, Trust};

const PATH: &str = "/device/v1/connect";
/// Silence after which the server is asked whether it is there. Long: proxies drop idle connections after minutes at the earliest, and every
/// question costs the server one wake-up for each device.
const SILENCE: Duration = Duration::from_mins(4);
/// Time for the upgrade, and for the answer to such a question.
const PATIENCE: Duration = Duration::from_secs(30);

type Socket = WebSocketStream<TlsStream<TcpStream>>;

/// Connects and passes messages both ways until one side ends it.
pub(super) async fn converse(url: &ServerUrl, trust: &Trust, ends: &mut Ends) -> Result<Ended, TransportError> {
    let mut socket = upgrade(url, trust).await?;
    let outcome = pass(&mut socket, ends).await;
    // Courtesy only: the connection is dropped either way.
    let _ = tokio::time::timeout(Duration::from_secs(1), socket.close(None)).await;
    outcome
}

async fn upgrade(url: &ServerUrl, trust: &Trust) -> Result<Socket, TransportError> {
    let stream = trust.connect(url).await?;
    let address = format!("wss://{}{}", url.authority(), url.path(PATH));
    let mut request = address.into_client_request().map_err(broken)?;
    request.headers_mut().insert(USER_AGENT, HeaderValue::from_static(AGENT));
    let config = WebSocketConfig::default()
        .read_buffer_size(4096)
        .write_buffer_size(0)
        .max_message_size(Some(FRAME_CAP))
        .max_frame_size(Some(FRAME_CAP));
    match tokio::time::timeout(PATIENCE, client_async_with_config(request, stream, Some(config))).await {
        Ok(Ok((socket, _))) => Ok(socket),
        Ok(Err(Error::Http(response))) => Err(TransportError::Refused {
            status: response.status().as_u16(),
            retry_after_s: retry_after(&response),
            detail: explain(response.body().as_deref().unwrap_or_default()),
        }),
        Ok(Err(error)) => Err(broken(error)),
        Err(_) => Err(TransportError::TimedOut(PATIENCE.as_secs())),
    }
}

async fn pass(socket: &mut Socket, ends: &mut Ends) -> Result<Ended, TransportError> {
    let mut greeting = Greeting::default();
    let mut asked = false;
    let mut deadline = Instant::now() + SILENCE;
    loop {
        tokio::select! {
            message = socket.next() => {
                (asked, deadline) = (false, Instant::now() + SILENCE);
                match message {
                    Some(Ok(message)) => if let Some(ended) = receive(message, ends, &mut greeting).await { return Ok(ended) },
                    Some(Err(error)) => return Err(broken(error)),
                    None => return Ok(Ended::Quietly),
                }
            }
            up = ends.outgoing.recv() => match up {
                Some(up) if !greeting.lets(&up) => {}
                Some(up) => socket.send(Message::Binary(Bytes::from(encode(&up)))).await.map_err(broken)?,
                None => return Ok(Ended::Stopped),
            },
            () = sleep_until(deadline) => {
                if asked {
                    return Err(TransportError::TimedOut(PATIENCE.as_secs()));
                }
                (asked, deadline) = (true, Instant::now() + PATIENCE);
                socket.send(Message::Ping(Bytes::new())).await.map_err(broken)?;
            }
        }
    }
}

async fn receive(message: Message, ends: &Ends, greeting: &mut Greeting) -> Option<Ended> {
    let event = match message {
        Message::Binary(bytes) => gate(&bytes),
        // Text is none of our messages; the gate says so.
        Message::Text(text) => gate(text.as_bytes()),
        Message::Close(_) => return Some(Ended::Quietly),
        Message::Ping(_) | Message::Pong(_) | Message::Frame(_) => return None,
    };
    greeting.hear(&event);
    let come_back = come_back(&event);
    match ends.events.send(event).await {
        Ok(()) => come_back.map(Ended::ComeBack),
        Err(_) => Some(Ended::Stopped),
    }
}

#[allow(clippy::needless_pass_by_value, reason = "used as a function of `map_err`")]
fn broken(error: Error) -> TransportError {
    TransportError::Broken(error.to_string())
}
