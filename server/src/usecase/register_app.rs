//! An app that employees sign in to becomes known.

use lethe_proto::text::Line;
use lethe_server_core::{
    admin::Scope,
    audit::AppEvent,
    caller::Caller,
    oidc::{
        registration::{Registered, Registration, RelyingParty, is_free_for_apps},
        scope,
    },
    permission::Permission,
};
use zeroize::Zeroizing;

use super::{
    House,
    failure::failures,
    steps::{access::still_speaks, app_addresses as addresses, secret_text},
};

/// More addresses of one kind than any app has.
const MOST_ADDRESSES: usize = 50;

failures!(
    /// Why the app was not registered.
    RegisterAppError {
        /// The name cannot be shown.
        Name = Invalid "app.name" "the name of an app is plain text of at most 200 bytes on one line",
        /// The id is one of ours.
        Reserved = Invalid "app.reserved" "console, portal and api are names of this server's own doors; choose another id",
        /// It has none of the addresses that it needs, or too many.
        Count = Invalid "app.addresses" "an app behind a proxy has 1 to 50 origins, and one that speaks OpenID Connect 1 to 50 redirect URIs and at most 50 for after the logout",
        /// One of its addresses is none that an app may have.
        Address(String) = Invalid "app.address" "{0}",
        /// It asks for nothing that `OpenID Connect` gives.
        Scopes = Invalid "app.scopes" "an app that speaks OpenID Connect needs at least the scope openid",
        /// The id or an origin is taken.
        Exists = Conflict "app.exists" "another app has this id or one of these origins; every origin belongs to one app",
    }
);

/// A registered app; where it keeps a secret, this is the only time that it is seen.
pub struct RegisteredApp {
    /// The secret.
    pub secret: Option<Zeroizing<String>>,
}

fn bad(text: &str, why: addresses::BadAddress) -> RegisterAppError {
    let shown: String = text.chars().take(100).filter(|letter| !letter.is_control()).collect();
    RegisterAppError::Address(format!("the address {shown:?} {why}"))
}

/// The registration as it is kept, if it may be.
pub(super) fn checked(mut app: Registration) -> Result<Registration, RegisterAppError> {
    if Line::new(app.name.clone()).is_err() {
        return Err(RegisterAppError::Name);
    }
    if !is_free_for_apps(&app.id) {
        return Err(RegisterAppError::Reserved);
    }
    match &mut app.kind {
        Registered::Forward { origins } => {
            if !(1..=MOST_ADDRESSES).contains(&origins.len()) {
                return Err(RegisterAppError::Count);
            }
            for text in &mut *origins {
                *text = addresses::origin(text).map_err(|why| bad(text, why))?;
            }
            once(origins);
        }
        Registered::Oidc(party) => check_party(party)?,
    }
    Ok(app)
}

fn check_party(party: &mut RelyingParty) -> Result<(), RegisterAppError> {
    let counts = (1..=MOST_ADDRESSES).contains(&party.redirects.len()) && party.after_logout.len() <= MOST_ADDRESSES;
    if !counts {
        return Err(RegisterAppError::Count);
    }
    for text in party.redirects.iter().chain(&party.after_logout) {
        addresses::check_redirect(text).map_err(|why| bad(text, why))?;
    }
    if let Some(text) = &party.logout_uri {
        addresses::check_callback(text).map_err(|why| bad(text, why))?;
    }
    if !party.scopes.contains(scope::Scope::OpenId) {
        return Err(RegisterAppError::Scopes);
    }
    once(&mut party.redirects);
    once(&mut party.after_logout);
    Ok(())
}

/// Each address once, in the order of the first mention.
fn once(list: &mut Vec<String>) {
    let mut seen = std::collections::BTreeSet::new();
    list.retain(|text| seen.insert(text.clone()));
}

/// Registers an app.
pub async fn register_app(house: &House, caller: Caller, app: Registration) -> Result<RegisteredApp, RegisterAppError> {
    caller.may(Permission::ManageAccess, Scope::Everything)?;
    let app = checked(app)?;
    house
        .store
        .write(move |tx| async move {
            still_speaks::<RegisterAppError>(&tx, &caller).await?;
            let keeps_secret = matches!(&app.kind, Registered::Oidc(party) if party.confidential);
            let secret = keeps_secret.then(|| secret_text::make("lethe-app-", tx.entropy()));
            match tx.apps().insert(&app, secret.as_ref().map(|secret| &secret.hash), tx.now()).await {
                Err(error) if error.is_duplicate() => return Err(RegisterAppError::Exists),
                other => other?,
            }
            let event = AppEvent::Created { app: app.id, kind: app.kind.as_str() };
            let made = RegisteredApp { secret: secret.map(|secret| secret.text) };
            Ok(tx.commit(caller.actor(), event.into(), made))
        })
        .await
}
