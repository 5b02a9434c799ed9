//! The folder of sealed files. Replacing one leaves the old or the new; names tell nothing but that a path is the same as before.

use std::fs::{self, DirBuilder, File, OpenOptions, Permissions};
use std::io::{self, BufReader, BufWriter, ErrorKind, Read as _, Write as _};
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _, OpenOptionsExt as _, PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use data_encoding::HEXLOWER;
use hkdf::Hkdf;
use lethe_proto::share::{Place, sealed_files_key};
use sha2::Sha256;
use zeroize::Zeroizing;

use super::entry::{Header, Kind};
use super::stream::{Binding, Broken, CHUNK, Opening, Sealing};
use crate::container::{ContainerError, failed};
use crate::storage::folder::{nofollow, sync_directory};
use crate::storage::secrets::Secret;

/// Opens only with the right key, even when there is no other file.
const CHECK: &str = "check";

/// The folder, with its key.
pub(super) struct Store {
    path: PathBuf,
    place: Place,
    key: Secret,
}

impl Store {
    pub(super) fn exists(path: &Path) -> bool {
        path.join(CHECK).exists()
    }

    pub(super) fn create(path: &Path, place: Place, dek: &Secret) -> Result<(), ContainerError> {
        DirBuilder::new().recursive(true).mode(0o700).create(path).map_err(failed("create", path))?;
        let store = Self { path: path.to_owned(), place, key: sealed_files_key(dek, place) };
        store.write(CHECK, |_| Ok(()))?;
        store.sync()?;
        path.parent().map_or(Ok(()), sync_directory).map_err(failed("sync", path))
    }

    pub(super) fn open(path: &Path, place: Place, dek: &Secret) -> Result<Self, ContainerError> {
        let store = Self { path: path.to_owned(), place, key: sealed_files_key(dek, place) };
        let check = path.join(CHECK);
        let file = File::open(&check).map_err(failed("open", &check))?;
        let aad = store.aad(CHECK);
        let binding = Binding { key: &store.key, aad: &aad };
        let opened = Opening::start(&binding, BufReader::new(file)).and_then(|mut opening| opening.next().map(|_| ()));
        match opened {
            Ok(()) => Ok(store),
            Err(Broken::Io(error)) => Err(failed("read", &check)(error)),
            Err(Broken::Altered(_)) => Err(ContainerError::WrongKey(path.to_owned())),
        }
    }

    /// Seals one entry of the plaintext directory `root`.
    pub(super) fn seal(&self, root: &Path, relative: &Path) -> Result<(), ContainerError> {
        let path = root.join(relative);
        let found = fs::symlink_metadata(&path).map_err(failed("look at", &path))?;
        let (kind, source) = if found.is_dir() {
            (Kind::Directory, None)
        } else if found.is_symlink() {
            (Kind::Link, None)
        } else {
            (Kind::File, Some(open_plain(&path, found.mode()).map_err(failed("open", &path))?))
        };
        let nanoseconds = u32::try_from(found.mtime_nsec()).unwrap_or_default();
        let header = Header::new(relative, kind, found.mode() & 0o7777, found.mtime(), nanoseconds);
        let head = minicbor::to_vec(&header).map_err(|_| failed("describe", &path)(io::Error::other("header")))?;
        let link =
            if kind == Kind::Link { fs::read_link(&path).map_err(failed("read", &path))? } else { PathBuf::new() };
        self.write(&self.name(relative), |sealing| {
            sealing.push(&u32::try_from(head.len()).unwrap_or(u32::MAX).to_be_bytes())?;
            sealing.push(&head)?;
            sealing.push(link.as_os_str().as_bytes())?;
            source.map_or(Ok(()), |file| copy(file, sealing))
        })
    }

    /// Removes the sealed file of an entry that the employee deleted.
    pub(super) fn forget(&self, relative: &Path) -> Result<(), ContainerError> {
        let path = self.path.join(self.name(relative));
        match fs::remove_file(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(failed("remove", &path)(error)),
            Ok(()) | Err(_) => Ok(()),
        }
    }

    /// Makes what was sealed and forgotten durable.
    pub(super) fn sync(&self) -> Result<(), ContainerError> {
        sync_directory(&self.path).map_err(failed("sync", &self.path))
    }

    /// Writes every entry in the clear below `root`, which is empty.
    pub(super) fn unpack_into(&self, root: &Path) -> Result<(), ContainerError> {
        let mut directories = Vec::new();
        for entry in fs::read_dir(&self.path).map_err(failed("read", &self.path))? {
            let name = entry.map_err(failed("read", &self.path))?.file_name();
            let Some(name) = name.to_str().filter(|name| *name != CHECK) else {
                continue;
            };
            if name.starts_with('.') {
                // Left by a power cut while it was written; the old file is still there.
                fs::remove_file(self.path.join(name)).map_err(failed("remove", &self.path.join(name)))?;
                continue;
            }
            let header = self.unpack(name, root)?;
            directories.extend((header.kind == Kind::Directory).then_some(header));
        }
        // Modes last: a directory that its owner may not write could not be filled.
        for header in directories {
            let path = root.join(header.path().unwrap_or_default());
            fs::set_permissions(&path, Permissions::from_mode(header.mode)).map_err(failed("protect", &path))?;
        }
        Ok(())
    }

    /// Removes everything. What is gone is removed.
    pub(super) fn erase(path: &Path) -> Result<(), ContainerError> {
        let entries = match fs::read_dir(path) {
            Ok(entries) => entries,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(failed("read", path)(error)),
        };
        for entry in entries {
            let file = entry.map_err(failed("read", path))?.path();
            OpenOptions::new()
                .write(true)
                .custom_flags(nofollow())
                .open(&file)
                .and_then(|open| open.set_len(0))
                .map_err(failed("truncate", &file))?;
            fs::remove_file(&file).map_err(failed("remove", &file))?;
        }
        sync_directory(path).map_err(failed("sync", path))?;
        fs::remove_dir(path).map_err(failed("remove", path))?;
        path.parent().map_or(Ok(()), sync_directory).map_err(failed("sync", path))
    }

