//! The steps of an enrollment as people see them: numbered, each with what to do when it fails. The server keeps its half of the same
//! story beside the code; with both, whoever helps knows where it stopped.

use lethe_proto::enrollment::Code;

/// One step. They follow one another in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The code is read.
    Code,
    /// The device is free.
    Device,
    /// Certificates are read, and the device's keys are made.
    Keys,
    /// The server is asked.
    Ask,
    /// Its answer is checked against the code.
    Check,
    /// Everything is pinned and kept.
    Keep,
}

impl Step {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Code, Self::Device, Self::Keys, Self::Ask, Self::Check, Self::Keep];

    /// Counted from 1.
    pub fn number(self) -> usize {
        Self::ALL.iter().position(|step| *step == self).map_or(0, |before| before + 1)
    }

    /// What is being done.
    pub fn doing(self, code: Option<&Code>) -> String {
        match self {
            Self::Code => "Reading the code".to_owned(),
            Self::Device => "Looking whether this device is free".to_owned(),
            Self::Keys => "Making the keys of this device".to_owned(),
            Self::Ask => {
                let urls = code.map(|code| code.urls.join(", ")).unwrap_or_default();
                format!("Asking the server ({urls})")
            }
            Self::Check => "Checking its answer against the code".to_owned(),
            Self::Keep => "Keeping what was agreed".to_owned(),
        }
    }

    /// What to do when it fails.
    pub const fn advice(self) -> &'static str {
        match self {
            Self::Code => "copy the whole line that begins with LETHE1-, or ask for a new code",
            Self::Device => {
                "`lethe-agent status` shows what this device belongs to; it must be wiped or unenrolled first"
            }
            Self::Keys => "look whether the state directory is yours and has room, and whether --ca names a PEM file",
            Self::Ask => {
                "nothing was kept, and the same code can be tried again; whoever made it sees beside the code in the console \
                 whether the server was reached and why it refused"
            }
            Self::Check => "do not go on: tell your administrator what is written here, and do not use this code again",
            Self::Keep => {
                "make room in the state directory and try again with the same code: the server answers this device once more"
            }
        }
    }
}

/// Shows steps on standard output, each on a line of its own.
#[derive(Debug, Default)]
pub struct Shown {
    now: Option<Step>,
}

impl Shown {
    /// The next step begins; the one before it has worked.
    pub fn begin(&mut self, step: Step, code: Option<&Code>) {
        self.now = Some(step);
        println!("[{}/{}] {}", step.number(), Step::ALL.len(), step.doing(code));
    }

    /// What to say about a failure: where, why, and what to do.
    pub fn failed(&self, why: &dyn std::fmt::Display) -> String {
        match self.now {
            None => why.to_string(),
            Some(step) => {
                format!("step {} of {} failed: {why}\n  What to do: {}.", step.number(), Step::ALL.len(), step.advice())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_has_its_number_and_says_what_to_do() {
        for (before, step) in Step::ALL.into_iter().enumerate() {
            assert_eq!(step.number(), before + 1);
            assert!(!step.advice().is_empty() && !step.doing(None).is_empty());
        }
    }

    #[test]
    fn a_failure_names_its_step_and_the_way_out() {
        let mut shown = Shown::default();
        assert_eq!(shown.failed(&"x"), "x");
        shown.begin(Step::Ask, None);
        let said = shown.failed(&"nobody answers");
        assert!(said.starts_with("step 4 of 6 failed: nobody answers\n  What to do: nothing was kept"), "{said}");
    }
}
