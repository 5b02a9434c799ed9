//! `lethe halt`: any single approver stops everything that is pending.

use std::path::PathBuf;

use clap::Args;
use lethe_proto::ids::Time;

use crate::{
    ask::Sure,
    clock::now,
    desk::{Desk, Options},
    moment,
    report::Report,
    trouble::Trouble,
    trust::catch_up,
    verbs::veto::{halt_before, send},
};

/// Stop everything that is pending with your key.
#[derive(Debug, Args)]
pub struct Halt {
    /// Your key, as `ssh-keygen` knows it
    #[arg(long, value_name = "SSH KEY")]
    key: PathBuf,
    /// Only commands issued before this moment, UTC [default: now]
    #[arg(long, value_parser = moment::argument)]
    before: Option<Time>,
    /// The keyring's ten words, where this machine has pinned none yet
    #[arg(long, value_name = "TEN WORDS")]
    keyring_words: Option<String>,
    #[command(flatten)]
    sure: Sure,
    #[command(flatten)]
    pub(crate) options: Options,
}

impl Halt {
    pub(crate) fn obey(self, desk: &Desk) -> Result<Report, Trouble> {
        let api = desk.api()?;
        let pin = catch_up::trusted(desk, &catch_up::offered(&api)?, self.keyring_words.as_deref())?;
        let now = now();
        let before = self.before.unwrap_or(now);
        if before > now {
            return Err(Trouble::usage(
                "a halt cannot lie in the future",
                "leave --before out to stop everything until now",
            ));
        }
        let screen = format!(
            "HALT: no command that was issued before {} will be obeyed any more.\nDevices that have accepted one already go on. \
             What is still wanted must be requested again, and takes one person more.",
            moment::show(before)
        );
        self.sure.take(&screen, "halt")?;
        let (answer, name) = send(desk, pin.newest(), &self.key, halt_before(pin.newest(), before, now))?;
        Ok(Report::new(format!("{name} halted everything issued before {}.", moment::show(before)), answer))
    }
}
