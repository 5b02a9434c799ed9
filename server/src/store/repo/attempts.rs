//! Attempts to sign in, by the hash of their secret: who somebody says they are, and what of it they have proved.
//!
//! They begin, are tried and end without an audit event (`store::attempts`); what is proved in one has an event.

use lethe_proto::ids::{Digest, Time};
use lethe_server_core::{
    access::{
        app::AppId,
        factor::{Factor, Factors},
    },
    ids::SessionId,
};
use sea_orm::{ConnectionTrait, DatabaseTransaction};

use super::{
    super::{
        StoreError,
        sql::{Row, Table, one, run, signed, values},
    },
    Attempts, sign_in_words as words,
};

const TABLE: Table = Table { name: "attempt", key: "hash" };

/// An attempt under way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredAttempt {
    /// Whose allowance its tries use: a person's, or that of a login that nobody has.
    pub account: Digest,
    /// Who they say they are, by running number. `None`: nobody who could sign in.
    pub person_no: Option<i64>,
    /// The enrolled device that vouched for this attempt, by running number.
    pub enrollment_no: Option<i64>,
    /// The session in which somebody proves again who they are; `None` where one is to begin.
    pub session: Option<SessionId>,
    /// To what they sign in.
    pub app: AppId,
    /// Where they want to go then.
    pub return_to: Option<String>,
    /// What they have proved, in that order.
    pub proved: Vec<Factor>,
    /// What the access rules demand on top.
    pub demanded: Factors,
    /// How often something was tried.
    pub tries: u64,
    /// By what an authenticator's answer is judged, where one was asked.
    pub question: Option<String>,
    /// The code that was sent last, where it was not used.
    pub code: Option<SentCode>,
    /// Worth nothing from here on.
    pub expires_at: Time,
}

/// A code that was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentCode {
    /// SHA-256 of the code with the attempt's own secret, which no database holds.
    pub hash: Digest,
    /// By what.
    pub factor: Factor,
    /// Good until then.
    pub until: Time,
}

fn code(row: &Row) -> Result<Option<SentCode>, StoreError> {
    let Some(hash) = row.maybe_fixed::<32, Digest>("code")? else { return Ok(None) };
    Ok(Some(SentCode { hash, factor: row.word("code_factor", words::factor)?, until: row.time("code_until")? }))
}

fn read(row: &Row) -> Result<StoredAttempt, StoreError> {
    Ok(StoredAttempt {
        account: row.fixed::<32, Digest>("account")?,
        person_no: row.maybe_int("person_no")?,
        enrollment_no: row.maybe_int("enrollment_no")?,
        session: row.maybe_fixed::<16, SessionId>("session")?,
        app: row.word("app", |text| text.parse().ok())?,
        return_to: row.maybe_text("return_to")?,
        proved: row.word("proved", words::factor_list)?,
        demanded: row.word("demanded", words::factors)?,
        tries: row.count("tries")?,
        question: row.maybe_text("question")?,
        code: code(row)?,
        expires_at: row.time("expires_at")?,
    })
}

impl<C: ConnectionTrait> Attempts<'_, C> {
    /// By SHA-256 of its secret, if it has not expired.
    pub async fn find(&self, hash: &Digest, now: Time) -> Result<Option<StoredAttempt>, StoreError> {
        let sql = "SELECT * FROM attempt WHERE hash = $1 AND expires_at > $2";
        one(self.db, TABLE, sql, values![hash.as_bytes().to_vec(), signed(now.0)]).await?.as_ref().map(read).transpose()
    }
}

/// How far an attempt has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advance {
    /// Whose it is now, by running number: a passkey may have said it.
    pub person_no: i64,
    /// What was proved before.
    pub before: Vec<Factor>,
    /// What is proved now.
    pub proved: Vec<Factor>,
    /// What the access rules demand on top.
    pub demanded: Factors,
}

impl Attempts<'_, DatabaseTransaction> {
    /// Begins one.
    pub async fn insert(&self, hash: &Digest, new: &StoredAttempt) -> Result<(), StoreError> {
        let sql = "INSERT INTO attempt (hash, account, person_no, enrollment_no, session, app, return_to, proved, demanded, tries, sent, \
                   expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, '', '', 0, 0, $8)";
        let values = values![
            hash.as_bytes().to_vec(),
            new.account.as_bytes().to_vec(),
            new.person_no,
            new.enrollment_no,
            new.session.map(|id| id.as_bytes().to_vec()),
            new.app.to_string(),
            new.return_to.clone(),
            signed(new.expires_at.0),
        ];
        run(self.db, sql, values).await.map(|_| ())
    }

    /// One more proof. Code and question are used up. `false`: another proof came first, or the attempt is over.
    pub async fn advance(&self, hash: &Digest, to: &Advance, now: Time) -> Result<bool, StoreError> {
        let sql = "UPDATE attempt SET person_no = $2, proved = $3, demanded = $4, code = NULL, code_factor = NULL, \
                   code_until = NULL, question = NULL WHERE hash = $1 AND proved = $5 AND expires_at > $6 \
                   AND (person_no IS NULL OR person_no = $2)";
        let values = values![
            hash.as_bytes().to_vec(),
            to.person_no,
            words::factor_list_text(&to.proved),
            words::factors_text(to.demanded),
            words::factor_list_text(&to.before),
            signed(now.0),
        ];
        Ok(run(self.db, sql, values).await? == 1)
    }

    /// Ends one. `false`: it had ended.
    pub async fn end(&self, hash: &Digest) -> Result<bool, StoreError> {
        let sql = "DELETE FROM attempt WHERE hash = $1";
        Ok(run(self.db, sql, values![hash.as_bytes().to_vec()]).await? == 1)
    }
}
