//! What a proof of possession must say (RFC 9449 §4.3). Its signature is checked before anything here is asked.

use lethe_proto::ids::Time;
use serde::Deserialize;

use super::{claims::seconds, lives};

/// Longest name of a proof that is remembered.
const LONGEST_JTI: usize = 128;

/// The content of a proof.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct ProofClaims {
    /// Its name: good once.
    pub jti: String,
    /// The method of the request that it was made for.
    pub htm: String,
    /// The address of the request that it was made for.
    pub htu: String,
    /// When it was made, in seconds.
    pub iat: u64,
    /// Hash of the access token that it comes with.
    #[serde(default)]
    pub ath: Option<String>,
}

/// The request that a proof comes with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked<'r> {
    /// Method.
    pub method: &'r str,
    /// Address without query and fragment.
    pub url: &'r str,
    /// Base64url of SHA-256 of the access token, where one comes along.
    pub token_hash: Option<&'r str>,
}

/// Why a proof proves nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoProof {
    /// No name, or one that is too long to be remembered.
    #[error("the proof's jti must have 1 to 128 characters")]
    Name,
    /// Made for another request.
    #[error("the proof was made for another method or address")]
    OtherRequest,
    /// Too old, or from the future.
    #[error("the proof is too old or from the future; set the clock")]
    Time,
    /// Made for another token, or for none.
    #[error("the proof was not made for this access token")]
    OtherToken,
}

/// Judges a proof at a request.
pub fn judge(proof: &ProofClaims, asked: &Asked<'_>, now: Time) -> Result<(), NoProof> {
    if !(1..=LONGEST_JTI).contains(&proof.jti.len()) {
        return Err(NoProof::Name);
    }
    if proof.htm != asked.method || without_query(&proof.htu) != asked.url {
        return Err(NoProof::OtherRequest);
    }
    let (now_s, skew_s, life_s) = (seconds(now), lives::SKEW_MS / 1000, lives::PROOF_MS / 1000);
    if proof.iat > now_s.saturating_add(skew_s) || proof.iat.saturating_add(life_s) < now_s {
        return Err(NoProof::Time);
    }
    if asked.token_hash.is_some() && proof.ath.as_deref() != asked.token_hash {
        return Err(NoProof::OtherToken);
    }
    Ok(())
}

/// Until when a proof of this moment could be believed: as long its name must be remembered.
pub fn remembered_until(proof: &ProofClaims) -> Time {
    Time(proof.iat.saturating_mul(1000).saturating_add(lives::PROOF_MS + 1000))
}

fn without_query(url: &str) -> &str {
    url.split(['?', '#']).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Time = Time(1_800_000_000_500);
    const ASKED: Asked<'_> = Asked { method: "POST", url: "https://id.example.com/oidc/token", token_hash: None };

    fn proof() -> ProofClaims {
        ProofClaims {
            jti: "one".into(),
            htm: "POST".into(),
            htu: "https://id.example.com/oidc/token?x=1#y".into(),
            iat: 1_800_000_000,
            ath: None,
        }
    }

    #[test]
    fn a_proof_is_for_one_request() {
        assert_eq!(judge(&proof(), &ASKED, NOW), Ok(()));
        let other = [("GET", ASKED.url), ("post", ASKED.url), ("POST", "https://id.example.com/oidc/userinfo")];
        for (method, url) in other {
            assert_eq!(judge(&proof(), &Asked { method, url, ..ASKED }, NOW), Err(NoProof::OtherRequest));
        }
    }

    #[test]
    fn a_proof_is_fresh() {
        let at = |iat| judge(&ProofClaims { iat, ..proof() }, &ASKED, NOW);
        assert_eq!([at(1_799_999_940), at(1_800_000_030)], [Ok(()), Ok(())]);
        for bad in [0, 1_799_999_939, 1_800_000_031, u64::MAX] {
            assert_eq!(at(bad), Err(NoProof::Time), "{bad}");
        }
        let oldest = ProofClaims { iat: 1_800_000_030, ..proof() };
        assert!(remembered_until(&oldest) > Time((1_800_000_030 + 60) * 1000));
    }

    #[test]
    fn a_proof_at_a_resource_is_for_one_token() {
        let asked = Asked { token_hash: Some("hash"), ..ASKED };
        assert_eq!(judge(&proof(), &asked, NOW), Err(NoProof::OtherToken));
        assert_eq!(judge(&ProofClaims { ath: Some("other".into()), ..proof() }, &asked, NOW), Err(NoProof::OtherToken));
        assert_eq!(judge(&ProofClaims { ath: Some("hash".into()), ..proof() }, &asked, NOW), Ok(()));
    }

    #[test]
    fn a_proof_has_a_name_that_can_be_remembered() {
        for jti in [String::new(), "x".repeat(129)] {
            assert_eq!(judge(&ProofClaims { jti, ..proof() }, &ASKED, NOW), Err(NoProof::Name));
        }
    }
}
