//! What policies ask of a device.

use lethe_proto::ids::Time;

use super::{
    facts::{Device, Posture},
    findings::Findings,
    policy::{DeviceNeed, Policy},
    reason::Reason,
    rules::Rules,
};

/// Which policies ask what of a device.
#[derive(Debug, Clone)]
pub(crate) struct Devices([(DeviceNeed, Rules); 3]);

impl Devices {
    pub(crate) fn new(policies: &[Policy]) -> Self {
        Self(DeviceNeed::ALL.map(|need| {
            let mut rules = Rules::NONE;
            let asking = policies.iter().enumerate().filter(|(_, policy)| policy.device.contains(&need));
            asking.for_each(|(rule, _)| rules.insert(rule));
            (need, rules)
        }))
    }

    pub(crate) fn judge(&self, device: Device, at: Time, findings: &mut Findings) {
        for (need, rules) in &self.0 {
            if findings.ask(*rules) {
                findings.note(&judge(*need, device, at), *rules);
            }
        }
    }
}

/// Whether a device is what it must be.
pub(crate) fn judge(need: DeviceNeed, device: Device, at: Time) -> Reason {
    let Device::Enrolled { posture, known } = device else { return Reason::DeviceNotEnrolled };
    match (need, posture) {
        (DeviceNeed::Enrolled, _) => Reason::DeviceEnrolled,
        (DeviceNeed::Known, _) if known => Reason::DeviceKnown,
        (DeviceNeed::Known, _) => Reason::DeviceNew,
        (DeviceNeed::Compliant, Posture::Unknown) => Reason::DevicePostureUnknown,
        (DeviceNeed::Compliant, Posture::Said { valid_until: Some(until), .. }) if until <= at => {
            Reason::DevicePostureOld(until)
        }
        (DeviceNeed::Compliant, Posture::Said { compliant: true, valid_until }) => Reason::DeviceCompliant(valid_until),
        (DeviceNeed::Compliant, Posture::Said { compliant: false, valid_until }) => {
            Reason::DeviceNotCompliant(valid_until)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_about_a_device_counts_until_it_is_too_old() {
        let said = |compliant| Device::Enrolled {
            posture: Posture::Said { compliant, valid_until: Some(Time(100)) },
            known: true,
        };
        let compliant = |device, at| judge(DeviceNeed::Compliant, device, Time(at)).code();
        assert_eq!(compliant(said(true), 99), "device.compliant");
        assert_eq!(compliant(said(false), 99), "device.not_compliant");
        assert_eq!(compliant(said(true), 100), "device.posture_old");
        assert_eq!(compliant(said(false), 100), "device.posture_old");
        assert_eq!(compliant(Device::None, 0), "device.not_enrolled");
    }
}
