//! The demo that somebody looks at: a server without a keyring, waiting for its first person; devices that join when there is one.
//!
//! Nothing is prepared behind the newcomer's back: the passkeys, the approval key and the keyring are theirs.

use std::{path::Path, time::Instant};

use tokio::signal::unix::{SignalKind, signal};

use crate::{
    desk, fleet,
    office::{COUNTRIES, Office},
};

/// Runs until somebody ends it. Everything lies in a temporary folder, unless one was named.
#[tokio::main]
pub(crate) async fn run(keep: Option<&Path>) {
    let begun = Instant::now();
    let temporary = tempfile::tempdir().expect("a temporary folder");
    let folder = keep.unwrap_or_else(|| temporary.path());
    std::fs::create_dir_all(folder).expect("a folder for the demo");
    let folder = folder.canonicalize().expect("the folder that was just made");
    let mut office = Office::open(&folder);
    welcome(&office, keep.is_some(), begun);
    desk::listen(&folder, office.place());
    let joining = tokio::spawn(fleet::join(folder.clone(), office.place().clone()));
    let (mut terminate, mut hang_up) = (handler(SignalKind::terminate()), handler(SignalKind::hangup()));
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminate.recv() => {}
        _ = hang_up.recv() => {}
        () = office.ended() => println!("\nThe server ended; what it said stands above."),
    }
    println!("\nClosing …");
    joining.abort();
    fleet::close();
    office.close().await;
    if keep.is_some() {
        println!("Everything is kept in {}; the same command goes on from there.", folder.display());
    }
}

fn handler(kind: SignalKind) -> tokio::signal::unix::Signal {
    signal(kind).expect("a handler for a signal")
}

fn welcome(office: &Office, kept: bool, begun: Instant) {
    let place = office.place();
    println!("\nLethe runs, {:.1} seconds after it was started.\n", begun.elapsed().as_secs_f64());
    match office.setup_link() {
        Some(link) => println!("  Open this link; it works once, within a day:\n\n      {link}\n"),
        None => println!("  Sign in with the passkey that you made before:\n\n      {}\n", place.console),
    }
    println!("  console        {}", place.console);
    println!("  approver page  {}   (another origin on purpose: the keys that decide live there)", place.approver);
    println!("  devices        {}", place.devices);
    if place.data.join(COUNTRIES).is_file() {
        println!("  places         of addresses, by `lethe geo lookup`: IP Geolocation by DB-IP, https://db-ip.com");
    }
    println!("  three simulated devices join by themselves as soon as you have made your approval key.\n");
    println!("  To enroll this computer as a fourth: Devices → Enroll a device; paste its line here and press Enter.");
    println!("  Ctrl C ends everything{}.", if kept { "" } else { " and leaves nothing behind" });
}
