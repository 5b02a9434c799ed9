//! PKCE (RFC 7636), by SHA-256 alone: who brings a code must be who asked for it.

use lethe_proto::{cbor::sha256, ids::Digest};

/// Reads a `code_challenge`; nothing where it is none.
pub fn challenge(text: &str) -> Option<Digest> {
    let bytes = data_encoding::BASE64URL_NOPAD.decode(text.as_bytes()).ok()?;
    <[u8; 32]>::try_from(bytes).ok().map(Digest::from)
}

/// Whether a `code_verifier` is the one behind a challenge (§4.1, §4.6).
pub fn fulfils(verifier: &str, challenge: &Digest) -> bool {
    let letters = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    (43..=128).contains(&verifier.len()) && verifier.bytes().all(letters) && sha256(verifier.as_bytes()) == *challenge
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_the_rfc_holds_and_nothing_beside_it() {
        let asked = challenge("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM").unwrap();
        assert!(fulfils("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk", &asked));
        assert!(!fulfils("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXl", &asked));
        assert!(!fulfils("short", &sha256(b"short")));
        assert!(!fulfils(&"x".repeat(129), &sha256("x".repeat(129).as_bytes())));
        for bad in [
            "",
            "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM=",
            "E9Melhoa",
            "dBjftJeZ4CVP+mB92K27uhbUJU1p1r_wW1gFWFOEjXk",
        ] {
            assert_eq!(challenge(bad), None, "{bad}");
        }
    }
}
