//! Somebody who is asked to approve brings a key of their own. The server only keeps it for the root persons to see: they compare its
//! six words by voice, and it stands in a keyring when they and the key itself have signed that.

use lethe_proto::{ids::KeyId, keyring::Key, kinds::KeyKind};
use lethe_server_core::{
    actor::Actor, admin::Scope, audit::AuditEvent, caller::Caller, ids::ProposalId, permission::Permission,
};

use super::{House, failure::failures};
use crate::store::{Tx, repo::admins::StoredAdmin};

failures!(
    /// Why the key is not proposed.
    ProposeKeyError {
        /// There is no first keyring.
        NoKeyring = Conflict "keyring.missing" "there is no keyring yet; make your approval key first, in the console or with `lethe init --keyring`",
        /// No such proposal.
        Unknown = NotFound "proposal.unknown" "there is no such proposed key; it was withdrawn, or stands in the keyring already",
        /// Nobody asked this admin.
        NotAsked = Denied "proposal.not_asked" "you are not asked to be an approver; an owner gives you approver roles first",
        /// The key names somebody else.
        OtherPerson = Invalid "proposal.other_person" "the key names another person than you; everybody proposes their own",
        /// Made for another page, or damaged.
        Key = Invalid "proposal.key" "the key is not a passkey that was made on this installation's approver page",
        /// Known already.
        Taken = Conflict "proposal.taken" "this key stands in the keyring already, or somebody else proposes it; make a new one",
    }
);

/// Checks and keeps a proposed key; gives its id and the event that ends the transaction. `origin` is the approver page's.
pub(super) async fn take_key(
    tx: &Tx,
    admin: &StoredAdmin,
    key: Key,
    origin: &str,
) -> Result<(ProposalId, (Actor, AuditEvent)), ProposeKeyError> {
    let newest = tx.keyrings().newest().await?.ok_or(ProposeKeyError::NoKeyring)?.keyring;
    let person_no = admin.person_no.filter(|_| !admin.approver_roles.is_empty()).ok_or(ProposeKeyError::NotAsked)?;
    let person = tx.people().find_no(person_no).await?.ok_or(ProposeKeyError::NotAsked)?.id;
    if key.person != person {
        return Err(ProposeKeyError::OtherPerson);
    }
    if !is_passkey_of(&key, origin) {
        return Err(ProposeKeyError::Key);
    }
    if newest.key_with(&key.public_key).is_some() {
        return Err(ProposeKeyError::Taken);
    }
    let id = ProposalId::from(tx.new_id());
    match tx.proposals().put(id, admin.no, person_no, &key, tx.now()).await {
        Err(error) if error.is_duplicate() => Err(ProposeKeyError::Taken),
        Err(error) => Err(error.into()),
        Ok(()) => Ok((id, (Actor::Admin(admin.admin.id), AuditEvent::KeyProposed { person, key: key.id }))),
    }
}

/// Whether it is a readable passkey of the approver's page. Whether the keyring takes it says the chain.
pub(super) fn is_passkey_of(key: &Key, origin: &str) -> bool {
    let host = origin.split_once("://").map_or("", |(_, rest)| rest).split(':').next().unwrap_or_default();
    key.kind == KeyKind::WebauthnEs256
        && key.id == KeyId::of(&key.public_key)
        && key.decoded().is_ok()
        && key.origin == origin
        && key.rp_id == host
}

/// Forgets a proposed key: whoever brought it, or an owner.
pub async fn withdraw_proposal(house: &House, caller: Caller, id: ProposalId) -> Result<(), ProposeKeyError> {
    house
        .store
        .write(move |tx| async move {
            let proposal = tx.proposals().find(id).await?.ok_or(ProposeKeyError::Unknown)?;
            let mine = tx.admins().find(caller.admin.id).await?.is_some_and(|admin| admin.no == proposal.admin_no);
            let permission = if mine { Permission::Relay } else { Permission::ManageAdmins };
            caller.may(permission, Scope::Everything)?;
            tx.proposals().delete(id).await?;
            let event = AuditEvent::KeyProposalWithdrawn { person: proposal.person, key: proposal.key.id };
            Ok(tx.commit(caller.actor(), event, ()))
        })
        .await
}
