//! Proof of possession: an enrolled device says to one audience, over that one's own random bytes, that it is there now.
//!
//! It proves a device and nobody in front of it. Nothing that an application chooses can become a receipt, a check-in or an enrollment:
//! those are signed under other domains.

use minicbor::{Decode, Encode};

use crate::{
    cbor::{Exact, domain_tag},
    cose::{Context, Cose, Signer},
    ids::{EnrollmentId, TenantId, Time},
    public_key::BadSignature,
    receipt::verify_device,
    share::Place,
};

domain_tag!(
    /// Domain of a proof of possession.
    PossessionTag = "lethe-possession/1"
);

/// For whom a proof is: 1 to 200 characters, none of them a control character.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Audience(String);

impl Audience {
    /// Checks a text.
    pub fn new(text: impl Into<String>) -> Option<Self> {
        let text = text.into();
        let good = (1..=200).contains(&text.chars().count()) && !text.chars().any(char::is_control);
        good.then_some(Self(text))
    }

    /// For signing in at the Lethe server of this address, and for nothing else: no other server and no application can be meant by it.
    pub fn of_sign_in(server: &str) -> Option<Self> {
        Self::new(format!("lethe-sign-in/1 {}", server.trim_end_matches('/')))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<C> Encode<C> for Audience {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut minicbor::Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.str(&self.0)?.ok()
    }
}

impl<'b, C> Decode<'b, C> for Audience {
    fn decode(d: &mut minicbor::Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
        let message = "an audience has 1 to 200 characters, none of them a control character";
        Self::new(d.str()?).ok_or_else(|| minicbor::decode::Error::message(message))
    }
}

/// The random bytes of whoever asks: 16 to 64 of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question(Vec<u8>);

impl Question {
    /// Checks the length.
    pub fn new(bytes: impl Into<Vec<u8>>) -> Option<Self> {
        let bytes = bytes.into();
        (16..=64).contains(&bytes.len()).then_some(Self(bytes))
    }

    /// The bytes.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

impl<C> Encode<C> for Question {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut minicbor::Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.bytes(&self.0)?.ok()
    }
}

impl<'b, C> Decode<'b, C> for Question {
    fn decode(d: &mut minicbor::Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
        Self::new(d.bytes()?).ok_or_else(|| minicbor::decode::Error::message("a challenge has 16 to 64 bytes"))
    }
}

/// What the device signs.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Possession {
    /// Domain.
    #[n(0)]
    pub tag: PossessionTag,
    /// Company.
    #[n(1)]
    pub tenant: TenantId,
    /// Bond.
    #[n(2)]
    pub enrollment: EnrollmentId,
    /// For whom.
    #[n(3)]
    pub audience: Audience,
    /// What they asked.
    #[n(4)]
    pub challenge: Question,
    /// When, by the device's clock.
    #[n(5)]
    pub time: Time,
}

/// A proof with its signature. The two travel side by side, as the agent's socket gives them out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedPossession {
    /// As signed.
    pub possession: Exact<Possession>,
    /// By the device key.
    pub cose: Cose,
}

impl SignedPossession {
    /// Signs for the enrollment of this place.
    pub fn sign(signer: &dyn Signer, place: Place, audience: Audience, challenge: Question, time: Time) -> Self {
        let Place { tenant, enrollment } = place;
        let possession = Exact::new(Possession { tag: PossessionTag, tenant, enrollment, audience, challenge, time });
        let cose = Cose::sign(signer, Context { domain: PossessionTag::TEXT, tenant }, possession.bytes());
        Self { possession, cose }
    }

    /// Checks the signature under the enrollment's device key, a compressed P-256 point. Audience, challenge and time are for whoever asked.
    pub fn verify(&self, device_key: &[u8]) -> Result<(), BadSignature> {
        let Self { possession, cose } = self;
        verify_device(device_key, PossessionTag::TEXT, possession.tenant, possession.bytes(), cose)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_audience_is_a_text_that_can_be_read() {
        for bad in ["", "a\n", "\u{85}", &"ж".repeat(201)] {
            assert!(Audience::new(bad).is_none(), "{bad:?}");
        }
        assert!(Audience::new("ж".repeat(200)).is_some());
        let audience = Audience::of_sign_in("https://lethe.example/").unwrap();
        assert_eq!(audience.as_str(), "lethe-sign-in/1 https://lethe.example");
    }

    #[test]
    fn a_challenge_is_long_enough_to_be_random() {
        assert!(Question::new([1; 15]).is_none() && Question::new([1; 65]).is_none());
        assert!(Question::new([1; 16]).is_some() && Question::new([1; 64]).is_some());
    }
}
