//! A company comes into being: its id when the server is prepared, its first keyring when somebody has signed it. Until then the
//! server runs and nothing can be enrolled.

use lethe_proto::{
    cbor::encode,
    chain::{BrokenChain, SignedKeyring, check_first},
    cose::Signer as _,
    ids::{PersonId, TenantId},
    keyring::Keyring,
    leaf::LeafKind,
};
use lethe_server_core::{actor::Actor, audit::AuditEvent, mode::Mode};

use super::{House, failure::failures, publish_keyring::know_people};
use crate::store::{Tx, repo::tenant::Tenant};

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
        /// The keyring is another company's.
        OtherTenant = Invalid "keyring.other_tenant" "the keyring is another installation's; make it with the id of this one",
        /// The keyring is not the owner's.
        OtherPerson = Invalid "keyring.other_person" "the first keyring made in a browser names the owner who asked for it, and nobody else; others are added afterwards",
        /// A key of another page, such as the one for signing in.
        OtherPage = Invalid "keyring.other_page" "a key of the first keyring was not made on this installation's approver page; make it there",
        /// The keyring says `demo` where the installation does not.
        NotDemo = Invalid "keyring.not_demo" "this installation was not prepared with --demo, so software keys must not count in its keyring",
    }
);

/// Creates the tenant from its first keyring, by files.
pub async fn init_tenant(house: &House, first: SignedKeyring) -> Result<TenantId, InitTenantError> {
    let house_in = house.clone();
    house
        .store
        .write(move |mut tx| async move {
            let tenant = first.keyring.tenant;
            let event = take_first(&house_in, &mut tx, &first).await?;
            Ok(tx.commit(Actor::Operator, event, tenant))
        })
        .await
}

/// Creates the tenant without a keyring: the owner makes that in a browser.
pub async fn prepare_tenant(house: &House, tenant: TenantId, demo: bool) -> Result<(), InitTenantError> {
    house
        .store
        .write(move |tx| async move {
            if tx.tenant().find().await?.is_some() {
                return Err(InitTenantError::Exists);
            }
            tx.tenant().insert(&Tenant { id: tenant, mode: Mode::Normal, demo, created_at: tx.now() }).await?;
            Ok(tx.commit(Actor::Operator, AuditEvent::TenantCreated { tenant }, ()))
        })
        .await
}

/// Checks and stores the first keyring; gives the event that ends the transaction.
pub(super) async fn take_first(
    house: &House,
    tx: &mut Tx,
    first: &SignedKeyring,
) -> Result<AuditEvent, InitTenantError> {
    check_first(first)?;
    let keyring = &first.keyring;
    if keyring.service_key(house.server.key_id()).is_none() {
        return Err(InitTenantError::NotOurServer);
    }
    if keyring.log.origin != house.log.origin || keyring.log.public_key != house.log.public_key {
        return Err(InitTenantError::NotOurLog);
    }
    let now = tx.now();
    match tx.tenant().find().await? {
        Some(_) if tx.keyrings().newest().await?.is_some() => return Err(InitTenantError::Exists),
        Some(prepared) if prepared.id != keyring.tenant => return Err(InitTenantError::OtherTenant),
        Some(_) => {}
        None => {
            let (tenant, demo) = (keyring.tenant, keyring.limits.demo);
            tx.tenant().insert(&Tenant { id: tenant, mode: Mode::Normal, demo, created_at: now }).await?;
            tx.record(Actor::Operator, &AuditEvent::TenantCreated { tenant });
        }
    }
    let leaf = tx.append_leaf(LeafKind::Keyring, &encode(first));
    tx.keyrings().insert(first, leaf, now).await?;
    know_people(tx, keyring).await?;
    Ok(AuditEvent::KeyringPublished { version: 1, digest: keyring.digest() })
}

/// What a first keyring made in a browser must be besides: one person's, the one who asked, and no more of a demonstration than the
/// installation was prepared for.
pub(super) fn is_owners(keyring: &Keyring, owner: PersonId, demo: bool) -> Result<(), InitTenantError> {
    if keyring.persons.iter().map(|person| person.id).ne([owner]) {
        return Err(InitTenantError::OtherPerson);
    }
    if keyring.limits.demo && !demo { Err(InitTenantError::NotDemo) } else { Ok(()) }
}
