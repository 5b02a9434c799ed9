//! One sealed file: authenticated encryption in chunks, so that a file of any size needs one buffer and a cut, swapped or repeated chunk is noticed.
//!
//! ```text
//! file  = "LETHES1\n" ‖ salt[32] ‖ chunk…
//! key   = HKDF-SHA256(the container's key for sealed files, salt, "lethe-sealed-file/1")
//! chunk = ChaCha20-Poly1305(key, nonce, AAD, up to 65,536 bytes) ‖ tag[16]
//! nonce = 0[7] ‖ chunk number as 4 bytes big-endian ‖ 1 for the last chunk, else 0
//! AAD   = CBOR ["lethe-sealed/1", tenant, enrollment, name of the file]
//! ```
//! The nonce layout is the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár (2015); the key is used for one file only.

use std::io::{self, BufRead, Read as _, Write};

use chacha20poly1305::aead::AeadInOut as _;
use chacha20poly1305::{ChaCha20Poly1305, KeyInit as _, Nonce};
use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::entropy;

const MAGIC: &[u8; 8] = b"LETHES1\n";
/// Plaintext bytes in a chunk that is not the last.
pub(super) const CHUNK: usize = 64 * 1024;
const TAG: usize = 16;

/// What is fixed for one sealed file.
pub(super) struct Binding<'a> {
    /// Key for sealed files of this container.
    pub(super) key: &'a [u8; 32],
    /// Additional data of every chunk.
    pub(super) aad: &'a [u8],
}

/// Why bytes are not what was sealed.
#[derive(Debug)]
pub(super) enum Broken {
    /// The file could not be read.
    Io(io::Error),
    /// Not ours, altered, cut short or continued.
    Altered(&'static str),
}

impl From<io::Error> for Broken {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

struct Chunks {
    cipher: ChaCha20Poly1305,
    number: u32,
}

impl Chunks {
    fn new(binding: &Binding<'_>, salt: &[u8; 32]) -> io::Result<Self> {
        let mut key = Zeroizing::new([0; 32]);
        Hkdf::<Sha256>::new(Some(salt), binding.key)
            .expand(b"lethe-sealed-file/1", key.as_mut_slice())
            .map_err(io::Error::other)?;
        Ok(Self { cipher: ChaCha20Poly1305::new((&*key).into()), number: 0 })
    }

    fn nonce(&mut self, last: bool) -> io::Result<Nonce> {
        let mut nonce = [0; 12];
        nonce[7..11].copy_from_slice(&self.number.to_be_bytes());
        nonce[11] = u8::from(last);
        self.number = self.number.checked_add(1).ok_or(io::ErrorKind::FileTooLarge)?;
        Ok(nonce.into())
    }
}

/// Seals what is written to it.
pub(super) struct Sealing<'a, W> {
    chunks: Chunks,
    binding: &'a Binding<'a>,
    buffer: Zeroizing<Vec<u8>>,
    out: W,
}

impl<'a, W: Write> Sealing<'a, W> {
    pub(super) fn start(binding: &'a Binding<'a>, mut out: W) -> io::Result<Self> {
        let mut salt = [0; 32];
        entropy::fill(&mut salt).map_err(io::Error::other)?;
        out.write_all(MAGIC)?;
        out.write_all(&salt)?;
        let buffer = Zeroizing::new(Vec::with_capacity(CHUNK + TAG));
        Ok(Self { chunks: Chunks::new(binding, &salt)?, binding, buffer, out })
    }

    pub(super) fn push(&mut self, mut bytes: &[u8]) -> io::Result<()> {
        while !bytes.is_empty() {
            // A full chunk goes out only when more follows: the last one is never empty unless everything is.
            if self.buffer.len() == CHUNK {
                self.flush(false)?;
            }
            let (now, later) = bytes.split_at(bytes.len().min(CHUNK - self.buffer.len()));
            self.buffer.extend_from_slice(now);
            bytes = later;
        }
        Ok(())
    }

    pub(super) fn finish(mut self) -> io::Result<W> {
        self.flush(true)?;
        Ok(self.out)
    }

