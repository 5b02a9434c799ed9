//! What happens in an attempt to sign in before anything is proved: it begins, is tried, a code is sent, an authenticator is asked. Nobody
//! has decided anything by it, so it comes and goes without an audit event. The same is done for accounts that do not exist.

use lethe_proto::ids::{Digest, Time};
use lethe_server_core::{ids::SessionId, sign_in::throttle::Allowance};

use super::{
    Committed, Store, StoreError, Tx,
    repo::attempts::{SentCode, StoredAttempt},
    sql::{Table, one, run, signed, values},
};

const THROTTLE: Table = Table { name: "throttle", key: "full_at" };
const VOUCH: Table = Table { name: "vouch", key: "hash" };
const OFFER: Table = Table { name: "passkey_offer", key: "hash" };

/// Who guesses: one browser that an account knows, or everybody else. And, apart from both, who has codes sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Guesser {
    /// Whose allowance is used.
    pub account: Digest,
    /// By whom.
    pub caller: Digest,
    /// How much there is of it.
    pub allowance: Allowance,
}

/// Whether something may be tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tried {
    /// Yes, and it has been counted.
    Go,
    /// Not yet.
    Wait {
        /// For so long.
        ms: u64,
    },
    /// The attempt is over.
    Gone,
}

async fn take_allowance(tx: &Tx, guesser: &Guesser) -> Result<Option<u64>, StoreError> {
    let Guesser { account, caller, allowance } = guesser;
    let (account, caller, now) = (account.as_bytes().to_vec(), caller.as_bytes().to_vec(), tx.now());
    // The row is there before it is read, so that two nodes wait for each other.
    let sql = "INSERT INTO throttle (account, caller, full_at) VALUES ($1, $2, 0) \
               ON CONFLICT (account, caller) DO UPDATE SET full_at = throttle.full_at RETURNING full_at";
    let row = one(&tx.db, THROTTLE, sql, values![account.clone(), caller.clone()]).await?;
    let full_at = row.map(|row| row.time("full_at")).transpose()?;
    match allowance.take(full_at, now) {
        Err(wait_ms) => Ok(Some(wait_ms)),
        Ok(full_at) => {
            let sql = "UPDATE throttle SET full_at = $3 WHERE account = $1 AND caller = $2";
            run(&tx.db, sql, values![account, caller, signed(full_at.0)]).await?;
            Ok(None)
        }
    }
}

impl Store {
    /// Begins an attempt, by SHA-256 of its secret, and forgets those that have expired.
    pub async fn begin_attempt(&self, hash: Digest, attempt: StoredAttempt) -> Result<(), StoreError> {
        self.write(move |tx| async move {
            let now = signed(tx.now().0);
            for sql in ["DELETE FROM attempt WHERE expires_at <= $1", "DELETE FROM throttle WHERE full_at <= $1"] {
                run(&tx.db, sql, values![now]).await?;
            }
            tx.attempts().insert(&hash, &attempt).await?;
            Ok::<Committed<()>, StoreError>(tx.traffic(()))
        })
        .await
    }

    /// Uses a device's word up; gives its enrollment's running number. `None`: there is none, it was used, or it has expired.
    pub async fn take_vouch(&self, hash: Digest) -> Result<Option<i64>, StoreError> {
        self.write(move |tx| async move {
            let sql =
                "UPDATE vouch SET used_at = $2 WHERE hash = $1 AND used_at IS NULL AND expires_at > $2 RETURNING *";
            let row = one(&tx.db, VOUCH, sql, values![hash.as_bytes().to_vec(), signed(tx.now().0)]).await?;
            let enrollment = row.map(|row| row.int("enrollment_no")).transpose()?;
            Ok::<Committed<Option<i64>>, StoreError>(tx.traffic(enrollment))
        })
        .await
    }

    /// Counts one more try, of an attempt that has tries left. `guesser`: whose allowance it costs, for what can be guessed.
    pub async fn try_attempt(
        &self,
        hash: Digest,
        most_tries: u64,
        guesser: Option<Guesser>,
    ) -> Result<Tried, StoreError> {
        self.write(move |tx| async move {
            if let Some(guesser) = guesser
                && let Some(ms) = take_allowance(&tx, &guesser).await?
            {
                return Ok::<Committed<Tried>, StoreError>(tx.traffic(Tried::Wait { ms }));
            }
            let sql = "UPDATE attempt SET tries = tries + 1 WHERE hash = $1 AND tries < $2 AND expires_at > $3";
            let counted =
                run(&tx.db, sql, values![hash.as_bytes().to_vec(), signed(most_tries), signed(tx.now().0)]).await? == 1;
            Ok(tx.traffic(if counted { Tried::Go } else { Tried::Gone }))
        })
        .await
    }

