//! `cargo xtask demo`: a running house for a newcomer; with `--script`, the main job played from beginning to end.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a demo that does not go on as it must has failed"
)]

mod desk;
mod fleet;
mod live;
mod office;
mod script;

use std::path::PathBuf;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let mut keep = None;
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--script" => return script::play(),
            "--keep" => keep = Some(PathBuf::from(arguments.next().expect("a folder behind --keep"))),
            other => panic!("what is {other}? The demo knows --script and --keep DIR"),
        }
    }
    live::run(keep.as_deref());
}
