//! What an export proves, what it leaves open, and what is wrong with it.

use serde_json::{Value, json};

/// Sentences, each for itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Verdict {
    /// True, whoever made the export.
    pub(crate) proven: Vec<String>,
    /// May be true; the export cannot show it.
    pub(crate) open: Vec<String>,
    /// False or forged.
    pub(crate) wrong: Vec<String>,
    /// What happened, order by order.
    pub(crate) story: Vec<String>,
}

/// Most faults that are told one by one.
const MOST_FAULTS: usize = 50;

impl Verdict {
    /// Notes a fault.
    pub(crate) fn fault(&mut self, sentence: impl Into<String>) {
        self.wrong.push(sentence.into());
    }

    /// Everything on a page.
    pub(crate) fn text(&self) -> String {
        let mut lines = Vec::new();
        let mut part = |title: &str, mark: &str, sentences: &[String]| {
            if !sentences.is_empty() {
                lines.push(title.to_owned());
                lines.extend(sentences.iter().take(MOST_FAULTS).map(|sentence| format!("  {mark} {sentence}")));
                if let Some(more) = sentences.len().checked_sub(MOST_FAULTS).filter(|more| *more > 0) {
                    lines.push(format!("  … and {more} more (--json has them all)"));
                }
            }
        };
        part("WRONG", "✗", &self.wrong);
        part("Proven", "✓", &self.proven);
        part("Not proven", "?", &self.open);
        part("What happened", "·", &self.story);
        lines.join("\n")
    }

    /// For programs.
    pub(crate) fn json(&self) -> Value {
        json!({"ok": self.wrong.is_empty(), "proven": self.proven, "not_proven": self.open, "wrong": self.wrong, "story": self.story})
    }
}
