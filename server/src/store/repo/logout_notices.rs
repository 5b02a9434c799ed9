//! Apps that want to be told when a grant of theirs ends, and how far that is. Nothing is written when a grant ends: what has ended and was
//! not told is found, so that no way of ending can forget to tell.

use lethe_proto::ids::{PersonId, Time};
use lethe_server_core::{access::app::AppId, employee_session::Ending, ids::GrantId, oidc::algorithm::Algorithm};
use sea_orm::{ConnectionTrait, DatabaseTransaction};

use super::{
    super::{
        StoreError, Turn,
        sql::{Row, Table, all, run, signed, values},
    },
    LogoutNotices,
};

const TABLE: Table = Table { name: "session_grant", key: "no" };

/// An app that is to be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogoutDue {
    /// Running number of the grant.
    pub grant_no: i64,
    /// The grant.
    pub grant: GrantId,
    /// Whose it was.
    pub person: PersonId,
    /// The app.
    pub app: AppId,
    /// Where it wants to be told.
    pub uri: String,
    /// By what its tokens are signed.
    pub algorithm: Algorithm,
    /// How often it was tried.
    pub tries: u64,
}

fn read(row: &Row) -> Result<LogoutDue, StoreError> {
    Ok(LogoutDue {
        grant_no: row.int("no")?,
        grant: row.fixed::<16, GrantId>("id")?,
        person: row.fixed::<16, PersonId>("person")?,
        app: row.word("app", |text| text.parse().ok())?,
        uri: row.text("logout_uri")?,
        algorithm: row.word("algorithm", Algorithm::from_text)?,
        tries: row.count("tries")?,
    })
}

impl<C: ConnectionTrait> LogoutNotices<'_, C> {
    /// Whom to tell now, the oldest first. Grants that ended before `since` are left alone; so is whoever gave one back by itself.
    pub async fn due(&self, since: Time, now: Time, most: u64) -> Result<Vec<LogoutDue>, StoreError> {
        let sql = "SELECT g.no, g.id, p.id AS person, g.app, a.logout_uri, a.algorithm, COALESCE(n.tries, 0) AS tries \
                   FROM session_grant g JOIN app a ON a.id = g.app AND a.created_at <= g.begun_at JOIN session s ON s.no = g.session_no \
                   JOIN person p ON p.no = s.person_no LEFT JOIN logout_notice n ON n.grant_no = g.no \
                   WHERE g.kind = 'oidc' AND g.ended_at IS NOT NULL AND g.ended_at > $1 AND g.ended_why <> $2 \
                   AND a.logout_uri IS NOT NULL AND (n.grant_no IS NULL OR n.next_at <= $3) ORDER BY g.ended_at LIMIT $4";
        let values = values![signed(since.0), Ending::Revoked.as_str(), signed(now.0), signed(most)];
        all(self.db, TABLE, sql, values).await?.iter().map(read).collect()
    }
}

impl LogoutNotices<'_, DatabaseTransaction> {
    /// Takes one on until `next`. Nothing: another node has.
    pub async fn take(&self, due: &LogoutDue, next: Time, now: Time) -> Result<Option<Turn>, StoreError> {
        let sql = "INSERT INTO logout_notice (grant_no, tries, next_at) VALUES ($1, 1, $2) ON CONFLICT (grant_no) DO UPDATE \
                   SET tries = logout_notice.tries + 1, next_at = $2 WHERE logout_notice.next_at <= $3";
        let taken = run(self.db, sql, values![due.grant_no, signed(next.0), signed(now.0)]).await?;
        Ok((taken == 1).then(Turn::taken))
    }

    /// It was told.
    pub async fn told(&self, due: &LogoutDue, now: Time) -> Result<Turn, StoreError> {
        let sql = "UPDATE logout_notice SET next_at = NULL, told_at = $2 WHERE grant_no = $1";
        run(self.db, sql, values![due.grant_no, signed(now.0)]).await?;
        Ok(Turn::taken())
    }
}
