//! How long records about people are kept.

use serde::Deserialize;

use crate::usecase::apply_retention::Keep;

/// Longest that anything is kept: ten years.
const LONGEST_DAYS: u64 = 3_660;

/// `[retention]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RetentionConfig {
    /// Days after which a sign-in is forgotten.
    pub sign_ins_days: u64,
    /// Days after which the address of a sign-in is cut to its network, and its point on the map is forgotten.
    pub addresses_days: u64,
}

impl Default for RetentionConfig {
    fn default() -> Self {
        let Keep { sign_ins_days, addresses_days } = Keep::default();
        Self { sign_ins_days, addresses_days }
    }
}

impl RetentionConfig {
    /// As the job that forgets wants it.
    pub const fn keep(self) -> Keep {
        Keep { sign_ins_days: self.sign_ins_days, addresses_days: self.addresses_days }
    }

    pub(super) fn check(self) -> Result<(), String> {
        let sensible = |days: u64| (1..=LONGEST_DAYS).contains(&days);
        if sensible(self.sign_ins_days) && sensible(self.addresses_days) {
            Ok(())
        } else {
            Err(format!("retention: sign_ins_days and addresses_days are 1 to {LONGEST_DAYS} days"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_kept_for_some_time_and_not_for_ever() {
        assert!(RetentionConfig::default().check().is_ok());
        for days in [0, LONGEST_DAYS + 1] {
            assert!(RetentionConfig { sign_ins_days: days, ..RetentionConfig::default() }.check().is_err());
            assert!(RetentionConfig { addresses_days: days, ..RetentionConfig::default() }.check().is_err());
        }
    }
}
