//! A wipe as data: steps in order, each of which can be begun again after a power cut.

use lethe_proto::{cbor::text_enum, kinds::Action};

text_enum!(
    /// One step. Keys first: when they are gone, the data is, whatever happens next.
    Step {
        /// Evict the container's key from the kernel and from memory, end who holds files.
        EvictKey = "evict_key",
        /// Destroy the device half of the container's key.
        DestroyDeviceHalf = "destroy_device_half",
        /// Destroy the sealing key: no share or recovery grant can be opened any more.
        DestroySealKey = "destroy_seal_key",
        /// Forget the wraps and the recovery blob in the journal.
        ForgetWraps = "forget_wraps",
        /// Remove the ciphertext.
        RemoveData = "remove_data",
        /// Erase the rest of the device by the configured program.
        WipeDevice = "wipe_device",
        /// Sign and keep the receipt.
        Sign = "sign",
    }
);

impl Step {
    /// The first step.
    pub const FIRST: Self = Self::EvictKey;

    /// What comes after it for an action.
    #[must_use]
    pub const fn next(self, action: Action) -> Self {
        match self {
            Self::EvictKey => Self::DestroyDeviceHalf,
            Self::DestroyDeviceHalf => Self::DestroySealKey,
            Self::DestroySealKey => Self::ForgetWraps,
            Self::ForgetWraps => Self::RemoveData,
            Self::RemoveData if matches!(action, Action::WipeDevice) => Self::WipeDevice,
            Self::RemoveData | Self::WipeDevice | Self::Sign => Self::Sign,
        }
    }
}
