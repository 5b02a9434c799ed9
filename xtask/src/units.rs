//! The service units: that systemd understands them, and that they give away no more than is written here.
//! Judged from the files, without starting anything.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::house::House;
use crate::program;

/// A unit, whose manager runs it, and the exposure that it may have at most, in tenths, as `systemd-analyze security` counts.
struct Unit {
    file: &'static str,
    is_of_a_person: bool,
    most: u8,
}

/// The agent must mount where everybody sees it and end other people's programs, so whatever works by a namespace of its own is out:
/// `packaging/agent/lethe-agent.service` says why. Its number is what is left. That of a person is high because a person's manager cannot
/// narrow the bounding set, which is counted even for a process that has no capability and can get none.
const UNITS: [Unit; 3] = [
    Unit { file: "packaging/server/lethe-server.service", is_of_a_person: false, most: 20 },
    Unit { file: "packaging/agent/lethe-agent.service", is_of_a_person: false, most: 47 },
    Unit { file: "packaging/agent/user/lethe-agent.service", is_of_a_person: true, most: 62 },
];

/// Where a program of ours will lie once it is installed.
const INSTALLED: &str = "ExecStart=/usr/bin/lethe";
/// A program that is there, in its place while a unit is looked at.
const PRESENT: &str = "ExecStart=/bin/true /usr/bin/lethe";

/// Looks at every unit.
pub(crate) fn run(house: &House) -> Result<String> {
    let copies = house.target().join("units");
    for unit in &UNITS {
        let scope = if unit.is_of_a_person { "user" } else { "system" };
        let folder = copies.join(scope);
        std::fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
        let file = house.at(unit.file);
        let text = std::fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        ensure!(text.matches(INSTALLED).count() == 1, "{} starts one program of ours", unit.file);
        let copy = folder.join(file.file_name().context("a unit has a name")?);
        std::fs::write(&copy, text.replace(INSTALLED, PRESENT)).context("cannot copy a unit")?;
        program::run(analyze(unit, &folder).args(["verify", "--man=no", "--recursive-errors=no"]).arg(&copy))
            .with_context(|| format!("{} is not a unit that systemd understands", unit.file))?;
        let threshold = format!("--threshold={}", unit.most);
        let judged = analyze(unit, &folder).args(["security", "--offline=true", &threshold]).arg(&copy).output();
        let judged = judged.context("cannot start systemd-analyze (package systemd)")?;
        let said = String::from_utf8_lossy(&judged.stdout);
        let last = said.lines().rfind(|line| !line.trim().is_empty()).unwrap_or_default();
        println!("   {}: {}", unit.file, last.trim_start_matches(['→', ' ']));
        ensure!(judged.status.success(), "{} may be exposed by {} tenths at most", unit.file, unit.most);
    }
    Ok(format!("{} units are sound and closed as far as they can be", UNITS.len()))
}

fn analyze(unit: &Unit, folder: &Path) -> Command {
    let mut command = Command::new("systemd-analyze");
    command.arg("--no-pager");
    if unit.is_of_a_person {
        // A person's manager wants a runtime folder, also when it only reads.
        command.arg("--user").env("XDG_RUNTIME_DIR", folder);
    }
    command
}
