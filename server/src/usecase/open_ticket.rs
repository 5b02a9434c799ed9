//! An admin opens the approver's page: a one-time secret lets that page fetch one matter and bring back one answer. It is bound to
//! the admin, to what it is for and to what it is about, and lives a quarter of an hour.

use lethe_proto::{
    ids::{PersonId, Time},
    kinds::Role,
};
use lethe_server_core::{
    actor::Actor,
    admin::Scope,
    audit::AuditEvent,
    caller::Caller,
    command::Command as Standing,
    permission::Permission,
    ticket::{Purpose, TICKET_MS},
};
use zeroize::Zeroizing;

use super::{
    House,
    failure::failures,
    steps::{access::still_speaks, secret_text, sight::sees_command},
};
use crate::store::{
    StoreError, Tx,
    repo::{admins::StoredAdmin, drafts::DraftState, people::NewPerson, tickets::Ticket},
};

failures!(
    /// Why there is no ticket.
    OpenTicketError {
        /// The first keyring must come first.
        NoKeyring = Conflict "keyring.missing" "there is no keyring yet; make your approval key first, in the console or with `lethe init --keyring`",
        /// The first keyring is there.
        Founded = Conflict "keyring.exists" "there is a keyring already; changes of it are drafted from the newest",
        /// Nobody asked this admin.
        NotAsked = Denied "ticket.not_asked" "you are not asked to be an approver; an owner gives you approver roles first",
        /// No such command, or out of the caller's reach.
        Command = NotFound "command.unknown" "there is no such command among those you may see",
        /// Over.
        Over = Conflict "command.not_open" "the command is over; there is nothing left to decide",
        /// No such proposal.
        Proposal = NotFound "proposal.unknown" "there is no such proposed key; it was withdrawn, or stands in the keyring already",
        /// No such draft.
        Draft = NotFound "draft.unknown" "there is no such draft; the list of drafts shows them all",
        /// Another keyring took its place.
        Stale = Conflict "draft.stale" "a newer keyring was published after this change was drafted; draft it again from the newest",
        /// It is a keyring already, or was taken back.
        Closed = Conflict "draft.closed" "this change was published or withdrawn; nothing is left to sign",
    }
);

/// A ticket. Its secret is shown once.
pub struct OpenedTicket {
    /// The secret.
    pub secret: Zeroizing<String>,
    /// Worth nothing from here on.
    pub expires: Time,
}

/// Opens a ticket.
pub async fn open_ticket(house: &House, caller: Caller, purpose: Purpose) -> Result<OpenedTicket, OpenTicketError> {
    caller.may(Permission::Relay, Scope::Everything)?;
    house
        .store
        .write(move |mut tx| async move {
            still_speaks::<OpenTicketError>(&tx, &caller).await?;
            let admin = tx.admins().find(caller.admin.id).await?.ok_or(OpenTicketError::NotAsked)?;
            if purpose == Purpose::FirstKeyring {
                caller.may(Permission::ManageAdmins, Scope::Everything)?;
                caller.signed_in()?;
                may_found(&mut tx, &admin).await?;
            } else {
                may_sign(&tx, &caller, &admin, &purpose).await?;
            }
            let secret = secret_text::make("lethe-ticket-", tx.entropy());
            let expires = tx.now().plus(TICKET_MS);
            let event = AuditEvent::TicketOpened { admin: caller.admin.id, purpose: purpose.as_str() };
            let ticket = Ticket { admin_no: admin.no, purpose, expires_at: expires };
            tx.tickets().insert(&secret.hash, &ticket, tx.now()).await?;
            Ok(tx.commit(caller.actor(), event, OpenedTicket { secret: secret.text, expires }))
        })
        .await
}

/// The owner who founds is a person from now on, so that the keyring can name them.
async fn may_found(tx: &mut Tx, admin: &StoredAdmin) -> Result<(), OpenTicketError> {
    if tx.keyrings().newest().await?.is_some() {
        return Err(OpenTicketError::Founded);
    }
    if admin.person_no.is_none() {
        let id = PersonId::from(tx.new_id());
        let name = admin.admin.name.clone();
        let new = NewPerson { id, name, email: None, external_id: None, group: None };
        let no = tx.people().insert(&new, tx.now()).await?;
        tx.admins().set_approver(admin.no, no, &[Role::Root, Role::It]).await?;
        tx.record(Actor::Admin(admin.admin.id), &AuditEvent::PersonCreated { person: id });
    }
    Ok(())
}

/// Whether the matter exists, is not over, and is this admin's to look at.
async fn may_sign(tx: &Tx, caller: &Caller, admin: &StoredAdmin, purpose: &Purpose) -> Result<(), OpenTicketError> {
    caller.may(Permission::Read, Scope::Everything)?;
    if tx.keyrings().newest().await?.is_none() {
        return Err(OpenTicketError::NoKeyring);
    }
    match purpose {
        Purpose::FirstKeyring | Purpose::Halt => {}
        Purpose::NewKey => {
            if admin.person_no.is_none() || admin.approver_roles.is_empty() {
                return Err(OpenTicketError::NotAsked);
            }
        }
        Purpose::Change { proposals } => {
            for id in proposals {
                tx.proposals().find(*id).await?.ok_or(OpenTicketError::Proposal)?;
            }
        }
        Purpose::Sign { draft } => match tx.drafts().find(*draft).await?.ok_or(OpenTicketError::Draft)?.state {
            DraftState::Open => {}
            DraftState::Stale => return Err(OpenTicketError::Stale),
            DraftState::Published | DraftState::Withdrawn => return Err(OpenTicketError::Closed),
        },
        Purpose::Decide { command } => {
            let command = tx.commands().find(*command).await?.ok_or(OpenTicketError::Command)?;
            if !sees_command(&tx.enrollments(), &caller.admin, &command.order).await? {
                return Err(OpenTicketError::Command);
            }
            if matches!(command.standing, Standing::Ended(_)) {
                return Err(OpenTicketError::Over);
            }
        }
    }
    Ok(())
}

/// The admin of a ticket, if they may still do anything.
pub(super) async fn holder(tx: &Tx, ticket: &Ticket) -> Result<Option<StoredAdmin>, StoreError> {
    Ok(tx.admins().find_no(ticket.admin_no).await?.filter(|admin| admin.admin.active))
}
