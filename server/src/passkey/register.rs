//! A new passkey: discoverable, so that nobody types a name, and verifying its holder. No attestation: any make will do.

use serde_json::{Value, json};
use webauthn_rs::prelude::{PasskeyRegistration, RegisterPublicKeyCredential, Uuid};

use super::{Begun, Holder, PasskeyError, Passkeys, answer, keep, known, options, recall, refused};

/// A passkey that was made.
pub struct Registered {
    /// The authenticator's name for it; unique in the world.
    pub credential_id: Vec<u8>,
    /// Public key, counter and flags, as the library keeps them.
    pub credential: String,
}

impl Passkeys {
    /// Begins to make a passkey, on another authenticator than those that are known.
    pub fn begin_registration(&self, holder: Holder<'_>, known_keys: &[String]) -> Result<Begun, PasskeyError> {
        let others = known(known_keys)?.iter().map(|key| key.cred_id().clone()).collect();
        let handle = Uuid::from_bytes(holder.handle);
        let (challenge, state) = self
            .site()?
            .start_passkey_registration(handle, holder.name, holder.name, Some(others))
            .map_err(|_| PasskeyError::Broken)?;
        let mut options = options(challenge)?;
        // The library asks for any kind; signing in without a name needs one that the authenticator can find by itself.
        if let Some(selection) = options.get_mut("authenticatorSelection").and_then(Value::as_object_mut) {
            selection.insert("residentKey".to_owned(), json!("required"));
            selection.insert("requireResidentKey".to_owned(), json!(true));
        }
        Ok(Begun { options, state: keep(state)? })
    }

    /// Ends it. The caller sees to it that nobody else has this credential id.
    pub fn finish_registration(&self, state: &str, credential: Value) -> Result<Registered, PasskeyError> {
        let state: PasskeyRegistration = recall(state)?;
        let said: RegisterPublicKeyCredential = answer(credential)?;
        let made = self.site()?.finish_passkey_registration(&said, &state).map_err(refused)?;
        Ok(Registered { credential_id: made.cred_id().clone(), credential: keep(made)? })
    }
}
