//! The decoder gate: bytes are accepted only in the one encoding that we would have written ourselves.
//!
//! Deterministic CBOR after RFC 8949 §4.2.1. Every Rust decoder takes trailing bytes or long integers when left alone,
//! so each message is decoded, encoded again and compared.

use minicbor::{Decode, Encode};
use sha2::{Digest as _, Sha256};

use crate::ids::Digest;

/// Bytes that are not one of our messages, and why.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Malformed {
    /// Longer than the cap of this message, in bytes.
    #[error("message of {length} bytes is longer than the {cap} allowed")]
    TooLong {
        /// Length as received.
        length: usize,
        /// Largest length allowed.
        cap: usize,
    },
    /// Not CBOR, or not of this shape.
    #[error("message does not have the expected shape: {0}")]
    Shape(String),
    /// Decodes, but is not the canonical encoding (trailing bytes, long integers, indefinite lengths).
    #[error("message is not in canonical encoding")]
    NotCanonical,
}

/// Largest command, envelope, keyring or other single signed message: 64 KiB.
pub const CAP: usize = 64 * 1024;

/// Largest frame on the wire: an envelope with its proofs, or an enrollment reply with a chain of keyrings.
pub const FRAME_CAP: usize = 1024 * 1024;

/// Encodes to the canonical bytes.
#[allow(
    clippy::expect_used,
    clippy::missing_panics_doc,
    reason = "writing to a Vec cannot fail and no encoder of ours returns an error"
)]
pub fn encode<T: Encode<()>>(value: &T) -> Vec<u8> {
    minicbor::to_vec(value).expect("encoding into memory")
}

/// Decodes canonical bytes of at most `cap` bytes.
pub fn decode<T>(bytes: &[u8], cap: usize) -> Result<T, Malformed>
where
    T: for<'b> Decode<'b, ()> + Encode<()>,
{
    if bytes.len() > cap {
        return Err(Malformed::TooLong { length: bytes.len(), cap });
    }
    let value: T = minicbor::decode(bytes).map_err(|error| Malformed::Shape(error.to_string()))?;
    if encode(&value) == bytes { Ok(value) } else { Err(Malformed::NotCanonical) }
}

/// SHA-256.
pub fn sha256(bytes: &[u8]) -> Digest {
    Digest::from(<[u8; 32]>::from(Sha256::digest(bytes)))
}

/// SHA-256 of the canonical encoding.
pub fn digest_of<T: Encode<()>>(value: &T) -> Digest {
    sha256(&encode(value))
}

/// A message together with the exact bytes that were signed. Travels as a byte string and is never encoded again.
#[derive(Clone, PartialEq, Eq)]
pub struct Exact<T> {
    bytes: Vec<u8>,
    value: T,
}

impl<T: std::fmt::Debug> std::fmt::Debug for Exact<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.value.fmt(f)
    }
}

impl<T: Encode<()>> Exact<T> {
    /// Fixes a value that we make ourselves.
    pub fn new(value: T) -> Self {
        Self { bytes: encode(&value), value }
    }
}

impl<T> Exact<T> {
    /// Takes received bytes through the gate, with the cap of a single message.
    pub fn parse(bytes: &[u8]) -> Result<Self, Malformed>
    where
        T: for<'b> Decode<'b, ()> + Encode<()>,
    {
        Ok(Self { value: decode(bytes, CAP)?, bytes: bytes.to_vec() })
    }

    /// The bytes that are signed.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// SHA-256 of the signed bytes.
    pub fn digest(&self) -> Digest {
        sha256(&self.bytes)
    }

    /// The message by value.
    pub fn into_value(self) -> T {
        self.value
    }
}

impl<T> std::ops::Deref for Exact<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<C, T> Encode<C> for Exact<T> {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut minicbor::Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.bytes(&self.bytes)?.ok()
    }
}

impl<'b, C, T> Decode<'b, C> for Exact<T>
where
    T: for<'a> Decode<'a, ()> + Encode<()>,
{
    fn decode(d: &mut minicbor::Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
        Self::parse(d.bytes()?).map_err(|malformed| minicbor::decode::Error::message(malformed.to_string()))
    }
}

/// Defines the domain tag of a message: a type without content that is one fixed text on the wire.
#[macro_export]
macro_rules! domain_tag {
    ($(#[$doc:meta])* $name:ident = $text:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
        pub struct $name;

        impl $name {
            #[doc = concat!("The text on the wire: `", $text, "`.")]
            pub const TEXT: &'static str = $text;
        }

        impl<C> minicbor::Encode<C> for $name {
            fn encode<W: minicbor::encode::Write>(
                &self,
                e: &mut minicbor::Encoder<W>,
                _: &mut C,
            ) -> Result<(), minicbor::encode::Error<W::Error>> {
                e.str(Self::TEXT)?.ok()
            }
        }

        impl<'b, C> minicbor::Decode<'b, C> for $name {
            fn decode(d: &mut minicbor::Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
                if d.str()? == Self::TEXT {
                    Ok(Self)
                } else {
                    Err(minicbor::decode::Error::message(concat!("expected ", $text)))
                }
            }
        }
    };
}

/// Defines a closed set of words, each a fixed text on the wire.
#[macro_export]
macro_rules! text_enum {
    ($(#[$doc:meta])* $name:ident { $($(#[doc = $meaning:literal])+ $variant:ident = $text:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[doc = $meaning])+ $variant,)+ }

        impl $name {
            /// Every word of the set, in the order of the contract.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The text on the wire.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }

            /// What it means, in a sentence; the line of its documentation.
            pub fn meaning(self) -> &'static str {
                match self { $(Self::$variant => concat!($($meaning),+).trim_start(),)+ }
            }

            /// The word for a text, if it is one of the set.
            pub fn from_text(text: &str) -> Option<Self> {
                match text { $($text => Some(Self::$variant),)+ _ => None }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl<C> minicbor::Encode<C> for $name {
            fn encode<W: minicbor::encode::Write>(
                &self,
                e: &mut minicbor::Encoder<W>,
                _: &mut C,
            ) -> Result<(), minicbor::encode::Error<W::Error>> {
                e.str(self.as_str())?.ok()
            }
        }

        impl<'b, C> minicbor::Decode<'b, C> for $name {
            fn decode(d: &mut minicbor::Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
                Self::from_text(d.str()?)
                    .ok_or_else(|| minicbor::decode::Error::message(concat!("not a word of ", stringify!($name))))
            }
        }
    };
}

pub use {domain_tag, text_enum};
