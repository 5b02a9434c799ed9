//! Programs that hold files of the container: found through `/proc`, ended by pid.
//!
//! Never ends this process, and never by name. A pid is pinned by a pidfd and looked at once more before it gets a signal, so a number that was
//! reused meanwhile is safe.

use std::fs;
use std::io::{self, BufRead as _, BufReader};
use std::os::fd::OwnedFd;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{AtFlags, CWD, StatxFlags, statx};
use rustix::process::{Pid, PidfdFlags, Signal, pidfd_open, pidfd_send_signal};

use crate::clock;

/// How long a killed process may take to be gone before we count it as still holding.
const DEATH_MS: u64 = 5_000;

/// Where plaintext is visible.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Region {
    /// Everything on one file system, by its device number; finds holders in other mount namespaces too.
    Device {
        /// Major number.
        major: u32,
        /// Minor number.
        minor: u32,
    },
    /// Everything below a path.
    Below(PathBuf),
}

impl Region {
    /// The file system that `path` lies on.
    pub(super) fn device_of(path: &Path) -> io::Result<Self> {
        let found = statx(CWD, path, AtFlags::empty(), StatxFlags::TYPE)?;
        Ok(Self::Device { major: found.stx_dev_major, minor: found.stx_dev_minor })
    }

    /// `link` is one of the magic links of `/proc/PID`.
    fn contains_link(&self, link: &Path) -> bool {
        match self {
            Self::Device { major, minor } => statx(CWD, link, AtFlags::STATX_DONT_SYNC, StatxFlags::TYPE)
                .is_ok_and(|found| (found.stx_dev_major, found.stx_dev_minor) == (*major, *minor)),
            Self::Below(root) => fs::read_link(link).is_ok_and(|target| target.starts_with(root)),
        }
    }

    /// `line` of `/proc/PID/maps`: `address perms offset dev inode path`.
    fn contains_mapping(&self, line: &str) -> bool {
        let mut fields = line.split_ascii_whitespace().skip(3);
        match self {
            Self::Device { major, minor } => fields.next() == Some(format!("{major:02x}:{minor:02x}").as_str()),
            Self::Below(root) => fields.nth(2).is_some_and(|path| Path::new(path).starts_with(root)),
        }
    }
}

/// The processes that have a file, a mapping, a working or a root directory or their program in the region.
pub(super) fn find(region: &Region) -> io::Result<Vec<Pid>> {
    let own = rustix::process::getpid();
    let mut found = Vec::new();
    for entry in fs::read_dir("/proc")? {
        let name = entry?.file_name();
        let pid = name.to_str().and_then(|text| text.parse().ok()).and_then(Pid::from_raw);
        if let Some(pid) = pid.filter(|pid| *pid != own && !pid.is_init() && holds(*pid, region)) {
            found.push(pid);
        }
    }
    Ok(found)
}

/// Ends the holders: SIGTERM, up to `grace`, SIGKILL. Returns how many hold on.
pub(super) fn end(region: &Region, grace: Duration) -> io::Result<usize> {
    let grace_ms = u64::try_from(grace.as_millis()).unwrap_or(u64::MAX);
    for (signal, patience_ms) in [(Signal::TERM, grace_ms), (Signal::KILL, DEATH_MS)] {
        let told: Vec<OwnedFd> = find(region)?.into_iter().filter_map(|pid| tell(pid, region, signal)).collect();
        wait(told, patience_ms)?;
    }
    Ok(find(region)?.len())
}

fn holds(pid: Pid, region: &Region) -> bool {
    let process = PathBuf::from(format!("/proc/{}", pid.as_raw_nonzero()));
    if ["cwd", "root", "exe"].iter().any(|link| region.contains_link(&process.join(link))) {
        return true;
    }
    let mut descriptors = fs::read_dir(process.join("fd")).into_iter().flatten().flatten();
    if descriptors.any(|descriptor| region.contains_link(&descriptor.path())) {
        return true;
    }
    fs::File::open(process.join("maps"))
        .is_ok_and(|maps| BufReader::new(maps).lines().map_while(Result::ok).any(|line| region.contains_mapping(&line)))
}

fn tell(pid: Pid, region: &Region, signal: Signal) -> Option<OwnedFd> {
    let pinned = pidfd_open(pid, PidfdFlags::empty()).ok()?;
    (holds(pid, region) && pidfd_send_signal(&pinned, signal).is_ok()).then_some(pinned)
}

/// Waits until all have ended, or the time is over.
fn wait(mut processes: Vec<OwnedFd>, patience_ms: u64) -> io::Result<()> {
    let deadline = clock::boot_ms().saturating_add(patience_ms);
    while !processes.is_empty() {
        let left = deadline.saturating_sub(clock::boot_ms());
        let timeout = Timespec {
            tv_sec: i64::try_from(left / 1000).unwrap_or(i64::MAX),
            tv_nsec: i64::try_from(left % 1000 * 1_000_000).unwrap_or_default(),
        };
        let mut polled: Vec<_> = processes.iter().map(|process| PollFd::new(process, PollFlags::IN)).collect();
        if rustix::io::retry_on_intr(|| poll(&mut polled, Some(&timeout)))? == 0 {
            break;
        }
        let ended: Vec<bool> = polled.iter().map(|process| !process.revents().is_empty()).collect();
        drop(polled);
        let mut ended = ended.into_iter();
        processes.retain(|_| !ended.next().unwrap_or_default());
    }
    Ok(())
}
