//! Identifiers that never leave the server's house, and how all new ones are made.

use lethe_proto::ids::Time;

use crate::entropy::{Entropy, random};

/// Not an id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not an id: write 32 hexadecimal digits, as they were given out")]
pub struct NotAnId(pub String);

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name([u8; 16]);

        impl $name {
            /// The 16 bytes.
            pub const fn as_bytes(&self) -> &[u8; 16] {
                &self.0
            }

            /// Reads 32 hexadecimal digits.
            pub fn from_hex(text: &str) -> Option<Self> {
                lethe_proto::ids::CommandId::from_hex(text).map(|id| Self(*id.as_bytes()))
            }
        }

        impl std::str::FromStr for $name {
            type Err = NotAnId;

            fn from_str(text: &str) -> Result<Self, NotAnId> {
                Self::from_hex(text).ok_or_else(|| NotAnId(text.to_owned()))
            }
        }

        impl From<[u8; 16]> for $name {
            fn from(bytes: [u8; 16]) -> Self {
                Self(bytes)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{}({self})", stringify!($name))
            }
        }
    };
}

id!(
    /// Somebody who signs in to the control plane.
    AdminId
);
id!(
    /// An API token: its name, never its secret.
    TokenId
);
id!(
    /// A sign-in with a browser: its name, never its secret.
    SessionId
);
id!(
    /// An app inside an employee's session.
    GrantId
);
id!(
    /// A passkey of an administrator.
    PasskeyId
);
id!(
    /// A keyring that collects signatures.
    DraftId
);
id!(
    /// A key that somebody asks the keyring's people to take in.
    ProposalId
);
id!(
    /// A named place to sign in from.
    ZoneId
);
id!(
    /// A named set of networks.
    SegmentId
);
id!(
    /// A sentence about who may sign in.
    PolicyId
);
id!(
    /// A chain of factors.
    ChainId
);

/// A new time-ordered id: `UUIDv7` (RFC 9562 §5.7), 48 bits of milliseconds and 74 random bits.
pub fn new_id(now: Time, entropy: &dyn Entropy) -> [u8; 16] {
    let mut id: [u8; 16] = random(entropy);
    let [_, _, ms @ ..] = now.0.to_be_bytes();
    id[..6].copy_from_slice(&ms);
    id[6] = (id[6] & 0x0f) | 0x70;
    id[8] = (id[8] & 0x3f) | 0x80;
    id
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Ones;

    impl Entropy for Ones {
        fn fill(&self, bytes: &mut [u8]) {
            bytes.fill(0xff);
        }
    }

    #[test]
    fn a_new_id_is_a_uuid_of_version_7_that_begins_with_its_time() {
        let id = AdminId::from(new_id(Time(0x0123_4567_89ab), &Ones));
        assert_eq!(id.to_string(), "0123456789ab7fffbfffffffffffffff");
        assert_eq!(AdminId::from_hex(&id.to_string()), Some(id));
    }
}
