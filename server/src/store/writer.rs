//! The one writer: group commit.
//!
//! All changes of the house go through one task and one connection. It takes what waits in a bounded channel, runs each job
//! in a savepoint of its own inside one database transaction, appends all leaves to the log, signs one checkpoint, commits
//! once, and only then answers. A failed job rolls back its savepoint and nothing else. There is no timer: while one group
//! is being made durable the next one gathers by itself. `docs/adr/0002-transaction-audit-group-commit.md` says why.

use std::{
    future::Future,
    pin::Pin,
    sync::Arc,
    time::{Duration, Instant},
};

use lethe_proto::merkle::Frontier;
use sea_orm::{DatabaseConnection, DatabaseTransaction, SqliteTransactionMode, TransactionOptions, TransactionTrait};
use tokio::sync::mpsc;

use super::{
    LogSigner, StoreError, audit,
    bell::Bell,
    far_bell, log,
    news::News,
    shares,
    tx::{Gains, Surroundings, Tx},
};

/// Most jobs of a group.
const GROUP_JOBS: usize = 4096;
/// A group that has run this long is closed even if more is waiting: its callers want their answers.
const GROUP_TIME: Duration = Duration::from_millis(20);
/// Jobs that may wait. More than this and callers wait to send.
pub(super) const QUEUE: usize = 8192;

/// How long after a failed attempt old pages are scrubbed again.
const SCRUB_AGAIN: Duration = Duration::from_millis(200);

/// How one job ended, before the group is durable.
pub(super) struct JobEnd {
    /// The transaction to keep; `None` when nothing changed.
    pub(super) kept: Option<Tx>,
    /// Tells the caller, with the outcome of the group.
    pub(super) answer: Answer,
}

/// Tells a caller how the group ended.
pub(super) type Answer = Box<dyn FnOnce(Result<(), StoreError>) + Send>;

/// A use case waiting for its savepoint. It gets an error instead where none could be opened.
pub(super) type Job = Box<dyn FnOnce(Result<Tx, StoreError>) -> Pin<Box<dyn Future<Output = JobEnd> + Send>> + Send>;

/// Everything that the writer task owns.
pub(super) struct Writer {
    pub(super) db: DatabaseConnection,
    pub(super) jobs: mpsc::Receiver<Job>,
    pub(super) surroundings: Surroundings,
    pub(super) signer: Arc<dyn LogSigner>,
    pub(super) bell: Arc<Bell>,
    pub(super) news: Arc<News>,
    /// This process among those of one database.
    pub(super) node: u64,
    pub(super) frontier: Frontier,
    pub(super) scrub_due: bool,
}

/// A group while it is being collected.
struct Group {
    db: DatabaseTransaction,
    head: log::Head,
    gains: Gains,
    answers: Vec<Answer>,
}

impl Writer {
    /// Runs until every handle of the store is gone.
    pub(super) async fn run(mut self) {
        loop {
            // A reader may hold old pages: then try again soon, even if nobody writes.
            let patience = if self.scrub_due { SCRUB_AGAIN } else { Duration::MAX };
            match tokio::time::timeout(patience, self.jobs.recv()).await {
                Ok(Some(job)) => self.group(job).await,
                Ok(None) => return,
                Err(_) => self.scrub_due = !shares::scrub(&self.db).await,
            }
        }
    }

    async fn group(&mut self, first: Job) {
        let mut group = match self.begin().await {
            Ok(group) => group,
            Err(error) => return self.refuse(first, &error).await,
        };
        let started = Instant::now();
        let mut next = Some(first);
        while let Some(job) = next.take() {
            let result = self.run_job(&mut group, job).await;
            if let Err(error) = result {
                return answer_all(group.answers, &Err(error));
            }
            if group.answers.len() < GROUP_JOBS && started.elapsed() < GROUP_TIME {
                next = self.jobs.try_recv().ok();
            }
        }
        self.finish(group).await;
    }

    async fn begin(&mut self) -> Result<Group, StoreError> {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        let db = self.db.begin_with_options(options).await?;
        let head = log::lock_head(&db).await?;
        if head.size != self.frontier.size() {
            self.frontier = log::load_frontier(&db, head.size).await?;
        }
        Ok(Group { db, head, gains: Gains::default(), answers: Vec::new() })
    }

    /// Runs one job in its savepoint. An error here is one of the group, not of the job.
    async fn run_job(&self, group: &mut Group, job: Job) -> Result<(), StoreError> {
        let savepoint = group.db.begin().await?;
        let first_leaf = group.head.size + group.gains.leaves.len() as u64;
        let first_mail = group.head.mail + group.gains.mail;
        let tx = Tx::new(savepoint, self.surroundings.clone(), first_leaf, first_mail);
        let end = job(Ok(tx)).await;
        if let Some(Tx { db, gains, .. }) = end.kept {
            group.answers.push(end.answer);
            db.commit().await?;
            group.gains.leaves.extend(gains.leaves);
            group.gains.events.extend(gains.events);
            group.gains.rung.extend(gains.rung);
            group.gains.mail += gains.mail;
            group.gains.scrub |= gains.scrub;
            group.gains.stale.extend(gains.stale);
        } else {
            group.answers.push(end.answer);
        }
        Ok(())
    }

    /// Log, checkpoint, commit, answers: in this order.
    async fn finish(&mut self, group: Group) {
        let Group { db, head, gains, answers } = group;
        let mut frontier = self.frontier.clone();
        let outcome = async {
            let logs = !gains.leaves.is_empty();
            if logs {
                let now = self.surroundings.clock.now();
                log::append(&db, &mut frontier, gains.leaves, &*self.signer, now).await?;
                audit::insert(&db, gains.events).await?;
            }
            if logs || gains.mail > 0 {
                let head = log::Head { size: frontier.size(), mail: head.mail + gains.mail };
                log::move_head(&db, head).await?;
            }
            far_bell::ring(&db, &gains.rung).await?;
            far_bell::tell(&db, self.node, &gains.stale).await?;
            db.commit().await.map_err(StoreError::from)
        };
        let outcome = outcome.await.map_err(|error| StoreError::NotCommitted(error.to_string().into()));
        if outcome.is_ok() {
            self.frontier = frontier;
            self.scrub_due |= gains.scrub;
            self.bell.ring(&gains.rung);
            self.news.tell(gains.stale);
        } else {
            tracing::error!(jobs = answers.len(), "a group of transactions was not committed");
        }
        if self.scrub_due {
            // Before the answers: "share destroyed" must be true when it is said.
            self.scrub_due = !shares::scrub(&self.db).await;
        }
        answer_all(answers, &outcome);
    }

    /// No transaction could be opened: everybody who waits is told so.
    async fn refuse(&mut self, first: Job, error: &StoreError) {
        tracing::error!(%error, "no transaction could be opened");
        let mut next = Some(first);
        while let Some(job) = next {
            let end = job(Err(error.clone())).await;
            (end.answer)(Err(error.clone()));
            next = self.jobs.try_recv().ok();
        }
    }
}

fn answer_all(answers: Vec<Answer>, outcome: &Result<(), StoreError>) {
    for answer in answers {
        answer(outcome.clone());
    }
}
