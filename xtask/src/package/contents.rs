//! What a package puts where, and for whom: compared with the list that is kept beside its scripts, so that nothing is added, lost or
//! opened to others unnoticed.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

use crate::house::House;
use crate::program;

/// Compares a package with its list.
pub(super) fn check(house: &House, list: &str, package: &Path) -> Result<()> {
    let said = program::output(Command::new("dpkg-deb").arg("--contents").arg(package))?;
    let found: Vec<String> = said.lines().filter_map(line).collect();
    let file = house.at(list);
    let kept = std::fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
    let kept: Vec<&str> = kept.lines().filter(|line| !line.starts_with('#')).collect();
    ensure!(found == kept, "{} does not hold what {list} says, but:\n{}", package.display(), found.join("\n"));
    let scripts = program::output(Command::new("dpkg-deb").arg("--info").arg(package).arg("postinst"))?;
    if let Some(missing) = called(&scripts).find(|name| !found.iter().any(|line| line.ends_with(&format!(".d/{name}"))))
    {
        bail!("the postinst of {} calls {missing}, which is not in it", package.display());
    }
    Ok(())
}

/// The configurations of sysusers and tmpfiles that a script goes by; they are named without their folder.
fn called(script: &str) -> impl Iterator<Item = &str> {
    script.split_whitespace().filter(|word| ends_in(word, "conf") && !word.contains('/'))
}

/// Whether a name has this extension.
pub(super) fn ends_in(name: &str, extension: &str) -> bool {
    Path::new(name).extension().is_some_and(|end| end == extension)
}

/// Mode, owner and place of an entry; sizes and times differ from build to build.
fn line(said: &str) -> Option<String> {
    let mut words = said.split_whitespace();
    let (mode, owner) = (words.next()?, words.next()?);
    let place = words.skip(3).collect::<Vec<_>>().join(" ");
    Some(format!("{mode} {owner} {place}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_goes_by_files_without_their_folders() {
        let script =
            "systemd-sysusers lethe-server.conf\n[ -e /etc/other.conf ] && systemd-tmpfiles --create b.conf >/dev/null";
        assert_eq!(called(script).collect::<Vec<_>>(), ["lethe-server.conf", "b.conf"]);
    }

    #[test]
    fn sizes_and_times_are_not_compared() {
        let said = "-rwxr-xr-x root/root  23862080 2026-11-30 20:00 ./usr/bin/lethe";
        assert_eq!(line(said).as_deref(), Some("-rwxr-xr-x root/root ./usr/bin/lethe"));
    }
}