    fn write(
        &self,
        name: &str,
        put: impl FnOnce(&mut Sealing<'_, BufWriter<File>>) -> io::Result<()>,
    ) -> Result<(), ContainerError> {
        let (path, new) = (self.path.join(name), self.path.join(format!(".{name}.new")));
        let aad = self.aad(name);
        let binding = Binding { key: &self.key, aad: &aad };
        let written = (|| {
            let file = OpenOptions::new().create(true).truncate(true).write(true).mode(0o600).open(&new)?;
            let mut sealing = Sealing::start(&binding, BufWriter::new(file))?;
            put(&mut sealing)?;
            let mut out = sealing.finish()?;
            out.flush()?;
            out.get_ref().sync_all()?;
            fs::rename(&new, &path)
        })();
        written.map_err(failed("seal", &path))
    }

    /// Opens one sealed file and writes what it holds.
    fn unpack(&self, name: &str, root: &Path) -> Result<Header, ContainerError> {
        let sealed = self.path.join(name);
        let damaged = |reason| ContainerError::Damaged { path: sealed.clone(), reason };
        let broken = |error| match error {
            Broken::Io(error) => failed("read", &sealed)(error),
            Broken::Altered(reason) => damaged(reason),
        };
        let file = File::open(&sealed).map_err(failed("open", &sealed))?;
        let aad = self.aad(name);
        let binding = Binding { key: &self.key, aad: &aad };
        let mut opening = Opening::start(&binding, BufReader::new(file)).map_err(broken)?;
        let first = opening.next().map_err(broken)?.unwrap_or_default();
        let (header, content) = split(first).ok_or_else(|| damaged("its header cannot be read"))?;
        let relative = header.path().ok_or_else(|| damaged("its path leads elsewhere"))?;
        if self.name(&relative) != name {
            return Err(damaged("it lies under another file's name"));
        }
        let path = root.join(&relative);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(failed("create", parent))?;
        }
        match header.kind {
            Kind::Directory => fs::create_dir_all(&path).map_err(failed("create", &path))?,
            Kind::Link => symlink(std::ffi::OsStr::from_bytes(content), &path).map_err(failed("create", &path))?,
            Kind::File => {
                let mut out = OpenOptions::new()
                    .create_new(true)
                    .write(true)
                    .mode(0o600)
                    .open(&path)
                    .map_err(failed("create", &path))?;
                out.write_all(content).map_err(failed("write", &path))?;
                while let Some(chunk) = opening.next().map_err(broken)? {
                    out.write_all(chunk).map_err(failed("write", &path))?;
                }
                out.set_permissions(Permissions::from_mode(header.mode)).map_err(failed("protect", &path))?;
                let seconds = Duration::from_secs(u64::try_from(header.modified).unwrap_or_default());
                let modified = SystemTime::UNIX_EPOCH + seconds + Duration::from_nanos(header.nanoseconds.into());
                out.set_modified(modified).map_err(failed("date", &path))?;
            }
        }
        Ok(header)
    }

    /// Keyed hash of a path: HKDF-SHA256 of the data key with the path as info, 16 bytes in hexadecimal.
    fn name(&self, relative: &Path) -> String {
        let mut name = [0; 16];
        let info = [b"lethe-sealed-name/1\0", relative.as_os_str().as_bytes()];
        let derived = Hkdf::<Sha256>::new(Some(self.place.enrollment.as_bytes()), self.key.as_slice())
            .expand_multi_info(&info, &mut name);
        debug_assert!(derived.is_ok(), "16 bytes are within HKDF-SHA256's limit of 8160");
        HEXLOWER.encode(&name)
    }

    fn aad(&self, name: &str) -> Vec<u8> {
        let mut encoder = minicbor::Encoder::new(Vec::new());
        let written = encoder
            .array(4)
            .and_then(|e| e.str("lethe-sealed/1"))
            .and_then(|e| e.bytes(self.place.tenant.as_bytes()))
            .and_then(|e| e.bytes(self.place.enrollment.as_bytes()))
            .and_then(|e| e.str(name))
            .map(|_| ());
        debug_assert!(written.is_ok(), "writing to memory cannot fail");
        encoder.into_writer()
    }
}

/// Opens a file that its owner may have made unreadable for themselves.
fn open_plain(path: &Path, mode: u32) -> io::Result<File> {
    let open = || OpenOptions::new().read(true).custom_flags(nofollow()).open(path);
    if mode & 0o400 != 0 {
        return open();
    }
    fs::set_permissions(path, Permissions::from_mode(mode & 0o7777 | 0o400))?;
    let file = open();
    fs::set_permissions(path, Permissions::from_mode(mode & 0o7777))?;
    file
}

fn copy(mut file: File, sealing: &mut Sealing<'_, BufWriter<File>>) -> io::Result<()> {
    let mut buffer = Zeroizing::new(vec![0; CHUNK]);
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(()),
            count => sealing.push(buffer.get(..count).unwrap_or_default())?,
        }
    }
}

/// Header and beginning of the content, from the first chunk.
fn split(first: &[u8]) -> Option<(Header, &[u8])> {
    let (length, rest) = first.split_first_chunk::<4>()?;
    let (header, content) = rest.split_at_checked(usize::try_from(u32::from_be_bytes(*length)).ok()?)?;
    Some((minicbor::decode(header).ok()?, content))
}
