//! The pin, brought up to date with the keyrings that the server offers; or made, after a person compared the ten words.

use lethe_proto::{
    cbor::{FRAME_CAP, decode},
    chain::{SignedKeyring, check_first},
    ids::Time,
    words::keyring_words,
};
use serde_json::Value;

use crate::{
    answer::{blob, strange},
    api::Api,
    ask::{line, same_words, show},
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
pub(crate) fn unexpired(pin: &Pin, now: Time) -> Result<(), Trouble> {
    let newest = pin.newest();
    if now < newest.expires {
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

#[cfg(test)]
mod tests {
    use lethe_people::{Company, NOW};
    use lethe_proto::ids::DAY_MS;

    use super::*;
    use crate::desk::Options;

    fn desk(folder: &tempfile::TempDir) -> Desk {
        Desk::open(&Options { profile: Some(folder.path().join("profile.toml")), ..Options::default() }).unwrap()
    }

    #[test]
    fn without_a_pin_only_the_ten_words_of_the_newest_keyring_help() {
        let folder = tempfile::tempdir().unwrap();
        let company = Company::standard();
        let first = company.first();
        let second = company.next(&first.keyring, |_| ());
        let words = |signed: &SignedKeyring| keyring_words(&signed.keyring.digest());
        let offered = [first.clone(), second.clone()];
        assert!(trusted(&desk(&folder), &offered, Some(&words(&first))).is_err());
        assert!(Pin::load(folder.path()).unwrap().is_none());
        assert_eq!(trusted(&desk(&folder), &offered, Some(&words(&second))).unwrap().newest().version, 2);
        assert_eq!(Pin::load(folder.path()).unwrap().unwrap().anchor(), second.keyring.digest());
    }

    #[test]
    fn a_first_keyring_without_its_signatures_is_not_pinned_even_by_its_words() {
        let folder = tempfile::tempdir().unwrap();
        let company = Company::standard();
        let unsigned = company.signed_by(company.keyring(), |_| false);
        let words = keyring_words(&unsigned.keyring.digest());
        assert!(trusted(&desk(&folder), &[unsigned], Some(&words)).unwrap_err().what().contains("does not hold"));
    }

    #[test]
    fn with_a_pin_words_do_not_help_another_keyring() {
        let folder = tempfile::tempdir().unwrap();
        let company = Company::standard();
        Pin::new(company.first()).save(folder.path()).unwrap();
        let mut keyring = company.keyring();
        keyring.server_urls.push("https://evil.example".into());
        let other = company.signed(keyring);
        let words = keyring_words(&other.keyring.digest());
        assert!(trusted(&desk(&folder), &[other], Some(&words)).is_err());
    }

    #[test]
    fn a_keyring_that_ran_out_carries_nothing() {
        let pin = Pin::new(Company::standard().first());
        assert!(unexpired(&pin, NOW.plus(364 * DAY_MS)).is_ok());
        assert!(unexpired(&pin, NOW.plus(365 * DAY_MS)).unwrap_err().what().contains("ran out"));
    }
}
