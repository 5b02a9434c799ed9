//! Writes `proto/vectors/*.json`. A test compares what is committed with what this would write.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a developer's tool stops at the first surprise"
)]

mod book;

fn main() -> std::io::Result<()> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors");
    std::fs::create_dir_all(&folder)?;
    for (name, text) in book::all() {
        std::fs::write(folder.join(&name), text)?;
        println!("{name}");
    }
    Ok(())
}
