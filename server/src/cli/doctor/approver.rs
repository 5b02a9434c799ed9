//! The approver page as it is really served, by whomever: the page of this program, with its headers, on a host that lends its name to
//! nobody.

use std::{net::SocketAddr, path::Path, time::Duration};

use lethe_proto::cbor::sha256;
use reqwest::{Certificate, Client, redirect::Policy};

use super::finding::Finding;
use crate::{
    config::{Config, TlsConfig, WebOrigin},
    http::site::{Exported, Page, Pages},
    outbound::root_cause,
};

const ABOUT: &str = "approver page";
const PATIENCE: Duration = Duration::from_secs(10);

/// What came back.
struct Seen {
    status: u16,
    headers: Vec<(String, String)>,
    digest: String,
    /// Whether the host names other origins that may use its relying party.
    lends_its_name: bool,
}

/// Opens the page as a browser would.
pub(super) async fn check(config: &Config) -> Vec<Finding> {
    let Some(origin) = config.sites.approver() else {
        return vec![Finding::ok(ABOUT, "none is configured: approvals are by command line")];
    };
    let Some(expected) = Page::new(Pages::embedded().approver, config.sites.console()).export() else {
        let todo = "build the pages, then the program: `npm --prefix web-admin ci`, `npm --prefix web-admin run build`";
        return vec![Finding::warn(ABOUT, "this program was built without it, so nothing can be compared", todo)];
    };
    match look(config, origin).await {
        Ok(seen) => judge(origin, &seen, &expected),
        Err(error) => vec![unreachable(config, format!("{origin} cannot be reached: {error}"))],
    }
}

/// Where this server has the page itself, it may only not run yet.
fn unreachable(config: &Config, found: String) -> Finding {
    if config.sites.approver_served_here().is_some() {
        let todo = "start the server and look again; if it runs, see whether the name leads here and its certificate is for this name";
        return Finding::warn(ABOUT, found, todo);
    }
    Finding::fail(
        ABOUT,
        found,
        "see whether the name leads to the machine that has the page, and whether it answers there",
    )
}

async fn look(config: &Config, origin: &WebOrigin) -> Result<Seen, String> {
    let client = client(config, origin).map_err(|error| error.to_string())?;
    let get = |path: &str| client.get(format!("{origin}{path}")).send();
    let page = get("/").await.map_err(|error| root_cause(&error))?;
    let (status, headers) = (page.status().as_u16(), page.headers().clone());
    let bytes = page.bytes().await.map_err(|error| root_cause(&error))?;
    let lends_its_name = get("/.well-known/webauthn").await.is_ok_and(|answer| answer.status().is_success());
    let text = |value: &reqwest::header::HeaderValue| value.to_str().unwrap_or_default().to_owned();
    let headers = headers.iter().map(|(name, value)| (name.to_string(), text(value))).collect();
    Ok(Seen { status, headers, digest: sha256(&bytes).to_string(), lends_its_name })
}

/// Knows our own certificates, and where `*.localhost` is.
fn client(config: &Config, origin: &WebOrigin) -> reqwest::Result<Client> {
    let mut builder = Client::builder().timeout(PATIENCE).redirect(Policy::none()).no_proxy();
    if let Some(TlsConfig::Files(files)) = &config.tls {
        builder = builder.tls_certs_merge(own_certificates(&files.certificate));
    }
    if origin.is_local() {
        builder = builder.resolve(origin.host(), SocketAddr::from(([127, 0, 0, 1], origin.port())));
    }
    builder.build()
}

fn own_certificates(file: &Path) -> Vec<Certificate> {
    std::fs::read(file).ok().and_then(|pem| Certificate::from_pem_bundle(&pem).ok()).unwrap_or_default()
}

fn judge(origin: &WebOrigin, seen: &Seen, expected: &Exported) -> Vec<Finding> {
    let mut findings = Vec::new();
    if seen.status != 200 {
        let todo = "serve the page at / of this host; `lethe approver export` writes it";
        findings.push(Finding::fail(ABOUT, format!("{origin} answers {}", seen.status), todo));
    } else if seen.digest != expected.digest {
        findings.push(Finding::fail(
            ABOUT,
            format!("{origin} serves another page than this program's (SHA-256 {}…)", &seen.digest[..16]),
            "export it again with `lethe approver export`; if nobody has changed it on purpose, let nobody sign there",
        ));
    }
    for (name, value) in expected.headers.iter().filter(|_| seen.status == 200) {
        let sent = seen.headers.iter().find(|(sent, _)| sent == name).map(|(_, value)| value);
        let harmless = ["content-type", "cache-control", "origin-agent-cluster"].contains(&name.as_str());
        if sent != Some(value) && !harmless {
            let found =
                sent.map_or_else(|| format!("the header {name} is missing"), |sent| format!("{name} is {sent:?}"));
            findings.push(Finding::fail("approver headers", found, format!("send it as {value:?}")));
        }
    }
    if seen.lends_its_name {
        findings.push(Finding::fail(
            "approver name",
            format!("{origin}/.well-known/webauthn exists: pages elsewhere can ask keys to sign in its name"),
            "take it away",
        ));
    }
    if findings.is_empty() {
        findings.push(Finding::ok(ABOUT, format!("{origin} serves this program's page with its headers")));
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn expected() -> Exported {
        Exported {
            html: b"page".to_vec(),
            digest: sha256(b"page").to_string(),
            headers: vec![("content-security-policy".into(), "default-src 'none'".into())],
        }
    }

    fn good() -> Seen {
        let Exported { headers, digest, .. } = expected();
        Seen { status: 200, headers, digest, lends_its_name: false }
    }

    fn abouts(seen: &Seen) -> Vec<&'static str> {
        let origin = WebOrigin::parse("https://approve.example.net").unwrap();
        let findings = judge(&origin, seen, &expected());
        findings.iter().filter(|finding| !finding.todo.is_empty()).map(|finding| finding.about).collect()
    }

    #[test]
    fn the_page_its_headers_and_its_name_are_each_missed() {
        assert_eq!(abouts(&good()), Vec::<&str>::new());
        assert_eq!(abouts(&Seen { digest: sha256(b"other").to_string(), ..good() }), ["approver page"]);
        assert_eq!(abouts(&Seen { status: 404, ..good() }), ["approver page"]);
        assert_eq!(abouts(&Seen { headers: Vec::new(), ..good() }), ["approver headers"]);
        assert_eq!(abouts(&Seen { lends_its_name: true, ..good() }), ["approver name"]);
    }
}
