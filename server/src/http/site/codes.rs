//! The page that the `type` of a problem leads to: every stable code and what it says, as `docs/errors.md` lists them.

use std::fmt::Write as _;

const DOCUMENT: &str = include_str!("../../../../docs/errors.md");

/// The list as a page without script; each code is an anchor.
pub(super) fn page() -> String {
    let mut html = String::from(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Lethe · Codes · Коды</title>\n\
         <style>body{font:1rem/1.5 system-ui;max-width:60rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}\
         dt{margin-top:1rem;font-family:ui-monospace,monospace}:target{font-weight:bold;text-decoration:underline}</style>\n<main>\n",
    );
    let mut inside = false;
    for line in DOCUMENT.lines() {
        if let Some((code, meaning)) = row(line) {
            if !inside {
                html.push_str("<dl>\n");
            }
            inside = true;
            let meaning = escape(meaning).replace("&lt;br&gt;", "<br>");
            // Writing into memory cannot fail.
            let _ = writeln!(html, "<dt id=\"{code}\">{code}</dt><dd>{meaning}</dd>", code = escape(code));
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
        format!("<p>{}</p>\n", escape(line))
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_of_the_document_has_an_anchor() {
        let page = page();
        let codes: Vec<_> = DOCUMENT.lines().filter_map(row).map(|(code, _)| code).collect();
        assert!(codes.len() > 50);
        for code in codes {
            assert!(page.contains(&format!("id=\"{code}\"")), "{code}");
        }
    }

    #[test]
    fn what_stands_in_the_document_is_text() {
        assert_eq!(escape("a < b & \"c\""), "a &lt; b &amp; &quot;c&quot;");
    }
}
