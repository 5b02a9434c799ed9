//! Everything that the shell may be asked to do, in the order in which it must happen.

use lethe_proto::{
    ids::{Digest, Time},
    keyring::Recovery,
    recovery::RecoveryGrant,
    refusal::Refusal,
    share::{Place, ShareBox},
    wire::Up,
};

use crate::plan::Step;

/// One thing to do. The shell carries a list out in order and stops at the first that fails.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Write the record to the journal. Durable before the next effect begins.
    Persist(Vec<u8>),
    /// Send when there is a connection; otherwise drop: the core sends again at the next hello.
    Send(Up),
    /// Make a container key and a recovery share, wrap and seal them; answer with [`crate::input::Input::KeysMade`].
    MakeKeys {
        /// Whose.
        place: Place,
        /// The server's share.
        share: ShareBox,
        /// The company's recovery keys,
        recovery: Recovery,
        /// and the keyring that names them.
        keyring: Digest,
    },
    /// Unwrap the key and open the container, making it when there is none; answer with [`crate::input::Input::Opened`].
    Open {
        /// Whose.
        place: Place,
        /// The server's share.
        share: ShareBox,
        /// The key wrapped under device half and share.
        wrapped: Vec<u8>,
    },
    /// The same by the recovery share.
    OpenByRecovery {
        /// Whose.
        place: Place,
        /// From the holders of the recovery keys.
        grant: RecoveryGrant,
        /// The key wrapped under device half and recovery share.
        wrapped: Vec<u8>,
    },
    /// Wrap the key of the open container under a new share; answer with [`crate::input::Input::Rewrapped`].
    Rewrap {
        /// Whose.
        place: Place,
        /// The share of the next epoch.
        share: ShareBox,
    },
    /// Evict the container's key and end who holds files; answer with [`crate::input::Input::Closed`].
    Close,
    /// Carry out one step of a wipe; answer with [`crate::input::Input::StepDone`]. Never [`Step::ForgetWraps`] or [`Step::Sign`].
    Erase(Step),
    /// Destroy the signing key: the last word has been heard.
    DestroyReceiptKey,
    /// Tell applications and configured programs.
    Hook(Hook),
    /// Show on the device and log: an order was refused.
    Alarm {
        /// Why.
        refusal: Refusal,
        /// Which order.
        subject: Digest,
    },
}

/// What applications on the device are told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hook {
    /// The container is unreadable from now on.
    Locked,
    /// People lifted the lock.
    Unlocked,
    /// Sessions that began before are over.
    LoggedOut {
        /// The moment.
        before: Time,
    },
    /// Screenshots.
    ScreenCapture {
        /// Blocked or allowed.
        blocked: bool,
    },
    /// Text for the employee.
    Message(String),
    /// The container is gone.
    Erased,
}
