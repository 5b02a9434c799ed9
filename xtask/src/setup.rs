//! What the check needs from the machine: Debian packages and the right to mount a container.
//! Missing packages are installed as root or by `sudo -n`; what cannot be had is named, and the check fails for it.

use std::os::unix::fs::MetadataExt as _;
use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use crate::{npm, pip, program};

/// One thing that the check runs, and the Debian package that holds it.
struct Need {
    package: &'static str,
    installed: fn() -> bool,
    without_it: &'static str,
}

const NEEDS: [Need; 14] = [
    Need {
        package: "e2fsprogs",
        installed: || program::find("mkfs.ext4").is_some(),
        without_it: "containers in an encrypted disk image",
    },
    Need {
        package: "mount",
        installed: || program::find("mount").is_some() && program::find("losetup").is_some(),
        without_it: "mounting containers",
    },
    Need {
        package: "util-linux",
        installed: || program::find("unshare").is_some() && program::find("runuser").is_some(),
        without_it: "PostgreSQL under its own user",
    },
    Need {
        package: "openssh-client",
        installed: || program::find("ssh-keygen").is_some(),
        without_it: "approvals by SSH keys",
    },
    Need {
        package: "strace",
        installed: || program::find("strace").is_some(),
        without_it: "killing the agent at every system call of a wipe",
    },
    Need { package: "postgresql", installed: postgresql_is_here, without_it: "the store suite on PostgreSQL" },
    Need {
        package: "g++",
        installed: || program::find("g++").is_some() || program::find("c++").is_some(),
        without_it: "the fuzzer's engine",
    },
    Need {
        package: "chromium",
        installed: || program::find("chromium").is_some(),
        without_it: "the console and the approver page in a real browser",
    },
    Need {
        package: "faketime",
        installed: || program::find("faketime").is_some(),
        without_it: "a session that ends because nobody was there",
    },
    Need {
        package: "systemd",
        installed: || program::find("systemd-analyze").is_some(),
        without_it: "the service units as systemd judges them",
    },
    Need {
        package: "pebble",
        installed: || program::find("pebble").is_some(),
        without_it: "certificates from a real ACME server",
    },
    Need {
        package: "python3-pip",
        installed: pip::is_here,
        without_it: "geographic databases of MaxMind's own making",
    },
    Need {
        package: "slapd",
        installed: || program::find("slapd").is_some() || Path::new("/usr/sbin/slapd").is_file(),
        without_it: "people proved by a real directory",
    },
    Need {
        package: "python3-aiosmtpd",
        installed: || Path::new("/usr/lib/python3/dist-packages/aiosmtpd").is_dir(),
        without_it: "letters to a real mail server",
    },
];

/// How this process may act as root.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Privilege {
    /// It is root.
    Root,
    /// `sudo -n` works.
    Sudo,
    /// Neither.
    None,
}

impl Privilege {
    /// Finds out.
    pub(crate) fn of_this_process() -> Self {
        if std::fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0) {
            Self::Root
        } else if program::succeeds(Command::new("sudo").args(["-n", "true"])) {
            Self::Sudo
        } else {
            Self::None
        }
    }

    /// The command that runs test programs as root with today's environment, for cargo's `runner` setting;
    /// nothing where tests run as they are.
    pub(crate) fn runner(self) -> Option<String> {
        match self {
            Self::Sudo => {
                let path = std::env::var("PATH").unwrap_or_default();
                Some(format!("sudo -n -E env PATH={path}"))
            }
            Self::Root | Self::None => None,
        }
    }

    /// A command that runs a program as tests are run: as root with today's environment, where that can be had.
    pub(crate) fn tester(self, program: &str) -> Command {
        match self {
            Self::Sudo => {
                let mut command = Command::new("sudo");
                let path = std::env::var("PATH").unwrap_or_default();
                command.args(["-n", "-E", "env"]).arg(format!("PATH={path}")).arg(program);
                command
            }
            Self::Root | Self::None => Command::new(program),
        }
    }

    fn command(self, program: &str) -> Option<Command> {
        match self {
            Self::Root => Some(Command::new(program)),
            Self::Sudo => {
                let mut command = Command::new("sudo");
                command.args(["-n", "env", "DEBIAN_FRONTEND=noninteractive", program]);
                Some(command)
            }
            Self::None => None,
        }
    }
}

/// Installs what is missing. The error names everything that the rest of the check will not be able to run.
pub(crate) fn run(privilege: Privilege) -> Result<String> {
    let missing: Vec<&Need> = NEEDS.iter().filter(|need| !(need.installed)()).collect();
    let installed = if missing.is_empty() { 0 } else { install(privilege, &missing) };
    let mut impossible: Vec<String> = NEEDS
        .iter()
        .filter(|need| !(need.installed)())
        .map(|need| format!("{} (package {})", need.without_it, need.package))
        .collect();
    let node = npm::here();
    if let Err(error) = &node {
        impossible.push(format!("{error:#}"));
    }
    if privilege == Privilege::None {
        impossible
            .push("mounting containers and running PostgreSQL as its own user (neither root nor `sudo -n`)".to_owned());
    }
    if !impossible.is_empty() {
        let advice = match privilege {
            Privilege::None => "Run the check as root or as somebody who may `sudo -n`",
            Privilege::Root | Privilege::Sudo => "See what apt-get said above",
        };
        bail!("this machine cannot run: {}. {advice}", impossible.join("; "));
    }
    let node = node.unwrap_or_default();
    Ok(format!("{} packages here, {installed} installed just now, Node.js {node}", NEEDS.len()))
}

/// Asks apt for the missing packages; returns how many were asked for. What did not arrive is found by the caller.
fn install(privilege: Privilege, missing: &[&Need]) -> usize {
    let (Some(mut update), Some(mut install)) = (privilege.command("apt-get"), privilege.command("apt-get")) else {
        return 0;
    };
    let packages: Vec<&str> = missing.iter().map(|need| need.package).collect();
    println!("   installing {}", packages.join(", "));
    update.env("DEBIAN_FRONTEND", "noninteractive").args(["update", "-qq"]);
    install
        .env("DEBIAN_FRONTEND", "noninteractive")
        .args(["install", "-qq", "-y", "--no-install-recommends"])
        .args(&packages);
    for mut command in [update, install] {
        if let Err(error) = program::run(&mut command) {
            println!("   {error:#}");
        }
    }
    packages.len()
}

/// Debian keeps the server's programs out of `PATH`, in a folder a version.
fn postgresql_is_here() -> bool {
    let Ok(versions) = std::fs::read_dir(Path::new("/usr/lib/postgresql")) else {
        return false;
    };
    versions.flatten().any(|version| version.path().join("bin/initdb").is_file())
}
