//! The check-in: who is there, what it knows, and how it is.

use minicbor::{Decode, Encode};

use crate::{
    cbor::domain_tag,
    command::KeyringRef,
    ids::{Challenge, EnrollmentId, KeyId, TenantId, Time},
    kinds::{Answer, Backing, ContainerState},
};

domain_tag!(
    /// Domain of a check-in.
    CheckinTag = "lethe-checkin/1"
);

/// The closed list of what a device tells about itself.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Posture {
    /// Name of the operating system.
    #[n(0)]
    pub os: String,
    /// Its version.
    #[n(1)]
    pub os_version: String,
    /// Whether the root file system lies on encrypted storage.
    #[n(2)]
    pub disk_encryption: Answer,
    /// Version of the agent.
    #[n(3)]
    pub agent_version: String,
    /// What holds the device key.
    #[n(4)]
    pub hardware: Backing,
}

/// A state by server key and counter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct StateRef {
    /// Whose counter.
    #[n(0)]
    pub server_key: KeyId,
    /// The counter.
    #[n(1)]
    pub counter: u64,
}

/// What a device says at the beginning of a connection, and from time to time.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Checkin {
    /// Domain.
    #[n(0)]
    pub tag: CheckinTag,
    /// Company.
    #[n(1)]
    pub tenant: TenantId,
    /// Bond.
    #[n(2)]
    pub enrollment: EnrollmentId,
    /// The server's challenge of this connection; zeros in a plain HTTPS check-in, which lives on its sequence.
    #[n(3)]
    pub challenge: Challenge,
    /// Grows with every check-in; the server refuses one that it has seen.
    #[n(4)]
    pub sequence: u64,
    /// The device's clock.
    #[n(5)]
    pub time: Time,
    /// Newest keyring.
    #[n(6)]
    pub keyring: KeyringRef,
    /// Newest state.
    #[n(7)]
    pub state: StateRef,
    /// Size of the log at the newest checkpoint.
    #[n(8)]
    pub tree_size: u64,
    /// Epoch of the share that wraps the container's key now; 0 before there is a container.
    #[n(9)]
    pub share_epoch: u64,
    /// Wants the share to open (or create) the container.
    #[n(10)]
    pub wants_share: bool,
    /// Is locked.
    #[n(11)]
    pub locked: bool,
    /// Container.
    #[n(12)]
    pub container: ContainerState,
    /// How it is.
    #[n(13)]
    pub posture: Posture,
}