    /// Keeps the code that is about to be sent; an older one is worth nothing any more. `None`: nobody is there to whom it could go,
    /// and the same is written.
    pub async fn send_code(
        &self,
        hash: Digest,
        most: u64,
        sender: Guesser,
        code: Option<SentCode>,
    ) -> Result<Tried, StoreError> {
        self.write(move |tx| async move {
            if let Some(ms) = take_allowance(&tx, &sender).await? {
                return Ok::<Committed<Tried>, StoreError>(tx.traffic(Tried::Wait { ms }));
            }
            let sql = "UPDATE attempt SET sent = sent + 1, code = $4, code_factor = $5, code_until = $6 \
                       WHERE hash = $1 AND sent < $2 AND expires_at > $3";
            let values = values![
                hash.as_bytes().to_vec(),
                signed(most),
                signed(tx.now().0),
                code.as_ref().map(|code| code.hash.as_bytes().to_vec()),
                code.as_ref().map(|code| code.factor.as_str()),
                code.as_ref().map(|code| signed(code.until.0)),
            ];
            let counted = run(&tx.db, sql, values).await? == 1;
            Ok(tx.traffic(if counted { Tried::Go } else { Tried::Gone }))
        })
        .await
    }

    /// Keeps by what an authenticator's answer will be judged. `false`: the attempt is over.
    pub async fn ask_in_attempt(&self, hash: Digest, question: String) -> Result<bool, StoreError> {
        self.write(move |tx| async move {
            let sql = "UPDATE attempt SET question = $2 WHERE hash = $1 AND expires_at > $3";
            let asked = run(&tx.db, sql, values![hash.as_bytes().to_vec(), question, signed(tx.now().0)]).await? == 1;
            Ok::<Committed<bool>, StoreError>(tx.traffic(asked))
        })
        .await
    }

    /// Takes the question out: it has one answer.
    pub async fn answer_in_attempt(&self, hash: Digest) -> Result<(), StoreError> {
        self.write(move |tx| async move {
            run(&tx.db, "UPDATE attempt SET question = NULL WHERE hash = $1", values![hash.as_bytes().to_vec()])
                .await?;
            Ok::<Committed<()>, StoreError>(tx.traffic(()))
        })
        .await
    }

    /// Keeps by what a new passkey of an employee will be judged, and forgets what has expired.
    pub async fn offer_passkey(
        &self,
        hash: Digest,
        session: SessionId,
        state: String,
        expires: Time,
    ) -> Result<(), StoreError> {
        self.write(move |tx| async move {
            run(&tx.db, "DELETE FROM passkey_offer WHERE expires_at <= $1", values![signed(tx.now().0)]).await?;
            let sql = "INSERT INTO passkey_offer (hash, session, state, expires_at) VALUES ($1, $2, $3, $4)";
            let (hash, session) = (hash.as_bytes().to_vec(), session.as_bytes().to_vec());
            run(&tx.db, sql, values![hash, session, state, signed(expires.0)]).await?;
            Ok::<Committed<()>, StoreError>(tx.traffic(()))
        })
        .await
    }

    /// Takes it out: it has one answer. `None`: there is none of this session, or it has expired.
    pub async fn take_passkey_offer(&self, hash: Digest, session: SessionId) -> Result<Option<String>, StoreError> {
        self.write(move |tx| async move {
            let sql = "DELETE FROM passkey_offer WHERE hash = $1 RETURNING hash, session, state, expires_at";
            let row = one(&tx.db, OFFER, sql, values![hash.as_bytes().to_vec()]).await?;
            let mut state = None;
            if let Some(row) = row
                && row.time("expires_at")? > tx.now()
                && row.fixed::<16, SessionId>("session")? == session
            {
                state = Some(row.text("state")?);
            }
            Ok::<Committed<Option<String>>, StoreError>(tx.traffic(state))
        })
        .await
    }
}
