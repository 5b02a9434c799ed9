//! How the facts of a sign-in stand in its row: as words that people can read in a database, each read in one way only.

use std::net::IpAddr;

use lethe_proto::ids::Time;
use lethe_server_core::{
    access::{
        factor::{Factor, Factors},
        facts::{Device, Posture},
        origin::AddressUnknown,
        verdict::Verdict,
    },
    permission::AdminRole,
};

/// An address and how many of its bits are kept.
pub type Cut = (IpAddr, u8);

const fn longest(address: IpAddr) -> u8 {
    if address.is_ipv4() { 32 } else { 128 }
}

/// All of an address.
pub(super) const fn whole(address: IpAddr) -> Cut {
    (address, longest(address))
}

/// An address, a network, or the code of why neither is known.
pub(super) fn address(text: &str) -> Option<Result<Cut, AddressUnknown>> {
    if let Some(why) = AddressUnknown::ALL.into_iter().find(|why| why.code() == text) {
        return Some(Err(why));
    }
    let (address, length) = text.split_once('/').map_or((text, None), |(address, length)| (address, Some(length)));
    let address: IpAddr = address.parse().ok()?;
    let longest = longest(address);
    let length = length.map_or(Some(longest), |length| length.parse().ok().filter(|length| *length <= longest))?;
    Some(Ok((address, length)))
}

/// What [`address`] reads.
pub fn address_text(address: Result<Cut, AddressUnknown>) -> String {
    match address {
        Err(why) => why.code().to_owned(),
        Ok((address, length)) if length == longest(address) => address.to_string(),
        Ok((address, length)) => format!("{address}/{length}"),
    }
}

/// One word.
pub(super) fn factor(word: &str) -> Option<Factor> {
    Factor::ALL.into_iter().find(|factor| factor.as_str() == word)
}

/// Words divided by spaces.
pub(super) fn factors(text: &str) -> Option<Factors> {
    text.split_whitespace().map(factor).collect()
}

/// What [`factors`] reads.
pub(super) fn factors_text(factors: Factors) -> String {
    factors.iter().map(Factor::as_str).collect::<Vec<_>>().join(" ")
}

/// Words divided by spaces, in their order.
pub(super) fn factor_list(text: &str) -> Option<Vec<Factor>> {
    text.split_whitespace().map(factor).collect()
}

/// What [`factor_list`] reads.
pub(super) fn factor_list_text(factors: &[Factor]) -> String {
    factors.iter().map(|factor| factor.as_str()).collect::<Vec<_>>().join(" ")
}

/// Words divided by spaces; none for employees.
pub(super) fn roles(text: &str) -> Option<Vec<AdminRole>> {
    text.split_whitespace().map(AdminRole::from_text).collect()
}

/// What [`roles`] reads.
pub(super) fn roles_text(roles: &[AdminRole]) -> String {
    roles.iter().map(|role| role.as_str()).collect::<Vec<_>>().join(" ")
}

/// `none`, or `enrolled`, the posture, whether it is known, and until when the posture holds.
pub(super) fn device(text: &str) -> Option<Device> {
    let mut words = text.split(' ');
    let device = match words.next()? {
        "none" => Device::None,
        "enrolled" => {
            let said = words.next()?;
            let known = match words.next()? {
                "known" => true,
                "new" => false,
                _ => return None,
            };
            let valid_until = words.next().map(|until| until.parse().map(Time)).transpose().ok()?;
            let posture = match said {
                "unknown" => Posture::Unknown,
                "compliant" => Posture::Said { compliant: true, valid_until },
                "not_compliant" => Posture::Said { compliant: false, valid_until },
                _ => return None,
            };
            Device::Enrolled { posture, known }
        }
        _ => return None,
    };
    words.next().is_none().then_some(device)
}

/// What [`device`] reads.
pub(super) fn device_text(device: Device) -> String {
    let Device::Enrolled { posture, known } = device else { return "none".to_owned() };
    let known = if known { "known" } else { "new" };
    match posture {
        Posture::Unknown => format!("enrolled unknown {known}"),
        Posture::Said { compliant, valid_until } => {
            let said = if compliant { "compliant" } else { "not_compliant" };
            let until = valid_until.map_or_else(String::new, |until| format!(" {}", until.0));
            format!("enrolled {said} {known}{until}")
        }
    }
}

/// The word of a verdict, and the factors that a step-up demands.
pub(super) fn verdict(word: &str, demanded: Factors) -> Option<Verdict> {
    match (word, demanded.is_empty()) {
        ("allow", true) => Some(Verdict::Allow),
        ("deny", true) => Some(Verdict::Deny),
        ("step_up", false) => Some(Verdict::StepUp(demanded)),
        _ => None,
    }
}

/// What a step-up demands, as [`verdict`] reads it.
pub(super) fn demanded(verdict: Verdict) -> Factors {
    match verdict {
        Verdict::StepUp(factors) => factors,
        Verdict::Allow | Verdict::Deny => Factors::NONE,
    }
}

#[expect(clippy::cast_precision_loss, reason = "millionths of a degree are far below what a float holds exactly")]
pub(super) fn degrees(millionths: i64) -> f64 {
    millionths as f64 / 1e6
}

#[expect(clippy::cast_possible_truncation, reason = "a point on the map is at most 180 degrees away")]
pub(super) fn millionths(degrees: f64) -> i64 {
    (degrees * 1e6).round() as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_as_it_was_written_whole_cut_or_unknown() {
        for text in ["192.0.2.7", "2001:db8::7", "192.0.2.0/24", "2001:db8::/48", "address.hidden"] {
            assert_eq!(address(text).map(address_text).as_deref(), Some(text));
        }
        for bad in ["", "192.0.2.0/33", "lethe", "address.lost", "192.0.2.0/x"] {
            assert_eq!(address(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_device_is_read_as_it_was_written() {
        for text in
            ["none", "enrolled unknown new", "enrolled compliant known", "enrolled not_compliant new 1800000000000"]
        {
            assert_eq!(device(text).map(device_text).as_deref(), Some(text));
        }
        for bad in
            ["", "none x", "enrolled", "enrolled compliant", "enrolled maybe known", "enrolled compliant known x"]
        {
            assert_eq!(device(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_verdict_demands_factors_exactly_where_it_is_a_step_up() {
        let totp = Factors::NONE.and(Factor::Totp);
        assert_eq!(verdict("step_up", totp), Some(Verdict::StepUp(totp)));
        assert!(verdict("step_up", Factors::NONE).is_none() && verdict("allow", totp).is_none());
        assert_eq!(factors("totp email_code").map(factors_text).as_deref(), Some("totp email_code"));
        assert_eq!(factors("totp magic"), None);
    }

    #[test]
    fn a_point_keeps_its_place() {
        for at in [0.0, 52.520_008, -33.868_82, 180.0, -180.0] {
            assert!((degrees(millionths(at)) - at).abs() < 1e-6);
        }
    }
}
