//! Whether a device is as the company wants it, by its own last signed word.

use lethe_proto::{
    checkin,
    ids::{DAY_MS, Time},
    kinds::Answer,
};

use super::facts::Posture;

/// How long a device's word about itself counts.
pub const WORD_COUNTS_MS: u64 = 7 * DAY_MS;

/// What follows from what a device said of itself, and when the server heard it. A device is compliant when its disk is encrypted; one that
/// cannot tell has said nothing.
pub fn posture(said: Option<(&checkin::Posture, Time)>) -> Posture {
    let Some((said, heard_at)) = said else { return Posture::Unknown };
    let valid_until = Some(heard_at.plus(WORD_COUNTS_MS));
    match said.disk_encryption {
        Answer::Yes => Posture::Said { compliant: true, valid_until },
        Answer::No => Posture::Said { compliant: false, valid_until },
        Answer::Unknown => Posture::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use lethe_proto::kinds::Backing;

    use super::*;

    fn said(disk_encryption: Answer) -> Posture {
        let word = checkin::Posture {
            os: "Debian GNU/Linux".into(),
            os_version: "13".into(),
            disk_encryption,
            agent_version: "0.1.0".into(),
            hardware: Backing::None,
        };
        posture(Some((&word, Time(1_000))))
    }

    #[test]
    fn an_encrypted_disk_counts_for_seven_days_after_the_word_was_heard() {
        let valid_until = Some(Time(1_000 + 7 * 24 * 60 * 60 * 1_000));
        assert_eq!(said(Answer::Yes), Posture::Said { compliant: true, valid_until });
        assert_eq!(said(Answer::No), Posture::Said { compliant: false, valid_until });
    }

    #[test]
    fn whoever_has_not_said_is_unknown() {
        assert_eq!(said(Answer::Unknown), Posture::Unknown);
        assert_eq!(posture(None), Posture::Unknown);
    }
}
