//! Apps that employees sign in to, each with its addresses. A secret is kept as its hash.

use lethe_proto::ids::{Digest, Time};
use lethe_server_core::{
    access::app::AppId,
    oidc::{
        algorithm::Algorithm,
        registration::{Registered, Registration, RelyingParty},
        scope::Scopes,
    },
};
use sea_orm::{ConnectionTrait, DatabaseTransaction, Value};

use super::{
    super::{
        StoreError,
        sql::{Row, Table, all, insert_many, insert_numbered, one, run, signed, values},
    },
    Apps,
};

const TABLE: Table = Table { name: "app", key: "no" };
const URIS: Table = Table { name: "app_uri", key: "no" };

/// A registered app.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredApp {
    /// Running number.
    pub no: i64,
    /// As what it is registered.
    pub registration: Registration,
    /// SHA-256 of the secret, where it keeps one.
    pub secret_hash: Option<Digest>,
    /// When it was registered.
    pub created_at: Time,
}

/// Addresses of an app by what they are for.
#[derive(Default)]
struct Uris {
    origins: Vec<String>,
    redirects: Vec<String>,
    after_logout: Vec<String>,
}

impl Uris {
    fn add(&mut self, row: &Row) -> Result<(), StoreError> {
        let list = match row.text("purpose")?.as_str() {
            "origin" => &mut self.origins,
            "redirect" => &mut self.redirects,
            "after_logout" => &mut self.after_logout,
            _ => return Err(row.unreadable("purpose")),
        };
        list.push(row.text("uri")?);
        Ok(())
    }
}

fn read(row: &Row, uris: Uris) -> Result<StoredApp, StoreError> {
    let secret_hash = row.maybe_fixed::<32, Digest>("secret_hash")?;
    let kind = match row.text("kind")?.as_str() {
        "forward" => Registered::Forward { origins: uris.origins },
        "oidc" => Registered::Oidc(RelyingParty {
            redirects: uris.redirects,
            after_logout: uris.after_logout,
            logout_uri: row.maybe_text("logout_uri")?,
            confidential: secret_hash.is_some(),
            algorithm: row.word("algorithm", Algorithm::from_text)?,
            scopes: row.word("scopes", Scopes::from_text)?,
            bound_tokens: row.int("bound_tokens")? == 1,
        }),
        _ => return Err(row.unreadable("kind")),
    };
    let id: AppId = row.word("id", |text| text.parse().ok())?;
    Ok(StoredApp {
        no: row.int("no")?,
        registration: Registration { id, name: row.text("name")?, kind },
        secret_hash,
        created_at: row.time("created_at")?,
    })
}

/// The columns that a registration fills besides its id and its kind.
fn columns(registration: &Registration) -> Vec<Value> {
    let name = registration.name.clone();
    match &registration.kind {
        Registered::Forward { .. } => values![name, None::<String>, "", 0_i64, None::<String>],
        Registered::Oidc(party) => values![
            name,
            Some(party.algorithm.as_str().to_owned()),
            party.scopes.to_text(),
            i64::from(party.bound_tokens),
            party.logout_uri.clone(),
        ],
    }
}

fn uri_rows(no: i64, registration: &Registration) -> Vec<Vec<Value>> {
    let rows = |purpose: &'static str, uris: &[String]| {
        uris.iter().map(|uri| values![no, purpose, uri.clone()]).collect::<Vec<_>>()
    };
    match &registration.kind {
        Registered::Forward { origins } => rows("origin", origins),
        Registered::Oidc(party) => {
            [rows("redirect", &party.redirects), rows("after_logout", &party.after_logout)].concat()
        }
    }
}

impl<C: ConnectionTrait> Apps<'_, C> {
    /// By id.
    pub async fn find(&self, id: &AppId) -> Result<Option<StoredApp>, StoreError> {
        let row = one(self.db, TABLE, "SELECT * FROM app WHERE id = $1", values![id.as_str()]).await?;
        self.whole(row).await
    }

    /// The app to which an origin belongs, written as browsers write it.
    pub async fn of_origin(&self, origin: &str) -> Result<Option<StoredApp>, StoreError> {
        let sql = "SELECT a.* FROM app a JOIN app_uri u ON u.app_no = a.no WHERE u.purpose = 'origin' AND u.uri = $1";
        let row = one(self.db, TABLE, sql, values![origin]).await?;
        self.whole(row).await
    }

    async fn whole(&self, row: Option<Row>) -> Result<Option<StoredApp>, StoreError> {
        let Some(row) = row else { return Ok(None) };
        let sql = "SELECT * FROM app_uri WHERE app_no = $1 ORDER BY no";
        let mut uris = Uris::default();
        for uri in all(self.db, URIS, sql, values![row.int("no")?]).await? {
            uris.add(&uri)?;
        }
        read(&row, uris).map(Some)
    }

    /// All, by name. A company has dozens.
    pub async fn list(&self) -> Result<Vec<StoredApp>, StoreError> {
        let mut uris = std::collections::BTreeMap::<i64, Uris>::new();
        for uri in all(self.db, URIS, "SELECT * FROM app_uri ORDER BY no", values![]).await? {
            uris.entry(uri.int("app_no")?).or_default().add(&uri)?;
        }
        let rows = all(self.db, TABLE, "SELECT * FROM app ORDER BY name, no", values![]).await?;
        rows.iter().map(|row| read(row, uris.remove(&row.int("no")?).unwrap_or_default())).collect()
    }
}

impl Apps<'_, DatabaseTransaction> {
    /// Registers one. A duplicate is an id or an origin that another app has.
    pub async fn insert(&self, new: &Registration, secret: Option<&Digest>, now: Time) -> Result<(), StoreError> {
        let sql = "INSERT INTO app (id, kind, secret_hash, created_at, name, algorithm, scopes, bound_tokens, logout_uri) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING no";
        let mut values =
            values![new.id.as_str(), new.kind.as_str(), secret.map(|hash| hash.as_bytes().to_vec()), signed(now.0),];
        values.extend(columns(new));
        let no = insert_numbered(self.db, TABLE, sql, values).await?;
        self.add_uris(no, new).await
    }

    /// Registers it anew under the same id and kind; its secret stays.
    pub async fn change(&self, no: i64, new: &Registration) -> Result<(), StoreError> {
        let sql =
            "UPDATE app SET name = $2, algorithm = $3, scopes = $4, bound_tokens = $5, logout_uri = $6 WHERE no = $1";
        let mut values = values![no];
        values.extend(columns(new));
        run(self.db, sql, values).await?;
        run(self.db, "DELETE FROM app_uri WHERE app_no = $1", values![no]).await?;
        self.add_uris(no, new).await
    }

    async fn add_uris(&self, no: i64, of: &Registration) -> Result<(), StoreError> {
        insert_many(self.db, "INSERT INTO app_uri (app_no, purpose, uri)", 3, uri_rows(no, of), "").await
    }

    /// Gives it another secret.
    pub async fn set_secret(&self, no: i64, hash: &Digest) -> Result<(), StoreError> {
        let sql = "UPDATE app SET secret_hash = $2 WHERE no = $1";
        run(self.db, sql, values![no, hash.as_bytes().to_vec()]).await?;
        Ok(())
    }

    /// Removes it with its addresses. `false`: there was none.
    pub async fn remove(&self, no: i64) -> Result<bool, StoreError> {
        Ok(run(self.db, "DELETE FROM app WHERE no = $1", values![no]).await? == 1)
    }
}
