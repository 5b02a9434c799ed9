//! What browsers get: under which name, with which headers, and where there is nothing.

use lethe_server::{
    config::{Audience, Sites},
    http::site::{Bundle, Page, Pages},
};
use reqwest::{Response, header};
use rust_embed::Embed;
use serde_json::Value;

use crate::company::House;

#[derive(Embed)]
#[folder = "tests/server/pages/console"]
struct Console;

#[derive(Embed)]
#[folder = "tests/server/pages/portal"]
struct Portal;

#[derive(Embed)]
#[folder = "tests/server/pages/approver"]
struct Approver;

const PAGES: Pages =
    Pages { console: Bundle(Console::get), portal: Bundle(Portal::get), approver: Bundle(Approver::get) };
const NO_PAGES: Pages = Pages { console: Bundle(|_| None), portal: Bundle(|_| None), approver: Bundle(|_| None) };

fn sites(served_here: bool) -> Sites {
    let urls = vec!["https://localhost".to_owned()];
    Sites::new(urls, Some("https://console.example"), Some(("https://approve.example.net", served_here))).unwrap()
}

/// Who is asked, and by which listener.
struct Visit {
    house: House,
    port: u16,
    client: reqwest::Client,
}

impl Visit {
    async fn with(pages: Pages, served_here: bool, audience: Audience) -> Self {
        let house = House::open_at(sites(served_here)).await;
        let (port, client) = house.listen_with(audience, pages);
        Self { house, port, client }
    }

    async fn everybody() -> Self {
        Self::with(PAGES, true, Audience::Everybody).await
    }

    /// A request under some name.
    fn ask(&self, method: &str, host: &str, path: &str) -> reqwest::RequestBuilder {
        let url = format!("https://localhost:{}{path}", self.port);
        self.client.request(method.parse().unwrap(), url).header("host", host)
    }

    async fn get(&self, host: &str, path: &str) -> Response {
        self.ask("GET", host, path).send().await.unwrap()
    }
}

fn header(answer: &Response, name: &str) -> String {
    answer.headers().get(name).map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default()
}

#[tokio::test]
async fn the_approvers_host_has_its_page_and_nothing_else() {
    let visit = Visit::everybody().await;
    let page = visit.get("approve.example.net:8443", "/").await;
    assert_eq!((page.status().as_u16(), header(&page, "content-type")), (200, "text/html; charset=utf-8".to_owned()));
    assert!(page.text().await.unwrap().contains("A page for approvers"));
    let elsewhere = [
        "/index.html",
        "/.well-known/webauthn",
        "/api/v1/me",
        "/api/v1/openapi.json",
        "/device/v1/connect",
        "/healthz",
        "/metrics",
        "/assets/app-0a1b2c.js",
        "/errors",
    ];
    for path in elsewhere {
        let answer =
            visit.ask("GET", "Approve.Example.NET", path).bearer_auth(&visit.house.token).send().await.unwrap();
        assert_eq!(answer.status().as_u16(), 404, "{path}");
        assert!(!answer.headers().contains_key(header::SET_COOKIE), "{path}");
    }
    let post = visit.ask("POST", "approve.example.net", "/").send().await.unwrap();
    assert_eq!(post.status().as_u16(), 405);
}

#[tokio::test]
async fn the_approvers_page_may_run_its_own_script_and_speak_to_the_console_only() {
    let visit = Visit::everybody().await;
    let page = visit.get("approve.example.net", "/").await;
    let policy = header(&page, "content-security-policy");
    for part in [
        "default-src 'none'",
        "script-src 'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='",
        "connect-src https://console.example;",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
    ] {
        assert!(policy.contains(part), "{part} in {policy}");
    }
    assert!(!policy.contains("unsafe"), "{policy}");
    assert_eq!(header(&page, "cross-origin-opener-policy"), "same-origin");
    assert!(header(&page, "permissions-policy").contains("publickey-credentials-get=(self)"));
    assert!(header(&page, "permissions-policy").contains("camera=()"));
    assert!(header(&page, "strict-transport-security").contains("max-age"));
}

#[tokio::test]
async fn where_another_server_has_the_approvers_page_this_one_has_nothing_for_its_host() {
    for (served_here, audience) in [(false, Audience::Everybody), (true, Audience::Agents)] {
        let visit = Visit::with(PAGES, served_here, audience).await;
        for path in ["/", "/api/v1/me", "/healthz"] {
            assert_eq!(visit.get("approve.example.net", path).await.status().as_u16(), 421, "{audience:?} {path}");
        }
    }
}

#[tokio::test]
async fn every_path_of_the_console_is_its_index_and_the_api_stays_an_api() {
    let visit = Visit::everybody().await;
    for path in ["/", "/devices", "/commands/0a1b", "/setup"] {
        let page = visit.get("console.example", path).await;
        assert_eq!((page.status().as_u16(), header(&page, "cache-control")), (200, "no-cache".to_owned()), "{path}");
        let policy = header(&page, "content-security-policy");
        assert!(policy.contains("default-src 'none'; script-src 'self';"), "{policy}");
        assert!(page.text().await.unwrap().contains("A console"), "{path}");
    }
    for path in ["/api/v1/nowhere", "/api", "/device/v1/x", "/assets/app-old.js", "/missing.png"] {
        let answer = visit.get("console.example", path).await;
        assert_eq!(
            (answer.status().as_u16(), header(&answer, "content-type")),
            (404, "application/problem+json".to_owned()),
            "{path}"
        );
    }
    let post = visit.ask("POST", "console.example", "/devices").send().await.unwrap();
    assert_eq!(post.status().as_u16(), 404);
    let problem: Value = serde_json::from_str(&post.text().await.unwrap()).unwrap();
    assert_eq!(problem["code"], "resource.not_found");
}

