//! Who am I, and what is this installation.

use lethe_proto::{cose::Signer as _, words};
use lethe_server_core::{
    caller::{Caller, Via},
    permission::Permission,
};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    http::{
        body::{Body, to_blob},
        caller::{AdminCaller, SignedIn},
        problem::Problem,
    },
    store::Reader,
};

/// The caller.
#[derive(Debug, Serialize, ToSchema)]
pub struct Me {
    admin: MyAdmin,
    /// Null in a browser session.
    token: Option<MyToken>,
}

/// The caller as an admin.
#[derive(Debug, Serialize, ToSchema)]
pub struct MyAdmin {
    id: String,
    name: String,
    roles: Vec<String>,
    /// The only group that the admin looks after; null for everybody.
    scope: Option<String>,
    /// What the caller may do to somebody at least, as words of token scopes.
    permissions: Vec<String>,
    /// Which person the admin is; null for those who only administer.
    person: Option<String>,
    /// How many passkeys the admin has.
    passkeys: u64,
}

impl MyAdmin {
    pub(super) async fn of(read: &Reader<'_>, caller: &Caller) -> Result<Self, Problem> {
        let admin = &caller.admin;
        let stored = read.admins().find(admin.id).await?.ok_or_else(|| Problem::not_found("admin"))?;
        let person = match stored.person_no {
            Some(no) => read.people().find_no(no).await?.map(|person| person.id.to_string()),
            None => None,
        };
        let allowed = Permission::ALL.into_iter().filter(|permission| caller.may_somewhere(*permission).is_ok());
        Ok(Self {
            id: admin.id.to_string(),
            name: admin.name.clone(),
            roles: admin.roles.iter().map(|role| role.as_str().to_owned()).collect(),
            scope: admin.group.clone(),
            permissions: allowed.map(|permission| permission.as_str().to_owned()).collect(),
            person,
            passkeys: read.passkeys().list(stored.no).await?.len() as u64,
        })
    }
}

/// The caller's token.
#[derive(Debug, Serialize, ToSchema)]
pub struct MyToken {
    id: String,
    /// `*`, or the permissions that it was made for.
    scopes: Vec<String>,
    /// Milliseconds since 1970.
    expires: u64,
}

/// Who is calling, with which roles, scope and token or session.
#[utoipa::path(get, path = "/api/v1/me", tag = "me", responses((status = 200, body = Me)), security(("token" = [])))]
pub async fn me(caller: AdminCaller<SignedIn>) -> Result<Body<Me>, Problem> {
    let (who, read) = (caller.caller(), caller.store().read());
    let token = match who.via {
        Via::Session(_) => None,
        Via::Token(id) => {
            let token = read.tokens().find(id).await?;
            Some(MyToken {
                id: id.to_string(),
                scopes: who.scopes.to_text().split(' ').map(str::to_owned).collect(),
                expires: token.map_or(0, |token| token.expires_at.0),
            })
        }
    };
    Ok(Body(Me { admin: MyAdmin::of(&read, who).await?, token }))
}

/// The installation.
#[derive(Debug, Serialize, ToSchema)]
pub struct TenantView {
    id: String,
    /// `normal` or `restore`.
    mode: String,
    /// One person decides.
    solo: bool,
    /// Software keys count.
    demo: bool,
    /// The newest keyring; null before there is one.
    keyring: Option<KeyringName>,
    log: LogView,
    server_key: KeyView,
    /// Where devices find the server.
    urls: Vec<String>,
}

/// A keyring by what people compare.
#[derive(Debug, Serialize, ToSchema)]
pub struct KeyringName {
    version: u64,
    digest: String,
    /// Ten words.
    words: String,
    /// Milliseconds since 1970.
    expires: u64,
}

/// The log.
#[derive(Debug, Serialize, ToSchema)]
pub struct LogView {
    origin: String,
    /// 32 bytes in base64.
    public_key: String,
    generation: u64,
    /// Leaves in the newest checkpoint.
    size: u64,
}

/// This node's key.
#[derive(Debug, Serialize, ToSchema)]
pub struct KeyView {
    id: String,
    /// 32 bytes in base64.
    public_key: String,
}

/// The installation: mode, newest keyring, log and this node's public key.
#[utoipa::path(get, path = "/api/v1/tenant", tag = "me", responses((status = 200, body = TenantView)), security(("token" = [])))]
pub async fn tenant(caller: AdminCaller<SignedIn>) -> Result<Body<TenantView>, Problem> {
    let server = caller.server();
    let read = server.store().read();
    let mode = read.tenant().find().await?.map(|tenant| tenant.mode.as_str().to_owned()).unwrap_or_default();
    let keyring = read.keyrings().newest().await?.map(|signed| signed.keyring);
    let size = read.checkpoint().await?.map_or(0, |(size, _)| size);
    Ok(Body(TenantView {
        id: server.tenant().to_string(),
        mode,
        solo: keyring.as_ref().is_some_and(|keyring| keyring.limits.solo),
        demo: keyring.as_ref().is_some_and(|keyring| keyring.limits.demo),
        log: LogView {
            origin: server.house().log.origin.clone(),
            public_key: to_blob(&server.house().log.public_key),
            generation: keyring.as_ref().map_or(1, |keyring| keyring.log.generation),
            size,
        },
        keyring: keyring.map(|keyring| KeyringName {
            version: keyring.version,
            digest: keyring.digest().to_string(),
            words: words::keyring_words(&keyring.digest()),
            expires: keyring.expires.0,
        }),
        server_key: KeyView {
            id: server.house().server.key_id().to_string(),
            public_key: to_blob(server.house().server.public_key()),
        },
        urls: server.urls().to_vec(),
    }))
}
