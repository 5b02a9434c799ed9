//! Programs of the company that are told what happened: the desktop's lock, the messenger's logout, the device's own erasure.
//!
//! A program gets the event in its environment (`LETHE_EVENT` and what belongs to it) and nothing on its command line but what is configured. It
//! is started and left alone, except for `wipe_device`, whose success is reported.

use std::process::Stdio;

use lethe_agent_core::effect::Hook;
use lethe_proto::ids::Digest;
use lethe_proto::refusal::Refusal;
use tokio::process::Command;

use crate::config::HooksConfig;

/// Something that applications and programs are told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// From the core.
    Hook(Hook),
    /// An order was refused.
    Alarm(Refusal, Digest),
}

impl Notice {
    /// Name of the event, as in `LETHE_EVENT` and on the socket.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Hook(Hook::Locked) => "lock",
            Self::Hook(Hook::Unlocked) => "unlock",
            Self::Hook(Hook::LoggedOut { .. }) => "logout",
            Self::Hook(Hook::ScreenCapture { .. }) => "screen_capture",
            Self::Hook(Hook::Message(_)) => "message",
            Self::Hook(Hook::Erased) => "wipe",
            Self::Alarm(..) => "alarm",
        }
    }

    /// What belongs to the event: name and text.
    pub fn details(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Hook(Hook::Locked | Hook::Unlocked | Hook::Erased) => Vec::new(),
            Self::Hook(Hook::LoggedOut { before }) => vec![("before", before.0.to_string())],
            Self::Hook(Hook::ScreenCapture { blocked }) => vec![("blocked", blocked.to_string())],
            Self::Hook(Hook::Message(text)) => vec![("text", text.clone())],
            Self::Alarm(refusal, subject) => {
                vec![("reason", refusal.as_str().to_owned()), ("subject", subject.to_string())]
            }
        }
    }

    fn program<'a>(&self, config: &'a HooksConfig) -> &'a [String] {
        match self {
            Self::Hook(Hook::Locked) => &config.lock,
            Self::Hook(Hook::Unlocked) => &config.unlock,
            Self::Hook(Hook::LoggedOut { .. }) => &config.logout,
            Self::Hook(Hook::ScreenCapture { .. }) => &config.screen_capture,
            Self::Hook(Hook::Message(_)) => &config.message,
            Self::Hook(Hook::Erased) => &config.erased,
            Self::Alarm(..) => &config.alarm,
        }
    }
}

/// Starts the program for an event, if there is one.
pub fn tell(config: &HooksConfig, notice: &Notice) {
    let Some(mut command) = command(notice.program(config), notice.name(), &notice.details()) else { return };
    let event = notice.name();
    match command.spawn() {
        Ok(mut child) => {
            tokio::spawn(async move {
                match child.wait().await {
                    Ok(status) if status.success() => {}
                    Ok(status) => tracing::warn!(event, %status, "a hook failed"),
                    Err(error) => tracing::warn!(event, %error, "a hook was lost"),
                }
            });
        }
        Err(error) => tracing::warn!(event, %error, "a hook could not be started"),
    }
}

/// Runs the program that erases the device, or says what would run. `true` when it succeeded or when this is a dry run.
pub async fn wipe_device(config: &HooksConfig) -> bool {
    let program = config.wipe_device.join(" ");
    if !config.wipe_device_for_real {
        tracing::warn!(
            program,
            "dry run: the rest of this device was not erased; set hooks.wipe_device_for_real = true"
        );
        return true;
    }
    let Some(mut command) = command(&config.wipe_device, "wipe_device", &[]) else {
        tracing::error!("hooks.wipe_device names no program: the rest of this device cannot be erased");
        return false;
    };
    match command.status().await {
        Ok(status) if status.success() => true,
        Ok(status) => {
            tracing::error!(program, %status, "erasing the rest of this device failed");
            false
        }
        Err(error) => {
            tracing::error!(program, %error, "the program that erases this device could not be started");
            false
        }
    }
}

fn command(program: &[String], event: &str, details: &[(&'static str, String)]) -> Option<Command> {
    let (name, arguments) = program.split_first()?;
    let mut command = Command::new(name);
    command.args(arguments).env("LETHE_EVENT", event).stdin(Stdio::null());
    for (name, value) in details {
        command.env(format!("LETHE_{}", name.to_uppercase()), value);
    }
    Some(command)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use lethe_proto::ids::Time;

    use super::*;

    fn shell(script: &str) -> Vec<String> {
        ["sh", "-c", script].map(str::to_owned).to_vec()
    }

    #[tokio::test]
    async fn a_program_finds_the_event_in_its_environment() {
        let directory = tempfile::tempdir().unwrap();
        let pipe = directory.path().join("pipe");
        rustix::fs::mknodat(rustix::fs::CWD, &pipe, rustix::fs::FileType::Fifo, 0o600.into(), 0).unwrap();
        let script = format!("printf '%s %s' $LETHE_EVENT $LETHE_BEFORE > {}", pipe.display());
        let config = HooksConfig { logout: shell(&script), ..HooksConfig::default() };
        tell(&config, &Notice::Hook(Hook::LoggedOut { before: Time(17) }));
        let said = tokio::task::spawn_blocking(move || fs::read_to_string(pipe).unwrap()).await.unwrap();
        assert_eq!(said, "logout 17");
    }

    #[tokio::test]
    async fn a_hook_that_cannot_be_started_harms_nobody() {
        let config = HooksConfig { lock: vec!["/does/not/exist".to_owned()], ..HooksConfig::default() };
        tell(&config, &Notice::Hook(Hook::Locked));
    }

    #[tokio::test]
    async fn the_device_is_erased_in_earnest_only_when_the_configuration_says_so() {
        let directory = tempfile::tempdir().unwrap();
        let mark = directory.path().join("erased");
        let mut config =
            HooksConfig { wipe_device: shell(&format!("touch {}", mark.display())), ..HooksConfig::default() };
        assert!(wipe_device(&config).await);
        assert!(!mark.exists());
        config.wipe_device_for_real = true;
        assert!(wipe_device(&config).await);
        assert!(mark.exists());
        config.wipe_device = shell("exit 1");
        assert!(!wipe_device(&config).await);
        config.wipe_device = Vec::new();
        assert!(!wipe_device(&config).await);
    }
}