#[tokio::test]
async fn every_path_of_the_portal_is_its_index_under_a_policy_without_anything_inline() {
    let visit = Visit::everybody().await;
    for path in ["/portal", "/portal/", "/portal/sign-in?continue=a", "/portal/welcome"] {
        let page = visit.get("console.example", path).await;
        assert_eq!((page.status().as_u16(), header(&page, "cache-control")), (200, "no-cache".to_owned()), "{path}");
        let policy = header(&page, "content-security-policy");
        assert!(policy.contains("trusted-types 'none'") && !policy.contains("unsafe"), "{policy}");
        assert!(page.text().await.unwrap().contains("A portal"), "{path}");
    }
    let script = visit.get("console.example", "/portal/assets/app-0a1b2c.js").await;
    assert_eq!(header(&script, "cache-control"), "public, max-age=31536000, immutable");
    for path in ["/portal/v1", "/portal/v1/nowhere", "/portal/assets/app-old.js"] {
        let answer = visit.get("console.example", path).await;
        assert_eq!(
            (answer.status().as_u16(), header(&answer, "content-type")),
            (404, "application/problem+json".to_owned()),
            "{path}"
        );
    }
    assert_eq!(visit.get("localhost", "/portal").await.status().as_u16(), 404);
    assert_eq!(visit.get("approve.example.net", "/portal").await.status().as_u16(), 404);
}

#[tokio::test]
async fn under_another_name_and_for_agents_there_is_no_console() {
    let visit = Visit::everybody().await;
    for host in ["localhost", "console.example.evil.example", "x.console.example"] {
        assert_eq!(visit.get(host, "/devices").await.status().as_u16(), 404, "{host}");
        assert_eq!(visit.get(host, "/healthz").await.status().as_u16(), 200, "{host}");
    }
    let agents = Visit::with(PAGES, true, Audience::Agents).await;
    assert_eq!(agents.get("console.example", "/").await.status().as_u16(), 404);
}

#[tokio::test]
async fn hashed_files_are_kept_for_ever_and_travel_small() {
    let visit = Visit::everybody().await;
    let path = "/assets/app-0a1b2c.js";
    let plain = visit.get("console.example", path).await;
    assert_eq!(header(&plain, "cache-control"), "public, max-age=31536000, immutable");
    assert_eq!(
        (header(&plain, "content-encoding"), header(&plain, "vary")),
        (String::new(), "accept-encoding".to_owned())
    );
    let tag = header(&plain, "etag");
    let small = visit.ask("GET", "console.example", path).header("accept-encoding", "gzip, br").send().await.unwrap();
    assert_eq!(
        (header(&small, "content-encoding"), header(&small, "content-type")),
        ("br".to_owned(), "text/javascript; charset=utf-8".to_owned())
    );
    assert_ne!(header(&small, "etag"), tag);
    assert_eq!(small.text().await.unwrap(), "not really compressed");
    let known = visit.ask("GET", "console.example", path).header("if-none-match", &tag).send().await.unwrap();
    assert_eq!((known.status().as_u16(), known.text().await.unwrap()), (304, String::new()));
}

#[tokio::test]
async fn a_server_without_its_pages_says_how_to_build_them() {
    let visit = Visit::with(NO_PAGES, true, Audience::Everybody).await;
    for (host, path) in [("console.example", "/"), ("console.example", "/portal"), ("approve.example.net", "/")] {
        let answer = visit.get(host, path).await;
        assert_eq!(answer.status().as_u16(), 503, "{host}{path}");
        let text = answer.text().await.unwrap();
        assert!(text.contains("npm --prefix web-admin run build") && text.contains("lang=\"ru\""), "{text}");
    }
    assert_eq!(visit.get("console.example", "/healthz").await.status().as_u16(), 200);
}

#[tokio::test]
async fn the_type_of_a_problem_leads_to_a_page_that_explains_it() {
    let visit = Visit::everybody().await;
    let page = visit.get("console.example", "/errors").await;
    assert!(header(&page, "content-security-policy").contains("default-src 'none'"));
    assert!(page.text().await.unwrap().contains("id=\"admin.name_taken\""));
}

#[test]
fn the_exported_page_is_the_served_one_with_the_headers_it_needs() {
    let exported = Page::new(PAGES.approver, sites(false).console()).export().unwrap();
    assert_eq!(exported.html, Approver::get("index.html").unwrap().data.into_owned());
    let policy = exported.headers.iter().find(|(name, _)| name == "content-security-policy").unwrap();
    assert!(policy.1.contains("connect-src https://console.example"), "{policy:?}");
    assert!(Page::new(NO_PAGES.approver, sites(false).console()).export().is_none());
}
