//! What somebody has begun and not ended: ceremonies with a passkey, and logins of command lines. Nobody has decided anything by
//! beginning, so these rows come and go without an audit event. What is done with them has one.

use lethe_proto::ids::{DAY_MS, Digest, Time};

use super::{
    Committed, Store, StoreError, Tx,
    sql::{Table, one, run, signed, values},
};

const CEREMONY: Table = Table { name: "ceremony", key: "hash" };

/// What a ceremony is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CeremonyKind {
    /// A first passkey, by setup link.
    Setup,
    /// Whoever comes.
    SignIn,
    /// One more passkey.
    Passkey,
    /// A touch for one request.
    Fresh,
}

impl CeremonyKind {
    const ALL: [Self; 4] = [Self::Setup, Self::SignIn, Self::Passkey, Self::Fresh];

    const fn as_str(self) -> &'static str {
        match self {
            Self::Setup => "setup",
            Self::SignIn => "sign_in",
            Self::Passkey => "passkey",
            Self::Fresh => "fresh",
        }
    }

    fn from_text(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }
}

/// A ceremony under way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ceremony {
    /// What for.
    pub kind: CeremonyKind,
    /// Whose, by running number; nobody knows yet who signs in.
    pub admin_no: Option<i64>,
    /// In which session, by running number.
    pub session_no: Option<i64>,
    /// For which request.
    pub request: Option<Digest>,
    /// What its end is judged by.
    pub state: String,
    /// Worth nothing from here on.
    pub expires_at: Time,
}

/// A login that a command line begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCliLogin {
    /// What people compare: `ABCD-EFGH`.
    pub code: String,
    /// What the command line says about itself.
    pub label: String,
    /// Worth nothing from here on.
    pub expires_at: Time,
}

impl Store {
    /// Keeps a ceremony by SHA-256 of its name, and forgets those that have expired.
    pub async fn put_ceremony(&self, hash: Digest, ceremony: Ceremony) -> Result<(), StoreError> {
        self.write(move |tx| async move {
            let now = signed(tx.now().0);
            run(&tx.db, "DELETE FROM ceremony WHERE expires_at <= $1", values![now]).await?;
            let sql = "INSERT INTO ceremony (hash, kind, admin_no, session_no, request, state, expires_at) \
                       VALUES ($1, $2, $3, $4, $5, $6, $7)";
            let values = values![
                hash.as_bytes().to_vec(),
                ceremony.kind.as_str(),
                ceremony.admin_no,
                ceremony.session_no,
                ceremony.request.map(|request| request.as_bytes().to_vec()),
                ceremony.state,
                signed(ceremony.expires_at.0),
            ];
            run(&tx.db, sql, values).await?;
            Ok::<Committed<()>, StoreError>(tx.traffic(()))
        })
        .await
    }

    /// Takes a ceremony out: it ends now, well or badly, and never again. None: there is none, or it has expired.
    pub async fn take_ceremony(&self, hash: Digest) -> Result<Option<Ceremony>, StoreError> {
        self.write(move |tx| async move {
            let sql = "DELETE FROM ceremony WHERE hash = $1 \
                       RETURNING hash, kind, admin_no, session_no, request, state, expires_at";
            let row = one(&tx.db, CEREMONY, sql, values![hash.as_bytes().to_vec()]).await?;
            let now = tx.now();
            let found = row
                .map(|row| {
                    Ok::<_, StoreError>(Ceremony {
                        kind: row.word("kind", CeremonyKind::from_text)?,
                        admin_no: row.maybe_int("admin_no")?,
                        session_no: row.maybe_int("session_no")?,
                        request: row.maybe_fixed::<32, Digest>("request")?,
                        state: row.text("state")?,
                        expires_at: row.time("expires_at")?,
                    })
                })
                .transpose()?;
            let found = found.filter(|ceremony| ceremony.expires_at > now);
            Ok::<Committed<Option<Ceremony>>, StoreError>(tx.traffic(found))
        })
        .await
    }

    /// A passkey was touched for a request: its counter moves on.
    pub async fn note_touch(&self, credential_id: Vec<u8>, credential: String) -> Result<(), StoreError> {
        self.write(move |tx| async move {
            tx.passkeys().set_used(&credential_id, &credential, tx.now()).await?;
            Ok::<Committed<()>, StoreError>(tx.traffic(()))
        })
        .await
    }

    /// Keeps a command line's login by SHA-256 of its secret, and forgets those that ended a day ago. A code that is taken is a
    /// duplicate.
    pub async fn put_cli_login(&self, hash: Digest, login: NewCliLogin) -> Result<(), StoreError> {
        self.write(move |tx| async move {
            let now = tx.now();
            let old = signed(now.0.saturating_sub(DAY_MS));
            run(&tx.db, "DELETE FROM cli_login WHERE expires_at <= $1", values![old]).await?;
            let sql = "INSERT INTO cli_login (code, hash, label, state, created_at, expires_at) \
                       VALUES ($1, $2, $3, 'waiting', $4, $5)";
            let values =
                values![login.code, hash.as_bytes().to_vec(), login.label, signed(now.0), signed(login.expires_at.0)];
            run(&tx.db, sql, values).await?;
            Ok::<Committed<()>, StoreError>(tx.traffic(()))
        })
        .await
    }
}

impl Tx {
    /// Ends every ceremony of an administrator.
    pub async fn end_ceremonies(&self, admin_no: i64) -> Result<(), StoreError> {
        run(&self.db, "DELETE FROM ceremony WHERE admin_no = $1", values![admin_no]).await?;
        Ok(())
    }
}
