//! Entry point of `lethe-agent`.

fn main() {}
