//! Which page of a browser may use a ticket: the approver's, and no other.

use reqwest::{Method, Response};
use serde_json::Value;

use super::Page;
use crate::company::{House, page_sites};

const PAGE: &str = "https://approve.example.com";
const TICKET: &str = "/api/v1/ticket";

async fn from(house: &House, method: Method, path: &str, origin: &str, secret: &str) -> Response {
    let url = format!("https://localhost:{}{path}", house.address.port());
    let request = house.client.request(method, url).header("origin", origin);
    let request = request.header("access-control-request-method", "GET");
    request.header("authorization", format!("Ticket {secret}")).send().await.unwrap()
}

fn allows(response: &Response) -> Option<&str> {
    response.headers().get("access-control-allow-origin").map(|origin| origin.to_str().unwrap())
}

#[tokio::test]
async fn the_approvers_page_may_ask_and_nobody_elses() {
    let house = House::open_at(page_sites()).await;
    let page = Page::open(&house, &house.token, "halt", "").await;
    for path in [TICKET, "/api/v1/ticket/answer"] {
        let asked = from(&house, Method::OPTIONS, path, PAGE, "").await;
        assert_eq!((asked.status().as_u16(), allows(&asked)), (204, Some(PAGE)), "{path}");
        assert_eq!(asked.headers()["access-control-allow-headers"], "authorization, content-type");
        assert!(!asked.headers().contains_key("access-control-allow-credentials"));
    }
    let read = from(&house, Method::GET, TICKET, PAGE, &page.secret).await;
    assert_eq!((read.status().as_u16(), allows(&read)), (200, Some(PAGE)));
    let others = [
        "https://localhost",
        "null",
        "https://approve.example.com.evil.net",
        "http://approve.example.com",
        "https://example.com",
    ];
    for other in others {
        for method in [Method::OPTIONS, Method::GET] {
            let asked = from(&house, method.clone(), TICKET, other, &page.secret).await;
            assert_eq!((asked.status().as_u16(), allows(&asked)), (403, None), "{method} {other}");
            let problem: Value = asked.json().await.unwrap();
            assert_eq!(problem["code"], "ticket.origin");
        }
    }
}

#[tokio::test]
async fn the_approvers_page_may_read_nothing_else() {
    let house = House::open_at(page_sites()).await;
    for path in ["/api/v1/tickets", "/api/v1/commands", "/api/v1/keyrings", "/healthz"] {
        for method in [Method::OPTIONS, Method::GET] {
            let asked = from(&house, method, path, PAGE, "").await;
            assert_eq!(allows(&asked), None, "{path}");
        }
    }
}

#[tokio::test]
async fn an_installation_without_a_page_answers_no_page() {
    let house = House::open().await;
    let asked = from(&house, Method::OPTIONS, TICKET, PAGE, "").await;
    assert_eq!((asked.status().as_u16(), allows(&asked)), (403, None));
}
