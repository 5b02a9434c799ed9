//! `ssh-keygen`: the program that asks for passphrases and touches, and holds the private keys.

use std::{
    ffi::OsStr,
    io::Write as _,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use lethe_proto::{
    ids::Digest,
    sshsig::{Blob, NAMESPACE},
};

use crate::{keys::public_line::PublicKeyLine, trouble::Trouble};

/// Signs the 32 bytes of a challenge. The person may be asked for a passphrase, a PIN and a touch.
pub(crate) fn sign(key: &Path, challenge: &Digest) -> Result<Blob, Trouble> {
    let mut command = Command::new("ssh-keygen");
    command.args(["-q", "-Y", "sign", "-n", NAMESPACE, "-f"]).arg(key);
    let armor = run(command, challenge.as_bytes(), key)?;
    Blob::from_armor(&armor).ok_or_else(|| {
        Trouble::new(
            "ssh-keygen wrote something that is not a signature",
            "try `ssh-keygen -Y sign` by hand with the same key and see what it says",
        )
    })
}

/// The public half of a key: the file itself, the one beside it, or what the private key says.
pub(crate) fn public_half(key: &Path) -> Result<PublicKeyLine, Trouble> {
    if key.extension() == Some(OsStr::new("pub")) {
        return PublicKeyLine::read(key);
    }
    let mut beside = key.as_os_str().to_owned();
    beside.push(".pub");
    let beside = PathBuf::from(beside);
    if beside.exists() {
        return PublicKeyLine::read(&beside);
    }
    let mut command = Command::new("ssh-keygen");
    command.args(["-y", "-f"]).arg(key);
    let line = run(command, &[], key)?;
    PublicKeyLine::parse(&line).ok_or_else(|| {
        Trouble::usage(
            format!("{} is not a kind of key that can approve", key.display()),
            "use a key made by `ssh-keygen -t ed25519-sk -O verify-required`",
        )
    })
}

fn run(mut command: Command, input: &[u8], key: &Path) -> Result<String, Trouble> {
    let failed = |why: String| {
        Trouble::new(
            format!("ssh-keygen could not use the key {}: {why}", key.display()),
            "check that OpenSSH is installed, that the file is there, that the key is plugged in, and touch it when it blinks",
        )
    };
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::inherit())
        .spawn()
        .map_err(|error| failed(error.to_string()))?;
    if let Some(mut pipe) = child.stdin.take() {
        // A program that ends without reading says why in its exit status.
        let _ = pipe.write_all(input);
    }
    let output = child.wait_with_output().map_err(|error| failed(error.to_string()))?;
    if output.status.success() {
        String::from_utf8(output.stdout).map_err(|_| failed("it wrote no text".to_owned()))
    } else {
        Err(failed(output.status.to_string()))
    }
}
