//! Lists that others publish, line by line: networks of VPN providers, of Tor exits, of an office; geofeeds. Pure: text in, entries and
//! complaints out. Nothing is stored here.

mod geofeed;
mod networks;

pub use geofeed::{FeedEntry, geofeed};
pub use networks::networks;

/// The longest text that is read.
pub const LONGEST_BYTES: usize = 32 << 20;
/// The most entries that one list may have.
pub const MOST_ENTRIES: usize = 500_000;
/// The most complaints that are told; a list with more is of another kind.
pub const MOST_COMPLAINTS: usize = 100;

/// What a list holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported<T> {
    /// What was understood, in the order of the list.
    pub entries: Vec<T>,
    /// What was not, the first [`MOST_COMPLAINTS`] of it.
    pub complaints: Vec<Complaint>,
    /// How many lines were not understood.
    pub refused: usize,
}

/// A line that was not understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Complaint {
    /// Its number, from 1.
    pub line: usize,
    /// What is wrong, and what would be right.
    pub what: String,
}

/// A list that is not read at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TooLarge {
    /// In bytes.
    #[error("the list is longer than 32 MiB; split it")]
    Bytes,
    /// In entries.
    #[error("the list has more than 500,000 entries; merge its networks or split it")]
    Entries,
}

/// Reads what each line says; lines that are empty or comments from their beginning say nothing.
fn each_line<T>(text: &str, mut read: impl FnMut(&str) -> Result<T, String>) -> Result<Imported<T>, TooLarge> {
    if text.len() > LONGEST_BYTES {
        return Err(TooLarge::Bytes);
    }
    let mut imported = Imported { entries: Vec::new(), complaints: Vec::new(), refused: 0 };
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    for (at, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        match read(line) {
            Ok(_) if imported.entries.len() == MOST_ENTRIES => return Err(TooLarge::Entries),
            Ok(entry) => imported.entries.push(entry),
            Err(what) => {
                imported.refused += 1;
                if imported.complaints.len() < MOST_COMPLAINTS {
                    imported.complaints.push(Complaint { line: at + 1, what });
                }
            }
        }
    }
    Ok(imported)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_have_an_end() {
        assert_eq!(networks(&" ".repeat(LONGEST_BYTES + 1)), Err(TooLarge::Bytes));
        assert_eq!(networks(&"192.0.2.1\n".repeat(MOST_ENTRIES + 1)), Err(TooLarge::Entries));
        let nonsense = networks(&"nonsense\n".repeat(1_000)).unwrap();
        assert_eq!((nonsense.refused, nonsense.complaints.len()), (1_000, MOST_COMPLAINTS));
    }
}
