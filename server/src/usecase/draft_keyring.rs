//! A keyring that is not complete yet: kept with the signatures that it has, and published by the server itself as soon as the
//! chain's own rules hold. Nobody is counted here; the server only carries between people what each of them checks.

use lethe_proto::{
    approval::Approval,
    chain::{BrokenChain, SignedKeyring, check_next},
    kinds::Role,
};
use lethe_server_core::{
    actor::Actor,
    admin::Scope,
    audit::AuditEvent,
    caller::Caller,
    ids::{AdminId, DraftId},
    permission::Permission,
};

use super::{
    House,
    failure::failures,
    publish_keyring::{kept_suspensions, take_next},
};
use crate::store::{
    Tx,
    repo::drafts::{Draft, DraftState},
};

failures!(
    /// Why the draft was not taken, or not signed.
    DraftKeyringError {
        /// There is no first keyring.
        NoKeyring = Conflict "keyring.missing" "there is no keyring yet; make your approval key first, in the console or with `lethe init --keyring`",
        /// No such draft.
        Unknown = NotFound "draft.unknown" "there is no such draft; the list of drafts shows them all",
        /// Another keyring took its place.
        Stale = Conflict "draft.stale" "a newer keyring was published after this change was drafted; draft it again from the newest",
        /// It is a keyring already.
        Published = Conflict "draft.published" "this change is published already; nothing is left to sign",
        /// Taken back.
        Withdrawn = Conflict "draft.withdrawn" "this change was withdrawn; draft it again if it is still meant",
        /// One at a time.
        Open = Conflict "draft.open" "another change of the keyring waits for signatures; sign it or withdraw it first, because two keyrings of one version would divide the devices",
        /// It says nothing of the root persons.
        NotRoot = Invalid "draft.not_root" "no root person of the keyring in force has signed this change; one of them drafts it",
        /// The chain would break.
        Broken(#[from] BrokenChain) = Invalid "keyring.broken" "the keyring does not continue the chain: {0}",
    }
);

/// What became of a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drafted {
    /// More signatures are needed.
    Open {
        /// The draft.
        draft: DraftId,
        /// Signatures that it has.
        signatures: usize,
    },
    /// It is the newest keyring now.
    Published {
        /// Its version.
        version: u64,
    },
}

/// What became of it, and the event that ends the transaction.
type Taken = (Drafted, (Actor, AuditEvent));

/// Takes a draft with the signatures that it has.
pub(super) async fn take_draft(
    house: &House,
    tx: &mut Tx,
    signed: SignedKeyring,
    admin: (i64, AdminId),
) -> Result<Taken, DraftKeyringError> {
    let newest = tx.keyrings().newest().await?.ok_or(DraftKeyringError::NoKeyring)?.keyring;
    if signed.keyring.version <= newest.version {
        return Err(DraftKeyringError::Stale);
    }
    let by_root = |approval: &Approval| {
        let key = newest.key(approval.key).filter(|_| approval.role == Role::Root);
        key.is_some_and(|key| newest.has_role(key.person, Role::Root))
    };
    if !signed.approvals.iter().any(by_root) {
        return Err(DraftKeyringError::NotRoot);
    }
    if let Some(known) = tx.drafts().find_digest(&signed.keyring.digest()).await? {
        return add(house, tx, known, signed.approvals).await;
    }
    if let Some(event) = publish_if_complete(house, tx, &signed).await? {
        return Ok((Drafted::Published { version: signed.keyring.version }, (Actor::Admin(admin.1), event)));
    }
    if tx.drafts().open().await?.is_some() {
        return Err(DraftKeyringError::Open);
    }
    let (id, now) = (DraftId::from(tx.new_id()), tx.now());
    let no = tx.drafts().insert(id, &signed.keyring, newest.version, admin.0, now).await?;
    for approval in &signed.approvals {
        tx.drafts().sign(no, approval, now).await?;
    }
    let event = AuditEvent::DraftOpened { digest: signed.keyring.digest(), version: signed.keyring.version };
    Ok((Drafted::Open { draft: id, signatures: signed.approvals.len() }, (Actor::Admin(admin.1), event)))
}

