//! Keyrings that collect signatures: who has signed, and who still could. Whether they are enough is the chain's own word.

use axum::http::StatusCode;
use lethe_proto::{
    cbor::encode,
    chain::{BrokenChain, SignedKeyring, check_next},
    ids::PersonId,
    keyring::Keyring,
    words,
};
use lethe_server_core::draft::{Hand, missing, signed};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    http::{
        body::{Asked, Body, Id, to_blob},
        caller::{AdminCaller, Relay, SignedIn},
        page::{Page, PageQuery},
        problem::Problem,
    },
    store::{
        Reader, StoreError,
        repo::drafts::{Draft, DraftState},
    },
    usecase::draft_keyring::withdraw_draft,
};

/// A draft of the next keyring.
#[derive(Serialize, ToSchema)]
pub struct DraftView {
    id: String,
    version: u64,
    /// Version of the keyring that it follows.
    base: u64,
    digest: String,
    /// Ten words that people compare.
    words: String,
    /// `open`, `published`, `stale` (a newer keyring came first: draft it again) or `withdrawn`.
    state: &'static str,
    /// Milliseconds since 1970.
    created: u64,
    /// What the chain lacks: `old_root`, `new_root`, `countersignature`; null where nothing does, or more would not help.
    lacks: Option<&'static str>,
    signed_by: Vec<HandView>,
    /// Who could still sign. Everybody who countersigns must; of root persons, as many as the ladder says.
    waits_for: Vec<HandView>,
    /// `signed-keyring` in base64, with the signatures so far.
    signed: String,
}

/// One person and what their signature is.
#[derive(Serialize, ToSchema)]
pub struct HandView {
    person: String,
    name: String,
    /// `root`, `countersigning`, or both.
    #[serde(rename = "as")]
    capacities: Vec<&'static str>,
}

fn name(keyrings: [&Keyring; 2], id: PersonId) -> String {
    let found = keyrings.iter().find_map(|keyring| keyring.person(id));
    found.map_or_else(String::new, |person| person.name.to_string())
}

impl HandView {
    fn of(hand: &Hand, keyrings: [&Keyring; 2]) -> Self {
        let capacities = [("root", hand.root), ("countersigning", hand.countersigning)];
        Self {
            person: hand.person.to_string(),
            name: name(keyrings, hand.person),
            capacities: capacities.into_iter().filter(|(_, is)| *is).map(|(word, _)| word).collect(),
        }
    }
}

/// What the chain lacks, in its own order.
const fn lack(checked: Result<(), BrokenChain>) -> Option<&'static str> {
    match checked {
        Err(BrokenChain::OldRoot) => Some("old_root"),
        Err(BrokenChain::NewRoot) => Some("new_root"),
        Err(BrokenChain::Countersign) => Some("countersignature"),
        Ok(())
        | Err(
            BrokenChain::Content(_)
            | BrokenChain::Tenant
            | BrokenChain::NotNext
            | BrokenChain::Loosens
            | BrokenChain::Signature,
        ) => None,
    }
}

impl DraftView {
    async fn of(read: &Reader<'_>, draft: Draft) -> Result<Self, StoreError> {
        let approvals = read.drafts().signatures(draft.no).await?;
        let base = read.keyrings().find(draft.base).await?.map(|signed| signed.keyring);
        let suspended = read.people().suspended().await?;
        let whole = SignedKeyring { keyring: draft.keyring, approvals };
        let (next, approvals) = (&whole.keyring, &whole.approvals);
        let base = base.unwrap_or_else(|| next.clone());
        let open = draft.state == DraftState::Open;
        let hand = |hand: &Hand| HandView::of(hand, [next, &base]);
        let waits_for = if open { missing(&base, next, approvals) } else { Vec::new() };
        Ok(Self {
            id: draft.id.to_string(),
            version: next.version,
            base: draft.base,
            digest: next.digest().to_string(),
            words: words::keyring_words(&next.digest()),
            state: draft.state.as_str(),
            created: draft.created_at.0,
            lacks: if open { lack(check_next(&base, &whole, &suspended)) } else { None },
            signed_by: signed(&base, next, approvals).iter().map(hand).collect(),
            waits_for: waits_for.iter().map(hand).collect(),
            signed: to_blob(&encode(&whole)),
        })
    }
}

/// Drafts of the next keyring, newest first. At most one is open.
#[utoipa::path(
    get, path = "/api/v1/keyring-drafts", tag = "keyring drafts", params(PageQuery),
    responses((status = 200, body = Page<DraftView>)), security(("token" = [])),
)]
pub async fn list(
    caller: AdminCaller<SignedIn>,
    Asked(page): Asked<PageQuery>,
) -> Result<Body<Page<DraftView>>, Problem> {
    let limit = page.limit()?;
    let read = caller.store().read();
    let rows = read.drafts().list(page.after()?, limit + 1).await?;
    let Page { items, next } = Page::of(rows, limit, |row| row.no, |row| row);
    let mut views = Vec::with_capacity(items.len());
    for draft in items {
        views.push(DraftView::of(&read, draft).await?);
    }
    Ok(Body(Page { items: views, next }))
}

/// Takes a draft back: one's own, or as an owner anybody's. Signatures given for it are worth nothing for another.
#[utoipa::path(
    delete, path = "/api/v1/keyring-drafts/{id}", tag = "keyring drafts", params(("id" = String, Path)),
    responses((status = 204, description = "withdrawn")), security(("token" = [])),
)]
pub async fn withdraw(caller: AdminCaller<Relay>, Id(id): Id) -> Result<StatusCode, Problem> {
    withdraw_draft(caller.house(), caller.caller().clone(), id.into()).await?;
    Ok(StatusCode::NO_CONTENT)
}
