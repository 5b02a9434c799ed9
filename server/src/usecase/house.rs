//! What every use case works with.

use std::sync::Arc;

use lethe_proto::{
    cbor::Exact,
    cose::{Context, Cose, Signer as _},
    ids::{KeyId, TenantId},
};

use lethe_server_core::{
    actor::Actor,
    admin::{Denied, Scope},
    caller::Caller,
    permission::Permission,
};

use crate::{
    keys::{ServerKey, Vault},
    store::Store,
};

/// The store, this node's signature, and what goes into enrollment codes. Cheap to clone.
#[derive(Clone)]
pub struct House {
    /// Rows.
    pub store: Store,
    /// This node's key.
    pub server: Arc<ServerKey>,
    /// Seals secrets that must be read again.
    pub vault: Arc<Vault>,
    /// The log as the keyring must name it.
    pub log: LogIdentity,
}

/// Who asks, where both the host's own operator and an administrator may.
#[derive(Debug, Clone)]
pub enum By {
    /// Somebody on the host itself, next to the data directory.
    Operator,
    /// An administrator.
    Admin(Box<Caller>),
}

impl By {
    /// Whether they may let somebody in who was outside: the operator, and whoever has signed in.
    pub fn may_invite(&self) -> Result<(), Denied> {
        match self {
            Self::Operator => Ok(()),
            Self::Admin(caller) => caller.signed_in(),
        }
    }

    /// The author of the audit event, if they may do this to the whole installation.
    pub fn may(&self, permission: Permission) -> Result<Actor, Denied> {
        match self {
            Self::Operator => Ok(Actor::Operator),
            Self::Admin(caller) => caller.may(permission, Scope::Everything).map(|_| caller.actor()),
        }
    }
}

/// The log's name and public key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogIdentity {
    /// First line of its checkpoints.
    pub origin: String,
    /// Ed25519.
    pub public_key: [u8; 32],
}

impl House {
    /// Signs a message of the server.
    pub fn sign<T>(&self, tenant: TenantId, domain: &'static str, message: &Exact<T>) -> Cose {
        Cose::sign(&*self.server, Context { domain, tenant }, message.bytes())
    }

    /// Name of this node's key.
    pub fn server_key(&self) -> KeyId {
        self.server.key_id()
    }
}
