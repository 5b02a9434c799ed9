//! The approver page: one file that carries its own script and style, which the policy names by digest. Whoever changes a byte of
//! them on the way has changed a page that does not run.

use axum::{
    extract::Request,
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use lethe_proto::cbor::sha256;

use super::{bundle::Bundle, console::text_page, missing, policy};
use crate::config::WebOrigin;

const INDEX: &str = "index.html";
/// Kept nowhere without being asked for again: an old page would outlive a correction.
const ASK_AGAIN: &str = "no-cache";

/// The page of one installation.
#[derive(Debug)]
pub struct Page {
    files: Bundle,
    policy: HeaderValue,
}

/// A copy of the page for another web server.
#[derive(Debug)]
pub struct Exported {
    /// The file, byte for byte.
    pub html: Vec<u8>,
    /// SHA-256 of the file in lower-case hexadecimal.
    pub digest: String,
    /// Headers that the other server must send with it, as pairs of name and value.
    pub headers: Vec<(String, String)>,
}

impl Page {
    /// The page, which may speak to this console only.
    pub fn new(files: Bundle, console: &WebOrigin) -> Self {
        let html = files.bytes(INDEX).map(|file| file.data.into_owned()).unwrap_or_default();
        let policy = policy_of(&String::from_utf8_lossy(&html), console);
        // Digests in base64 and an origin are visible ASCII.
        let policy = HeaderValue::from_str(&policy).unwrap_or(HeaderValue::from_static("default-src 'none'"));
        Self { files, policy }
    }

    /// The page for another server; `None` where this program was compiled without it.
    pub fn export(&self) -> Option<Exported> {
        let html = self.files.bytes(INDEX)?.data.into_owned();
        let text = |value: &HeaderValue| value.to_str().unwrap_or_default().to_owned();
        let mut headers = vec![
            ("content-type".to_owned(), "text/html; charset=utf-8".to_owned()),
            (header::CONTENT_SECURITY_POLICY.to_string(), text(&self.policy)),
            ("cache-control".to_owned(), ASK_AGAIN.to_owned()),
            ("x-content-type-options".to_owned(), "nosniff".to_owned()),
            ("referrer-policy".to_owned(), "no-referrer".to_owned()),
        ];
        headers.extend(policy::PAGE.iter().map(|(name, value)| (name.to_string(), (*value).to_owned())));
        Some(Exported { digest: sha256(&html).to_string(), html, headers })
    }

    fn show(&self, asked: &HeaderMap) -> Response {
        match self.files.answer(INDEX, asked) {
            Some(page) => policy::apply(page, self.policy.clone(), ASK_AGAIN),
            None => text_page(StatusCode::SERVICE_UNAVAILABLE, missing::page("approver page")),
        }
    }
}

/// Whatever is asked for under the approver's name: the page at `/`, and nothing else. `None` where another server has the page.
pub(super) fn answer(page: Option<&Page>, request: &Request) -> Response {
    match page {
        Some(page) if request.uri().path() == "/" => match *request.method() {
            Method::GET | Method::HEAD => page.show(request.headers()),
            _ => nothing(StatusCode::METHOD_NOT_ALLOWED),
        },
        Some(_) => nothing(StatusCode::NOT_FOUND),
        None => nothing(StatusCode::MISDIRECTED_REQUEST),
    }
}

fn nothing(status: StatusCode) -> Response {
    let text = "Only the approver page is here, at /.\nЗдесь есть только страница подписанта, по адресу /.\n";
    (status, [(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}

fn policy_of(html: &str, console: &WebOrigin) -> String {
    let inline = Inline::of(html);
    format!(
        "default-src 'none'; script-src {}; style-src {}; img-src data:; connect-src {console}; form-action 'none'; \
         frame-ancestors 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
        sources(&inline.scripts),
        sources(&inline.styles),
    )
}

/// The texts of a page's own scripts and styles.
#[derive(Default)]
struct Inline<'h> {
    scripts: Vec<&'h str>,
    styles: Vec<&'h str>,
}

impl<'h> Inline<'h> {
    /// Reads as browsers do: what stands inside of a script or a style is text until its own closing tag.
    fn of(html: &'h str) -> Self {
        let mut found = Self::default();
        let mut rest = html;
        while let Some((_, after)) = rest.split_once('<') {
            rest = after;
            let name_ends = after.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(after.len());
            let (name, tag) = after.split_at(name_ends);
            let (texts, closing) = match name.to_ascii_lowercase().as_str() {
                "script" => (&mut found.scripts, "</script"),
                "style" => (&mut found.styles, "</style"),
                _ => continue,
            };
            let Some((_, inside)) = tag.split_once('>') else { break };
            let Some((text, after)) = inside.split_once(closing) else { break };
            texts.push(text);
            rest = after;
        }
        found
    }
}

/// Digests as sources of a policy; `'none'` where there are no texts.
fn sources(texts: &[&str]) -> String {
    let source = |text: &&str| format!("'sha256-{}'", data_encoding::BASE64.encode(sha256(text.as_bytes()).as_bytes()));
    if texts.is_empty() { "'none'".to_owned() } else { texts.iter().map(source).collect::<Vec<_>>().join(" ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_names_exactly_the_inline_elements() {
        // The example of the CSP specification, section 8.3.
        let html = "<style></style><script type=\"module\">alert('Hello, world.');</script><scripted>x</scripted>";
        let inline = Inline::of(html);
        assert_eq!(sources(&inline.scripts), "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='");
        assert_eq!(sources(&inline.styles), "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='");
        assert_eq!(sources(&Inline::of("<p>nothing</p>").scripts), "'none'");
    }

    #[test]
    fn a_tag_inside_of_a_script_is_text() {
        let inline = Inline::of("<script>let a = '<style>b';</script><style>c</style>");
        assert_eq!((inline.scripts, inline.styles), (vec!["let a = '<style>b';"], vec!["c"]));
    }
}
