//! The end of everything with which an administrator can act, and the question whether it has come.

use lethe_server_core::{
    actor::Actor,
    admin::Denied,
    audit::AuditEvent,
    caller::{Caller, Via},
};

use crate::store::{StoreError, Tx};

/// Refuses a caller whose token or session has ended. The door remembers callers for seconds; whatever lets somebody in later asks
/// again here, in the transaction that makes it, or it would outlive what ended them.
pub(crate) async fn still_speaks<E: From<Denied> + From<StoreError>>(tx: &Tx, caller: &Caller) -> Result<(), E> {
    let now = tx.now();
    let lasts = match caller.via {
        Via::Token(id) => {
            tx.tokens().find(id).await?.is_some_and(|token| token.revoked_at.is_none() && token.expires_at > now)
        }
        Via::Session(id) => {
            tx.sessions().find(id).await?.is_some_and(|session| session.ended_at.is_none() && session.ends_at > now)
        }
    };
    if lasts { Ok(()) } else { Err(Denied::Ended.into()) }
}

/// Ends an administrator's tokens, sessions, passkeys, ceremonies, setup links, tickets, and logins of command lines that were
/// confirmed and not yet fetched. Keys that they proposed are withdrawn: somebody else may have brought them. By running number;
/// `actor` is whoever ends it.
pub(crate) async fn end_access(tx: &mut Tx, actor: Actor, admin_no: i64) -> Result<(), StoreError> {
    let now = tx.now();
    tx.tokens().revoke_all(admin_no, now).await?;
    tx.sessions().end_all(admin_no, now).await?;
    tx.end_ceremonies(admin_no).await?;
    tx.passkeys().delete_all(admin_no).await?;
    tx.cli_logins().deny_all(admin_no).await?;
    tx.tickets().end_all(admin_no, now).await?;
    tx.admins().end_links(admin_no).await?;
    for (person, key) in tx.proposals().delete_of(admin_no).await? {
        tx.record(actor, &AuditEvent::KeyProposalWithdrawn { person, key });
    }
    Ok(())
}
