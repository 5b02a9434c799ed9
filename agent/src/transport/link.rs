//! The task that keeps the agent in contact: one WebSocket after the other, check-ins in between, and the waiting.

use std::time::Duration;

use lethe_proto::cbor::{FRAME_CAP, decode, sha256};
use lethe_proto::ids::{Challenge, Digest};
use lethe_proto::wire::{Down, Up};
use tokio::sync::{mpsc, oneshot, watch};

use super::backoff::Backoff;
use super::{ServerUrl, TransportError, Trust, check_in, web_socket};
use crate::clock;
use crate::entropy::NoEntropy;

/// A connection that ended sooner counts as a failure: a server that hangs up on us is not asked again every second.
const LASTING_MS: u64 = 30_000;

/// What the link tells the loop, in the order in which it happened.
#[derive(Debug)]
pub enum Event {
    /// A connection stands; the challenge is zeros for a check-in.
    Hello(Challenge),
    /// A message passed the decoder gate.
    Frame(Box<Down>),
    /// A message did not: SHA-256 of its bytes.
    Malformed(Digest),
    /// Answer when everything before this was handled: what had to be said about it is then in the link's queue.
    Handled(oneshot::Sender<()>),
    /// The connection is gone.
    Lost,
}

/// How a conversation ended without an error.
pub(super) enum Ended {
    /// The server asked to come back after so many milliseconds.
    ComeBack(u64),
    /// The connection was closed, or the check-in is over.
    Quietly,
    /// The agent ends.
    Stopped,
}

/// The link's ends inside the agent.
pub(super) struct Ends {
    /// To the loop.
    pub(super) events: mpsc::Sender<Event>,
    /// From the loop.
    pub(super) outgoing: mpsc::UnboundedReceiver<Up>,
}

/// Whether the core has begun to speak on this connection. Its check-in comes first, and every receipt that waits follows in order:
/// whatever was said earlier, to nobody or to a connection that is gone, is among them and must not overtake them.
#[derive(Default)]
pub(super) struct Greeting {
    challenge: Option<Challenge>,
    begun: bool,
}

impl Greeting {
    /// Notes the challenge of the connection.
    pub(super) fn hear(&mut self, event: &Event) {
        if let Event::Hello(challenge) = event {
            self.challenge = Some(*challenge);
        }
    }

    /// Whether this message may go: the answer to the challenge, and everything after it.
    pub(super) fn lets(&mut self, up: &Up) -> bool {
        self.begun |= matches!(up, Up::Checkin(checkin, _) if Some(checkin.challenge) == self.challenge);
        self.begun
    }
}

/// What the link needs.
pub struct Link {
    /// Where the server may be; the loop changes it with the keyring.
    pub urls: watch::Receiver<Vec<ServerUrl>>,
    /// Whose certificates count.
    pub trust: Trust,
    /// Time between check-ins where no WebSocket comes through.
    pub check_in_every: Duration,
    /// To the loop; a full queue slows the server down.
    pub events: mpsc::Sender<Event>,
    /// From the loop. What is queued while there is no connection is dropped.
    pub outgoing: mpsc::UnboundedReceiver<Up>,
}

impl Link {
    /// Keeps contact until the loop is gone.
    pub async fn run(self) -> Result<(), NoEntropy> {
        let Self { urls, trust, check_in_every, events, outgoing } = self;
        let mut ends = Ends { events, outgoing };
        let mut backoff = Backoff::default();
        let mut turn = 0usize;
        loop {
            let known = urls.borrow().clone();
            let began = clock::boot_ms();
            let wait = match known.get(turn.checked_rem(known.len()).unwrap_or_default()) {
                Some(url) => match talk(url, &trust, &mut ends).await {
                    Ok(Talk::Stopped) => return Ok(()),
                    Ok(talk) => {
                        if clock::boot_ms().saturating_sub(began) >= LASTING_MS {
                            backoff.succeeded();
                        }
                        pause(&talk, check_in_every, &mut backoff)?
                    }
                    Err(error) => {
                        tracing::info!(%error, "no contact");
                        turn = turn.wrapping_add(1);
                        match asked(&error) {
                            Some(ms) => Backoff::as_asked(ms)?,
                            None => backoff.after_failure()?,
                        }
                    }
                },
                None => backoff.after_failure()?,
            };
            if !rest(wait, &mut ends).await {
                return Ok(());
            }
        }
    }
}

