//! Normal running, and the caution after a restore from a backup.

/// How the server runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Everything goes out.
    Normal,
    /// The database came from a backup and has not been reviewed: what was vetoed, cancelled or wiped since is unknown.
    Restore,
}

impl Mode {
    /// The word in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::Restore => "restore",
        }
    }

    /// The mode of a word.
    pub fn from_text(text: &str) -> Option<Self> {
        match text {
            "normal" => Some(Self::Normal),
            "restore" => Some(Self::Restore),
            _ => None,
        }
    }

    /// Whether an order of people may be sent to devices.
    pub const fn sends_commands(self) -> bool {
        matches!(self, Self::Normal)
    }

    /// Whether an enrollment gets its share of the key. Never while it is locked or erased, or knows of more than the server
    /// (`ahead`). After a restore to nobody: whoever was locked or wiped since the backup cannot be told from an old copy of
    /// their disk, which knows of nothing either.
    pub const fn gives_share(self, locked: bool, erased: bool, ahead: bool) -> bool {
        matches!(self, Self::Normal) && !(locked || erased || ahead)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_a_restore_no_command_goes_out() {
        assert!(!Mode::Restore.sends_commands());
        assert!(Mode::Normal.sends_commands());
    }

    #[test]
    fn a_share_is_withheld_from_locked_erased_and_forgotten_devices() {
        assert!(Mode::Normal.gives_share(false, false, false));
        assert!(!Mode::Normal.gives_share(true, false, false));
        assert!(!Mode::Normal.gives_share(false, true, false));
        assert!(!Mode::Normal.gives_share(false, false, true));
    }

    #[test]
    fn after_a_restore_nobody_gets_a_share() {
        assert!(!Mode::Restore.gives_share(false, false, false));
        assert!(!Mode::Restore.gives_share(false, false, true));
    }
}
