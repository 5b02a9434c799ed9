//! What the approver's page gets for its ticket: bytes that it checks by itself, and the server's own word about the rest.

use lethe_proto::{cbor::encode, cose::Signer as _};
use lethe_server_core::ticket::Purpose;
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    case_command::{CaseCommand, one, pending},
    proposals::ProposalView,
};
use crate::{
    http::{body::to_blob, problem::Problem, ticket_holder::TicketHolder},
    store::{Reader, StoreError},
    wiring::Server,
};

/// The matter of a ticket. Bytes are standard base64, ids and digests hexadecimal, moments milliseconds since 1970.
#[derive(Serialize, ToSchema)]
pub struct Case {
    /// `first-keyring`, `new-key`, `change`, `sign`, `decide` or `halt`.
    purpose: &'static str,
    /// The server's clock.
    now: u64,
    tenant: String,
    me: CaseMe,
    server: CaseServer,
    /// Software keys count: the newest keyring says so, or the first one may.
    demo: bool,
    /// `signed-keyring`, the whole chain, oldest first. Empty before the first.
    keyrings: Vec<String>,
    /// Persons who do not count, by the word of this server.
    suspended: Vec<String>,
    /// `decide`: the command.
    #[serde(skip_serializing_if = "Option::is_none")]
    command: Option<CaseCommand>,
    /// `halt`: what is pending, newest first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pending: Option<Vec<CaseCommand>>,
    /// `halt`: further pending commands, which are somebody else's to see. A halt stops them, too.
    #[serde(skip_serializing_if = "Option::is_none")]
    pending_hidden: Option<u64>,
    /// `sign`: the draft with its signatures.
    #[serde(skip_serializing_if = "Option::is_none")]
    draft: Option<CaseDraft>,
    /// `change`: the keys that are to come in.
    #[serde(skip_serializing_if = "Option::is_none")]
    proposals: Option<Vec<ProposalView>>,
}

/// Whose page it is.
#[derive(Serialize, ToSchema)]
pub struct CaseMe {
    name: String,
    /// The person's id in keyrings; null for who only administers.
    person: Option<String>,
    /// Of `root`, `it`, `hr`: as what the admin is asked to hold a key.
    approver_roles: Vec<String>,
}

/// What a keyring must say about this server.
#[derive(Serialize, ToSchema)]
pub struct CaseServer {
    urls: Vec<String>,
    key: CaseKey,
    log: CaseLog,
}

/// This node's key.
#[derive(Serialize, ToSchema)]
pub struct CaseKey {
    id: String,
    /// Ed25519, 32 bytes.
    public_key: String,
}

/// The log.
#[derive(Serialize, ToSchema)]
pub struct CaseLog {
    origin: String,
    /// Ed25519, 32 bytes.
    public_key: String,
    generation: u64,
}

/// A keyring that collects signatures.
#[derive(Serialize, ToSchema)]
pub struct CaseDraft {
    id: String,
    /// `signed-keyring` with the signatures so far.
    signed: String,
}

impl Case {
    /// Gathers it.
    pub(super) async fn of(holder: &TicketHolder) -> Result<Self, Problem> {
        let server = holder.server();
        let read = server.store().read();
        let chain = read.keyrings().since(0).await?;
        let newest = chain.last().map(|signed| &signed.keyring);
        let prepared = read.tenant().find().await?.is_some_and(|tenant| tenant.demo);
        let mut case = Self {
            purpose: holder.ticket().purpose.as_str(),
            now: server.store().clock().now().0,
            tenant: server.tenant().to_string(),
            me: CaseMe::of(&read, holder).await?,
            server: CaseServer::of(server, newest.map_or(1, |keyring| keyring.log.generation)),
            demo: newest.map_or(prepared, |keyring| keyring.limits.demo),
            keyrings: chain.iter().map(|signed| to_blob(&encode(signed))).collect(),
            suspended: read.people().suspended().await?.iter().map(ToString::to_string).collect(),
            command: None,
            pending: None,
            pending_hidden: None,
            draft: None,
            proposals: None,
        };
        case.add_matter(&read, holder).await?;
        Ok(case)
    }

    async fn add_matter(&mut self, read: &Reader<'_>, holder: &TicketHolder) -> Result<(), Problem> {
        let (admin, now) = (&holder.admin().admin, holder.server().store().clock().now());
        match &holder.ticket().purpose {
            Purpose::FirstKeyring | Purpose::NewKey => {}
            Purpose::Decide { command } => {
                let found = read.commands().find(*command).await?;
                let found = found.ok_or_else(|| Problem::not_found("command"))?;
                let command = one(read, admin, &found, now).await?;
                self.command = Some(command.ok_or_else(|| Problem::not_found("command"))?);
            }
            Purpose::Halt => {
                let (shown, hidden) = pending(read, admin, now).await?;
                (self.pending, self.pending_hidden) = (Some(shown), Some(hidden));
            }
            Purpose::Sign { draft } => {
                let draft = read.drafts().find(*draft).await?.ok_or_else(|| Problem::not_found("draft"))?;
                let approvals = read.drafts().signatures(draft.no).await?;
                let id = draft.id.to_string();
                let signed = lethe_proto::chain::SignedKeyring { keyring: draft.keyring, approvals };
                self.draft = Some(CaseDraft { id, signed: to_blob(&encode(&signed)) });
            }
            Purpose::Change { proposals } => {
                let mut shown = Vec::new();
                for id in proposals {
                    let found = read.proposals().find(*id).await?;
                    shown.extend(found.map(ProposalView::from));
                }
                self.proposals = Some(shown);
            }
        }
        Ok(())
    }
}

impl CaseMe {
    async fn of(read: &Reader<'_>, holder: &TicketHolder) -> Result<Self, StoreError> {
        let admin = holder.admin();
        let person = match admin.person_no {
            Some(no) => read.people().find_no(no).await?,
            None => None,
        };
        Ok(Self {
            name: person.as_ref().map_or_else(|| admin.admin.name.clone(), |person| person.name.clone()),
            person: person.map(|person| person.id.to_string()),
            approver_roles: admin.approver_roles.iter().map(|role| role.as_str().to_owned()).collect(),
        })
    }
}

impl CaseServer {
    fn of(server: &Server, generation: u64) -> Self {
        let house = server.house();
        Self {
            urls: server.urls().to_vec(),
            key: CaseKey { id: house.server.key_id().to_string(), public_key: to_blob(house.server.public_key()) },
            log: CaseLog { origin: house.log.origin.clone(), public_key: to_blob(&house.log.public_key), generation },
        }
    }
}
