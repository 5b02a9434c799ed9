//! Rows: the only room that knows a database.
//!
//! Reading goes through [`Store::read`], writing only through [`Store::write`], where every change ends in
//! [`Tx::commit`]. Repositories in [`repo`] turn rows into the house's own types; statements and rows never leave.

mod activity;
mod attempts;
mod audit;
mod backup;
mod bell;
mod ceremonies;
mod connect;
mod drafts;
mod error;
mod examine;
mod far_bell;
mod last_seen;
pub mod lists;
mod log;
mod news;
mod proofs;
pub mod repo;
mod retention;
mod shares;
mod sql;
mod token_turns;
mod trace;
mod traffic;
mod tx;
mod vault_probe;
mod writer;

use std::{
    future::Future,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use lethe_server_core::{
    clock::Clock,
    entropy::{Entropy, random},
};
use sea_orm::DatabaseConnection;
use tokio::sync::{mpsc, oneshot, watch};

pub use activity::Voice;
pub use attempts::{Guesser, Tried};
pub use audit::AuditRecord;
pub use bell::Bell;
pub use ceremonies::{Ceremony, CeremonyKind, NewCliLogin};
pub use connect::Place;
pub use error::StoreError;
pub use examine::{Examination, examine};
pub use log::{LogSigner, Signature, StoredLeaf};
pub use news::{News, Word};
pub use proofs::Proven;
pub use retention::{Forgotten, network_of};
pub use token_turns::Turn;
pub use traffic::{Has, Report};
pub use tx::{Committed, Tx};

/// A handle to the database. Cheap to clone.
#[derive(Clone)]
pub struct Store {
    jobs: mpsc::Sender<writer::Job>,
    readers: DatabaseConnection,
    bell: Arc<Bell>,
    news: Arc<News>,
    seen: Arc<last_seen::LastSeen>,
    activity: Arc<activity::Activity>,
    place: Place,
    statements: Arc<AtomicU64>,
    clock: Arc<dyn Clock>,
    entropy: Arc<dyn Entropy>,
    /// Ends the listening to other nodes when the last handle goes.
    _alive: Arc<watch::Sender<()>>,
}

/// A view on committed rows. It cannot change any.
pub struct Reader<'s> {
    db: &'s DatabaseConnection,
}

impl Store {
    /// Opens the database, brings its schema up to date and starts the writer.
    pub async fn open(
        place: Place,
        clock: Arc<dyn Clock>,
        entropy: Arc<dyn Entropy>,
        signer: Arc<dyn LogSigner>,
    ) -> Result<Self, StoreError> {
        let mut connections = connect::open(&place).await?;
        let statements = Arc::new(AtomicU64::new(0));
        connections.count_reads(statements.clone());
        lists::fill::fill(&connections.writer).await?;
        let (jobs, waiting) = mpsc::channel(writer::QUEUE);
        let (bell, news) = (Arc::new(Bell::default()), Arc::new(News::default()));
        let node = u64::from_be_bytes(random::<8>(&*entropy));
        let writer = writer::Writer {
            db: connections.writer,
            jobs: waiting,
            surroundings: tx::Surroundings { clock: clock.clone(), entropy: entropy.clone() },
            signer,
            bell: bell.clone(),
            news: news.clone(),
            node,
            frontier: lethe_proto::merkle::Frontier::default(),
            scrub_due: true,
        };
        let (alive, watched) = watch::channel(());
        far_bell::listen(&place, far_bell::Near::new(node, &bell, &news), watched).await?;
        tokio::spawn(writer.run());
        let seen = Arc::new(last_seen::LastSeen::default());
        let activity = Arc::new(activity::Activity::default());
        let alive = Arc::new(alive);
        let readers = connections.readers;
        Ok(Self { jobs, readers, bell, news, seen, activity, place, statements, clock, entropy, _alive: alive })
    }

    /// Runs `work` in a transaction of its own within the writer's next group. The answer comes when it is durable.
    pub async fn write<T, E, F, W>(&self, work: W) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
        F: Future<Output = Result<Committed<T>, E>> + Send + 'static,
        W: FnOnce(Tx) -> F + Send + 'static,
    {
        let (answer, answered) = oneshot::channel();
        let job: writer::Job = Box::new(move |tx| {
            Box::pin(async move {
                let outcome = match tx {
                    Ok(tx) => work(tx).await,
                    Err(error) => Err(error.into()),
                };
                match outcome {
                    Ok(Committed { tx, value }) => writer::JobEnd {
                        kept: tx,
                        answer: Box::new(move |outcome| {
                            // Whoever asked may be gone; the change stands all the same.
                            drop(answer.send(outcome.map(|()| value).map_err(E::from)));
                        }),
                    },
                    Err(error) => {
                        writer::JobEnd { kept: None, answer: Box::new(move |_| drop(answer.send(Err(error)))) }
                    }
                }
            })
        });
        self.jobs.send(job).await.map_err(|_| StoreError::Closed)?;
        answered.await.map_err(|_| StoreError::Closed)?
    }

    /// Whether the writer still runs. Without it nothing can be changed, and the process must be restarted.
    pub fn is_open(&self) -> bool {
        !self.jobs.is_closed()
    }

    /// A view on what is committed.
    pub const fn read(&self) -> Reader<'_> {
        Reader { db: &self.readers }
    }

    /// The doorbell of open device channels.
    pub fn bell(&self) -> &Bell {
        &self.bell
    }

    /// News for open consoles.
    pub fn news(&self) -> &News {
        &self.news
    }

    /// Statements that were read since this store was opened; what a page costs is asserted by it.
    pub fn statements(&self) -> u64 {
        self.statements.load(Ordering::Relaxed)
    }

    /// Where the rows are.
    pub const fn place(&self) -> &Place {
        &self.place
    }

    /// The clock that all rows go by.
    pub fn clock(&self) -> &dyn Clock {
        &*self.clock
    }

    /// The same clock, for whoever outlives a borrow.
    pub fn shared_clock(&self) -> Arc<dyn Clock> {
        self.clock.clone()
    }

    /// The source of randomness.
    pub fn entropy(&self) -> &dyn Entropy {
        &*self.entropy
    }
}