    fn flush(&mut self, last: bool) -> io::Result<()> {
        let nonce = self.chunks.nonce(last)?;
        self.chunks.cipher.encrypt_in_place(&nonce, self.binding.aad, &mut *self.buffer).map_err(io::Error::other)?;
        self.out.write_all(&self.buffer)?;
        self.buffer.clear();
        Ok(())
    }
}

/// Opens a sealed file chunk by chunk. Nothing of a chunk is given out before it was authenticated; that nothing is missing is known only when
/// [`Opening::next`] says `None`.
pub(super) struct Opening<'a, R> {
    chunks: Chunks,
    binding: &'a Binding<'a>,
    buffer: Zeroizing<Vec<u8>>,
    input: R,
    ended: bool,
}

impl<'a, R: BufRead> Opening<'a, R> {
    pub(super) fn start(binding: &'a Binding<'a>, mut input: R) -> Result<Self, Broken> {
        let mut head = [0; 40];
        input.read_exact(&mut head).map_err(|_| Broken::Altered("too short"))?;
        let (magic, salt) = head.split_at(8);
        let salt: &[u8; 32] = salt.try_into().map_err(|_| Broken::Altered("too short"))?;
        if magic != MAGIC {
            return Err(Broken::Altered("not a sealed file"));
        }
        let buffer = Zeroizing::new(Vec::with_capacity(CHUNK + TAG));
        Ok(Self { chunks: Chunks::new(binding, salt)?, binding, buffer, input, ended: false })
    }

    pub(super) fn next(&mut self) -> Result<Option<&[u8]>, Broken> {
        if self.ended {
            return Ok(None);
        }
        self.buffer.clear();
        (&mut self.input).take((CHUNK + TAG) as u64).read_to_end(&mut self.buffer)?;
        self.ended = self.input.fill_buf()?.is_empty();
        let nonce = self.chunks.nonce(self.ended)?;
        self.chunks
            .cipher
            .decrypt_in_place(&nonce, self.binding.aad, &mut *self.buffer)
            .map_err(|_| Broken::Altered("wrong key, or bytes were changed, cut off or added"))?;
        Ok(Some(&self.buffer))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test stops where it fails")]

    use super::*;

    const BINDING: Binding<'_> = Binding { key: &[7; 32], aad: b"here" };

    fn seal(plain: &[u8]) -> Vec<u8> {
        let mut sealing = Sealing::start(&BINDING, Vec::new()).unwrap();
        sealing.push(plain).unwrap();
        sealing.finish().unwrap()
    }

    fn open(binding: &Binding<'_>, sealed: &[u8]) -> Option<Vec<u8>> {
        let mut opening = Opening::start(binding, sealed).ok()?;
        let mut plain = Vec::new();
        while let Some(chunk) = opening.next().ok()? {
            plain.extend_from_slice(chunk);
        }
        Some(plain)
    }

    #[test]
    fn files_of_every_length_around_a_chunk_come_back() {
        for length in [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 5] {
            let plain = vec![b'x'; length];
            assert!(open(&BINDING, &seal(&plain)) == Some(plain), "{length} bytes");
        }
    }

    #[test]
    fn a_changed_cut_or_continued_file_does_not_open() {
        let sealed = seal(&vec![1; CHUNK + 100]);
        for index in (0..sealed.len()).step_by(97) {
            let mut bad = sealed.clone();
            bad[index] ^= 1;
            assert!(open(&BINDING, &bad).is_none(), "byte {index}");
        }
        for length in [0, 8, 40, 56, 40 + CHUNK + TAG, sealed.len() - 1] {
            assert!(open(&BINDING, &sealed[..length]).is_none(), "cut to {length}");
        }
        assert!(open(&BINDING, &[sealed.as_slice(), &[0; 16]].concat()).is_none());
    }

    #[test]
    fn chunks_cannot_change_places() {
        let sealed = seal(&vec![1; 3 * CHUNK]);
        let (head, chunks) = sealed.split_at(40);
        let (first, rest) = chunks.split_at(CHUNK + TAG);
        let (second, third) = rest.split_at(CHUNK + TAG);
        assert!(open(&BINDING, &[head, first, second, third].concat()).is_some());
        assert!(open(&BINDING, &[head, second, first, third].concat()).is_none());
        assert!(open(&BINDING, &[head, first, third].concat()).is_none());
    }

    #[test]
    fn another_key_or_another_place_does_not_open() {
        let sealed = seal(b"salary list");
        assert!(open(&Binding { key: &[8; 32], aad: b"here" }, &sealed).is_none());
        assert!(open(&Binding { key: &[7; 32], aad: b"there" }, &sealed).is_none());
    }
}
