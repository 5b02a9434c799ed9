//! The container together with its keys: the one place where the data key exists, and only while the container is open.
//!
//! Carries out the core's key effects. All of it blocks; the loop runs it on a thread of its own. Which order leads to which call is the core's
//! business.

use lethe_agent_core::input::{Input, OpenFailure};
use lethe_agent_core::plan::Step;
use lethe_proto::cbor::Exact;
use lethe_proto::hpke_box::Entropy;
use lethe_proto::ids::Digest;
use lethe_proto::keyring::Recovery;
use lethe_proto::public_key::BadSignature;
use lethe_proto::recovery::{RecoveryGrant, make_blob};
use lethe_proto::share::{Place, ShareBox, key_encryption_key, recovery_key_encryption_key, unwrap, wrap};

use crate::container::{Closing, Container, ContainerError, Status};
use crate::entropy::{self, NoEntropy};
use crate::storage::secrets::{Secret, SecretError, SecretName, Secrets, random};

/// Why keys could not be made or used.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    /// A secret is damaged or cannot be read.
    #[error(transparent)]
    Secret(#[from] SecretError),
    /// A secret was destroyed.
    #[error("the key of this container was destroyed: nothing opens it any more")]
    Destroyed,
    /// Share, wrap or recovery key do not fit.
    #[error("the share does not fit this device or its container")]
    Mismatch,
    /// The container is not open.
    #[error("the container is not open")]
    NotOpen,
    /// No random bytes.
    #[error(transparent)]
    Random(#[from] NoEntropy),
    /// The container.
    #[error(transparent)]
    Container(#[from] ContainerError),
}

impl From<BadSignature> for VaultError {
    fn from(_: BadSignature) -> Self {
        Self::Mismatch
    }
}

/// Container, secrets and, while it is open, the data key.
pub struct Vault {
    container: Container,
    secrets: Secrets,
    seal_key: [u8; 32],
    dek: Option<Secret>,
}

impl Vault {
    /// The vault of an enrollment; `seal_key` is the public half of its sealing key.
    pub fn new(container: Container, secrets: Secrets, seal_key: [u8; 32]) -> Self {
        Self { container, secrets, seal_key, dek: None }
    }

    /// The container.
    pub fn container(&self) -> &Container {
        &self.container
    }

    /// Makes a data key and a recovery share and wraps and seals them. Nothing of it stays here.
    pub fn make_keys(
        &self,
        place: Place,
        share: ShareBox,
        recovery: &Recovery,
        keyring: Digest,
    ) -> Result<Input, VaultError> {
        let (half, opened) = (self.secret(SecretName::Half)?, share.open(&*self.secret(SecretName::Sealing)?, place)?);
        let (dek, recovery_share) = (random()?, random()?);
        let kek = key_encryption_key(&half, &opened, None, place, share.epoch);
        let recovery_kek = recovery_key_encryption_key(&half, &recovery_share, place);
        let by_share = drawing(|entropy| wrap(&kek, &dek, place, entropy))?;
        let by_recovery = drawing(|entropy| wrap(&recovery_kek, &dek, place, entropy))?;
        let blob = drawing(|entropy| make_blob(place, keyring, recovery, self.seal_key, &recovery_share, entropy))?;
        Ok(Input::KeysMade { epoch: share.epoch, by_share, by_recovery, blob: Exact::new(blob), share })
    }

    /// Opens the container with the server's share, making it when there is none.
    pub fn open(&mut self, place: Place, share: &ShareBox, wrapped: &[u8]) -> Result<(), VaultError> {
        let opened = share.open(&*self.secret(SecretName::Sealing)?, place)?;
        let kek = key_encryption_key(&*self.secret(SecretName::Half)?, &opened, None, place, share.epoch);
        self.open_with(unwrap(&kek, wrapped, place)?)
    }

    /// Opens the container with the recovery share, without the server.
    pub fn open_by_recovery(&mut self, place: Place, grant: &RecoveryGrant, wrapped: &[u8]) -> Result<(), VaultError> {
        let share = grant.open(&*self.secret(SecretName::Sealing)?)?;
        let kek = recovery_key_encryption_key(&*self.secret(SecretName::Half)?, &share, place);
        self.open_with(unwrap(&kek, wrapped, place)?)
    }

    /// Wraps the key of the open container under the share of the next epoch.
    pub fn rewrap(&self, place: Place, share: &ShareBox) -> Result<Input, VaultError> {
        let dek = self.dek.as_ref().ok_or(VaultError::NotOpen)?;
        let opened = share.open(&*self.secret(SecretName::Sealing)?, place)?;
        let kek = key_encryption_key(&*self.secret(SecretName::Half)?, &opened, None, place, share.epoch);
        let by_share = drawing(|entropy| wrap(&kek, dek, place, entropy))?;
        Ok(Input::Rewrapped { epoch: share.epoch, by_share })
    }

    /// Closes the container. Returns how many programs still hold files; an error counts as one, so that it is tried again.
    pub fn close(&mut self) -> u32 {
        self.dek = None;
        let outcome = if self.container.status().is_ok_and(|status| status == Status::Open) {
            self.container.close()
        } else {
            self.container.evict_left_behind()
        };
        match outcome {
            Ok(Closing::Clean) => 0,
            Ok(Closing::Busy(count)) => u32::try_from(count).unwrap_or(u32::MAX),
            Err(error) => {
                tracing::error!(%error, "the container did not close");
                1
            }
        }
    }

    /// Carries out one step of a wipe; each may be repeated. The steps that belong to the core or to a hook are refused.
    pub fn erase(&mut self, step: Step) -> bool {
        self.dek = None;
        let outcome = match step {
            Step::EvictKey => self.container.evict().map(|closing| closing == Closing::Clean).map_err(VaultError::from),
            Step::DestroyDeviceHalf => self.destroy(SecretName::Half),
            Step::DestroySealKey => self.destroy(SecretName::Sealing),
            Step::RemoveData => {
                self.container.erase().map(|closing| closing == Closing::Clean).map_err(VaultError::from)
            }
            Step::ForgetWraps | Step::WipeDevice | Step::Sign => Ok(false),
        };
        outcome.unwrap_or_else(|error| {
            tracing::error!(%error, step = step.as_str(), "a step of a wipe failed and will be tried again");
            false
        })
    }

    /// Destroys the signing key: the last word has been heard.
    pub fn destroy_receipt_key(&self) -> Result<(), VaultError> {
        Ok(self.secrets.destroy(SecretName::Device)?)
    }

    /// Writes what applications changed to its durable place.
    pub fn save(&mut self) -> Result<(), VaultError> {
        Ok(self.container.save()?)
    }

    fn open_with(&mut self, dek: Secret) -> Result<(), VaultError> {
        if self.container.status()? == Status::Absent {
            self.container.create(&dek)?;
        }
        self.container.open(&dek)?;
        self.dek = Some(dek);
        Ok(())
    }

    fn destroy(&self, name: SecretName) -> Result<bool, VaultError> {
        self.secrets.destroy(name)?;
        Ok(true)
    }

    fn secret(&self, name: SecretName) -> Result<Secret, VaultError> {
        self.secrets.load(name)?.ok_or(VaultError::Destroyed)
    }
}

impl VaultError {
    /// What the core is told.
    pub fn as_open_failure(&self) -> OpenFailure {
        match self {
            Self::Destroyed | Self::Mismatch | Self::Container(ContainerError::WrongKey(_)) => OpenFailure::Key,
            Self::Secret(_) | Self::NotOpen | Self::Random(_) | Self::Container(_) => OpenFailure::Storage,
        }
    }
}

/// Lends the system's entropy to code that cannot report that there is none, and reports it afterwards.
fn drawing<T>(work: impl FnOnce(Entropy<'_>) -> Result<T, BadSignature>) -> Result<T, VaultError> {
    let mut failure = None;
    let outcome = work(&mut |bytes: &mut [u8]| {
        if let Err(error) = entropy::fill(bytes) {
            failure = Some(error);
        }
    });
    match failure {
        Some(error) => Err(error.into()),
        None => Ok(outcome?),
    }
}
