//! Questions to the person at the terminal. Questions go to standard error, so that answers can be piped.

use std::io::{BufRead as _, IsTerminal as _, Write as _, stderr, stdin};

use clap::Args;

use crate::trouble::Trouble;

/// Shows something to the person, whatever standard output is used for.
pub(crate) fn show(text: &str) {
    // A terminal that is gone cannot be told so.
    let _ = writeln!(stderr(), "{text}");
}

/// Asks for one line. `instead` says which option answers where nobody sits at a terminal.
pub(crate) fn line(question: &str, instead: &str) -> Result<String, Trouble> {
    let nobody = || Trouble::usage("there is nobody at the terminal to ask", instead);
    if !stdin().is_terminal() {
        return Err(nobody());
    }
    let mut error = stderr();
    write!(error, "{question} ").and_then(|()| error.flush()).map_err(|_| nobody())?;
    let mut answer = String::new();
    stdin().lock().read_line(&mut answer).map_err(|_| nobody())?;
    Ok(answer.trim().to_owned())
}

/// Whether two strings of words are the same, whatever stands between the words and however they are capitalized.
pub(crate) fn same_words(one: &str, other: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
    };
    words(one) == words(other)
}

/// How a person says yes.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct Confirm {
    /// Do not ask; the words must then be given with --words
    #[arg(long, requires = "words")]
    pub(crate) yes: bool,
    /// The words that you expect, as somebody told you; anything else is refused
    #[arg(long, value_name = "WORDS")]
    pub(crate) words: Option<String>,
}

impl Confirm {
    /// Shows what is about to happen and takes the yes. `verb` is what to type; `words` are those of the bytes at hand.
    pub(crate) fn take(&self, screen: &str, verb: &str, words: &str) -> Result<(), Trouble> {
        show(screen);
        if let Some(expected) = &self.words
            && !same_words(expected, words)
        {
            return Err(Trouble::new(
                "the words are not those you gave: these are other bytes than the ones you were told about",
                "do not sign; ask the person who sent you the words what they see",
            ));
        }
        if self.yes {
            return Ok(());
        }
        let answer = line(
            &format!("Type “{verb}” to sign, anything else to stop:"),
            "give --yes together with --words \"the words\"",
        )?;
        if answer == verb {
            Ok(())
        } else {
            Err(Trouble::new("nothing was signed", "run the command again when you have decided"))
        }
    }
}

/// How a person says that they are sure, where nothing is destroyed.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct Sure {
    /// Do not ask
    #[arg(long)]
    pub(crate) yes: bool,
}

impl Sure {
    /// Shows what is about to happen and takes the yes.
    pub(crate) fn take(&self, screen: &str, verb: &str) -> Result<(), Trouble> {
        show(screen);
        if self.yes || line(&format!("Type “{verb}” to sign, anything else to stop:"), "give --yes")? == verb {
            return Ok(());
        }
        Err(Trouble::new("nothing was signed", "run the command again when you have decided"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_compared_as_spoken() {
        assert!(same_words("Abandon, ability – able", "abandon ability able"));
        assert!(!same_words("abandon ability", "ability abandon"));
        assert!(!same_words("", "abandon"));
    }

    #[test]
    fn yes_does_not_help_against_other_words() {
        let confirm = Confirm { yes: true, words: Some("abandon ability".into()) };
        assert!(confirm.take("", "approve", "abandon able").is_err());
        assert!(confirm.take("", "approve", "abandon ability").is_ok());
    }
}
