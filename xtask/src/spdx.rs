//! SPDX license expressions, as far as crates use them: `AND`, `OR`, `WITH`, parentheses and the old slash.

use anyhow::{Result, bail, ensure};

/// Whether an expression is satisfied by licenses from the list.
pub(crate) fn allowed(expression: &str, list: &[String]) -> Result<bool> {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut reader = Reader { words: &words, list };
    let verdict = reader.alternatives()?;
    ensure!(reader.words.is_empty(), "cannot read the license `{expression}`");
    Ok(verdict)
}

struct Reader<'a> {
    words: &'a [&'a str],
    list: &'a [String],
}

impl Reader<'_> {
    fn alternatives(&mut self) -> Result<bool> {
        let mut verdict = self.conjunction()?;
        while self.take("OR") {
            verdict |= self.conjunction()?;
        }
        Ok(verdict)
    }

    fn conjunction(&mut self) -> Result<bool> {
        let mut verdict = self.license()?;
        while self.take("AND") {
            verdict &= self.license()?;
        }
        Ok(verdict)
    }

    fn license(&mut self) -> Result<bool> {
        if self.take("(") {
            let verdict = self.alternatives()?;
            ensure!(self.take(")"), "a license expression lacks its closing parenthesis");
            return Ok(verdict);
        }
        let Some((name, rest)) = self.words.split_first() else {
            bail!("a license expression ends too early");
        };
        self.words = rest;
        let mut name = (*name).to_owned();
        if self.take("WITH")
            && let Some((exception, rest)) = self.words.split_first()
        {
            name = format!("{name} WITH {exception}");
            self.words = rest;
        }
        Ok(self.list.contains(&name))
    }

    fn take(&mut self, word: &str) -> bool {
        match self.words.split_first() {
            Some((first, rest)) if *first == word => {
                self.words = rest;
                true
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(expression: &str) -> bool {
        let list = ["MIT", "Apache-2.0", "Apache-2.0 WITH LLVM-exception"].map(str::to_owned);
        allowed(expression, &list).expect("a readable expression")
    }

    #[test]
    fn one_alternative_on_the_list_is_enough() {
        assert!(verdict("GPL-3.0 OR MIT"));
        assert!(verdict("MIT/GPL-3.0"));
        assert!(!verdict("GPL-3.0"));
    }

    #[test]
    fn every_part_of_a_conjunction_must_be_on_the_list() {
        assert!(!verdict("MIT AND OpenSSL"));
        assert!(verdict("(OpenSSL OR Apache-2.0) AND MIT"));
    }

    #[test]
    fn an_exception_is_part_of_the_name() {
        assert!(verdict("Apache-2.0 WITH LLVM-exception"));
        assert!(!verdict("MIT WITH LLVM-exception"));
    }

    #[test]
    fn rubbish_is_an_error() {
        assert!(allowed("MIT MIT", &[]).is_err());
        assert!(allowed("(MIT", &[]).is_err());
    }
}
