//! Running other programs, with errors that name the command and say again what it printed last.

use std::fmt;
use std::io::{self, Read, Write};
use std::os::unix::process::CommandExt as _;
use std::path::PathBuf;
use std::process::{Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::tail::{Stream, Tail};

/// Folders that hold system programs and are not always on an ordinary person's `PATH`.
const SYSTEM_FOLDERS: [&str; 3] = ["/usr/sbin", "/sbin", "/usr/local/sbin"];

/// How long the output of a program that has ended is waited for. One that it left behind may hold the pipe for ever.
const LINGER: Duration = Duration::from_secs(2);

/// A program that was started and did not succeed.
#[derive(Debug)]
pub(crate) struct Failed {
    what: String,
    status: ExitStatus,
    /// What it printed last.
    pub(crate) said: Vec<String>,
}

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ended with {}", self.what, self.status)
    }
}

impl std::error::Error for Failed {}

/// Runs a command with its output on the terminal; an error unless it succeeds.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    watched(command, &mut io::stdout(), &BOTH)
}

/// The same for a program that is no more than a means: everything it prints goes to standard error.
pub(crate) fn run_aside(command: &mut Command) -> Result<()> {
    watched(command, &mut io::stderr(), &BOTH)
}

/// Goes on as another program, which then has the terminal and its Ctrl C to itself; comes back only with an error.
pub(crate) fn become_it(command: &mut Command) -> anyhow::Error {
    let error = command.exec();
    anyhow::Error::new(error).context(format!("cannot start {}", words(command)))
}

/// Runs a command and returns what it wrote to standard output; its errors stay on the terminal.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let mut bytes = Vec::new();
    watched(command, &mut bytes, &[Stream::Err])?;
    String::from_utf8(bytes).with_context(|| format!("{} wrote something that is not UTF-8", words(command)))
}

/// What is heard of a running program.
enum Heard {
    Bytes(Stream, Vec<u8>),
    Closed,
    Ended(io::Result<ExitStatus>),
}

/// Everything that a program prints is for people.
const BOTH: [Stream; 2] = [Stream::Out, Stream::Err];

/// Runs a command, passing on at once what it prints, and remembering the end of what it prints for people.
fn watched(command: &mut Command, out: &mut dyn Write, for_people: &[Stream]) -> Result<()> {
    let what = words(command);
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start {what}"))?;
    let (sender, heard) = mpsc::channel();
    if let Some(pipe) = child.stdout.take() {
        listen(pipe, Stream::Out, sender.clone());
    }
    if let Some(pipe) = child.stderr.take() {
        listen(pipe, Stream::Err, sender.clone());
    }
    std::thread::spawn(move || sender.send(Heard::Ended(child.wait())));
    let mut tail = Tail::default();
    let (mut status, mut open) = (None, 2);
    while status.is_none() || open > 0 {
        let next = if status.is_none() {
            heard.recv().map_err(|_| RecvTimeoutError::Disconnected)
        } else {
            heard.recv_timeout(LINGER)
        };
        match next {
            Ok(Heard::Bytes(stream, bytes)) => {
                if for_people.contains(&stream) {
                    tail.hear(stream, &bytes);
                }
                pass_on(stream, &bytes, out);
            }
            Ok(Heard::Closed) => open -= 1,
            Ok(Heard::Ended(ended)) => status = Some(ended.with_context(|| format!("cannot wait for {what}"))?),
            Err(_) => break,
        }
    }
    match status {
        Some(status) if status.success() => Ok(()),
        Some(status) => Err(Failed { what, status, said: tail.lines() }.into()),
        None => bail!("nothing was heard of the end of {what}"),
    }
}

/// Reads a pipe to its end, in a thread of its own.
fn listen(mut pipe: impl Read + Send + 'static, stream: Stream, sender: Sender<Heard>) {
    std::thread::spawn(move || {
        let mut buffer = vec![0; 8 << 10];
        while let Ok(length @ 1..) = pipe.read(&mut buffer) {
            let bytes = buffer.get(..length).unwrap_or_default().to_vec();
            if sender.send(Heard::Bytes(stream, bytes)).is_err() {
                return;
            }
        }
        drop(sender.send(Heard::Closed));
    });
}

/// A terminal that went away does not end the program that was to be watched.
fn pass_on(stream: Stream, bytes: &[u8], out: &mut dyn Write) {
    let mut errors = io::stderr();
    let to: &mut dyn Write = match stream {
        Stream::Out => out,
        Stream::Err => &mut errors,
    };
    drop(to.write_all(bytes).and_then(|()| to.flush()));
}

/// Runs a command without output; `true` if it could be started and succeeded.
pub(crate) fn succeeds(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// Where a program lies, if it is installed.
pub(crate) fn find(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path)
        .chain(SYSTEM_FOLDERS.iter().map(PathBuf::from))
        .map(|folder| folder.join(name))
        .find(|file| file.is_file())
}

/// The platform of this machine, in rustc's words.
pub(crate) fn host() -> Result<String> {
    let version = output(Command::new("rustc").arg("-vV"))?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).context("rustc does not name its host")
}

fn words(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy().into_owned()];
    words.extend(command.get_args().map(|word| word.to_string_lossy().into_owned()));
    format!("`{}`", words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    #[test]
    fn what_a_program_prints_is_passed_on_whole_and_in_its_order() {
        let mut seen = Vec::new();
        watched(&mut shell("i=0; while [ $i -lt 2000 ]; do echo $i; i=$((i+1)); done; printf end"), &mut seen, &BOTH)
            .expect("it succeeds");
        let numbers = (0..2000).map(|number| number.to_string()).collect::<Vec<_>>().join("\n");
        assert_eq!(String::from_utf8(seen).expect("text"), format!("{numbers}\nend"));
    }

    #[test]
    fn the_error_of_a_program_that_failed_says_again_what_it_printed_last_also_below_a_context() {
        let error = watched(&mut shell("echo one; echo two >&2; exit 3"), &mut Vec::new(), &BOTH)
            .context("something that it was for")
            .expect_err("it fails");
        let failed = error.downcast_ref::<Failed>().expect("a program that failed");
        assert_eq!(failed.status.code(), Some(3));
        let mut said = failed.said.clone();
        said.sort();
        assert_eq!(said, ["one", "two"]);
    }

    #[test]
    fn what_a_program_prints_for_another_program_is_not_said_again() {
        let error = output(&mut shell("echo data; echo why >&2; exit 1")).expect_err("it fails");
        assert_eq!(error.downcast_ref::<Failed>().map(|failed| failed.said.clone()), Some(vec!["why".to_owned()]));
    }

    #[test]
    fn a_program_that_leaves_another_one_behind_with_its_output_is_not_waited_for() {
        let mut seen = Vec::new();
        watched(&mut shell("tail -f /dev/null & echo $!"), &mut seen, &BOTH).expect("it succeeds");
        let left = String::from_utf8(seen).expect("a number");
        assert!(succeeds(Command::new("kill").arg(left.trim())), "it is still there");
    }

    #[test]
    fn a_program_that_is_not_there_is_named() {
        let error = run(&mut Command::new("no-such-program")).expect_err("nothing to start");
        assert!(error.to_string().contains("no-such-program"));
    }
}
