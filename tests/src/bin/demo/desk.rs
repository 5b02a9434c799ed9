//! This computer as a device: a line pasted into the demo's terminal enrolls a real agent and starts it.

use std::{io::BufRead as _, path::Path};

use lethe_tests::agent::{Device, SEALED};

use crate::{fleet, office::Place};

/// How a code begins.
const CODE: &str = "LETHE1-";
const HOME: &str = "this-computer";

/// Listens to the terminal in a thread of its own; the process does not wait for it.
pub(crate) fn listen(folder: &Path, place: &Place) {
    let home = folder.join(HOME);
    if home.join("device").is_dir() {
        fleet::start(&home);
        return;
    }
    let ca = place.ca.clone();
    std::thread::spawn(move || {
        for line in std::io::stdin().lock().lines().map_while(Result::ok) {
            match code(&line) {
                Some(code) if enroll(&home, code, &ca) => return,
                Some(_) => println!("Not enrolled. Make a new code, or paste the same line again."),
                None if line.trim().is_empty() => {}
                None => println!("That line holds no code: one begins with {CODE} (Devices → Enroll a device)."),
            }
        }
    });
}

/// The code in a pasted line.
fn code(line: &str) -> Option<&str> {
    line.split(|letter: char| letter.is_whitespace() || letter == '\'' || letter == '"')
        .find(|word| word.starts_with(CODE))
}

/// Whether the person at the terminal agreed and the device is enrolled; it runs then.
fn enroll(home: &Path, code: &str, ca: &Path) -> bool {
    std::fs::create_dir_all(home).expect("a folder for this computer");
    let device = Device::prepare(home, config());
    let enrolled = device.command("enroll").args(["--code", code, "--ca"]).arg(ca).status();
    if !enrolled.is_ok_and(|status| status.success()) {
        return false;
    }
    fleet::start(home);
    device.wait_for_container("open");
    println!("\nThis computer is enrolled, and its agent runs. Put files here and see what a lock does to them:");
    println!("  {}\n", device.files().display());
    true
}

/// A small encrypted file system for root, sealed files for everybody else.
fn config() -> &'static str {
    if rustix::process::geteuid().is_root() { "[container]\nsize_mib = 64\n" } else { SEALED }
}
