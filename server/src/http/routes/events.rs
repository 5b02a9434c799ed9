//! What has changed, as it happens: server-sent events for open consoles. They say where to look, never what is to be seen.

use std::{collections::BTreeSet, convert::Infallible, sync::Arc, time::Duration};

use axum::{
    extract::{FromRequestParts as _, Request, State},
    http::{HeaderValue, request::Parts},
    response::sse::{Event, Sse},
};
use futures_util::{Stream, stream::unfold};
use lethe_server_core::{admin::Scope, caller::Caller, permission::Permission, topic::Topic};
use serde::Serialize;
use tokio::{
    sync::{
        broadcast::{self, error::TryRecvError},
        watch,
    },
    time::{Interval, MissedTickBehavior, interval},
};
use utoipa::ToSchema;

use crate::{
    http::{
        caller::{AdminCaller, Doors, Read},
        problem::{Problem, ProblemDocument},
    },
    store::Word,
    wiring::{MOST_SEATS, Seat},
};

/// How often something is said when nothing happens, and how often is asked whether the caller may still listen.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// The data of an event `changed`.
#[derive(Debug, Serialize, ToSchema)]
pub struct Changed {
    /// `devices`, `device:⟨enrollment⟩`, `commands`, `command:⟨id⟩`, `people`, `person:⟨id⟩`, `audit`, `keyring`, `admins`, `codes`, `access`,
    /// `sign_ins`, `status`. Whoever looks after one group gets those without an id.
    topics: Vec<String>,
}

/// `hello` once; `changed` after each change; `lost` where something was missed and everything should be read again; a comment every
/// 15 seconds. Ends with the session, with the token, and with the server. An administrator has 32 streams open at most, once for
/// their browsers and once for their programs; no earlier one ends for a later one.
#[utoipa::path(
    get, path = "/api/v1/events", tag = "me",
    responses(
        (status = 200, content_type = "text/event-stream", body = Changed), (status = 401, body = ProblemDocument),
        (status = 429, body = ProblemDocument),
    ),
    security(("token" = []))
)]
pub async fn events(
    State(doors): State<Doors>,
    request: Request,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>, Problem> {
    let (mut credentials, _) = request.into_parts();
    // Listening is nothing that somebody does.
    credentials.headers.insert("lethe-background", HeaderValue::from_static("1"));
    let caller = AdminCaller::<Read>::from_request_parts(&mut credentials, &doors).await?;
    let seat = caller.server().seats().take(caller.caller());
    let seat = seat.ok_or_else(|| Problem::too_many_streams(MOST_SEATS, HEARTBEAT.as_secs()))?;
    let mut beat = interval(HEARTBEAT);
    beat.set_missed_tick_behavior(MissedTickBehavior::Delay);
    beat.reset();
    let listener = Listener {
        news: caller.store().news().listen(),
        closing: caller.server().closing(),
        view: View::of(caller.caller()),
        credentials,
        caller,
        doors,
        beat,
        greeted: false,
        _seat: seat,
    };
    Ok(Sse::new(unfold(listener, Listener::next)))
}

/// What a caller gets to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct View {
    everybody: bool,
}

impl View {
    fn of(caller: &Caller) -> Self {
        Self { everybody: caller.admin.group.is_none() && caller.may(Permission::Read, Scope::Everything).is_ok() }
    }

    /// Topics in words. Ids of single things are for those who look after everybody: somebody else's people are not to be guessed
    /// from what changes.
    fn words(self, topics: &BTreeSet<Topic>) -> Vec<String> {
        let shown = |topic: &&Topic| **topic != Topic::Revocations && (self.everybody || !topic.names_somebody());
        topics.iter().filter(shown).map(Topic::to_string).collect()
    }
}

/// What is said next.
#[derive(Debug, PartialEq, Eq)]
enum Next {
    Changed(BTreeSet<Topic>),
    Lost,
    Beat,
}

