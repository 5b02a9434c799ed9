//! An employee sets a password, or another one. All their other sessions end: whoever knew the old one is out.

use lethe_server_core::{access::factor::Factor, audit::EmployeeEvent, employee_session::Ending};
use zeroize::Zeroizing;

use super::{
    House,
    authenticate_employee::LiveEmployee,
    failure::failures,
    sign_in::{ChangeError, Means, may_begin_change, may_change, password_cell, tell},
    steps::end_sessions::end_sessions,
};
use crate::{
    keys::KeyError,
    password::{Checked, NotHashed, Password, Weakness, weakness},
    store::repo::employee_sessions::Which,
};

failures!(
    /// Why the password was not set.
    SetPasswordError {
        /// Fewer letters than twelve.
        Short = Invalid "password.short" "a password has at least 12 letters; a few words that do not belong together are easy to keep",
        /// Too easy.
        Guessable = Invalid "password.guessable" "this password would soon be guessed: it is common, or made of names, dates or neighbouring keys; take a few words that do not belong together",
        /// Longer than anybody types.
        Long = Invalid "password.long" "a password has at most 512 bytes",
        /// The old one is another.
        Old = Denied "password.old" "the old password is not yours; type it again, or ask an administrator for a new link to the portal",
        /// Too many at once.
        Busy = Conflict "password.busy" "too many passwords are being checked right now; try again in a moment",
        /// The library failed.
        Broken = Internal "password.failed" "the password could not be hashed; look into the server's log",
    } and
    /// Not now.
    Change(ChangeError)
);

impl From<NotHashed> for SetPasswordError {
    fn from(error: NotHashed) -> Self {
        match error {
            NotHashed::Busy => Self::Busy,
            NotHashed::Broken => Self::Broken,
        }
    }
}

impl From<KeyError> for SetPasswordError {
    fn from(_: KeyError) -> Self {
        Self::Broken
    }
}

/// Sets it. `old` is needed where there is one; `console` is the host where the company finds its console.
pub async fn set_password(
    house: &House,
    means: Means<'_>,
    console: &str,
    own: LiveEmployee,
    old: Option<Zeroizing<String>>,
    new: Zeroizing<String>,
) -> Result<(), SetPasswordError> {
    may_begin_change(house, &own).await?;
    let password = Password::new(&new).ok_or(SetPasswordError::Long)?;
    let person = &own.person;
    // Of the company nothing is known but where it is found.
    let known = [Some(person.name.as_str()), person.email.as_deref(), Some(console)];
    match weakness(&password, &known.into_iter().flatten().collect::<Vec<_>>()) {
        None => {}
        Some(Weakness::Short) => return Err(SetPasswordError::Short),
        Some(Weakness::Guessable) => return Err(SetPasswordError::Guessable),
    }
    check_old(house, means, &own, old).await?;
    let (cell, entropy) = (password_cell(&person.id), house.store.entropy());
    let hash = means.passwords.hash(password, entropy).await?;
    let sealed = house.vault.seal(cell, hash.as_bytes(), entropy)?;
    let (house_in, whose) = (house.clone(), own.clone());
    let kept = house.store.write(move |mut tx| async move {
        may_change(&tx, &whose).await?;
        let (no, person, now) = (whose.person.no, whose.person.id, tx.now());
        tx.factors().set_password(no, sealed, Some(now)).await?;
        let others = Which::Person(no, Some(whose.id));
        end_sessions(&house_in, &mut tx, whose.actor(), others, Ending::PasswordChanged).await?;
        let event = EmployeeEvent::FactorSet { person, factor: Factor::Password };
        Ok::<_, SetPasswordError>(tx.commit(whose.actor(), event.into(), ()))
    });
    kept.await?;
    tell(means, &own);
    Ok(())
}

async fn check_old(
    house: &House,
    means: Means<'_>,
    own: &LiveEmployee,
    old: Option<Zeroizing<String>>,
) -> Result<(), SetPasswordError> {
    let Some(kept) = house.store.read().factors().password(own.person.no).await? else { return Ok(()) };
    let typed = old.as_deref().and_then(|text| Password::new(text)).ok_or(SetPasswordError::Old)?;
    let opened = house.vault.open(password_cell(&own.person.id), &kept.sealed)?;
    let hash = Zeroizing::new(String::from_utf8_lossy(&opened).into_owned());
    match means.passwords.check(Some(hash), typed).await? {
        Checked::Right { .. } => Ok(()),
        Checked::Wrong => Err(SetPasswordError::Old),
    }
}
