//! Carrying out effects. Only a journal that cannot be written stops the agent: going on without memory would be guessing.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use lethe_agent_core::effect::Effect;
use lethe_agent_core::input::Input;
use lethe_agent_core::plan::Step;
use lethe_proto::wire::Up;
use tokio::sync::{broadcast, mpsc};

use super::RunError;
use crate::config::HooksConfig;
use crate::hooks::{self, Notice};
use crate::storage::StateDir;
use crate::vault::{Vault, VaultError};

/// Everything that effects touch.
pub(super) struct Hands {
    vault: Arc<Mutex<Vault>>,
    needs_saving: bool,
    state: StateDir,
    hooks: HooksConfig,
    say: mpsc::UnboundedSender<Up>,
    notices: broadcast::Sender<Notice>,
}

impl Hands {
    pub(super) fn new(
        vault: Vault,
        state: StateDir,
        hooks: HooksConfig,
        say: mpsc::UnboundedSender<Up>,
        notices: broadcast::Sender<Notice>,
    ) -> Self {
        let needs_saving = vault.container().needs_saving();
        Self { vault: Arc::new(Mutex::new(vault)), needs_saving, state, hooks, say, notices }
    }

    /// Carries out one effect; some have an answer for the core.
    pub(super) async fn perform(&self, effect: Effect) -> Result<Option<Input>, RunError> {
        let answer = match effect {
            Effect::Persist(bytes) => {
                self.state.journal.write(&bytes)?;
                None
            }
            Effect::Send(up) => {
                // Without a link nothing is lost: the core says it again at the next hello.
                let _ = self.say.send(up);
                None
            }
            Effect::MakeKeys { place, share, recovery, keyring } => {
                let made = self.with_vault(move |vault| vault.make_keys(place, share, &recovery, keyring)).await?;
                noted("the container's keys were not made", made)
            }
            Effect::Open { place, share, wrapped } => {
                Some(opened(self.with_vault(move |vault| vault.open(place, &share, &wrapped)).await?))
            }
            Effect::OpenByRecovery { place, grant, wrapped } => {
                Some(opened(self.with_vault(move |vault| vault.open_by_recovery(place, &grant, &wrapped)).await?))
            }
            Effect::Rewrap { place, share } => {
                let wrapped = self.with_vault(move |vault| vault.rewrap(place, &share)).await?;
                noted("the container's key was not wrapped again", wrapped)
            }
            Effect::Close => Some(Input::Closed { busy: self.with_vault(Vault::close).await? }),
            Effect::Erase(Step::WipeDevice) => {
                Some(Input::StepDone { step: Step::WipeDevice, ok: hooks::wipe_device(&self.hooks).await })
            }
            Effect::Erase(step) => {
                let ok = self.with_vault(move |vault| vault.erase(step)).await?;
                Some(Input::StepDone { step, ok })
            }
            Effect::DestroyReceiptKey => {
                self.with_vault(|vault| vault.destroy_receipt_key()).await??;
                None
            }
            Effect::Hook(hook) => {
                self.tell(&Notice::Hook(hook));
                None
            }
            Effect::Alarm { refusal, subject } => {
                tracing::warn!(reason = refusal.as_str(), %subject, "an order was refused");
                self.tell(&Notice::Alarm(refusal, subject));
                None
            }
        };
        Ok(answer)
    }

    /// Whether an open container must be looked after.
    pub(super) fn needs_saving(&self) -> bool {
        self.needs_saving
    }

    /// Seals what applications changed.
    pub(super) async fn save(&self) -> Result<(), RunError> {
        if !self.needs_saving {
            return Ok(());
        }
        if let Err(error) = self.with_vault(Vault::save).await? {
            tracing::error!(%error, "changed files were not sealed; they are tried again");
        }
        Ok(())
    }

    /// Closes the container at the end of the process.
    pub(super) async fn close(&self) -> Result<(), RunError> {
        match self.with_vault(Vault::close).await? {
            0 => {}
            busy => tracing::warn!(busy, "programs still hold files of the container"),
        }
        Ok(())
    }

    pub(super) fn container_path(&self) -> PathBuf {
        self.vault.lock().unwrap_or_else(PoisonError::into_inner).container().path()
    }

    fn tell(&self, notice: &Notice) {
        hooks::tell(&self.hooks, notice);
        // Nobody may be listening.
        let _ = self.notices.send(notice.clone());
    }

    async fn with_vault<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Vault) -> T + Send + 'static,
    ) -> Result<T, RunError> {
        let vault = Arc::clone(&self.vault);
        let done = tokio::task::spawn_blocking(move || work(&mut vault.lock().unwrap_or_else(PoisonError::into_inner)));
        done.await.map_err(|error| RunError::System(std::io::Error::other(error)))
    }
}

fn opened(outcome: Result<(), VaultError>) -> Input {
    Input::Opened(outcome.map_err(|error| {
        tracing::error!(%error, "the container did not open");
        error.as_open_failure()
    }))
}

fn noted(what: &'static str, outcome: Result<Input, VaultError>) -> Option<Input> {
    outcome.inspect_err(|error| tracing::error!(%error, "{what}")).ok()
}