/// What came of one attempt.
enum Talk {
    /// A WebSocket stood and ended.
    Connected(Option<u64>),
    /// A check-in was made because no WebSocket came through.
    CheckedIn(Option<u64>),
    Stopped,
}

async fn talk(url: &ServerUrl, trust: &Trust, ends: &mut Ends) -> Result<Talk, TransportError> {
    let outcome = match web_socket::converse(url, trust, ends).await {
        Err(error @ TransportError::Refused { .. }) if may_be_the_path(&error) => {
            tracing::debug!(%error, "no WebSocket, checking in by HTTPS");
            check_in::converse(url, trust, ends).await.map(|ended| (false, ended))
        }
        other => other.map(|ended| (true, ended)),
    };
    let lost = ends.events.send(Event::Lost).await;
    let (connected, ended) = outcome?;
    let asked = match ended {
        Ended::ComeBack(ms) => Some(ms),
        Ended::Quietly => None,
        Ended::Stopped => return Ok(Talk::Stopped),
    };
    Ok(if lost.is_err() {
        Talk::Stopped
    } else if connected {
        Talk::Connected(asked)
    } else {
        Talk::CheckedIn(asked)
    })
}

/// Whether something between us and the server may have spoilt the upgrade; a server that is overloaded says 429 or 503 and means it.
fn may_be_the_path(error: &TransportError) -> bool {
    matches!(error, TransportError::Refused { status, .. } if !matches!(status, 429 | 503))
}

fn asked(error: &TransportError) -> Option<u64> {
    match error {
        TransportError::Refused { retry_after_s, .. } => retry_after_s.map(|seconds| seconds.saturating_mul(1000)),
        TransportError::Url { .. }
        | TransportError::Certificates { .. }
        | TransportError::Connect { .. }
        | TransportError::Tls { .. }
        | TransportError::Broken(_)
        | TransportError::TimedOut(_) => None,
    }
}

fn pause(talk: &Talk, check_in_every: Duration, backoff: &mut Backoff) -> Result<Duration, NoEntropy> {
    match talk {
        Talk::Connected(Some(ms)) | Talk::CheckedIn(Some(ms)) => Backoff::as_asked(*ms),
        Talk::Connected(None) => backoff.after_failure(),
        Talk::CheckedIn(None) => Ok(check_in_every),
        Talk::Stopped => Ok(Duration::ZERO),
    }
}

/// Waits, dropping what the core wants to say: it says it again at the next hello. `false` when the agent ends.
async fn rest(wait: Duration, ends: &mut Ends) -> bool {
    let alarm = tokio::time::sleep(wait);
    tokio::pin!(alarm);
    loop {
        tokio::select! {
            () = &mut alarm => return true,
            up = ends.outgoing.recv() => if up.is_none() { return false },
        }
    }
}

/// Takes a message through the decoder gate.
pub(super) fn gate(bytes: &[u8]) -> Event {
    match decode::<Down>(bytes, FRAME_CAP) {
        Ok(Down::Hello(challenge)) => Event::Hello(challenge),
        Ok(down) => Event::Frame(Box::new(down)),
        Err(_) => Event::Malformed(sha256(bytes)),
    }
}

/// The server's wish to be left alone for so many milliseconds, if the event is one.
pub(super) fn come_back(event: &Event) -> Option<u64> {
    let Event::Frame(down) = event else { return None };
    if let Down::ComeBack(ms) = **down { Some(ms) } else { None }
}
