//! The keys of an installation, by their turns.

use lethe_proto::ids::Time;
use lethe_server_core::oidc::{algorithm::Algorithm, turns};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value, json};

use super::{JoseError, SigningKey, Typ};

/// A key and when its turn begins.
pub struct Known {
    /// The key.
    pub key: SigningKey,
    /// When it begins to sign.
    pub signs_from: Time,
}

/// All keys that are known, by their turns.
#[derive(Default)]
pub struct Ring {
    keys: Vec<Known>,
}

#[derive(Deserialize)]
struct Named {
    kid: Option<String>,
}

impl Ring {
    /// Of keys in any order.
    pub fn new(mut keys: Vec<Known>) -> Self {
        keys.sort_by_key(|known| known.signs_from);
        Self { keys }
    }

    fn of(&self, algorithm: Algorithm) -> Vec<&Known> {
        self.keys.iter().filter(|known| known.key.public().algorithm() == algorithm).collect()
    }

    /// The key of an algorithm that signs now.
    pub fn signing(&self, algorithm: Algorithm, now: Time) -> Option<&SigningKey> {
        let keys = self.of(algorithm);
        let turns: Vec<Time> = keys.iter().map(|known| known.signs_from).collect();
        turns::signing(&turns, now).and_then(|at| keys.get(at)).map(|known| &known.key)
    }

    /// Names of keys of which nothing is alive any more.
    pub fn dead(&self, now: Time) -> Vec<&str> {
        let mut dead = Vec::new();
        for algorithm in Algorithm::ALL {
            let keys = self.of(algorithm);
            let later = keys.iter().skip(1).map(|known| Some(known.signs_from)).chain([None]);
            let gone = keys.iter().zip(later).filter(|(_, successor)| turns::is_dead(*successor, now));
            dead.extend(gone.map(|(known, _)| known.key.kid()));
        }
        dead
    }

    /// When keys of an algorithm take turns.
    pub fn turns(&self, algorithm: Algorithm) -> Vec<Time> {
        self.of(algorithm).iter().map(|known| known.signs_from).collect()
    }

    /// The list of keys for whoever checks tokens: those that sign, will sign, or have signed what may be alive.
    pub fn published(&self, now: Time) -> Value {
        let dead = self.dead(now);
        let alive = self.keys.iter().map(|known| &known.key).filter(|key| !dead.contains(&key.kid()));
        json!({ "keys": alive.map(|key| key.public().to_jwk(key.kid())).collect::<Vec<_>>() })
    }

    /// Whether a key of this name is known.
    pub fn knows(&self, kid: &str) -> bool {
        self.keys.iter().any(|known| known.key.kid() == kid)
    }

    /// What a token of this sort says, if one of these keys has signed it. When it ends is not looked at.
    pub fn read<T: DeserializeOwned>(&self, typ: Typ, token: &str) -> Result<T, JoseError> {
        let kid = kid(token).ok_or(JoseError::Token)?;
        let known = self.keys.iter().find(|known| known.key.kid() == kid).ok_or(JoseError::Token)?;
        known.key.read(typ, token)
    }
}

/// The key that a token names. It is a claim until the signature was checked.
fn kid(token: &str) -> Option<String> {
    let header = data_encoding::BASE64URL_NOPAD.decode(token.split('.').next()?.as_bytes()).ok()?;
    serde_json::from_slice::<Named>(&header).ok()?.kid
}

#[cfg(test)]
mod tests {
    use super::{super::NewKey, *};

    fn known(signs_from: Time) -> Known {
        let made = NewKey::make(Algorithm::EdDsa).unwrap();
        Known { key: SigningKey::new(Algorithm::EdDsa, &made.public, &made.private).unwrap(), signs_from }
    }

    #[test]
    fn a_token_outlives_the_turn_of_its_key() {
        let (first, second) = (Time(1_000), Time(1_000 + turns::TURN_MS));
        let ring = Ring::new(vec![known(second), known(first)]);
        let count = |now| ring.published(now)["keys"].as_array().unwrap().len();
        let token = ring.signing(Algorithm::EdDsa, first).unwrap().sign(Typ::Access, &json!({"sub": "ann"})).unwrap();
        assert_ne!(ring.signing(Algorithm::EdDsa, second).unwrap().kid(), kid(&token).unwrap());
        assert_eq!(ring.read::<Value>(Typ::Access, &token).unwrap()["sub"], "ann");
        assert_eq!([count(first), count(second), count(second.plus(turns::KEPT_MS))], [2, 2, 1]);
        assert!(ring.signing(Algorithm::Es256, second).is_none());
    }

    #[test]
    fn a_token_that_names_no_key_of_ours_is_not_read() {
        let (ours, theirs) = (Ring::new(vec![known(Time(1))]), Ring::new(vec![known(Time(1))]));
        let token = theirs.signing(Algorithm::EdDsa, Time(1)).unwrap().sign(Typ::Access, &json!({})).unwrap();
        assert!(ours.read::<Value>(Typ::Access, &token).is_err());
        for bad in ["", "a.b.c", "..", "e30.e30.e30"] {
            assert!(ours.read::<Value>(Typ::Access, bad).is_err(), "{bad}");
        }
    }
}
