//! What is sealed in front of an entry's content: its path, type, mode and time.

use std::os::unix::ffi::{OsStrExt as _, OsStringExt as _};
use std::path::{Component, Path, PathBuf};

use minicbor::{Decode, Encode};

/// Longest path in bytes; the header must fit into the first chunk.
const PATH_CAP: usize = 4096;

/// Type of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(index_only)]
pub(super) enum Kind {
    #[n(0)]
    File,
    #[n(1)]
    Directory,
    #[n(2)]
    Link,
}

/// Header of a sealed entry. A link has its target as content.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub(super) struct Header {
    #[cbor(n(0), with = "minicbor::bytes")]
    path: Vec<u8>,
    #[n(1)]
    pub(super) kind: Kind,
    #[n(2)]
    pub(super) mode: u32,
    #[n(3)]
    pub(super) modified: i64,
    #[n(4)]
    pub(super) nanoseconds: u32,
}

impl Header {
    pub(super) fn new(path: &Path, kind: Kind, mode: u32, modified: i64, nanoseconds: u32) -> Self {
        Self { path: path.as_os_str().as_bytes().to_vec(), kind, mode, modified, nanoseconds }
    }

    /// The relative path, if it stays below the directory that it is joined to.
    pub(super) fn path(&self) -> Option<PathBuf> {
        let path = PathBuf::from(std::ffi::OsString::from_vec(self.path.clone()));
        let plain = path.components().all(|component| matches!(component, Component::Normal(_)));
        (plain && !self.path.is_empty() && self.path.len() <= PATH_CAP && !self.path.contains(&0)).then_some(path)
    }
}
