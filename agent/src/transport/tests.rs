//! The link against a small server with TLS of its own. Real sockets, real certificates, no stand-ins on our side.

use std::time::Duration;

use futures_util::{SinkExt as _, StreamExt as _};
use lethe_proto::cbor::{decode, encode};
use lethe_proto::ids::Challenge;
use lethe_proto::wire::{Down, Up};
use tokio::sync::{mpsc, watch};
use tokio_tungstenite::tungstenite::Message;

use super::link::{Event, Link};
use super::test_server::Server;
use super::{ServerUrl, TransportError, http};

struct Agent {
    events: mpsc::Receiver<Event>,
    say: mpsc::UnboundedSender<Up>,
    _urls: watch::Sender<Vec<ServerUrl>>,
}

/// Starts a link to `server` and returns the loop's side of it.
fn link(server: &Server) -> Agent {
    let (events_in, events) = mpsc::channel(8);
    let (say, outgoing) = mpsc::unbounded_channel();
    let (urls_in, urls) = watch::channel(vec![server.url()]);
    let check_in_every = Duration::from_millis(1);
    let link = Link { urls, trust: server.trust(), check_in_every, events: events_in, outgoing };
    tokio::spawn(link.run());
    Agent { events, say, _urls: urls_in }
}

fn blob() -> Up {
    use lethe_proto::cbor::Exact;
    use lethe_proto::cose::Cose;
    use lethe_proto::ids::{Digest, EnrollmentId, TenantId};
    use lethe_proto::recovery::{RecoveryBlob, RecoveryTag};
    let blob = RecoveryBlob {
        tag: RecoveryTag,
        tenant: TenantId::ZERO,
        enrollment: EnrollmentId::ZERO,
        keyring: Digest::ZERO,
        seal_key: [0; 32],
        threshold: 1,
        onions: Vec::new(),
    };
    Up::RecoveryBlob(Exact::new(blob), Cose::from_bytes(vec![1]))
}

fn checkin(challenge: Challenge) -> Up {
    use lethe_proto::cbor::Exact;
    use lethe_proto::checkin::{Checkin, CheckinTag, StateRef};
    use lethe_proto::command::KeyringRef;
    use lethe_proto::cose::Cose;
    use lethe_proto::ids::{Digest, EnrollmentId, KeyId, TenantId, Time};
    use lethe_proto::kinds::ContainerState;
    let checkin = Checkin {
        tag: CheckinTag,
        tenant: TenantId::ZERO,
        enrollment: EnrollmentId::ZERO,
        challenge,
        sequence: 1,
        time: Time(1),
        keyring: KeyringRef { version: 1, digest: Digest::ZERO },
        state: StateRef { server_key: KeyId::ZERO, counter: 0 },
        tree_size: 0,
        share_epoch: 0,
        wants_share: false,
        locked: false,
        container: ContainerState::None,
        posture: crate::posture::read(),
    };
    Up::Checkin(Exact::new(checkin), Cose::from_bytes(vec![1]))
}

#[tokio::test]
async fn messages_pass_both_ways_over_a_web_socket_and_malformed_ones_are_named() {
    let server = Server::start().await;
    let mut agent = link(&server);
    let mut socket = tokio_tungstenite::accept_async(server.accept().await).await.unwrap();
    let challenge = Challenge::from([3; 32]);
    socket.send(Message::Binary(encode(&Down::Hello(challenge)).into())).await.unwrap();
    socket.send(Message::Binary(vec![0xff, 0xff].into())).await.unwrap();
    assert!(matches!(agent.events.recv().await, Some(Event::Hello(heard)) if heard == challenge));
    assert!(matches!(agent.events.recv().await, Some(Event::Malformed(_))));
    for said in [checkin(challenge), blob()] {
        agent.say.send(said.clone()).unwrap();
        let Some(Ok(Message::Binary(bytes))) = socket.next().await else { unreachable!("a binary message") };
        assert!(decode::<Up>(&bytes, 1 << 20).unwrap() == said);
    }
}

