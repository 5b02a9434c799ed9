//! `cargo xtask bench console`: pages of devices among a hundred thousand, over HTTPS, beside a plain `SELECT` of the same page.

fn main() {
    let as_json = std::env::args().any(|argument| argument == "--json");
    lethe_tests::bench::console::run(as_json);
}
