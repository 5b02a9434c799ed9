//! The page that the `type` of a problem leads to: every stable code and what it says, as `docs/errors.md` lists them.

use std::fmt::Write as _;

const DOCUMENT: &str = include_str!("../../../../docs/errors.md");

/// The section that no problem leads to: the same code may be an answer of the server, with other words.
const REFUSALS: &str = "## Refusals by a device";

/// The list as a page without script; each answer's code is an anchor, and a refusal's behind `refusal:`.
pub(super) fn page() -> String {
    let mut html = String::from(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Lethe · Codes · Коды</title>\n\
         <style>:root{color-scheme:light dark}body{font:1rem/1.5 system-ui;max-width:60rem;margin:2rem auto;padding:0 1rem}\
         dt,code{font-family:ui-monospace,monospace}dt{margin-top:1rem}dd{margin-inline-start:1.5rem}:target{font-weight:bold;text-decoration:underline}</style>\n<main>\n",
    );
    let mut inside = false;
    let mut before = "";
    for line in DOCUMENT.lines() {
        if line.starts_with("## ") {
            before = if line == REFUSALS { "refusal:" } else { "" };
        }
        if let Some((code, meaning)) = row(line) {
            if !inside {
                html.push_str("<dl>\n");
            }
            inside = true;
            let meaning = with_code(&escape(meaning).replace("&lt;br&gt;", "<br>"));
            // Writing into memory cannot fail.
            let _ = writeln!(html, "<dt id=\"{before}{code}\">{code}</dt><dd>{meaning}</dd>", code = escape(code));
        } else {
            if inside && !line.starts_with('|') {
                html.push_str("</dl>\n");
                inside = false;
            }
            html.push_str(&text(line));
        }
    }
    html.push_str(if inside { "</dl>\n</main>\n</html>\n" } else { "</main>\n</html>\n" });
    html
}

/// A row of a table of codes.
fn row(line: &str) -> Option<(&str, &str)> {
    let (code, meaning) = line.strip_prefix("| `")?.split_once("` | ")?;
    Some((code, meaning.strip_suffix(" |")?))
}

/// A line outside of tables.
fn text(line: &str) -> String {
    if let Some(heading) = line.strip_prefix("## ") {
        format!("<h2>{}</h2>\n", escape(heading))
    } else if let Some(heading) = line.strip_prefix("# ") {
        format!("<h1>{}</h1>\n", escape(heading))
    } else if line.is_empty() || line.starts_with('|') || line.starts_with("<!--") {
        String::new()
    } else {
        format!("<p>{}</p>\n", with_code(&escape(line)))
    }
}

/// What stands between backticks, as code.
fn with_code(html: &str) -> String {
    let parts = html.split('`').enumerate();
    parts.map(|(place, part)| if place % 2 == 1 { format!("<code>{part}</code>") } else { part.to_owned() }).collect()
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_of_the_document_has_an_anchor_of_its_own() {
        let page = page();
        let mut anchors: Vec<_> = page.split("<dt id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert_eq!(anchors.len(), DOCUMENT.lines().filter_map(row).count());
        assert!(anchors.len() > 50);
        anchors.sort_unstable();
        assert!(anchors.windows(2).all(|pair| pair[0] != pair[1]), "twice the same");
    }

    #[test]
    fn a_problem_leads_to_the_servers_answer_where_a_device_has_the_same_word() {
        let page = page();
        let answer = page.split("<dt id=\"hold.active\">").nth(1).unwrap();
        assert!(answer.contains("one of the devices is under legal hold"), "not the device's refusal");
        assert!(page.contains("<dt id=\"refusal:hold.active\">"));
        assert!(DOCUMENT.contains(REFUSALS));
    }

    #[test]
    fn what_stands_in_the_document_is_text() {
        assert_eq!(escape("a < b & \"c\""), "a &lt; b &amp; &quot;c&quot;");
        assert_eq!(with_code("say `x` twice"), "say <code>x</code> twice");
    }
}
