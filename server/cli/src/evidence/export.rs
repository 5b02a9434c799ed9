//! The file that `lethe log export` writes: a first line with checkpoint and keyrings, then one JSON line a leaf.

use std::{
    fs::File,
    io::{BufRead, BufReader},
    path::Path,
};

use data_encoding::BASE64;
use lethe_proto::{
    cbor::{FRAME_CAP, decode},
    chain::SignedKeyring,
    cose::Cose,
    ids::{KeyId, Salt},
    leaf::LeafKind,
};
use serde::Deserialize;

use crate::{answer::key32, profile::unreadable, trouble::Trouble};

/// What the first line says.
#[derive(Debug, Clone)]
pub(crate) struct Head {
    /// The signed note.
    pub(crate) checkpoint: String,
    /// The chain of keyrings, as the exporter gives it.
    pub(crate) keyrings: Vec<SignedKeyring>,
}

/// One leaf, opened.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    /// Position.
    pub(crate) index: u64,
    /// Kind.
    pub(crate) kind: LeafKind,
    /// Salt of the commitment.
    pub(crate) salt: Salt,
    /// What was committed to.
    pub(crate) body: Vec<u8>,
    /// A signature over the body that stands beside it.
    pub(crate) cose: Option<Cose>,
    /// By which server node.
    pub(crate) server_key: Option<KeyId>,
}

#[derive(Deserialize)]
struct HeadLine {
    checkpoint: String,
    keyrings: Vec<String>,
}

#[derive(Deserialize)]
struct LeafLine {
    index: u64,
    kind: String,
    salt: String,
    body: String,
    cose: Option<String>,
    server_key: Option<String>,
}

/// An export being read line by line.
pub(crate) struct Export {
    /// The first line.
    pub(crate) head: Head,
    lines: Box<dyn Iterator<Item = std::io::Result<String>>>,
}

impl Export {
    /// Opens a file.
    pub(crate) fn open(file: &Path) -> Result<Self, Trouble> {
        let opened = File::open(file).map_err(|error| unreadable(file, &error))?;
        Self::of(BufReader::new(opened))
    }

    /// Reads the first line.
    pub(crate) fn of(reader: impl BufRead + 'static) -> Result<Self, Trouble> {
        let mut lines = reader.lines();
        let first = lines.next().and_then(Result::ok).ok_or_else(|| damaged(1, "it is empty"))?;
        let line: HeadLine = serde_json::from_str(&first).map_err(|error| damaged(1, &error.to_string()))?;
        let keyrings = line.keyrings.iter().map(|text| {
            let bytes = BASE64.decode(text.as_bytes()).map_err(|error| damaged(1, &error.to_string()))?;
            decode(&bytes, FRAME_CAP).map_err(|error| damaged(1, &error.to_string()))
        });
        let head = Head { checkpoint: line.checkpoint, keyrings: keyrings.collect::<Result<_, _>>()? };
        Ok(Self { head, lines: Box::new(lines) })
    }

    /// The leaves in order.
    pub(crate) fn entries(self) -> impl Iterator<Item = Result<Entry, Trouble>> {
        self.lines.enumerate().map(|(at, line)| {
            let number = at + 2;
            let line = line.map_err(|error| damaged(number, &error.to_string()))?;
            let leaf: LeafLine = serde_json::from_str(&line).map_err(|error| damaged(number, &error.to_string()))?;
            entry(leaf).ok_or_else(|| damaged(number, "a field is not what it should be"))
        })
    }
}

fn entry(leaf: LeafLine) -> Option<Entry> {
    let base64 = |text: &str| BASE64.decode(text.as_bytes()).ok();
    Some(Entry {
        index: leaf.index,
        kind: LeafKind::from_text(&leaf.kind)?,
        salt: Salt::from(key32(&leaf.salt)?),
        body: base64(&leaf.body)?,
        cose: match leaf.cose {
            Some(cose) => Some(Cose::from_bytes(base64(&cose)?)),
            None => None,
        },
        server_key: match leaf.server_key {
            Some(key) => Some(KeyId::from_hex(&key)?),
            None => None,
        },
    })
}

fn damaged(line: usize, why: &str) -> Trouble {
    Trouble::new(
        format!("the export cannot be read, line {line}: {why}"),
        "export it again with `lethe log export`; if that does not help, the server's log is damaged",
    )
}
