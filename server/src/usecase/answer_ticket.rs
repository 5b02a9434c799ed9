//! What the approver's page brings back: one signed answer to the one matter of its ticket. The ticket says what may be answered, the
//! signature decides; both happen in one transaction, and afterwards the ticket is dead.

use lethe_proto::{approval::Approval, chain::SignedKeyring, ids::Digest, keyring::Key, veto::SignedVeto};
use lethe_server_core::{actor::Actor, audit::AuditEvent, ids::ProposalId, ticket::Purpose};

use super::{
    House,
    approve_command::{ApproveCommandError, Approved, take_approval},
    draft_keyring::{DraftKeyringError, Drafted, sign_draft, take_draft},
    failure::{Failure, Kind, failures},
    init_tenant::{InitTenantError, is_owners, take_first},
    open_ticket::holder,
    propose_key::{ProposeKeyError, is_passkey_of, take_key},
    veto_command::{VetoCommandError, take_veto},
};
use crate::store::{StoreError, Tx, repo::admins::StoredAdmin};

/// One answer.
pub enum Answer {
    /// Yes to the command.
    Approval(Approval),
    /// No to the command, or to everything pending.
    Veto(Box<SignedVeto>),
    /// The first keyring.
    First(Box<SignedKeyring>),
    /// A key of one's own.
    Key(Key),
    /// The next keyring, with some signatures.
    Draft(Box<SignedKeyring>),
    /// Signatures for a draft.
    Signatures(Vec<Approval>),
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answered {
    /// An approval was taken.
    Approved(Approved),
    /// A veto was taken.
    Vetoed {
        /// Commands that it stopped.
        stopped: usize,
    },
    /// The company has its first keyring.
    Founded,
    /// The key waits for the root persons.
    KeyProposed(ProposalId),
    /// A draft was taken or signed.
    Drafted(Drafted),
}

failures!(
    /// Why the ticket opens nothing.
    TicketError {
        /// Used, expired, of a disabled admin, or never made: the caller is not told which.
        Dead = Denied "ticket.dead" "this ticket was used, has expired or never existed; open the page from the console again",
        /// Another purpose.
        Purpose = Invalid "ticket.purpose" "this ticket is for something else; open the page from the console for what you mean",
        /// No page is configured.
        NoPage = Conflict "approver.missing" "this installation has no approver page; name one under [approver] in lethe.toml, or sign with `lethe approve`",
    }
);

/// Why the answer was not taken.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs, reason = "each variant is the failure of the step that it names")]
pub enum AnswerTicketError {
    #[error(transparent)]
    Ticket(#[from] TicketError),
    #[error(transparent)]
    Approve(#[from] ApproveCommandError),
    #[error(transparent)]
    Veto(#[from] VetoCommandError),
    #[error(transparent)]
    First(#[from] InitTenantError),
    #[error(transparent)]
    Key(#[from] ProposeKeyError),
    #[error(transparent)]
    Draft(#[from] DraftKeyringError),
}

impl AnswerTicketError {
    fn inner(&self) -> &dyn Failure {
        match self {
            Self::Ticket(error) => error,
            Self::Approve(error) => error,
            Self::Veto(error) => error,
            Self::First(error) => error,
            Self::Key(error) => error,
            Self::Draft(error) => error,
        }
    }
}

impl From<StoreError> for AnswerTicketError {
    fn from(error: StoreError) -> Self {
        Self::Ticket(error.into())
    }
}

impl Failure for AnswerTicketError {
    fn code(&self) -> &'static str {
        self.inner().code()
    }

    fn kind(&self) -> Kind {
        self.inner().kind()
    }
}

/// Takes an answer. `origin` is the approver page's: keys made elsewhere are not taken.
pub async fn answer_ticket(
    house: &House,
    ticket: Digest,
    answer: Answer,
    origin: String,
) -> Result<Answered, AnswerTicketError> {
    let house_in = house.clone();
    house
        .store
        .write(move |mut tx| async move {
            let ticket = tx.tickets().use_up(&ticket, tx.now()).await?.ok_or(TicketError::Dead)?;
            let admin = holder(&tx, &ticket).await?.ok_or(TicketError::Dead)?;
            let (answered, event) = take(&house_in, &mut tx, &ticket.purpose, &admin, answer, &origin).await?;
            if let Some((actor, event)) = event {
                tx.record(actor, &event);
            }
            let event = AuditEvent::TicketAnswered { admin: admin.admin.id, purpose: ticket.purpose.as_str() };
            Ok(tx.commit(Actor::Admin(admin.admin.id), event, answered))
        })
        .await
}

type Taken = (Answered, Option<(Actor, AuditEvent)>);

async fn take(
    house: &House,
    tx: &mut Tx,
    purpose: &Purpose,
    admin: &StoredAdmin,
    answer: Answer,
    origin: &str,
) -> Result<Taken, AnswerTicketError> {
    match (purpose, answer) {
        (Purpose::Decide { command }, Answer::Approval(approval)) => {
            let (approved, event) = take_approval(house, tx, *command, approval).await?;
            Ok((Answered::Approved(approved), event))
        }
        (Purpose::Decide { command }, Answer::Veto(veto)) => {
            let command = tx.commands().find(*command).await?.ok_or(VetoCommandError::Unknown)?;
            // A halt names no command.
            if veto.veto.command != command.order.digest() {
                return Err(TicketError::Purpose.into());
            }
            let (stopped, event) = take_veto(tx, *veto).await?;
            Ok((Answered::Vetoed { stopped }, event))
        }
        (Purpose::Halt, Answer::Veto(veto)) if veto.veto.halt => {
            let (stopped, event) = take_veto(tx, *veto).await?;
            Ok((Answered::Vetoed { stopped }, event))
        }
        (Purpose::FirstKeyring, Answer::First(first)) => {
            let event = found(house, tx, admin, &first, origin).await?;
            Ok((Answered::Founded, Some(event)))
        }
        (Purpose::NewKey, Answer::Key(key)) => {
            let (proposal, event) = take_key(tx, admin, key, origin).await?;
            Ok((Answered::KeyProposed(proposal), Some(event)))
        }
        (Purpose::Change { .. }, Answer::Draft(draft)) => {
            let (drafted, event) = take_draft(house, tx, *draft, (admin.no, admin.admin.id)).await?;
            Ok((Answered::Drafted(drafted), Some(event)))
        }
        (Purpose::Sign { draft }, Answer::Signatures(approvals)) => {
            let (drafted, event) = sign_draft(house, tx, *draft, approvals).await?;
            Ok((Answered::Drafted(drafted), Some(event)))
        }
        _ => Err(TicketError::Purpose.into()),
    }
}

/// The owner's own first keyring.
async fn found(
    house: &House,
    tx: &mut Tx,
    admin: &StoredAdmin,
    first: &SignedKeyring,
    origin: &str,
) -> Result<(Actor, AuditEvent), AnswerTicketError> {
    let tenant = tx.tenant().find().await?.ok_or(TicketError::Dead)?;
    let owner = match admin.person_no {
        Some(no) => tx.people().find_no(no).await?,
        None => None,
    };
    let owner = owner.ok_or(InitTenantError::OtherPerson)?.id;
    is_owners(&first.keyring, owner, tenant.demo)?;
    if !first.keyring.keys.iter().all(|key| is_passkey_of(key, origin)) {
        return Err(InitTenantError::OtherPage.into());
    }
    let event = take_first(house, tx, first).await?;
    Ok((Actor::Approver(owner), event))
}
