//! One conversation with a directory: bind as ourselves, search, bind as whoever was found.

use ldap3::{
    Ldap, LdapConnAsync, LdapConnSettings, LdapError, LdapResult, Scope, SearchOptions, SearchResult, ldap_escape,
};
use tokio::task::JoinSet;

use super::{DirectoryError, DirectoryPerson, Settings, entry};
use crate::config::LOGIN;

/// Result codes (RFC 4511, appendix A) that mean: not with this password.
const REFUSALS: [u32; 6] = [19, 32, 48, 49, 50, 53];
const SIZE_LIMIT_EXCEEDED: u32 = 4;
const BUSY: u32 = 51;
const UNAVAILABLE: u32 = 52;

/// A connection, and the task that carries it. Both end together.
struct Connection {
    ldap: Ldap,
    _carrier: JoinSet<()>,
}

fn unavailable(error: &LdapError) -> DirectoryError {
    DirectoryError::Unavailable(error.to_string())
}

/// Connects, and binds as the account that searches.
async fn connect(settings: &Settings) -> Result<Connection, DirectoryError> {
    let how = LdapConnSettings::new().set_config(settings.tls.clone()).set_starttls(settings.starttls);
    let (connection, mut ldap) =
        LdapConnAsync::from_url_with_settings(how, &settings.url).await.map_err(|error| unavailable(&error))?;
    let mut carrier = JoinSet::new();
    carrier.spawn(async { drop(connection.drive().await) });
    let bound =
        ldap.simple_bind(&settings.bind_dn, settings.password.expose()).await.map_err(|error| unavailable(&error))?;
    match bound.rc {
        0 => Ok(Connection { ldap, _carrier: carrier }),
        BUSY | UNAVAILABLE => Err(DirectoryError::Unavailable(said(&bound))),
        _ => Err(DirectoryError::Misconfigured(format!("it refuses bind_dn with this password ({})", said(&bound)))),
    }
}

fn said(result: &LdapResult) -> String {
    format!("result {} {}", result.rc, result.text).trim_end().to_owned()
}

/// Everything that the filter finds for a login: two entries are enough to know that it is not one.
async fn search(settings: &Settings, ldap: &mut Ldap, login: &str) -> Result<Option<DirectoryPerson>, DirectoryError> {
    let filter = settings.filter.replace(LOGIN, &ldap_escape(login));
    ldap.with_search_options(SearchOptions::new().sizelimit(2));
    let found = ldap
        .search(&settings.base, Scope::Subtree, &filter, entry::STABLE)
        .await
        .map_err(|error| unavailable(&error))?;
    let SearchResult(entries, result) = found;
    match result.rc {
        0 => Ok(entry::only(entries, true)),
        SIZE_LIMIT_EXCEEDED => Ok(entry::only(entries, false)),
        BUSY | UNAVAILABLE => Err(DirectoryError::Unavailable(said(&result))),
        _ => Err(DirectoryError::Misconfigured(format!("it does not search below base ({})", said(&result)))),
    }
}

/// Whose login and password this is.
pub(super) async fn prove(settings: &Settings, login: &str, password: &str) -> Result<DirectoryPerson, DirectoryError> {
    let mut connection = connect(settings).await?;
    let person = search(settings, &mut connection.ldap, login).await?;
    // Whoever is not there is bound to as well, so that one step less does not say that they are not.
    let nobody = format!("cn=nobody,{}", settings.base);
    let dn = person.as_ref().map_or(&nobody, |person| &person.dn);
    let bound = connection.ldap.simple_bind(dn, password).await.map_err(|error| unavailable(&error))?;
    drop(connection.ldap.unbind().await);
    let person = person.ok_or(DirectoryError::Refused)?;
    match bound.rc {
        0 => Ok(person),
        code if REFUSALS.contains(&code) => Err(DirectoryError::Refused),
        _ => Err(DirectoryError::Unavailable(said(&bound))),
    }
}

/// Whether we may search below the base.
pub(super) async fn look(settings: &Settings) -> Result<(), DirectoryError> {
    let mut connection = connect(settings).await?;
    search(settings, &mut connection.ldap, "nobody").await?;
    drop(connection.ldap.unbind().await);
    Ok(())
}
