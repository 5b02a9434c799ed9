//! Behind proxies: whom limits count, and what a listener with the PROXY protocol lets in.

use std::net::{Ipv4Addr, SocketAddr};

use axum_server::Handle;
use lethe_server::{
    config::{Audience, OriginConfig, Source},
    http::{
        listen::{self, Greeting},
        router::router,
    },
};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};

use crate::company::House;

fn near(source: Source) -> OriginConfig {
    OriginConfig::new(&["127.0.0.1"], source).unwrap()
}

async fn knock(house: &House, header: &str, value: &str) -> u16 {
    let url = format!("https://localhost:{}/api/v1/session/begin", house.address.port());
    house.client.post(url).header(header, value).send().await.unwrap().status().as_u16()
}

#[tokio::test]
async fn behind_a_trusted_proxy_each_caller_has_an_allowance_of_their_own() {
    let house = House::open_behind(near(Source::XForwardedFor)).await;
    let mut knocks = 0;
    while knock(&house, "x-forwarded-for", "198.51.100.9").await == 200 {
        knocks += 1;
        assert!(knocks < 200, "somebody knocks without end");
    }
    // Whatever the caller writes before the proxy appends to it.
    assert_eq!(knock(&house, "x-forwarded-for", "203.0.113.66, 198.51.100.9").await, 429);
    assert_eq!(knock(&house, "x-forwarded-for", "198.51.100.10").await, 200);
}

#[tokio::test]
async fn callers_whom_nobody_knows_share_the_allowance_of_the_proxy() {
    let house = House::open_behind(near(Source::XForwardedFor)).await;
    let mut knocks = 0;
    while knock(&house, "x-forwarded-for", &format!("nonsense-{knocks}")).await == 200 {
        knocks += 1;
        assert!(knocks < 200, "somebody knocks without end");
    }
    assert_eq!(knock(&house, "forwarded", "for=198.51.100.9").await, 429, "a source that is not configured");
}

/// A listener that wants the PROXY protocol, without TLS.
fn announced(house: &House, origin: OriginConfig) -> SocketAddr {
    let listener = listen::bind((Ipv4Addr::LOCALHOST, 0).into()).unwrap();
    let address = listener.local_addr().unwrap();
    let routes = router(house.server.clone(), Audience::Everybody);
    tokio::spawn(listen::serve_plain(listener, Greeting::ProxyProtocol(origin), routes, Handle::new()));
    address
}

/// The status of a knock after a greeting; nothing where the connection was dropped.
async fn greeted(address: SocketAddr, greeting: &str) -> Option<u16> {
    let mut stream = TcpStream::connect(address).await.unwrap();
    let request = "POST /api/v1/session/begin HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 203.0.113.66\r\n\
                   Content-Length: 0\r\nConnection: close\r\n\r\n";
    stream.write_all(format!("{greeting}{request}").as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    // A dropped connection may be reset while we still read.
    let _ = stream.read_to_end(&mut answer).await;
    let text = String::from_utf8(answer).unwrap();
    text.split(' ').nth(1).map(|status| status.parse().unwrap())
}

#[tokio::test]
async fn a_proxy_announces_callers_and_no_header_of_theirs_is_believed() {
    let house = House::open_behind(near(Source::XForwardedFor)).await;
    let address = announced(&house, near(Source::XForwardedFor));
    let line = |last: u8| format!("PROXY TCP4 198.51.100.{last} 10.0.0.1 4444 443\r\n");
    let mut knocks = 0;
    while greeted(address, &line(9)).await == Some(200) {
        knocks += 1;
        assert!(knocks < 200, "somebody knocks without end");
    }
    assert_eq!(greeted(address, &line(9)).await, Some(429));
    assert_eq!(greeted(address, &line(10)).await, Some(200));
}

#[tokio::test]
async fn a_listener_with_the_proxy_protocol_drops_who_does_not_speak_it_and_who_may_not() {
    let house = House::open().await;
    let address = announced(&house, near(Source::None));
    assert_eq!(greeted(address, "").await, None);
    assert_eq!(greeted(address, "PROXY TCP4 nonsense 10.0.0.1 4444 443\r\n").await, None);
    assert_eq!(greeted(address, "PROXY UNKNOWN\r\n").await, Some(200));
    let stranger = announced(&house, OriginConfig::new(&["192.0.2.1"], Source::None).unwrap());
    assert_eq!(greeted(stranger, "PROXY TCP4 198.51.100.9 10.0.0.1 4444 443\r\n").await, None);
}
