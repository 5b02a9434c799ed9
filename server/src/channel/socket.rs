//! The WebSocket of one device: `GET /device/v1/connect`.
//!
//! Handshake and upgrade run in a task of their own; only the stream goes on into a small one that mostly waits. Whatever needs
//! more memory than waiting is boxed and gone again afterwards.

use std::{pin::Pin, sync::Arc, time::Duration};

use axum::{
    body::Bytes,
    extract::ws::{CloseFrame, Message, WebSocket, WebSocketUpgrade, close_code},
    response::Response,
};
use lethe_proto::{
    cbor::{CAP, decode, encode},
    wire::{Down, Up},
};
use tokio::{
    sync::Notify,
    time::{Sleep, sleep, timeout},
};

use super::{
    caller::Stranger,
    session::{Outgoing, Session},
};
use crate::{http::caller::Visitor, store::StoreError, wiring::House};

/// Largest message either way: a signed message of 64 KiB with its proof.
const LARGEST: usize = 2 * CAP;
/// Who has not proved to be a device by then is hung up on.
const PROVE_WITHIN: Duration = Duration::from_secs(30);
/// A device that does not take a message for so long is gone.
const SEND_WITHIN: Duration = Duration::from_secs(30);

/// Takes a connection over from HTTP.
#[utoipa::path(
    get, path = "/device/v1/connect", tag = "device",
    responses((status = 101, description = "a WebSocket of CBOR messages: `down` and `up` of proto/lethe.cddl")),
)]
pub async fn connect(visitor: Visitor, upgrade: WebSocketUpgrade) -> Response {
    let house = visitor.house().clone();
    upgrade
        .read_buffer_size(512)
        .write_buffer_size(0)
        .max_write_buffer_size(LARGEST)
        .max_message_size(LARGEST)
        .max_frame_size(LARGEST)
        .on_upgrade(move |socket| async move {
            tokio::spawn(converse(house, socket));
        })
}

/// Why a conversation is over.
enum Over {
    /// The other side left, or does not take what is sent.
    Gone,
    /// It did not prove what it has to.
    Stranger(Stranger),
    /// Not one of our messages.
    Malformed,
    /// We are going away.
    Closing,
}

impl From<Stranger> for Over {
    fn from(stranger: Stranger) -> Self {
        Self::Stranger(stranger)
    }
}

impl From<StoreError> for Over {
    fn from(error: StoreError) -> Self {
        Self::Stranger(Stranger::Store(error))
    }
}

/// What a waiting conversation wakes up for.
enum Event {
    Said(Option<Result<Message, axum::Error>>),
    Ring,
    Time,
    Closing,
}

async fn converse(house: Arc<House>, mut socket: WebSocket) {
    let challenge = house.new_challenge();
    let mut session = Box::new(Session::new(challenge));
    let mut bell: Option<Arc<Notify>> = None;
    let mut timer: Option<Pin<Box<Sleep>>> = Some(Box::pin(sleep(PROVE_WITHIN)));
    let mut closing = house.closing();
    let mut over = Box::pin(send(&mut socket, Down::Hello(challenge))).await.err();
    while over.is_none() {
        let event = tokio::select! {
            message = socket.recv() => Event::Said(message),
            () = rung(bell.as_deref()) => Event::Ring,
            () = passed(timer.as_mut()) => Event::Time,
            _ = closing.wait_for(|closing| *closing) => Event::Closing,
        };
        over = Box::pin(step(&house, &mut session, &mut socket, event)).await.err();
        if bell.is_none() {
            bell = session.enrollment_no().map(|no| house.store().bell().listen(no));
            if bell.is_some() {
                // What came in between the check-in and this moment rang for nobody.
                over = over.or(Box::pin(step(&house, &mut session, &mut socket, Event::Ring)).await.err());
            }
        }
        if bell.is_some() {
            timer = session.waits_until().map(|until| {
                let wait = until.since(house.store().clock().now()).clamp(50, 3_600_000);
                Box::pin(sleep(Duration::from_millis(wait)))
            });
        }
    }
    if let (Some(no), Some(bell)) = (session.enrollment_no(), &bell) {
        house.store().bell().leave(no, bell);
    }
    Box::pin(part(&house, &mut socket, over)).await;
}

async fn rung(bell: Option<&Notify>) {
    match bell {
        Some(bell) => bell.notified().await,
        None => std::future::pending().await,
    }
}

async fn passed(timer: Option<&mut Pin<Box<Sleep>>>) {
    match timer {
        Some(timer) => timer.as_mut().await,
        None => std::future::pending().await,
    }
}

async fn step(house: &House, session: &mut Session, socket: &mut WebSocket, event: Event) -> Result<(), Over> {
    let out = match event {
        Event::Said(Some(Ok(Message::Binary(bytes)))) => {
            let up: Up = decode(&bytes, LARGEST).map_err(|_| Over::Malformed)?;
            session.hear(house, up).await?
        }
        Event::Said(Some(Ok(Message::Ping(_) | Message::Pong(_)))) => {
            if let Some(no) = session.enrollment_no() {
                house.store().note_seen(no);
            }
            Vec::new()
        }
        Event::Said(Some(Ok(Message::Text(_)))) => return Err(Over::Malformed),
        Event::Said(Some(Ok(Message::Close(_)) | Err(_)) | None) => return Err(Over::Gone),
        Event::Time if session.enrollment_no().is_none() => return Err(Over::Stranger(Stranger::Unknown)),
        Event::Ring | Event::Time => session.pull(house).await?,
        Event::Closing => return Err(Over::Closing),
    };
    for Outgoing { frame, then } in out {
        send(socket, frame).await?;
        session.sent(house, then).await?;
    }
    Ok(())
}

async fn send(socket: &mut WebSocket, frame: Down) -> Result<(), Over> {
    let message = Message::Binary(Bytes::from(encode(&frame)));
    match timeout(SEND_WITHIN, socket.send(message)).await {
        Ok(Ok(())) => Ok(()),
        Ok(Err(_)) | Err(_) => Err(Over::Gone),
    }
}

/// Says why, as far as the other side is there to hear it.
async fn part(house: &House, socket: &mut WebSocket, over: Option<Over>) {
    let (code, reason) = match over {
        None | Some(Over::Gone) => return,
        Some(Over::Malformed) => (close_code::PROTOCOL, "device.malformed"),
        Some(Over::Stranger(Stranger::Store(error))) => {
            tracing::error!(%error, "a conversation with a device ended");
            (close_code::ERROR, "server.failed")
        }
        Some(Over::Stranger(Stranger::Replayed)) => (close_code::POLICY, "device.replayed"),
        Some(Over::Stranger(Stranger::Unknown | Stranger::Signature)) => (close_code::POLICY, "device.unproven"),
        Some(Over::Stranger(Stranger::Refused(code))) => (close_code::POLICY, code),
        Some(Over::Closing) => {
            drop(send(socket, Down::ComeBack(house.come_back_after())).await);
            (close_code::AWAY, "server.closing")
        }
    };
    let frame = CloseFrame { code, reason: reason.into() };
    drop(timeout(Duration::from_secs(1), socket.send(Message::Close(Some(frame)))).await);
}
