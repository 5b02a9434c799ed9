//! The socket with real users of this system. Needs root to become somebody else.

use std::fs::{self, Permissions};
use std::io::{BufRead as _, BufReader, Write as _};
use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::net::UnixStream;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use tokio::sync::{broadcast, mpsc};

use super::protocol::{Answer, Request};
use super::{Asked, Socket};
use crate::config::SocketConfig;

const CHILD: &str = "LETHE_TEST_SOCKET_CHILD";
const APPLICATION: u32 = 54_321;
const STRANGER: u32 = 54_322;

/// Not a test of its own: asks everything and prints the answers, as whoever it was started as.
#[test]
fn child_asks_the_socket_when_told_to() {
    let Some(path) = std::env::var_os(CHILD).map(PathBuf::from) else { return };
    let mut stream = UnixStream::connect(path).unwrap();
    let mut answers = BufReader::new(stream.try_clone().unwrap()).lines();
    for request in [r#"{"ask":"container"}"#, r#"{"ask":"release","file":""}"#, r#"{"ask":"subscribe"}"#] {
        // Somebody who is turned away at the door may find it closed.
        let _ = writeln!(stream, "{request}");
        let Some(Ok(answer)) = answers.next() else { return };
        println!("answer {answer}");
    }
}

/// The answers that a user gets.
async fn answers(path: &Path, user: u32) -> Vec<String> {
    assert!(
        rustix::process::geteuid().is_root(),
        "could not run: asking the socket as other users needs root. Run the tests as root (`sudo -E cargo test -p lethe-agent`)"
    );
    // The other user may not be able to reach the build's own directory.
    let program = path.with_file_name(format!("child-{user}"));
    let own = std::env::current_exe().unwrap();
    fs::hard_link(&own, &program).or_else(|_| fs::copy(&own, &program).map(|_| ())).unwrap();
    let mut child = Command::new(program);
    child.args(["--exact", "--nocapture", "--test-threads=1", "socket::tests::child_asks_the_socket_when_told_to"]);
    child.env(CHILD, path).uid(user).gid(user);
    let output = tokio::task::spawn_blocking(move || child.output().unwrap()).await.unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().filter_map(|line| line.split_once("answer ")).map(|(_, answer)| answer.to_owned()).collect()
}

#[tokio::test]
async fn the_kernel_says_who_asks_and_that_decides_what_they_may() {
    let directory = tempfile::tempdir().unwrap();
    fs::set_permissions(directory.path(), Permissions::from_mode(0o755)).unwrap();
    let path = directory.path().join("agent.sock");
    let config = SocketConfig { uids: vec![APPLICATION], ..SocketConfig::default() };
    let socket = Socket::listen(&path, &config).unwrap();
    let (asked, mut heard) = mpsc::channel::<Asked>(1);
    let (notices, _) = broadcast::channel(1);
    tokio::spawn(socket.run(asked, notices));
    tokio::spawn(async move {
        while let Some(Asked { request, reply }) = heard.recv().await {
            assert!(!matches!(request, Request::Subscribe), "answered at the door");
            reply.send(Answer::problem("test.reached", "the loop was asked")).unwrap();
        }
    });
    let reached = |answer: &String| answer.contains("test.reached");
    let forbidden = |answer: &String| answer.contains("request.forbidden");
    let own = answers(&path, 0).await;
    assert!(reached(&own[0]) && reached(&own[1]) && own[2] == r#"{"ok":true}"#, "{own:?}");
    let application = answers(&path, APPLICATION).await;
    assert!(
        reached(&application[0]) && forbidden(&application[1]) && application[2] == r#"{"ok":true}"#,
        "{application:?}"
    );
    let stranger = answers(&path, STRANGER).await;
    assert!(stranger.len() == 1 && stranger.iter().all(forbidden), "{stranger:?}");
}

#[tokio::test]
async fn only_the_owner_may_open_the_door_when_nobody_else_is_named() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("agent.sock");
    fs::write(&path, "what a killed agent left").unwrap();
    let _socket = Socket::listen(&path, &SocketConfig::default()).unwrap();
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
}
