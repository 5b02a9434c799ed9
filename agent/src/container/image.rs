//! The image file: made with `mkfs.ext4`, put behind a loop device, mounted, and removed with its blocks given back.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::ErrorKind;
use std::os::fd::{AsFd as _, AsRawFd as _, OwnedFd};
use std::os::unix::ffi::OsStringExt as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use lethe_agent_sys::loop_device;
use rustix::fs::{
    AtFlags, CWD, FallocateFlags, Mode, OFlags, StatxAttributes, StatxFlags, fallocate, mkdirat, open, openat, statx,
};
use rustix::io::Errno;
use rustix::mount::{MountFlags, UnmountFlags, mount, unmount};

use super::{ContainerError, failed};

/// How often somebody else may snatch the free loop device that the kernel named.
const SNATCHES: usize = 16;

/// Makes a sparse ext4 image with the encryption feature.
pub(super) fn format(image: &Path, size_bytes: u64) -> Result<(), ContainerError> {
    let file = OpenOptions::new()
        .create(true)
        .truncate(true)
        .write(true)
        .mode(0o600)
        .open(image)
        .map_err(failed("create", image))?;
    file.set_len(size_bytes).map_err(failed("size", image))?;
    drop(file);
    let outcome = Command::new("mkfs.ext4")
        .args(["-q", "-F", "-m", "0", "-O", "encrypt", "-L", "lethe"])
        .arg(image)
        .env("PATH", "/usr/sbin:/sbin:/usr/bin:/bin")
        .output();
    match outcome {
        Ok(output) if output.status.success() => Ok(()),
        Ok(output) => Err(ContainerError::Program {
            program: "mkfs.ext4",
            detail: String::from_utf8_lossy(&output.stderr).trim().to_owned(),
        }),
        Err(error) => Err(ContainerError::Program { program: "mkfs.ext4", detail: error.to_string() }),
    }
}

/// Mounts the image at `target` without devices and set-user-id programs. An image that already is behind a loop device, perhaps mounted in
/// another namespace, is mounted from there: two devices over one image would destroy it.
pub(super) fn mount_at(image: &Path, target: &Path) -> Result<(), ContainerError> {
    mount_from(device_of(image)?, image, target)
}

/// The same, from the device that carried the image a moment ago. If its last user went just now it has let go of the image, and so another
/// one takes its place.
pub(super) fn mount_from(found: Option<PathBuf>, image: &Path, target: &Path) -> Result<(), ContainerError> {
    let held = match found {
        Some(device) => hold(device, image)?,
        None => None,
    };
    let (device, _open) = match held {
        Some(held) => held,
        None => attach(image)?,
    };
    mount(&device, target, "ext4", MountFlags::NODEV | MountFlags::NOSUID, None).map_err(failed("mount", target))
}

/// Keeps a device from letting go of the image, where it has not done so yet.
fn hold(device: PathBuf, image: &Path) -> Result<Option<(PathBuf, File)>, ContainerError> {
    let file = match OpenOptions::new().read(true).write(true).open(&device) {
        Ok(file) => file,
        Err(error) if error.raw_os_error() == Some(Errno::NXIO.raw_os_error()) => return Ok(None),
        Err(error) => return Err(failed("open", &device)(error)),
    };
    let still = device_of(image)?.as_ref() == Some(&device);
    Ok(still.then_some((device, file)))
}

/// Unmounts; `false` when somebody is still inside. What is not mounted is unmounted.
pub(super) fn unmount_from(target: &Path) -> Result<bool, ContainerError> {
    match unmount(target, UnmountFlags::NOFOLLOW) {
        Ok(()) | Err(Errno::INVAL | Errno::NOENT) => Ok(true),
        Err(Errno::BUSY) => Ok(false),
        Err(other) => Err(failed("unmount", target)(other)),
    }
}

/// Shows the directory `source` at `target`, which is made when only its last part is missing. No part of `target` may be a symbolic link:
/// whoever owns one would decide what root mounts over.
pub(super) fn bind(source: &Path, target: &Path) -> Result<(), ContainerError> {
    let refused = || failed("find", target)(Errno::INVAL);
    let (parent, name) = target.parent().zip(target.file_name()).ok_or_else(refused)?;
    let parent = pin(parent).map_err(failed("open, without symbolic links,", parent))?;
    match mkdirat(&parent, name, Mode::from_raw_mode(0o755)) {
        Ok(()) | Err(Errno::EXIST) => {}
        Err(other) => return Err(failed("create", target)(other)),
    }
    let directory =
        openat(&parent, name, PINNED, Mode::empty()).map_err(failed("open, without symbolic links,", target))?;
    let pinned = format!("/proc/self/fd/{}", directory.as_raw_fd());
    rustix::mount::mount_bind(source, pinned).map_err(failed("show the container at", target))
}

/// A directory that is no symbolic link, to be reached from here only.
const PINNED: OFlags = OFlags::PATH.union(OFlags::DIRECTORY).union(OFlags::NOFOLLOW).union(OFlags::CLOEXEC);

/// Holds on to a directory to which no symbolic link leads. Step by step: `RestrictSUIDSGID=` in the agent's unit takes openat2(2) away.
fn pin(directory: &Path) -> Result<OwnedFd, Errno> {
    let here = open(".", PINNED, Mode::empty())?;
    directory.components().try_fold(here, |held, step| openat(&held, step.as_os_str(), PINNED, Mode::empty()))
}

