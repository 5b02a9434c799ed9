//! `crowd FILE COUNT`: puts devices into the database of a server that does not run, for the browser's runs.

use std::{path::Path, process::ExitCode};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.as_slice() {
        [file, count] if let Ok(devices) = count.parse() => {
            lethe_tests::bench::crowd::fill(Path::new(file), devices);
            ExitCode::SUCCESS
        }
        _ => {
            eprintln!("crowd takes the file of a database and a number of devices");
            ExitCode::from(2)
        }
    }
}
