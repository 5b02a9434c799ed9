//! News for open consoles, over a real connection.

use std::{collections::BTreeSet, time::Duration};

use lethe_server::wiring::MOST_SEATS;
use lethe_server_core::topic::Topic;
use reqwest::Response;
use serde_json::{Value, json};

use crate::{browser::Browser, company::House, device::Device};

/// Nothing here takes so long; a test that waits longer has failed.
const PATIENCE: Duration = Duration::from_secs(20);

/// An open stream, read event by event.
struct Stream {
    response: Response,
    read: String,
}

impl Stream {
    /// Opens one and hears its greeting.
    async fn open(house: &House, token: &str) -> Self {
        let url = format!("https://localhost:{}/api/v1/events", house.address.port());
        let response = house.client.get(url).bearer_auth(token).send().await.unwrap();
        assert_eq!(response.status().as_u16(), 200);
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        let mut stream = Self { response, read: String::new() };
        assert_eq!(stream.next().await.unwrap().0, "hello");
        stream
    }

    /// The next event and its data; none when the server ended the stream.
    async fn next(&mut self) -> Option<(String, Value)> {
        loop {
            if let Some((block, _)) = self.read.split_once("\n\n") {
                let field = |name: &str| block.lines().find_map(|line| line.strip_prefix(name));
                let event = field("event: ").map(str::to_owned);
                let data = field("data: ").map_or(Value::Null, |data| serde_json::from_str(data).unwrap());
                let read = block.len() + 2;
                self.read.drain(..read);
                if let Some(event) = event {
                    return Some((event, data));
                }
                continue;
            }
            let chunk = tokio::time::timeout(PATIENCE, self.response.chunk()).await.expect("the server says something");
            self.read.push_str(std::str::from_utf8(&chunk.unwrap()?).unwrap());
        }
    }

    async fn topics(&mut self) -> Vec<String> {
        let (event, data) = self.next().await.expect("the stream goes on");
        assert_eq!(event, "changed");
        data["topics"].as_array().unwrap().iter().map(|topic| topic.as_str().unwrap().to_owned()).collect()
    }
}

async fn lock(house: &House, device: &Device) {
    let path = format!("/api/v1/devices/{}/lock", device.name);
    let (status, answer) = house.post(&path, json!({"reason": "left in a taxi"})).await;
    assert_eq!(status, 202, "{answer}");
}

#[tokio::test]
async fn a_lock_tells_open_consoles_where_to_look() {
    let house = House::open().await;
    let device = Device::enroll(&house, "Lena Maier", 1).await;
    let (mut owner, mut second) = (Stream::open(&house, &house.token).await, Stream::open(&house, &house.token).await);
    lock(&house, &device).await;
    for stream in [&mut owner, &mut second] {
        let topics = stream.topics().await;
        for topic in ["devices".to_owned(), format!("device:{}", device.name), "audit".to_owned(), "status".to_owned()]
        {
            assert!(topics.contains(&topic), "{topic} in {topics:?}");
        }
    }
}

#[tokio::test]
async fn an_admin_of_a_group_hears_that_something_changed_and_never_what() {
    let house = House::open().await;
    let device = Device::enroll(&house, "Lena Maier", 1).await;
    let paris = house.admin("Paul", "it", Some("paris")).await;
    let mut stream = Stream::open(&house, &paris).await;
    lock(&house, &device).await;
    let topics = stream.topics().await;
    assert!(topics.contains(&"devices".to_owned()), "{topics:?}");
    assert!(topics.iter().all(|topic| !topic.contains(':')), "{topics:?}");
}

#[tokio::test]
async fn whoever_reads_too_slowly_is_told_to_read_everything_again() {
    let house = House::open().await;
    let mut stream = Stream::open(&house, &house.token).await;
    // More than the sockets of this machine hold back, in few pieces.
    let many: BTreeSet<Topic> = (0..20_000_u64)
        .map(|number| {
            let mut id = [0; 16];
            id[..8].copy_from_slice(&number.to_be_bytes());
            Topic::Device(id.into())
        })
        .collect();
    for _ in 0..200 {
        house.server.store().news().tell(many.clone());
        tokio::task::yield_now().await;
    }
    let mut events = Vec::new();
    loop {
        let (event, _) = stream.next().await.expect("the stream goes on");
        events.push(event);
        if events.last().is_some_and(|event| event == "lost") {
            break;
        }
    }
    assert!(events.len() < 200, "{} events", events.len());
}

#[tokio::test]
async fn the_stream_ends_with_the_token_and_with_the_server() {
    let house = House::open().await;
    let body = json!({"name": "robot", "scopes": ["read"], "expires_in_ms": 3_600_000});
    let (_, made) = house.post("/api/v1/tokens", body).await;
    let mut robot = Stream::open(&house, made["token"].as_str().unwrap()).await;
    let mut owner = Stream::open(&house, &house.token).await;
    let path = format!("/api/v1/tokens/{}", made["id"].as_str().unwrap());
    assert_eq!(house.send("DELETE", &path, Some(&house.token), None).await.0, 204);
    assert_eq!(robot.next().await, None);
    assert!(owner.topics().await.contains(&"admins".to_owned()));
    house.server.close();
    assert_eq!(owner.next().await, None);
}

#[tokio::test]
async fn a_token_that_may_not_read_hears_nothing() {
    let house = House::open().await;
    let body = json!({"name": "robot", "scopes": ["enroll"], "expires_in_ms": 3_600_000});
    let (_, made) = house.post("/api/v1/tokens", body).await;
    assert_eq!(house.send("GET", "/api/v1/events", made["token"].as_str(), None).await.0, 403);
    assert_eq!(house.send("GET", "/api/v1/events", None, None).await.0, 401);
}

/// What somebody is answered who opens a stream too many.
async fn refused(house: &House, token: &str) {
    let url = format!("https://localhost:{}/api/v1/events", house.address.port());
    let response = house.client.get(url).bearer_auth(token).send().await.unwrap();
    assert_eq!((response.status().as_u16(), &response.headers()["retry-after"]), (429, &"15".parse().unwrap()));
    assert_eq!(response.json::<Value>().await.unwrap()["code"], "request.too_many_streams");
}

#[tokio::test]
async fn nobody_listens_without_end_and_a_stolen_token_takes_no_seat_of_a_browser() {
    let house = House::open().await;
    let mut ian = Browser::invited(&house, "Ian", "it", 1).await;
    let mut robots = Vec::new();
    for name in ["robot", "other robot"] {
        let body = json!({"name": name, "scopes": ["read"], "expires_in_ms": 3_600_000});
        robots.push(ian.send_touched(&house, "POST", "/api/v1/tokens", body).await.1);
    }
    let [stolen, other] = robots.iter().map(|made| made["token"].as_str().unwrap()).collect::<Vec<_>>()[..] else {
        panic!("two tokens")
    };
    let mut streams = Vec::new();
    for _ in 0..MOST_SEATS {
        streams.push(Stream::open(&house, stolen).await);
    }
    refused(&house, stolen).await;
    refused(&house, other).await;
    let page = ian.page().send(&house, "GET", "/api/v1/events", "").await;
    assert_eq!(page.status(), 200, "the browser in which the token is revoked");
    drop(Stream::open(&house, &house.token).await);

    let path = format!("/api/v1/tokens/{}", robots[0]["id"].as_str().unwrap());
    assert_eq!(ian.send(&house, "DELETE", &path, Value::Null).await.0, 204);
    for stream in &mut streams {
        assert_eq!(stream.next().await, None);
    }
    for _ in 0..MOST_SEATS {
        streams.push(Stream::open(&house, other).await);
    }
}