/// Where the file system of `root` is mounted besides there, wherever its places were moved to.
pub(super) fn other_mounts(root: &Path) -> Result<Vec<PathBuf>, ContainerError> {
    let list = Path::new("/proc/self/mountinfo");
    let text = fs::read_to_string(list).map_err(failed("read", list))?;
    let found = statx(CWD, root, AtFlags::empty(), StatxFlags::TYPE).map_err(failed("look at", root))?;
    let device = format!("{}:{}", found.stx_dev_major, found.stx_dev_minor);
    // `id parent major:minor root place …`, proc_pid_mountinfo(5).
    let places = text.lines().filter_map(|line| {
        let mut fields = line.split(' ').skip(2);
        (fields.next()? == device).then_some(())?;
        fields.nth(1).map(unescape)
    });
    Ok(places.filter(|place| place != root).collect())
}

/// `\040` and the like, as the kernel writes them.
fn unescape(place: &str) -> PathBuf {
    let mut bytes = Vec::with_capacity(place.len());
    let mut rest = place.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let octal = after.get(..3).filter(|_| first == b'\\').and_then(|digits| std::str::from_utf8(digits).ok());
        let byte = octal.and_then(|digits| u8::from_str_radix(digits, 8).ok());
        bytes.push(byte.unwrap_or(first));
        rest = if byte.is_some() { after.get(3..).unwrap_or_default() } else { after };
    }
    PathBuf::from(OsString::from_vec(bytes))
}

/// Hides a mount from everybody who is not inside already.
pub(super) fn hide(target: &Path) -> Result<(), ContainerError> {
    match unmount(target, UnmountFlags::NOFOLLOW | UnmountFlags::DETACH) {
        Ok(()) | Err(Errno::INVAL | Errno::NOENT) => Ok(()),
        Err(other) => Err(failed("hide", target)(other)),
    }
}

/// Whether something is mounted exactly here.
pub(super) fn is_mounted(target: &Path) -> Result<bool, ContainerError> {
    match statx(CWD, target, AtFlags::SYMLINK_NOFOLLOW, StatxFlags::TYPE) {
        Ok(found) => Ok(found.stx_attributes.contains(StatxAttributes::MOUNT_ROOT)),
        Err(Errno::NOENT) => Ok(false),
        Err(other) => Err(failed("look at", target)(other)),
    }
}

/// The loop device that carries the image now.
pub(super) fn device_of(image: &Path) -> Result<Option<PathBuf>, ContainerError> {
    let image = match fs::canonicalize(image) {
        Ok(image) => image,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(failed("find", image)(error)),
    };
    let blocks = Path::new("/sys/block");
    for entry in fs::read_dir(blocks).map_err(failed("read", blocks))? {
        let name = entry.map_err(failed("read", blocks))?.file_name();
        let backing = fs::read_to_string(blocks.join(&name).join("loop/backing_file"));
        if backing.is_ok_and(|path| Path::new(path.trim_end_matches('\n')) == image) {
            return Ok(Some(Path::new("/dev").join(name)));
        }
    }
    Ok(None)
}

/// Gives the blocks back and removes the file. What is gone is removed.
pub(super) fn discard(image: &Path) -> Result<(), ContainerError> {
    let file = match OpenOptions::new().write(true).open(image) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(failed("open", image)(error)),
    };
    let length = file.metadata().map_err(failed("look at", image))?.len();
    match fallocate(&file, FallocateFlags::PUNCH_HOLE | FallocateFlags::KEEP_SIZE, 0, length.max(1)) {
        // Not every file system can punch holes; truncating frees the blocks as well.
        Ok(()) | Err(Errno::OPNOTSUPP) => {}
        Err(other) => return Err(failed("discard", image)(other)),
    }
    file.set_len(0).and_then(|()| file.sync_all()).map_err(failed("truncate", image))?;
    fs::remove_file(image).map_err(failed("remove", image))
}

/// The returned file keeps the device until it is mounted.
pub(super) fn attach(image: &Path) -> Result<(PathBuf, File), ContainerError> {
    let open = |path: &Path| OpenOptions::new().read(true).write(true).open(path).map_err(failed("open", path));
    let backing = open(image)?;
    let control = open(Path::new("/dev/loop-control"))?;
    let mut outcome = Errno::BUSY;
    for _ in 0..SNATCHES {
        let number = loop_device::free_number(&control).map_err(failed("ask", Path::new("/dev/loop-control")))?;
        let path = PathBuf::from(format!("/dev/loop{number}"));
        let device = open(&path)?;
        match loop_device::attach(&device, backing.as_fd()) {
            Ok(()) => return Ok((path, device)),
            Err(error) => outcome = error,
        }
        if outcome != Errno::BUSY {
            break;
        }
    }
    Err(failed("put behind a loop device", image)(outcome))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_read_as_the_kernel_writes_them() {
        assert_eq!(unescape("/home/clara/Company\\040files\\134x"), PathBuf::from("/home/clara/Company files\\x"));
        assert_eq!(unescape("/a\\"), PathBuf::from("/a\\"));
    }
}
