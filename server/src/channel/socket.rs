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

use super::session::{Outgoing, Session};
use crate::{
    http::{caller::Visitor, problem::Problem},
    store::StoreError,
    wiring::Server,
};

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
    let server = visitor.server().clone();
    upgrade
        .read_buffer_size(512)
        .write_buffer_size(0)
        .max_write_buffer_size(LARGEST)
        .max_message_size(LARGEST)
        .max_frame_size(LARGEST)
        .on_upgrade(move |socket| async move {
            tokio::spawn(converse(server, socket));
        })
}

/// Why a conversation is over.
enum Over {
    /// The other side left, or does not take what is sent.
    Gone,
    /// It is not taken.
    Refused(Problem),
    /// Not one of our messages.
    Malformed,
    /// We are going away.
    Closing,
}

impl From<Problem> for Over {
    fn from(problem: Problem) -> Self {
        Self::Refused(problem)
    }
}

impl From<StoreError> for Over {
    fn from(error: StoreError) -> Self {
        Self::Refused(error.into())
    }
}

/// What a waiting conversation wakes up for.
enum Event {
    Said(Option<Result<Message, axum::Error>>),
    Ring,
    Time,
    Closing,
}

async fn converse(server: Arc<Server>, mut socket: WebSocket) {
    let challenge = server.new_challenge();
    let mut session = Box::new(Session::new(Some(challenge)));
    let mut bell: Option<Arc<Notify>> = None;
    let mut timer: Option<Pin<Box<Sleep>>> = Some(Box::pin(sleep(PROVE_WITHIN)));
    let mut closing = server.closing();
    let mut over = Box::pin(send(&mut socket, Down::Hello(challenge))).await.err();
    while over.is_none() {
        let event = tokio::select! {
            message = socket.recv() => Event::Said(message),
            () = rung(bell.as_deref()) => Event::Ring,
            () = passed(timer.as_mut()) => Event::Time,
            _ = closing.wait_for(|closing| *closing) => Event::Closing,
        };
        over = Box::pin(step(&server, &mut session, &mut socket, bell.as_ref(), event)).await.err();
        if bell.is_none() {
            bell = session.enrollment_no().map(|no| server.store().bell().listen(no));
            if bell.is_some() {
                // What came in between the check-in and this moment rang for nobody.
                over =
                    over.or(Box::pin(step(&server, &mut session, &mut socket, bell.as_ref(), Event::Ring)).await.err());
            }
        }
        if bell.is_some() {
            timer = None;
        }
    }
    if let (Some(no), Some(bell)) = (session.enrollment_no(), &bell) {
        server.store().bell().leave(no, bell);
    }
    Box::pin(part(&server, &mut socket, over)).await;
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

async fn step(
    server: &Server,
    session: &mut Session,
    socket: &mut WebSocket,
    bell: Option<&Arc<Notify>>,
    event: Event,
) -> Result<(), Over> {
    let out = match event {
        Event::Said(Some(Ok(Message::Binary(bytes)))) => {
            let up: Up = decode(&bytes, LARGEST).map_err(|_| Over::Malformed)?;
            session.hear(server, up).await?
        }
        Event::Said(Some(Ok(Message::Ping(_) | Message::Pong(_)))) => {
            if let Some(no) = session.enrollment_no() {
                server.store().note_seen(no);
            }
            Vec::new()
        }
        Event::Said(Some(Ok(Message::Text(_)))) => return Err(Over::Malformed),
        Event::Said(Some(Ok(Message::Close(_)) | Err(_)) | None) => return Err(Over::Gone),
        Event::Time => return Err(Over::Refused(unproven())),
        Event::Ring => session.pull(server).await?,
        Event::Closing => return Err(Over::Closing),
    };
    // Everything is on its way before anything about it is written down: a device does not wait for our notes.
    let mut notes = Vec::with_capacity(out.len());
    for Outgoing { frame, then } in out {
        send(socket, frame).await?;
        notes.push(then);
    }
    // The device is somewhere else by now: what was written here may have reached nobody, and is sent there.
    let moved_on = |no| bell.is_some_and(|bell| !server.store().bell().is_heard_by(no, bell));
    if session.enrollment_no().is_some_and(moved_on) {
        return Err(Over::Gone);
    }
    for then in notes {
        session.sent(server, then).await?;
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
async fn part(server: &Server, socket: &mut WebSocket, over: Option<Over>) {
    let (code, reason) = match over {
        None | Some(Over::Gone) => return,
        Some(Over::Malformed) => (close_code::PROTOCOL, "device.malformed"),
        Some(Over::Refused(problem)) if problem.status().is_server_error() => (close_code::ERROR, problem.code()),
        Some(Over::Refused(problem)) => (close_code::POLICY, problem.code()),
        Some(Over::Closing) => {
            drop(send(socket, Down::ComeBack(server.come_back_after())).await);
            (close_code::AWAY, "server.closing")
        }
    };
    let frame = CloseFrame { code, reason: reason.into() };
    drop(timeout(Duration::from_secs(1), socket.send(Message::Close(Some(frame)))).await);
}

fn unproven() -> Problem {
    Problem::refused("device.unproven", "nobody checked in on this connection", "send a signed check-in first")
}