/// Adds signatures to a draft.
pub(super) async fn sign_draft(
    house: &House,
    tx: &mut Tx,
    id: DraftId,
    approvals: Vec<Approval>,
) -> Result<Taken, DraftKeyringError> {
    let draft = tx.drafts().find(id).await?.ok_or(DraftKeyringError::Unknown)?;
    add(house, tx, draft, approvals).await
}

/// Whether a draft still takes signatures.
fn is_open(draft: &Draft) -> Result<(), DraftKeyringError> {
    match draft.state {
        DraftState::Open => Ok(()),
        DraftState::Stale => Err(DraftKeyringError::Stale),
        DraftState::Published => Err(DraftKeyringError::Published),
        DraftState::Withdrawn => Err(DraftKeyringError::Withdrawn),
    }
}

async fn add(house: &House, tx: &mut Tx, draft: Draft, approvals: Vec<Approval>) -> Result<Taken, DraftKeyringError> {
    is_open(&draft)?;
    let mut all = tx.drafts().signatures(draft.no).await?;
    // Whoever signs again means the newer word: perhaps as root this time.
    all.retain(|earlier| !approvals.iter().any(|approval| approval.key == earlier.key));
    all.extend(approvals.iter().cloned());
    let signatures = all.len();
    let signed = SignedKeyring { keyring: draft.keyring, approvals: all };
    let complete = publish_if_complete(house, tx, &signed).await?;
    for approval in &approvals {
        tx.drafts().sign(draft.no, approval, tx.now()).await?;
    }
    if let Some(event) = complete {
        return Ok((Drafted::Published { version: signed.keyring.version }, (Actor::Server, event)));
    }
    let event = AuditEvent::DraftSigned { digest: signed.keyring.digest(), signatures };
    Ok((Drafted::Open { draft: draft.id, signatures }, (Actor::Server, event)))
}

/// Publishes it where the chain accepts it, refuses it where more signatures would not help. `None`: more are needed.
async fn publish_if_complete(
    house: &House,
    tx: &mut Tx,
    signed: &SignedKeyring,
) -> Result<Option<AuditEvent>, DraftKeyringError> {
    let newest = tx.keyrings().newest().await?.ok_or(DraftKeyringError::NoKeyring)?.keyring;
    let kept = kept_suspensions(tx, &signed.keyring).await?;
    match check_next(&newest, signed, &kept) {
        Ok(()) => Ok(Some(take_next(house, tx, signed, &kept).await?)),
        Err(lacks) if is_lack(lacks) => Ok(None),
        Err(broken) => Err(broken.into()),
    }
}

/// Whether more signatures would mend it.
const fn is_lack(broken: BrokenChain) -> bool {
    matches!(broken, BrokenChain::OldRoot | BrokenChain::NewRoot | BrokenChain::Countersign)
}

/// Takes a draft back: an owner, or whoever brought it.
pub async fn withdraw_draft(house: &House, caller: Caller, id: DraftId) -> Result<(), DraftKeyringError> {
    house
        .store
        .write(move |tx| async move {
            let draft = tx.drafts().find(id).await?.ok_or(DraftKeyringError::Unknown)?;
            let mine = tx.admins().find(caller.admin.id).await?.is_some_and(|admin| admin.no == draft.admin_no);
            let permission = if mine { Permission::Relay } else { Permission::ManageAdmins };
            caller.may(permission, Scope::Everything)?;
            is_open(&draft)?;
            tx.drafts().close(draft.no, DraftState::Withdrawn, tx.now()).await?;
            let event = AuditEvent::DraftWithdrawn { digest: draft.keyring.digest() };
            Ok(tx.commit(caller.actor(), event, ()))
        })
        .await
}
