//! `kill -9` of a real agent at every system call of a wipe that touches its state. Needs root (fscrypt) and strace.

use std::{
    io::{BufRead as _, BufReader},
    process::{Command, Stdio},
    sync::Mutex,
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
const PATHS: &[&str] = &["journal", ".journal.new", "container.half", "sealing.key", "container.img", "files", "."];

const CONFIG: &str = "[container]\nbacking = \"fscrypt\"\nsize_mib = 16\n";

/// An enrolled agent with an open container, a wipe that two people approved, and its digest.
struct Scene {
    link: Link,
    device: Device,
    wipe: Vec<u8>,
    subject: Digest,
    running: Option<Running>,
    _folder: tempfile::TempDir,
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
        Self { link, device, wipe, subject, running, _folder: folder }
    }

    /// Attaches strace, which kills the agent at its `nth` call that touches `path`.
    fn set_trap(&self, path: &str, nth: usize) -> Running {
        let pid = self.running.as_ref().unwrap().0.id().to_string();
        let path = if path == "." { self.device.state.clone() } else { self.device.state.join(path) };
        let mut command = Command::new("strace");
        command.args(["-f", "-p", &pid, "-o", "/dev/null", "-e"]).arg("trace=%file,%desc");
        command.arg("-e").arg(format!("inject=%file,%desc:signal=KILL:when={nth}")).arg("-P").arg(path);
        let mut strace = command.stdin(Stdio::null()).stderr(Stdio::piped()).spawn().expect("strace is installed");
        let mut lines = BufReader::new(strace.stderr.take().unwrap()).lines();
        let first = lines.next().expect("strace says that it is attached").unwrap();
        assert!(first.contains("attached"), "{first}");
        std::thread::spawn(move || lines.for_each(drop));
        Running(strace)
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

#[test]
fn a_real_agent_killed_at_every_step_of_a_wipe_ends_in_the_same_place() {
    let work = Mutex::new(PATHS.iter());
    let kills = Mutex::new(0);
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                loop {
                    let Some(path) = work.lock().unwrap().next() else { return };
                    let killed = kill_at_every_call(path);
                    *kills.lock().unwrap() += killed;
                }
            });
        }
    });
    let kills = kills.into_inner().unwrap();
    println!("killed {kills} times");
    assert!(kills >= 20, "only {kills} kills: the traps missed the wipe");
}

/// Goes on until a wipe came through without touching the path that often. Returns how often it killed.
fn kill_at_every_call(path: &str) -> usize {
    for nth in 1.. {
        let mut scene = Scene::new();
        let trap = scene.set_trap(path, nth);
        let killed = scene.wipe();
        drop(trap);
        if killed {
            scene.finish();
        }
        scene.check(&format!("a kill at call {nth} on {path}"));
        if !killed {
            return nth - 1;
        }
    }
    0
}
