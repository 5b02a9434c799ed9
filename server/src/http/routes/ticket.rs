//! A ticket as the approver's page uses it: fetch the matter, bring back one answer.

use lethe_proto::{
    approval::Approval,
    cbor::{CAP, decode},
    chain::SignedKeyring,
    keyring::Key,
    veto::SignedVeto,
};
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::case_view::Case;
use crate::{
    http::{
        body::{Body, blob},
        problem::Problem,
        ticket_holder::TicketHolder,
    },
    usecase::{
        answer_ticket::{Answer, Answered, TicketError, answer_ticket},
        approve_command::Approved,
        draft_keyring::Drafted,
    },
};

/// Everything that the page needs to judge the matter by itself. Nothing in it is to be believed unchecked.
#[utoipa::path(get, path = "/api/v1/ticket", tag = "approvals", responses((status = 200, body = Case)), security(("ticket" = [])))]
pub async fn case(holder: TicketHolder) -> Result<Body<Case>, Problem> {
    Ok(Body(Case::of(&holder).await?))
}

/// One answer: exactly one of these, each in base64.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct TicketAnswer {
    /// `approval` of the command.
    approval: Option<String>,
    /// `signed-veto` of the command, or of everything pending.
    veto: Option<String>,
    /// `signed-keyring` of version 1.
    first: Option<String>,
    /// `key` of one's own.
    key: Option<String>,
    /// `signed-keyring` of the next version, with some of its signatures.
    draft: Option<String>,
    /// `approval`s of a draft.
    signatures: Option<Vec<String>>,
}

/// What came of the answer. Fields that say nothing about it are left out.
#[derive(Debug, Default, Serialize, ToSchema)]
pub struct TicketAnswered {
    /// `dispatched`, `waiting`, `held_by_restore`, `vetoed`, `founded`, `key_proposed`, `draft_open` or `published`.
    state: &'static str,
    /// Persons who have approved so far.
    #[serde(skip_serializing_if = "Option::is_none")]
    approvals: Option<u64>,
    /// Commands that were stopped.
    #[serde(skip_serializing_if = "Option::is_none")]
    stopped: Option<u64>,
    /// Id of the proposed key.
    #[serde(skip_serializing_if = "Option::is_none")]
    proposal: Option<String>,
    /// Id of the draft.
    #[serde(skip_serializing_if = "Option::is_none")]
    draft: Option<String>,
    /// Signatures that the draft has.
    #[serde(skip_serializing_if = "Option::is_none")]
    signatures: Option<u64>,
    /// Version of the keyring that is published now.
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<u64>,
}

/// Most signatures of one answer: nobody holds more keys.
const SIGNATURES: usize = 16;

fn message<T>(text: &str, cap: usize) -> Result<T, Problem>
where
    T: for<'b> Decode<'b, ()> + Encode<()>,
{
    decode(&blob(text)?, cap).map_err(|error| Problem::malformed(error.to_string()))
}

fn answer_of(body: &TicketAnswer) -> Result<Answer, Problem> {
    let keyring = |text: &str| message::<SignedKeyring>(text, 2 * CAP).map(Box::new);
    match body {
        TicketAnswer { approval: Some(text), veto: None, first: None, key: None, draft: None, signatures: None } => {
            Ok(Answer::Approval(message::<Approval>(text, CAP)?))
        }
        TicketAnswer { approval: None, veto: Some(text), first: None, key: None, draft: None, signatures: None } => {
            Ok(Answer::Veto(Box::new(message::<SignedVeto>(text, CAP)?)))
        }
        TicketAnswer { approval: None, veto: None, first: Some(text), key: None, draft: None, signatures: None } => {
            Ok(Answer::First(keyring(text)?))
        }
        TicketAnswer { approval: None, veto: None, first: None, key: Some(text), draft: None, signatures: None } => {
            Ok(Answer::Key(message::<Key>(text, CAP)?))
        }
        TicketAnswer { approval: None, veto: None, first: None, key: None, draft: Some(text), signatures: None } => {
            Ok(Answer::Draft(keyring(text)?))
        }
        TicketAnswer { approval: None, veto: None, first: None, key: None, draft: None, signatures: Some(texts) }
            if (1..=SIGNATURES).contains(&texts.len()) =>
        {
            let approvals: Result<Vec<Approval>, Problem> = texts.iter().map(|text| message(text, CAP)).collect();
            Ok(Answer::Signatures(approvals?))
        }
        _ => Err(Problem::malformed(
            "an answer is exactly one of `approval`, `veto`, `first`, `key`, `draft`, `signatures` (1 to 16)",
        )),
    }
}

/// Brings back the one answer. What counts is its signature; afterwards the ticket is dead.
#[utoipa::path(
    post, path = "/api/v1/ticket/answer", tag = "approvals", request_body = TicketAnswer,
    responses((status = 200, body = TicketAnswered)), security(("ticket" = [])),
)]
pub async fn answer(holder: TicketHolder, Body(body): Body<TicketAnswer>) -> Result<Body<TicketAnswered>, Problem> {
    let answer = answer_of(&body)?;
    let server = holder.server();
    let page = server.sites().approver().ok_or(TicketError::NoPage)?;
    let answered = answer_ticket(server.house(), holder.hash(), answer, page.as_str().to_owned()).await?;
    Ok(Body(TicketAnswered::of(answered)))
}

impl TicketAnswered {
    fn of(answered: Answered) -> Self {
        let said = |state| Self { state, ..Self::default() };
        match answered {
            Answered::Approved(Approved::Waiting { persons }) => {
                Self { approvals: Some(persons as u64), ..said("waiting") }
            }
            Answered::Approved(Approved::Dispatched) => said("dispatched"),
            Answered::Approved(Approved::HeldByRestore) => said("held_by_restore"),
            Answered::Vetoed { stopped } => Self { stopped: Some(stopped as u64), ..said("vetoed") },
            Answered::Founded => Self { version: Some(1), ..said("founded") },
            Answered::KeyProposed(id) => Self { proposal: Some(id.to_string()), ..said("key_proposed") },
            Answered::Drafted(Drafted::Open { draft, signatures }) => {
                let signatures = Some(signatures as u64);
                Self { draft: Some(draft.to_string()), signatures, ..said("draft_open") }
            }
            Answered::Drafted(Drafted::Published { version }) => Self { version: Some(version), ..said("published") },
        }
    }
}