#[tokio::test]
async fn what_was_said_before_the_check_in_of_a_connection_does_not_overtake_it() {
    let server = Server::start().await;
    let mut agent = link(&server);
    let mut socket = tokio_tungstenite::accept_async(server.accept().await).await.unwrap();
    let challenge = Challenge::from([3; 32]);
    socket.send(Message::Binary(encode(&Down::Hello(challenge)).into())).await.unwrap();
    assert!(matches!(agent.events.recv().await, Some(Event::Hello(_))));
    for said in [blob(), checkin(Challenge::from([2; 32])), blob(), checkin(challenge)] {
        agent.say.send(said).unwrap();
    }
    let Some(Ok(Message::Binary(bytes))) = socket.next().await else { unreachable!("a binary message") };
    assert!(decode::<Up>(&bytes, 1 << 20).unwrap() == checkin(challenge), "the check-in comes first");
}

#[tokio::test]
async fn a_lost_connection_is_reported_and_made_again() {
    let server = Server::start().await;
    let mut agent = link(&server);
    for _ in 0..2 {
        let socket = tokio_tungstenite::accept_async(server.accept().await).await.unwrap();
        drop(socket);
        assert!(matches!(agent.events.recv().await, Some(Event::Lost)));
    }
}

#[tokio::test]
async fn where_no_web_socket_comes_through_the_agent_checks_in_by_https() {
    let server = Server::start().await;
    let mut agent = link(&server);
    let mut stream = server.accept().await;
    let (line, _) = Server::request(&mut stream).await;
    assert_eq!(line, "GET /device/v1/connect HTTP/1.1");
    Server::respond(&mut stream, "403 Forbidden", "", b"a proxy says no").await;
    drop(stream);
    assert!(matches!(agent.events.recv().await, Some(Event::Hello(Challenge::ZERO))));
    let Some(Event::Handled(handled)) = agent.events.recv().await else { unreachable!("the question") };
    for said in [blob(), checkin(Challenge::ZERO), blob()] {
        agent.say.send(said).unwrap();
    }
    handled.send(()).unwrap();
    let mut stream = server.accept().await;
    let (line, body) = Server::request(&mut stream).await;
    assert_eq!(line, "POST /device/v1/check-in HTTP/1.1");
    assert_eq!(body, encode(&vec![checkin(Challenge::ZERO), blob()]));
    let answer = encode(&vec![Down::Hello(Challenge::from([4; 32])), Down::ComeBack(3_600_000)]);
    Server::respond(&mut stream, "200 OK", "Content-Type: application/cbor\r\n", &answer).await;
    assert!(matches!(agent.events.recv().await, Some(Event::Hello(_))));
    assert!(matches!(agent.events.recv().await, Some(Event::Frame(_))));
    let Some(Event::Handled(handled)) = agent.events.recv().await else { unreachable!("the second question") };
    handled.send(()).unwrap();
    assert!(matches!(agent.events.recv().await, Some(Event::Lost)));
}

#[tokio::test]
async fn a_server_that_cannot_prove_its_name_is_not_talked_to() {
    let server = Server::start().await;
    let other = Server::start().await;
    let url = server.url();
    let accept = tokio::spawn(async move {
        let (stream, _) = server.listener.accept().await.unwrap();
        server.acceptor.accept(stream).await.is_err()
    });
    let outcome = http::post(&url, &other.trust(), "/device/v1/enroll", vec![]).await;
    assert!(matches!(outcome, Err(TransportError::Tls { .. })));
    assert!(accept.await.unwrap());
}

#[tokio::test]
async fn a_refusal_carries_what_the_servers_problem_document_says_to_people() {
    let server = Server::start().await;
    let (url, trust) = (server.url(), server.trust());
    let serve = tokio::spawn(async move {
        let mut stream = server.accept().await;
        let (line, body) = Server::request(&mut stream).await;
        assert_eq!((line.as_str(), body), ("POST /device/v1/enroll HTTP/1.1", vec![1, 2, 3]));
        let problem = br#"{"title":"Code used","detail":"This code was used on 1 May.","hint":"Ask for a new one.","status":410}"#;
        Server::respond(&mut stream, "410 Gone", "Retry-After: 7\r\n", problem).await;
    });
    let outcome = http::post(&url, &trust, "/device/v1/enroll", vec![1, 2, 3]).await;
    serve.await.unwrap();
    let Err(TransportError::Refused { status, detail, retry_after_s }) = outcome else { unreachable!("a refusal") };
    assert_eq!((status, retry_after_s), (410, Some(7)));
    assert_eq!(detail, "Code used; This code was used on 1 May.; Ask for a new one.");
}
