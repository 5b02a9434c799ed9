//! Identifiers, digests and other byte strings of fixed size.

use minicbor::{Decode, Encode};

macro_rules! byte_string {
    ($(#[$doc:meta])* $name:ident[$size:literal]) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name([u8; $size]);

        impl $name {
            /// All zeros: on the wire, "absent".
            pub const ZERO: Self = Self([0; $size]);

            /// From its bytes.
            pub const fn new(bytes: [u8; $size]) -> Self {
                Self(bytes)
            }

            /// The bytes.
            pub const fn as_bytes(&self) -> &[u8; $size] {
                &self.0
            }

            /// Whether this is the "absent" value.
            pub fn is_zero(&self) -> bool {
                *self == Self::ZERO
            }

            /// Reads the lower-case hexadecimal form that [`std::fmt::Display`] writes.
            pub fn from_hex(text: &str) -> Option<Self> {
                let bytes = data_encoding::HEXLOWER.decode(text.as_bytes()).ok()?;
                bytes.try_into().ok().map(Self)
            }
        }

        impl From<[u8; $size]> for $name {
            fn from(bytes: [u8; $size]) -> Self {
                Self(bytes)
            }
        }

        impl TryFrom<&[u8]> for $name {
            type Error = std::array::TryFromSliceError;

            fn try_from(bytes: &[u8]) -> Result<Self, Self::Error> {
                bytes.try_into().map(Self)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&data_encoding::HEXLOWER.encode(&self.0))
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{}({self})", stringify!($name))
            }
        }

        impl<C> Encode<C> for $name {
            fn encode<W: minicbor::encode::Write>(
                &self,
                e: &mut minicbor::Encoder<W>,
                _: &mut C,
            ) -> Result<(), minicbor::encode::Error<W::Error>> {
                e.bytes(&self.0)?.ok()
            }
        }

        impl<'b, C> Decode<'b, C> for $name {
            fn decode(d: &mut minicbor::Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
                d.bytes()?
                    .try_into()
                    .map(Self)
                    .map_err(|_| minicbor::decode::Error::message(concat!("expected ", $size, " bytes")))
            }
        }
    };
}

byte_string!(
    /// One company on one server.
    TenantId[16]
);
byte_string!(
    /// A human being: employee, admin or approver.
    PersonId[16]
);
byte_string!(
    /// A piece of hardware.
    DeviceId[16]
);
byte_string!(
    /// The bond of device, employee and keys; computed by the agent from both halves.
    EnrollmentId[16]
);
byte_string!(
    /// One order to up to 25 targets.
    CommandId[16]
);
byte_string!(
    /// First 16 bytes of SHA-256 of a public key's bytes. A name for look-up, never a proof of identity.
    KeyId[16]
);
byte_string!(
    /// Random bytes that make two otherwise equal messages differ.
    Nonce[16]
);
byte_string!(
    /// SHA-256.
    Digest[32]
);
byte_string!(
    /// Random bytes chosen by one side so that the other cannot replay an answer.
    Challenge[32]
);
byte_string!(
    /// Random salt of a log leaf or of one side of an enrollment.
    Salt[32]
);

impl KeyId {
    /// The id of a public key.
    pub fn of(public_key: &[u8]) -> Self {
        Self(crate::cbor::sha256(public_key).first16())
    }
}

impl Digest {
    /// The first half, as ids are made of it.
    pub fn first16(&self) -> [u8; 16] {
        let mut half = [0; 16];
        half.copy_from_slice(&self.0[..16]);
        half
    }
}

/// Milliseconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Encode, Decode)]
#[cbor(transparent)]
pub struct Time(#[n(0)] pub u64);

impl Time {
    /// This moment and `ms` milliseconds; stops at the end of time instead of wrapping.
    #[must_use]
    pub const fn plus(self, ms: u64) -> Self {
        Self(self.0.saturating_add(ms))
    }

    /// Milliseconds from `earlier` to this moment; zero when it is not later.
    pub const fn since(self, earlier: Self) -> u64 {
        self.0.saturating_sub(earlier.0)
    }

    /// Milliseconds between two moments, whichever is first.
    pub const fn distance(self, other: Self) -> u64 {
        self.0.abs_diff(other.0)
    }
}

/// A day in milliseconds.
pub const DAY_MS: u64 = 24 * 60 * 60 * 1000;
