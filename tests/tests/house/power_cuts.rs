//! `kill -9` of a real agent at every system call of a wipe that touches its state. Needs root (fscrypt) and strace.

use std::{
    collections::BTreeMap,
    io::{BufRead as _, BufReader},
    process::{Command, Stdio},
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use lethe_proto::{
    cbor::encode,
    ids::Digest,
    kinds::{Action, ContainerState, Stage},
    wire::{Down, Up},
};
use lethe_tests::{agent::Device, link::Link, programs::Running};

use crate::hostile::{now, still_there};

/// What a wipe touches in the state directory. Calls are counted for each path by itself, so that threads do not hide each other.
const PATHS: &[&str] =
    &["journal", ".journal.new", "container.half", "sealing.key", "container.img", "files", "mount", "."];

const CONFIG: &str = "[container]\nbacking = \"fscrypt\"\nsize_mib = 16\n";

/// An enrolled agent with an open container, a wipe that two people approved, and its digest.
struct Scene {
    link: Link,
    device: Device,
    wipe: Vec<u8>,
    subject: Digest,
    running: Option<Running>,
    folder: tempfile::TempDir,
}

impl Scene {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let link = Link::start(folder.path(), now());
        let code = link.mind().code().to_text();
        let device = Device::enroll(folder.path(), &code, &link.certificates.ca, CONFIG);
        let running = Some(device.run());
        while !matches!(link.hear(), Up::RecoveryBlob(..)) {}
        assert_eq!(still_there(&link), ContainerState::Open);
        std::fs::write(device.state.join("files/plan.txt"), "the plan").unwrap();
        let (wipe, subject) = {
            let mut mind = link.mind();
            let order = mind.order(Action::WipeContainer);
            let frame = mind.approved(order);
            let Down::Command(envelope, _) = &frame else { unreachable!() };
            let subject = envelope.command.digest();
            (encode(&frame), subject)
        };
        Self { link, device, wipe, subject, running, folder }
    }

    /// Attaches strace to what touches `path`: with a trap it kills the agent, without one it only writes down the calls.
    fn watch(&self, path: &str, trap: Option<&Call>) -> Running {
        let pid = self.running.as_ref().unwrap().0.id().to_string();
        let path = if path == "." { self.device.state.clone() } else { self.device.state.join(path) };
        let mut command = Command::new("strace");
        command.args(["-f", "-p", &pid, "-e", "trace=%file,%desc", "-o"]).arg(self.calls()).arg("-P").arg(path);
        if let Some((name, nth)) = trap {
            command.arg("-e").arg(format!("inject={name}:signal=KILL:when={nth}"));
        }
        let mut strace = command.stdin(Stdio::null()).stderr(Stdio::piped()).spawn().expect("strace is installed");
        let mut lines = BufReader::new(strace.stderr.take().unwrap()).lines();
        let first = lines.next().expect("strace says that it is attached").unwrap();
        assert!(first.contains("attached"), "{first}");
        std::thread::spawn(move || lines.for_each(drop));
        Running(strace)
    }

    fn calls(&self) -> std::path::PathBuf {
        self.folder.path().join("calls")
    }

    /// Delivers the wipe. Returns whether the trap killed the agent before it said "done".
    fn wipe(&mut self) -> bool {
        self.link.send(self.wipe.clone());
        loop {
            if let Some(up) = self.link.overhear() {
                if self.is_done(&up) {
                    return false;
                }
            } else if self.running.as_mut().unwrap().0.try_wait().unwrap().is_some() {
                return true;
            }
        }
    }

    fn is_done(&self, up: &Up) -> bool {
        matches!(up, Up::Receipt(signed) if signed.receipt.subject == self.subject && signed.receipt.stage == Stage::Done)
    }

    /// Starts the agent again; the server delivers the wipe again, as it does until it has the receipt.
    fn finish(&mut self) {
        self.running = None;
        self.running = Some(self.device.run());
        self.link.send(self.wipe.clone());
        loop {
            let up = self.link.hear();
            if self.is_done(&up) {
                return;
            }
        }
    }

    /// The one place where every wipe ends.
    fn check(&self, what: &str) {
        let state = &self.device.state;
        for gone in ["container.half", "sealing.key", "container.img", "files/plan.txt"] {
            assert!(!state.join(gone).exists(), "{gone} is still there after {what}");
        }
        let mounts = std::fs::read_to_string("/proc/mounts").unwrap();
        assert!(!mounts.contains(state.to_str().unwrap()), "still mounted after {what}");
        assert_eq!(still_there(&self.link), ContainerState::Erased, "after {what}");
    }
}

/// Name of a system call, and how often it must have been made.
type Call = (String, usize);

#[test]
fn a_real_agent_killed_at_every_step_of_a_wipe_ends_in_the_same_place() {
    let traps: Vec<(&str, Call)> =
        PATHS.iter().flat_map(|path| calls_on(path).into_iter().map(move |call| (*path, call))).collect();
    let work = Mutex::new(traps.iter());
    let kills = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                loop {
                    let Some((path, call)) = work.lock().unwrap().next() else { return };
                    kills.fetch_add(usize::from(kill_at(path, call)), Ordering::Relaxed);
                }
            });
        }
    });
    let kills = kills.into_inner();
    println!("killed at {kills} of {} calls", traps.len());
    assert!(kills >= 60, "only {kills} kills of {}: the traps missed", traps.len());
}

/// Every call of an undisturbed wipe that touches a path. strace counts calls by thread and name, so the longest count of a thread is taken.
fn calls_on(path: &str) -> Vec<Call> {
    let mut scene = Scene::new();
    let mut strace = scene.watch(path, None);
    assert!(!scene.wipe());
    scene.check("an undisturbed wipe");
    scene.running = None;
    strace.0.wait().unwrap();
    let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut most: BTreeMap<String, usize> = BTreeMap::new();
    let log = std::fs::read_to_string(scene.calls()).unwrap();
    let call = |line: &str| {
        let (thread, call) = line.split_once(' ')?;
        Some((thread.to_owned(), call.trim().split_once('(')?.0.to_owned()))
    };
    for (thread, name) in log.lines().filter_map(call) {
        let count = counts.entry((thread, name.clone())).or_default();
        *count += 1;
        let longest = most.entry(name).or_default();
        *longest = (*longest).max(*count);
    }
    most.into_iter().flat_map(|(name, count)| (1..=count).map(move |nth| (name.clone(), nth))).collect()
}

/// Kills at one call, lets a new process finish, and checks. Returns whether the kill hit the wipe.
fn kill_at(path: &str, call: &Call) -> bool {
    let mut scene = Scene::new();
    let trap = scene.watch(path, Some(call));
    let killed = scene.wipe();
    drop(trap);
    if killed {
        scene.finish();
    }
    scene.check(&format!("a kill at {} number {} on {path}", call.0, call.1));
    killed
}
