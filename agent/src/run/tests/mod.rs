//! One enrollment from its code to its last receipt, over real sockets, with real keys and a real container.

mod company;

use std::fs;
use std::path::Path;

use lethe_proto::cbor::Exact;
use lethe_proto::ids::Time;
use lethe_proto::kinds::{Action, ContainerState, Stage};
use lethe_proto::share::ShareBox;
use lethe_proto::wire::{Down, Up};
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::UnixStream;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use super::{Ended, RunError, read_record, run};
use crate::config::{BackingConfig, Config};
use crate::enroll::{EnrollError, may_enroll};
use crate::storage::StateDir;
use crate::storage::secrets::SecretName;
use company::{Channel, House};

fn config(backing: BackingConfig) -> Config {
    let mut config = Config::default();
    config.container.backing = backing;
    config.container.size_mib = 16;
    config.container.runtime_dir = Some("/dev/shm".into());
    config.container.allow_swap = true;
    config.container.grace_ms = 100;
    config
}

/// Asks the agent's socket one thing.
async fn ask(state: &StateDir, request: &str) -> serde_json::Value {
    let mut stream = UnixStream::connect(state.folder.path().join("agent.sock")).await.unwrap();
    stream.write_all(format!("{request}\n").as_bytes()).await.unwrap();
    let mut line = String::new();
    BufReader::new(stream).read_line(&mut line).await.unwrap();
    serde_json::from_str(&line).unwrap()
}

/// An agent that runs.
struct Running {
    task: JoinHandle<Result<Ended, RunError>>,
    stop: oneshot::Sender<()>,
}

impl Running {
    fn start(house: &House, config: Config) -> Self {
        let (stop, told) = oneshot::channel();
        let state = house.state.clone();
        let task = tokio::spawn(run(state, config, async {
            // Dropping the sender means going on.
            if told.await.is_err() {
                std::future::pending::<()>().await;
            }
        }));
        Self { task, stop }
    }

    /// Ends it the way a signal does.
    async fn stop(self) {
        self.stop.send(()).unwrap();
        assert_eq!(self.task.await.unwrap().unwrap(), Ended::Stopped);
    }
}

/// An agent that has opened its container under epoch 1.
struct Live {
    agent: Running,
    channel: Channel,
}

impl Live {
    async fn start(house: &House, config: Config) -> Self {
        let agent = Running::start(house, config);
        let mut channel = house.connect().await;
        let checkin = channel.checkin().await;
        assert!(checkin.wants_share);
        channel.send(house.share(1)).await;
        Self { agent, channel }
    }
}

#[tokio::test]
async fn a_wipe_ends_with_every_key_and_all_data_destroyed_for_kernel_encryption() {
    Box::pin(wipe(BackingConfig::Fscrypt)).await;
}

#[tokio::test]
async fn a_wipe_ends_with_every_key_and_all_data_destroyed_for_sealed_files() {
    Box::pin(wipe(BackingConfig::Sealed)).await;
}

