//! Signing in by a word in the browser: this program shows a code, an administrator who is signed in there confirms it.

use std::time::Duration;

use serde_json::json;
use zeroize::Zeroizing;

use crate::{answer::text, api::Api, ask::show, text::visible::visible, trouble::Trouble};

/// How often the server is asked whether somebody has confirmed.
const PACE: Duration = Duration::from_secs(2);

/// Waits until somebody has confirmed in the browser; gives the token. Ends when it was denied or took too long.
pub(super) fn token(api: &Api) -> Result<Zeroizing<String>, Trouble> {
    let begun = api.post(&["cli-logins"], &json!({"label": label()}))?;
    let secret = Zeroizing::new(text(&begun, "secret")?.to_owned());
    let (url, code) = (visible(text(&begun, "url")?), visible(text(&begun, "code")?));
    show(&format!(
        "Open this address in the browser in which you are signed in, and confirm only if it shows the same code:\n  \
         {url}\n  code  {code}\nWaiting…"
    ));
    loop {
        let answer = api.post(&["cli-logins", "token"], &json!({"secret": secret.as_str()}))?;
        if answer.get("token").is_some() {
            return Ok(Zeroizing::new(text(&answer, "token")?.to_owned()));
        }
        api.pause(PACE);
    }
}

/// What the browser shows about this machine: its name, in plain characters.
fn label() -> String {
    let name = std::fs::read_to_string("/proc/sys/kernel/hostname").unwrap_or_default();
    let name: String = name.trim().chars().filter(char::is_ascii_graphic).take(60).collect();
    if name.is_empty() { "lethe on a computer without a name".to_owned() } else { format!("lethe on {name}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_label_is_one_short_line() {
        let label = label();
        assert!(label.starts_with("lethe on ") && label.len() <= 100 && !label.contains('\n'), "{label:?}");
    }
}