struct Listener {
    news: broadcast::Receiver<Word>,
    closing: watch::Receiver<bool>,
    view: View,
    caller: AdminCaller<Read>,
    credentials: Parts,
    doors: Doors,
    beat: Interval,
    greeted: bool,
    _seat: Seat,
}

impl Listener {
    async fn next(mut self) -> Option<(Result<Event, Infallible>, Self)> {
        if !self.greeted {
            self.greeted = true;
            return Some((Ok(Event::default().event("hello").data("{}")), self));
        }
        let next = self.hear().await?;
        let may_be_out = matches!(&next, Next::Changed(topics) if topics.contains(&Topic::Revocations));
        if (may_be_out || !matches!(next, Next::Changed(_))) && !self.may_still_listen().await {
            return None;
        }
        let event = match next {
            Next::Beat => Event::default().comment("still here"),
            Next::Lost => Event::default().event("lost").data("{}"),
            Next::Changed(topics) => {
                let changed = Changed { topics: self.view.words(&topics) };
                let data = serde_json::to_string(&changed).unwrap_or_default();
                Event::default().event("changed").data(data)
            }
        };
        Some((Ok(event), self))
    }

    /// Waits for news or for the next beat; `None` when the server goes away.
    async fn hear(&mut self) -> Option<Next> {
        tokio::select! {
            biased;
            _ = self.closing.wait_for(|closing| *closing) => None,
            heard = self.news.recv() => gathered(heard, &mut self.news),
            _ = self.beat.tick() => Some(Next::Beat),
        }
    }

    async fn may_still_listen(&mut self) -> bool {
        // What is remembered of callers may be older than the news, and not everybody tells news.
        self.caller.store().news().look_anew();
        AdminCaller::<Read>::from_request_parts(&mut self.credentials, &self.doors).await.is_ok()
    }
}

/// The first news together with all that wait behind it; `None` when nobody can tell any more.
fn gathered(first: Result<Word, broadcast::error::RecvError>, news: &mut broadcast::Receiver<Word>) -> Option<Next> {
    let mut gathered = BTreeSet::new();
    let mut lost = false;
    let mut add = |word: Word| match word {
        Word::Stale(topics) => gathered.extend(Arc::unwrap_or_clone(topics)),
        Word::Missed => lost = true,
    };
    match first {
        Ok(word) => add(word),
        Err(broadcast::error::RecvError::Lagged(_)) => add(Word::Missed),
        Err(broadcast::error::RecvError::Closed) => return None,
    }
    loop {
        match news.try_recv() {
            Ok(word) => add(word),
            Err(TryRecvError::Lagged(_)) => add(Word::Missed),
            Err(TryRecvError::Empty | TryRecvError::Closed) => break,
        }
    }
    Some(if lost { Next::Lost } else { Next::Changed(gathered) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::News;

    #[tokio::test]
    async fn what_waits_is_said_at_once_and_whoever_missed_something_is_told_so() {
        let news = News::default();
        let (mut quick, mut slow) = (news.listen(), news.listen());
        news.tell([Topic::Devices].into());
        news.tell([Topic::Status].into());
        let first = quick.recv().await;
        assert_eq!(gathered(first, &mut quick), Some(Next::Changed([Topic::Devices, Topic::Status].into())));
        for _ in 0..200 {
            news.tell([Topic::Devices].into());
        }
        let first = slow.recv().await;
        assert_eq!(gathered(first, &mut slow), Some(Next::Lost));
        assert_eq!(slow.try_recv(), Err(TryRecvError::Empty), "and everything behind it is forgotten");
    }

    #[test]
    fn whoever_looks_after_a_group_learns_no_ids() {
        let topics = [Topic::Devices, Topic::Device([1; 16].into()), Topic::Person([2; 16].into())].into();
        assert_eq!(View { everybody: false }.words(&topics), ["devices"]);
        assert_eq!(View { everybody: true }.words(&topics).len(), 3);
    }
}
