//! A keyring on its way from hand to hand: a file with the signatures collected so far.

use std::path::Path;

use lethe_proto::{
    approval::Approval,
    cbor::{Exact, FRAME_CAP, decode, encode},
    chain::SignedKeyring,
    ids::Time,
    keyring::Keyring,
    words::keyring_words,
};
use serde_json::json;

use crate::{
    profile::{read, write},
    reach,
    report::Report,
    text::keyring::{json, sheet},
    trouble::Trouble,
};

/// Reads a keyring file.
pub(crate) fn load(file: &Path) -> Result<SignedKeyring, Trouble> {
    let signed: SignedKeyring = decode(&read(file)?, FRAME_CAP).map_err(|error| {
        Trouble::usage(
            format!("{} is no keyring: {error}", file.display()),
            "give the file that `lethe keyring new` or `lethe keyring add-person` wrote",
        )
    })?;
    sound(&signed.keyring)?;
    Ok(signed)
}

/// Writes a keyring file.
pub(crate) fn save(file: &Path, signed: &SignedKeyring) -> Result<(), Trouble> {
    write(file, &encode(signed))
}

/// Refuses content that no agent would take.
pub(crate) fn sound(keyring: &Keyring) -> Result<(), Trouble> {
    keyring
        .check()
        .map_err(|bad| Trouble::usage(format!("the keyring is not sound: {bad}"), "correct what you gave"))?;
    reach::roots_suffice(keyring)
}

/// Writes an unsigned keyring and says what happens next.
pub(crate) fn written(file: &Path, keyring: Keyring, news: &[String]) -> Result<Report, Trouble> {
    sound(&keyring)?;
    let signed = SignedKeyring { keyring: Exact::new(keyring), approvals: Vec::new() };
    save(file, &signed)?;
    let mut lines = vec![sheet(&signed.keyring), String::new()];
    lines.extend(news.iter().cloned());
    lines.extend(warnings(&signed.keyring));
    lines.push(format!("Written to {}. Nobody has signed it yet. Everybody concerned does:", file.display()));
    lines.push(format!("  lethe keyring sign {} --key THEIR_KEY", file.display()));
    lines.push(if signed.keyring.version == 1 {
        format!("and then, on the server's host: lethe init --keyring {}", file.display())
    } else {
        format!("and then somebody: lethe keyring publish {}", file.display())
    });
    let mut value = json(&signed.keyring);
    value["file"] = json!(file);
    Ok(Report::new(lines.join("\n"), value))
}

/// What its people could not do, a line each.
pub(crate) fn warnings(keyring: &Keyring) -> impl Iterator<Item = String> {
    reach::warnings(keyring).into_iter().map(|warning| format!("! {warning}"))
}

/// The next version, without any change yet.
pub(crate) fn next(current: &Exact<Keyring>, now: Time) -> Keyring {
    let mut next = Keyring::clone(current);
    next.version = current.version.saturating_add(1);
    next.previous = vec![current.digest()];
    next.issued = if now > current.issued { now } else { current.issued };
    next
}

/// Adds a signature; the same key signs once.
pub(crate) fn add(signed: &mut SignedKeyring, approval: Approval) {
    signed.approvals.retain(|other| other.key != approval.key);
    signed.approvals.push(approval);
}

/// What a file is called when nobody says.
pub(crate) fn file_name(tenant: &str, version: u64) -> String {
    let plain: String =
        tenant.chars().map(|c| if c.is_alphanumeric() { c.to_ascii_lowercase() } else { '-' }).collect();
    format!("{}-keyring-{version}.cbor", plain.trim_matches('-'))
}

/// One line that names a keyring.
pub(crate) fn title(keyring: &Exact<Keyring>) -> String {
    format!("keyring version {} ({})", keyring.version, keyring_words(&keyring.digest()))
}
