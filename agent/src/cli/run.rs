//! `lethe-agent run`: protects the process, and runs the loop.

use std::io::IsTerminal as _;

use tokio::signal::unix::{SignalKind, signal};
use tracing_subscriber::filter::LevelFilter;

use super::{Context, Outcome, runtime};
use crate::run::{Ended, run};

pub(super) fn execute(context: Context) -> Outcome {
    // One level for everything: a filter language would be a fifth of the program.
    let level = std::env::var("RUST_LOG").ok().and_then(|text| text.parse().ok()).unwrap_or(LevelFilter::INFO);
    let terminal = std::io::stderr().is_terminal();
    tracing_subscriber::fmt()
        .with_max_level(level)
        .with_writer(std::io::stderr)
        .with_ansi(terminal)
        .with_target(false)
        .init();
    harden();
    let state = context.enrolled()?;
    let outcome = runtime()?.block_on(async {
        let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
        let told = async move {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = interrupt.recv() => {}
            }
        };
        run(state, context.config, told).await
    });
    match outcome? {
        Ended::Stopped => tracing::info!("stopped; the container is closed"),
        Ended::Over => tracing::info!("this enrollment was wiped and its receipt acknowledged; enroll again to go on"),
    }
    Ok(())
}

/// Keeps keys out of core files, other processes' debuggers and, where we may, swap. Best effort: none of it is what the protection rests on.
fn harden() {
    use rustix::mm::{MlockAllFlags, mlockall};
    use rustix::process::{DumpableBehavior, Resource, Rlimit, set_dumpable_behavior, setrlimit};
    if let Err(error) = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) }) {
        tracing::warn!(%error, "core files could not be switched off");
    }
    if let Err(error) = set_dumpable_behavior(DumpableBehavior::NotDumpable) {
        tracing::warn!(%error, "other processes of this user may look into the agent's memory");
    }
    // Without privilege the limit is small and future allocations would fail at it.
    let root = rustix::process::geteuid().is_root();
    if root && let Err(error) = mlockall(MlockAllFlags::CURRENT | MlockAllFlags::FUTURE | MlockAllFlags::ONFAULT) {
        tracing::warn!(%error, "the agent's memory may be swapped");
    }
}
