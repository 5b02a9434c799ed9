//! The languages in which people are written to.

/// English or Russian.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// Where nothing is known.
    #[default]
    English,
    /// Russian.
    Russian,
}
