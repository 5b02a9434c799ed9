//! The pin, brought up to date with the keyrings that the server offers; or made, after a person compared the ten words.

use lethe_proto::{
    cbor::{FRAME_CAP, decode},
    chain::{SignedKeyring, check_first},
    words::keyring_words,
};
use serde_json::Value;

use crate::{
    answer::{blob, strange},
    api::Api,
    ask::{line, same_words, show},
    clock::now,
    desk::Desk,
    moment,
    text::keyring,
    trouble::Trouble,
    trust::pin::Pin,
};

/// Every keyring that the server offers.
pub(crate) fn offered(api: &Api) -> Result<Vec<SignedKeyring>, Trouble> {
    api.list(&["keyrings"], &[])?.iter().map(signed).collect()
}

/// One keyring of an answer.
pub(crate) fn signed(value: &Value) -> Result<SignedKeyring, Trouble> {
    decode(&blob(value, "signed")?, FRAME_CAP).map_err(|_| strange("signed"))
}

/// The pin of this profile after taking what follows from `offered`. Without a pin the ten words are asked for, or taken
/// from `words`.
pub(crate) fn trusted(desk: &Desk, offered: &[SignedKeyring], words: Option<&str>) -> Result<Pin, Trouble> {
    let folder = desk.profile.folder();
    let pin = match Pin::load(folder)? {
        Some(mut pin) => {
            if pin.catch_up(offered)? > 0 {
                show(&format!("The keyring moved on to version {}; its root persons signed.", pin.newest().version));
                pin.save(folder)?;
            }
            pin
        }
        None => first_time(desk, offered, words)?,
    };
    Ok(pin)
}

/// Refuses to work under a keyring that has run out.
pub(crate) fn unexpired(pin: &Pin) -> Result<(), Trouble> {
    let newest = pin.newest();
    if now() < newest.expires {
        return Ok(());
    }
    Err(Trouble::new(
        format!(
            "keyring version {} ran out on {}: agents refuse orders under it",
            newest.version,
            moment::show(newest.expires)
        ),
        "let the root persons publish the next version (`lethe keyring renew`)",
    ))
}

fn first_time(desk: &Desk, offered: &[SignedKeyring], words: Option<&str>) -> Result<Pin, Trouble> {
    let newest = offered.iter().max_by_key(|signed| signed.keyring.version).ok_or_else(|| {
        Trouble::new("the server has no keyring yet", "make one with `lethe keyring new` and publish it")
    })?;
    newest.keyring.check().map_err(|bad| {
        Trouble::new(format!("the server's keyring is not sound: {bad}"), "do not use it; ask the root persons")
    })?;
    if newest.keyring.version == 1 {
        check_first(newest).map_err(|broken| {
            Trouble::new(format!("the server's keyring does not hold: {broken}"), "do not use it; ask the root persons")
        })?;
    }
    show(&keyring::sheet(&newest.keyring));
    let heard = words.map_or_else(
        || {
            line(
                "This machine has no pinned keyring. Type the ten words that another approver reads to you:",
                "give --keyring-words \"the ten words\", or pin first with `lethe keyring pin`",
            )
        },
        |words| Ok(words.to_owned()),
    )?;
    if !same_words(&heard, &keyring_words(&newest.keyring.digest())) {
        return Err(Trouble::new(
            "the ten words are not those of the server's keyring",
            "sign nothing; ask the other approver again, and if the words still differ, tell the security team",
        ));
    }
    let pin = Pin::new(newest.clone());
    pin.save(desk.profile.folder())?;
    show(&format!("Pinned keyring version {} in {}.", newest.keyring.version, desk.profile.folder().display()));
    Ok(pin)
}
