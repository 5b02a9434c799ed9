//! The loop: what happens becomes inputs of the core, and the core's effects are carried out in their order.
//!
//! One thread. Whatever blocks for long goes to a thread of its own while the loop waits for it: an order is never overtaken by a later one.

pub mod answer;
mod error;
mod perform;
#[cfg(test)]
mod tests;

use std::collections::VecDeque;
use std::time::Duration;

use lethe_agent_core::agent::{Agent, Surroundings};
use lethe_agent_core::clock::Now;
use lethe_agent_core::effect::Effect;
use lethe_agent_core::input::Input;
use lethe_agent_core::record::Record;
use lethe_proto::ids::Time;
use lethe_proto::kinds::ContainerState;
use lethe_proto::release_file::ReleaseFile;
use lethe_proto::wire::Down;
use tokio::sync::{broadcast, mpsc, watch};

use crate::config::Config;
use crate::identity::DeviceSigner;
use crate::socket::protocol::{Answer, Request, ServerAnswer};
use crate::socket::{Asked, Socket, possession};
use crate::storage::StateDir;
use crate::storage::secrets::SecretName;
use crate::transport::link::{Event, Link};
use crate::transport::{ServerUrl, Trust};
use crate::vault::Vault;
use crate::{clock, posture};
pub use error::RunError;
use perform::Hands;

/// How often is looked after a container that is open, and after what resists.
const SOON: Duration = Duration::from_secs(2);
/// How often otherwise.
const SELDOM: Duration = Duration::from_mins(1);

/// Why the loop ended without an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// It was told to stop.
    Stopped,
    /// Wiped, the last receipt acknowledged, its key destroyed: only a new enrollment helps.
    Over,
}

/// Reads the journal.
pub fn read_record(state: &StateDir) -> Result<Option<Record>, RunError> {
    let Some(bytes) = state.journal.read()? else { return Ok(None) };
    Record::from_bytes(&bytes).map(Some).map_err(|error| RunError::Record(error.to_string()))
}

/// Serves the enrollment until `stop` is ready, or until it is over.
pub async fn run(state: StateDir, config: Config, stop: impl Future<Output = ()>) -> Result<Ended, RunError> {
    let _ownership = state.folder.own()?;
    let record = read_record(&state)?.ok_or(RunError::NotEnrolled)?;
    if record.silent {
        state.secrets.destroy(SecretName::Device)?;
        return Ok(Ended::Over);
    }
    let secret = state.secrets.load(SecretName::Device)?.ok_or(RunError::NoDeviceKey)?;
    let signer = DeviceSigner::new(&secret).ok_or(RunError::NoDeviceKey)?;
    let trust = Trust::load(state.servers.authority().as_deref())?;
    let container = config.container(&state.folder, record.place())?;
    let vault = Vault::new(container, state.secrets.clone(), record.seal_key);
    let socket = Socket::listen(&config.socket_path(&state.folder), &config.socket)?;

    let first_urls = urls(&record, &state.servers.urls()?);
    let (urls_in, urls_out) = watch::channel(first_urls);
    // Few: a message may be as long as a frame, and a server that is faster than this device has to wait.
    let (events_in, events) = mpsc::channel(4);
    let (say, outgoing) = mpsc::unbounded_channel();
    let (asked_in, asked) = mpsc::channel(8);
    let (notices, _) = broadcast::channel(64);
    let check_in_every = Duration::from_secs(config.check_in_seconds.max(1));
    let link = tokio::spawn(Link { urls: urls_out, trust, check_in_every, events: events_in, outgoing }.run());
    let door = tokio::spawn(socket.run(asked_in, notices.clone()));

    let hands = Hands::new(vault, state.clone(), config.hooks.clone(), say, notices);
    let mut running = Running {
        agent: Agent::new(record),
        signer,
        hands,
        urls: urls_in,
        state,
        connected: false,
        last_contact: None,
    };
    let outcome = tokio::select! {
        outcome = running.serve(events, asked) => outcome,
        () = stop => Ok(Ended::Stopped),
    };
    link.abort();
    door.abort();
    running.hands.close().await?;
    outcome
}

struct Running {
    agent: Agent,
    signer: DeviceSigner,
    hands: Hands,
    urls: watch::Sender<Vec<ServerUrl>>,
    state: StateDir,
    connected: bool,
    last_contact: Option<Time>,
}

impl Running {
    async fn serve(
        &mut self,
        mut events: mpsc::Receiver<Event>,
        mut asked: mpsc::Receiver<Asked>,
    ) -> Result<Ended, RunError> {
        self.handle(Input::Start).await?;
        let mut alarm = Box::pin(tokio::time::sleep(self.patience()));
        while !self.agent.is_over() {
            tokio::select! {
                event = events.recv() => match event {
                    Some(event) => self.event(event).await?,
                    None => return Err(RunError::NoLink),
                },
                Some(Asked { request, reply }) = asked.recv() => {
                    let answer = self.answer(request).await?;
                    // Whoever asked may have gone.
                    let _ = reply.send(answer);
                }
                () = &mut alarm => {
                    self.hands.save().await?;
                    self.handle(Input::Tick).await?;
                    alarm = Box::pin(tokio::time::sleep(self.patience()));
                }
            }
            // What began to need attention must not wait for an alarm that was set in quiet times.
            let soon = tokio::time::Instant::now() + self.patience();
            if soon < alarm.deadline() {
                alarm.as_mut().reset(soon);
            }
        }
        Ok(Ended::Over)
    }

