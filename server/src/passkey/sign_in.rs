//! Signing in: the authenticator says who comes, and proves it.

use serde_json::Value;
use webauthn_rs::prelude::{AuthenticationResult, DiscoverableAuthentication, Passkey, PublicKeyCredential};

use super::{Begun, PasskeyError, Passkeys, answer, keep, options, recall, refused};

/// Who somebody says they are, before it is proved.
pub struct Claim {
    /// From the user handle.
    pub handle: [u8; 16],
    /// Which passkey.
    pub credential_id: Vec<u8>,
    said: PublicKeyCredential,
}

/// A passkey that has just proved itself.
pub struct Used {
    /// Which.
    pub credential_id: Vec<u8>,
    /// What to keep of it from now on, with its counter.
    pub credential: String,
}

impl Passkeys {
    /// Asks any authenticator for any passkey of the console.
    pub fn begin_sign_in(&self) -> Result<Begun, PasskeyError> {
        let (challenge, state) = self.site()?.start_discoverable_authentication().map_err(|_| PasskeyError::Broken)?;
        Ok(Begun { options: options(challenge)?, state: keep(state)? })
    }

    /// Reads who is said to come.
    pub fn claim(&self, credential: Value) -> Result<Claim, PasskeyError> {
        let said: PublicKeyCredential = answer(credential)?;
        let (handle, credential_id) = self.site()?.identify_discoverable_authentication(&said).map_err(refused)?;
        let (handle, credential_id) = (*handle.as_bytes(), credential_id.to_vec());
        Ok(Claim { handle, credential_id, said })
    }

    /// Judges the claim by the passkey that is kept under its credential id.
    pub fn finish_sign_in(&self, state: &str, claim: &Claim, kept: &str) -> Result<Used, PasskeyError> {
        let state: DiscoverableAuthentication = recall(state)?;
        let key: Passkey = recall(kept)?;
        let result = self.site()?.finish_discoverable_authentication_v2(&claim.said, state, &key).map_err(refused)?;
        used(key, &result)
    }
}

/// The passkey with its counter moved on.
pub(super) fn used(mut key: Passkey, result: &AuthenticationResult) -> Result<Used, PasskeyError> {
    key.update_credential(result).ok_or(PasskeyError::Refused)?;
    Ok(Used { credential_id: key.cred_id().clone(), credential: keep(key)? })
}
