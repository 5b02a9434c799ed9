//! The closed sets of words of the protocol.

use crate::cbor::text_enum;

text_enum!(
    /// What a T2 command orders.
    Action {
        /// Destroy the container's keys and data.
        WipeContainer = "wipe_container",
        /// Erase the whole device.
        WipeDevice = "wipe_device",
        /// Erase the container and end the enrollment.
        Unenroll = "unenroll",
        /// Lift a lock.
        Unlock = "unlock",
        /// Allow screenshots again.
        UnblockScreen = "unblock_screen",
        /// End a legal hold.
        ReleaseHold = "release_hold",
    }
);

impl Action {
    /// Whether data is gone afterwards.
    pub const fn destroys(self) -> bool {
        matches!(self, Self::WipeContainer | Self::WipeDevice | Self::Unenroll)
    }
}

text_enum!(
    /// What a rung of the ladder speaks about: an action, a keyring change or a release.
    LadderAction {
        /// See [`Action::WipeContainer`].
        WipeContainer = "wipe_container",
        /// See [`Action::WipeDevice`].
        WipeDevice = "wipe_device",
        /// See [`Action::Unenroll`].
        Unenroll = "unenroll",
        /// See [`Action::Unlock`].
        Unlock = "unlock",
        /// See [`Action::UnblockScreen`].
        UnblockScreen = "unblock_screen",
        /// See [`Action::ReleaseHold`].
        ReleaseHold = "release_hold",
        /// A change of the keyring (T5).
        Keyring = "keyring",
        /// A release of locks without the server.
        Release = "release",
    }
);

impl From<Action> for LadderAction {
    fn from(action: Action) -> Self {
        match action {
            Action::WipeContainer => Self::WipeContainer,
            Action::WipeDevice => Self::WipeDevice,
            Action::Unenroll => Self::Unenroll,
            Action::Unlock => Self::Unlock,
            Action::UnblockScreen => Self::UnblockScreen,
            Action::ReleaseHold => Self::ReleaseHold,
        }
    }
}

text_enum!(
    /// In which capacity a person signs.
    Role {
        /// Owns the keyring.
        Root = "root",
        /// Information technology.
        It = "it",
        /// Human resources.
        Hr = "hr",
    }
);

text_enum!(
    /// What a signature over a challenge says.
    Decision {
        /// Do it.
        Approve = "approve",
        /// Do not do it.
        Veto = "veto",
    }
);

text_enum!(
    /// How an approval key signs.
    KeyKind {
        /// A passkey: WebAuthn, ES256.
        WebauthnEs256 = "webauthn-es256",
        /// A FIDO key in OpenSSH, ECDSA P-256.
        SshSkEcdsaP256 = "ssh-sk-ecdsa-p256",
        /// A FIDO key in OpenSSH, Ed25519.
        SshSkEd25519 = "ssh-sk-ed25519",
        /// A key in a file: counts only in a demo tenant.
        SshEd25519 = "ssh-ed25519",
    }
);

text_enum!(
    /// How far a device got with what it was told.
    Stage {
        /// Authorized and written to the journal.
        Accepted = "accepted",
        /// Will never be done; the reason code says why.
        Refused = "refused",
        /// Cannot be judged yet; send it again later.
        Retry = "retry",
        /// Begun, and something still resists.
        Partly = "partly",
        /// Everything was done.
        Done = "done",
        /// A state, keyring or release is in force.
        Applied = "applied",
    }
);

text_enum!(
    /// What the container looks like from outside.
    ContainerState {
        /// There is none.
        None = "none",
        /// Closed, openable.
        Closed = "closed",
        /// Open for applications.
        Open = "open",
        /// Locked: key evicted, share withheld.
        Locked = "locked",
        /// Locked, but some files are still held open.
        LockedPartly = "locked_partly",
        /// Keys and data destroyed.
        Erased = "erased",
    }
);

text_enum!(
    /// What holds the device key.
    Backing {
        /// A file.
        None = "none",
        /// A trusted platform module.
        Tpm = "tpm",
        /// `StrongBox` of Android.
        Strongbox = "strongbox",
        /// Apple's Secure Enclave.
        SecureEnclave = "secure-enclave",
    }
);

text_enum!(
    /// An answer that may be unknown.
    Answer {
        /// Yes.
        Yes = "yes",
        /// No.
        No = "no",
        /// The device could not find out.
        Unknown = "unknown",
    }
);

text_enum!(
    /// Who made an enrollment code: trust on first use of the server, or an approver who checked the keyring.
    CodeMaker {
        /// The server: whoever holds it could have named another keyring.
        Server = "server",
        /// An approver, from their own pinned keyring.
        Approver = "approver",
    }
);