async fn wipe(backing: BackingConfig) {
    let mut house = House::enrolled().await;
    let Live { agent, mut channel } = Live::start(&house, config(backing)).await;
    assert!(matches!(channel.next().await, Up::RecoveryBlob(..)));
    let open = ask(&house.state, r#"{"ask":"container"}"#).await;
    assert_eq!(open["state"], "open");
    let server = ask(&house.state, r#"{"ask":"server"}"#).await;
    assert_eq!(server["tenant"].as_str().map(str::len), Some(32), "{server}");
    assert!(server["urls"][0].as_str().unwrap().starts_with("https://localhost:"), "{server}");
    assert!(server["authority"].as_str().unwrap().contains("BEGIN CERTIFICATE"), "{server}");
    let file = Path::new(open["path"].as_str().unwrap()).join("salaries.txt");
    fs::write(&file, "4711").unwrap();

    channel.send(house.lock(1)).await;
    let receipt = channel.receipt().await;
    assert_eq!((receipt.stage, receipt.evidence.container), (Stage::Applied, ContainerState::Locked));
    assert!(!file.exists());
    assert_eq!(
        ask(&house.state, r#"{"ask":"prove","audience":"a","challenge":"AAAA"}"#).await["error"],
        "prove.locked"
    );

    let (order, proof) = house.order(Action::WipeContainer, 1);
    channel.send(Down::Command(order, proof)).await;
    assert_eq!(channel.receipt().await.stage, Stage::Accepted);
    let done = channel.receipt().await;
    assert_eq!(done.stage, Stage::Done);
    assert!(done.evidence.device_key_destroyed && done.evidence.data_removed);
    for name in [SecretName::Half, SecretName::Sealing] {
        assert!(house.state.secrets.load(name).unwrap().is_none());
    }
    assert!(read_record(&house.state).unwrap().unwrap().wraps.is_empty());
    for name in ["container.img", "sealed"] {
        assert!(!house.state.folder.path().join(name).exists());
    }
    assert!(may_enroll(&house.state).is_ok(), "a server that never answers again must not bind the device");

    for logged in house.log_receipts(&channel.receipts) {
        channel.send(logged).await;
    }
    assert_eq!(agent.task.await.unwrap().unwrap(), Ended::Over);
    assert!(house.state.secrets.load(SecretName::Device).unwrap().is_none());
    assert!(may_enroll(&house.state).is_ok());
}

#[tokio::test]
async fn files_survive_a_restart_a_lock_and_an_unlock_by_people() {
    let mut house = House::enrolled().await;
    for round in 0..2 {
        let Live { agent, mut channel } = Live::start(&house, config(BackingConfig::Fscrypt)).await;
        assert!(matches!(channel.next().await, Up::RecoveryBlob(..)));
        let open = ask(&house.state, r#"{"ask":"container"}"#).await;
        let file = Path::new(open["path"].as_str().unwrap()).join("notes");
        if round == 0 {
            fs::write(&file, "kept").unwrap();
        }
        assert_eq!(fs::read_to_string(&file).unwrap(), "kept");
        if round == 1 {
            channel.send(house.lock(1)).await;
            assert_eq!(channel.receipt().await.stage, Stage::Applied);
            assert!(!file.exists());
            let (order, proof) = house.order(Action::Unlock, 1);
            channel.send(Down::Command(order, proof)).await;
            assert_eq!(channel.receipt().await.stage, Stage::Done);
            assert!(channel.checkin().await.wants_share);
            channel.send(house.share(1)).await;
            assert_eq!(ask(&house.state, r#"{"ask":"container"}"#).await["state"], "open");
            assert_eq!(fs::read_to_string(&file).unwrap(), "kept");
        }
        agent.stop().await;
        assert!(!file.exists(), "an agent that ends closes the container");
    }
}

#[tokio::test]
async fn a_release_by_root_persons_lifts_a_lock_while_no_server_is_there() {
    let mut house = House::enrolled().await;
    let Live { agent, mut channel } = Live::start(&house, config(BackingConfig::Sealed)).await;
    assert!(matches!(channel.next().await, Up::RecoveryBlob(blob, _) if { house.keep(&blob); true }));
    let open = ask(&house.state, r#"{"ask":"container"}"#).await;
    let file = Path::new(open["path"].as_str().unwrap()).join("notes");
    fs::write(&file, "kept").unwrap();
    channel.send(house.lock(1)).await;
    assert_eq!(channel.receipt().await.stage, Stage::Applied);
    drop(channel);
    assert_eq!(ask(&house.state, &house.release(&[])).await["error"], "release.refused");
    let roots = House::roots();
    assert_eq!(ask(&house.state, &house.release(&roots)).await["ok"], true);
    assert_eq!(ask(&house.state, r#"{"ask":"container"}"#).await["state"], "open");
    assert_eq!(fs::read_to_string(&file).unwrap(), "kept");
    agent.stop().await;
    house.erase(&config(BackingConfig::Sealed));
}

#[tokio::test]
async fn people_bring_the_keyring_that_drops_a_key_of_the_server_together_with_the_release() {
    let mut house = House::enrolled().await;
    let Live { agent, mut channel } = Live::start(&house, config(BackingConfig::Sealed)).await;
    assert!(matches!(channel.next().await, Up::RecoveryBlob(blob, _) if { house.keep(&blob); true }));
    channel.send(house.lock(1)).await;
    assert_eq!(channel.receipt().await.stage, Stage::Applied);
    drop(channel);
    let next = house.next_keyring();
    assert_eq!(ask(&house.state, &house.release_under(&next, &House::roots())).await["ok"], true);
    assert_eq!(ask(&house.state, r#"{"ask":"container"}"#).await["state"], "open");
    agent.stop().await;
    assert_eq!(read_record(&house.state).unwrap().unwrap().keyring_ref().version, 2);
    house.erase(&config(BackingConfig::Sealed));
}

#[tokio::test]
async fn the_container_goes_on_under_the_share_of_the_next_epoch() {
    let house = House::enrolled().await;
    let Live { agent, mut channel } = Live::start(&house, config(BackingConfig::Sealed)).await;
    assert!(matches!(channel.next().await, Up::RecoveryBlob(..)));
    assert_eq!(channel.checkin().await.share_epoch, 1, "it is told at once that the container opened");
    channel.send(house.share(2)).await;
    assert_eq!(channel.checkin().await.share_epoch, 2);
    agent.stop().await;
    let agent = Running::start(&house, config(BackingConfig::Sealed));
    let mut channel = house.connect().await;
    assert!(channel.checkin().await.wants_share);
    channel.send(house.share(2)).await;
    assert!(matches!(channel.next().await, Up::RecoveryBlob(..)));
    assert_eq!(ask(&house.state, r#"{"ask":"container"}"#).await["state"], "open");
    agent.stop().await;
    house.erase(&config(BackingConfig::Sealed));
}

#[tokio::test]
async fn applications_that_subscribed_hear_of_a_forged_wipe_and_of_a_lock() {
    let mut house = House::enrolled().await;
    let Live { agent, mut channel } = Live::start(&house, config(BackingConfig::Sealed)).await;
    let mut stream = UnixStream::connect(house.state.folder.path().join("agent.sock")).await.unwrap();
    stream.write_all(b"{\"ask\":\"subscribe\"}\n").await.unwrap();
    let mut events = BufReader::new(stream).lines();
    assert_eq!(events.next_line().await.unwrap().unwrap(), r#"{"ok":true}"#);
    let (order, proof) = house.order(Action::WipeContainer, 1);
    let mut forged = order.into_value();
    forged.approvals.pop();
    channel.send(Down::Command(Exact::new(forged), proof)).await;
    assert_eq!(channel.receipt().await.stage, Stage::Refused);
    let alarm = events.next_line().await.unwrap().unwrap();
    assert!(alarm.starts_with(r#"{"event":"alarm","reason":"ladder.persons","subject":""#), "{alarm}");
    channel.send(house.lock(1)).await;
    assert_eq!(events.next_line().await.unwrap().unwrap(), r#"{"event":"lock"}"#);
    assert_eq!(channel.receipt().await.stage, Stage::Applied);
    agent.stop().await;
    let last = events.next_line().await.unwrap().unwrap();
    assert!(last.contains("subscription.ended"), "{last}");
    house.erase(&config(BackingConfig::Sealed));
}

#[tokio::test]
async fn an_enrolled_device_takes_no_other_code_and_status_tells_who_it_is() {
    let house = House::enrolled().await;
    assert!(matches!(may_enroll(&house.state), Err(EnrollError::Enrolled(_))));
    let Live { agent, channel: _channel } = Live::start(&house, config(BackingConfig::Sealed)).await;
    let status = ask(&house.state, r#"{"ask":"status"}"#).await;
    assert_eq!((status["running"].as_bool(), status["connected"].as_bool()), (Some(true), Some(true)));
    assert_eq!(status["label"], "Clara Roth · laptop");
    assert_eq!(ask(&house.state, r#"{"ask":"everything"}"#).await["error"], "request.malformed");
    agent.stop().await;
    house.erase(&config(BackingConfig::Sealed));
}

/// The wall clock, as orders need it.
fn now() -> Time {
    Time(crate::clock::wall_ms())
}

/// A share of an epoch, sealed to the device.
fn sealed_share(house: &House, epoch: u64) -> Down {
    let record = read_record(&house.state).unwrap().unwrap();
    let share = lethe_proto::share::share(&[5; 32], record.place(), epoch);
    let mut entropy = lethe_people::entropy("share");
    Down::Share(ShareBox::seal(&record.seal_key, &share, record.place(), epoch, &mut entropy).unwrap())
}
