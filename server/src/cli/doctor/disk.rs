//! Room for what will be written.

use std::path::Path;

use super::finding::Finding;

const MIB: u64 = 1 << 20;
/// Below this, the database stops soon.
const TOO_LITTLE: u64 = 100 * MIB;
/// Below this, somebody should look.
const LITTLE: u64 = 1024 * MIB;

/// Looks at the file system of the data folder.
pub(super) fn check(data: &Path) -> Vec<Finding> {
    match rustix::fs::statvfs(data) {
        Ok(found) => vec![judge(found.f_bavail.saturating_mul(found.f_frsize))],
        Err(error) => {
            vec![Finding::fail("disk", format!("{}: {error}", data.display()), "see whether the folder is there")]
        }
    }
}

fn judge(free: u64) -> Finding {
    let found = format!("{} MiB free", free / MIB);
    match free {
        0..TOO_LITTLE => Finding::fail("disk", found, "make room now: a full disk stops every change, locks too"),
        TOO_LITTLE..LITTLE => Finding::warn("disk", found, "make room before the database needs it"),
        _ => Finding::ok("disk", found),
    }
}

#[cfg(test)]
mod tests {
    use super::{super::finding::Level, *};

    #[test]
    fn a_disk_that_fills_is_noticed_before_it_is_full() {
        assert_eq!([5000 * MIB, 500 * MIB, MIB].map(|free| judge(free).level), [Level::Ok, Level::Warn, Level::Fail]);
    }
}