    fn patience(&self) -> Duration {
        let busy = match self.agent.container() {
            ContainerState::LockedPartly => true,
            ContainerState::Open => self.hands.needs_saving(),
            ContainerState::None | ContainerState::Closed | ContainerState::Locked | ContainerState::Erased => false,
        };
        if busy || !self.agent.record().erasing.is_empty() { SOON } else { SELDOM }
    }

    async fn event(&mut self, event: Event) -> Result<(), RunError> {
        let input = match event {
            Event::Hello(challenge) => {
                self.connected = true;
                Input::Hello(challenge)
            }
            Event::Frame(down) => Input::Frame(*down),
            Event::Malformed(digest) => Input::Malformed(digest),
            Event::Handled(done) => {
                // The link may have given up meanwhile.
                let _ = done.send(());
                return Ok(());
            }
            Event::Lost => {
                self.connected = false;
                return Ok(());
            }
        };
        self.last_contact = Some(Time(clock::wall_ms()));
        self.handle(input).await.map(|_| ())
    }

    /// Gives one input to the core and carries out everything that follows from it. Returns whether the core raised an alarm.
    async fn handle(&mut self, input: Input) -> Result<bool, RunError> {
        let mut waiting = VecDeque::from([input]);
        let mut alarmed = false;
        while let Some(input) = waiting.pop_front() {
            let newest = self.agent.record().keyring_ref();
            for effect in self.think(input) {
                alarmed |= matches!(effect, Effect::Alarm { .. });
                waiting.extend(self.hands.perform(effect).await?);
            }
            if self.agent.record().keyring_ref() != newest {
                let known = self.state.servers.urls()?;
                self.urls.send_replace(urls(self.agent.record(), &known));
            }
        }
        Ok(alarmed)
    }

    fn think(&mut self, input: Input) -> Vec<Effect> {
        let now = Now { wall: Time(clock::wall_ms()), boot_ms: clock::boot_ms() };
        self.agent.handle(input, &Surroundings { now, signer: &self.signer, posture: &posture::read })
    }

    async fn answer(&mut self, request: Request) -> Result<Answer, RunError> {
        let path = self.hands.container_path();
        let record = self.agent.record();
        let state = self.agent.container();
        Ok(match request {
            Request::Status => {
                let mut status = answer::status(record, state, &path);
                status.running = true;
                status.connected = Some(self.connected);
                status.last_contact = self.last_contact.map(|time| time.0);
                Answer::Status(Box::new(status))
            }
            Request::Server => Answer::Server(ServerAnswer {
                tenant: record.tenant().to_string(),
                urls: trusted(record, &self.state.servers.urls()?).into_iter().map(|(text, _)| text).collect(),
                authority: self.state.servers.authority_text()?,
            }),
            Request::Container => Answer::Container(answer::container(state, &path)),
            Request::Prove { .. } if record.is_locked() || record.erased || !record.erasing.is_empty() => {
                Answer::problem("prove.locked", "this device is locked or wiped and vouches for nobody")
            }
            Request::Prove { audience, challenge } => {
                possession::prove(&self.signer, record.place(), &audience, &challenge, Time(clock::wall_ms()))
            }
            Request::Subscribe => Answer::Ok { ok: true },
            Request::Release { file } => match answer::release_file(&file) {
                Ok(file) => self.release(file).await?,
                Err(problem) => problem,
            },
        })
    }

    /// First the keyrings that this device lacks, then the release under the newest of them.
    async fn release(&mut self, file: ReleaseFile) -> Result<Answer, RunError> {
        for keyring in file.keyrings {
            if keyring.keyring.version > self.agent.record().keyring_ref().version {
                self.handle(Input::Frame(Down::Keyring(keyring))).await?;
            }
        }
        let refused = self.handle(Input::Release(file.release, file.grants)).await?;
        Ok(if refused {
            Answer::problem(
                "release.refused",
                "the release does not count here: enough root persons must have signed it under this device's newest keyring, and \
                 it must not have expired",
            )
        } else {
            Answer::Ok { ok: true }
        })
    }
}

/// The keyring's addresses, then those of the enrollment code.
fn urls(record: &Record, enrolled: &[String]) -> Vec<ServerUrl> {
    trusted(record, enrolled).into_iter().map(|(_, url)| url).collect()
}

/// The same as they are written. What cannot be used is said once and left out.
fn trusted(record: &Record, enrolled: &[String]) -> Vec<(String, ServerUrl)> {
    let named = record.newest().map(|keyring| keyring.server_urls.clone()).unwrap_or_default();
    let mut urls: Vec<(String, ServerUrl)> = Vec::new();
    for text in named.iter().chain(enrolled) {
        match ServerUrl::parse(text) {
            Ok(url) if urls.iter().any(|(_, known)| *known == url) => {}
            Ok(url) => urls.push((text.clone(), url)),
            Err(error) => tracing::warn!(%error, "an address of the server cannot be used"),
        }
    }
    urls
}
