//! The first keyring: from here on the company exists.

use lethe_proto::{
    cbor::encode,
    chain::{BrokenChain, SignedKeyring, check_first},
    cose::Signer as _,
    ids::TenantId,
    leaf::LeafKind,
};
use lethe_server_core::{actor::Actor, audit::AuditEvent, mode::Mode};

use super::{House, failure::failures, publish_keyring::know_people};
use crate::store::repo::tenant::Tenant;

failures!(
    /// Why the tenant was not created.
    InitTenantError {
        /// There is one already.
        Exists = Conflict "tenant.exists" "this database belongs to a company already; later keyrings go through `lethe keyring publish`",
        /// The keyring does not hold.
        Keyring(#[from] BrokenChain) = Invalid "keyring.broken" "the first keyring does not hold: {0}",
        /// The keyring does not name this server's key.
        NotOurServer = Invalid "keyring.other_server" "the keyring does not name this server's key; make it with the keys that `lethe init` prints",
        /// The keyring names another log.
        NotOurLog = Invalid "keyring.other_log" "the keyring names another log or log key; make it with what `lethe init` prints",
    }
);

/// Creates the tenant from its first keyring.
pub async fn init_tenant(house: &House, first: SignedKeyring) -> Result<TenantId, InitTenantError> {
    check_first(&first)?;
    let keyring = &first.keyring;
    if keyring.service_key(house.server.key_id()).is_none() {
        return Err(InitTenantError::NotOurServer);
    }
    if keyring.log.origin != house.log.origin || keyring.log.public_key != house.log.public_key {
        return Err(InitTenantError::NotOurLog);
    }
    house
        .store
        .write(move |mut tx| async move {
            if tx.tenant().find().await?.is_some() {
                return Err(InitTenantError::Exists);
            }
            let now = tx.now();
            let id = first.keyring.tenant;
            tx.tenant().insert(&Tenant { id, mode: Mode::Normal, created_at: now }).await?;
            let leaf = tx.append_leaf(LeafKind::Keyring, &encode(&first));
            tx.keyrings().insert(&first, leaf, now).await?;
            know_people(&tx, &first.keyring).await?;
            let digest = first.keyring.digest();
            tx.record(Actor::Operator, &AuditEvent::KeyringPublished { version: 1, digest });
            Ok(tx.commit(Actor::Operator, AuditEvent::TenantCreated { tenant: id }, id))
        })
        .await
}
