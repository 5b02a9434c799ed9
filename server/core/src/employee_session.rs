//! How long an employee's session lasts, and by what it ends before its time.

use lethe_proto::ids::Time;

use crate::session::Lifetime;

const MINUTE_MS: u64 = 60_000;
const HOUR_MS: u64 = 60 * MINUTE_MS;

/// No session of an employee lives longer than this, whatever is done in it.
pub const LONGEST_MS: u64 = 14 * HOUR_MS;
/// After so much idleness an employee must sign in again.
pub const IDLE_MS: u64 = 8 * HOUR_MS;
/// For so long after a proof somebody may change by what they are recognised.
pub const RECENT_MS: u64 = 10 * MINUTE_MS;

/// By what a session, or an app inside it, ended before its time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// Its employee signed out.
    SignedOut,
    /// Its employee ended it from elsewhere.
    ByEmployee,
    /// An administrator ended it.
    ByAdmin,
    /// An administrator ended everything of this app.
    App,
    /// The password has changed.
    PasswordChanged,
    /// An administrator took the employee's factors away.
    FactorsReset,
    /// The device was locked, lost or logged out.
    Device,
    /// The employee was suspended or has left.
    Person,
    /// The access rules keep them out.
    Refused,
    /// A refresh token or a code was used a second time: somebody has a copy.
    Reused,
    /// The app gave it back.
    Revoked,
}

impl Ending {
    /// Every way.
    pub const ALL: [Self; 11] = [
        Self::SignedOut,
        Self::ByEmployee,
        Self::ByAdmin,
        Self::App,
        Self::PasswordChanged,
        Self::FactorsReset,
        Self::Device,
        Self::Person,
        Self::Refused,
        Self::Reused,
        Self::Revoked,
    ];

    /// The word in records.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SignedOut => "signed_out",
            Self::ByEmployee => "by_employee",
            Self::ByAdmin => "by_admin",
            Self::App => "app",
            Self::PasswordChanged => "password_changed",
            Self::FactorsReset => "factors_reset",
            Self::Device => "device",
            Self::Person => "person",
            Self::Refused => "refused",
            Self::Reused => "reused",
            Self::Revoked => "revoked",
        }
    }

    /// Reads what [`Ending::as_str`] wrote.
    pub fn from_text(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ending| ending.as_str() == text)
    }
}

/// The life of an employee's session.
pub const fn lifetime(active_at: Time, ends_at: Time) -> Lifetime {
    Lifetime { active_at, idle_ms: IDLE_MS, ends_at }
}

/// Whether a proof of that moment is recent enough to change by what somebody is recognised.
pub const fn is_recent(proved_at: Time, now: Time) -> bool {
    now.0.saturating_sub(proved_at.0) < RECENT_MS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_lead_back_to_their_endings() {
        for ending in Ending::ALL {
            assert_eq!(Ending::from_text(ending.as_str()), Some(ending));
        }
        assert_eq!(Ending::from_text("vanished"), None);
    }

    #[test]
    fn a_proof_is_recent_for_ten_minutes() {
        assert!(
            is_recent(Time(5_000), Time(5_000 + RECENT_MS - 1)) && !is_recent(Time(5_000), Time(5_000 + RECENT_MS))
        );
    }
}
