//! Sign-ins by filter, newest first, counted and gathered for a trial of other rules.

use lethe_proto::ids::Time;

use super::{
    draft::Draft,
    keyset::{Keyset, Rows},
};
use crate::store::{
    Reader, StoreError,
    repo::sign_ins::{StoredSignIn, TABLE, read},
    sql::{all, one, signed},
};

/// Which sign-ins; everything that is given must hold.
#[derive(Debug, Clone, Default)]
pub struct SignInFilter {
    /// Of this person or admin.
    pub subject: Option<[u8; 16]>,
    /// Whether they came in.
    pub admitted: Option<bool>,
    /// What the rules said: the word of a verdict.
    pub verdict: Option<String>,
    /// From this country; two capital letters.
    pub country: Option<String>,
    /// To this app.
    pub app: Option<String>,
    /// Not before this moment.
    pub from: Option<Time>,
    /// Before this moment.
    pub to: Option<Time>,
    /// Of people of this group alone.
    pub group: Option<String>,
}

fn conditions(draft: &mut Draft, filter: &SignInFilter) {
    if let Some(subject) = filter.subject {
        let place = draft.bind(subject.to_vec());
        draft.require(format!("s.subject = {place}"));
    }
    if let Some(admitted) = filter.admitted {
        let place = draft.bind(i64::from(admitted));
        draft.require(format!("s.admitted = {place}"));
    }
    let texts = [
        ("verdict", filter.verdict.clone()),
        ("country", filter.country.clone()),
        ("app", filter.app.clone()),
        ("subject_group", filter.group.clone()),
    ];
    for (column, value) in texts {
        if let Some(value) = value {
            let place = draft.bind(value);
            draft.require(format!("s.{column} = {place}"));
        }
    }
    // Numbers grow with time: the ends of the span are found by time, and the rest goes by number.
    if let Some(from) = filter.from {
        let place = draft.bind(signed(from.0));
        draft.require(format!(
            "s.no >= COALESCE((SELECT b.no FROM sign_in b WHERE b.at >= {place} ORDER BY b.at, b.no LIMIT 1), s.no + 1)"
        ));
    }
    if let Some(to) = filter.to {
        let place = draft.bind(signed(to.0));
        draft.require(format!(
            "s.no <= COALESCE((SELECT b.no FROM sign_in b WHERE b.at < {place} ORDER BY b.at DESC, b.no DESC LIMIT 1), 0)"
        ));
    }
}

impl Reader<'_> {
    /// Sign-ins before `before`, newest first.
    pub async fn sign_ins_page(
        &self,
        filter: &SignInFilter,
        before: Option<i64>,
        limit: u64,
    ) -> Result<Rows<StoredSignIn>, StoreError> {
        let mut draft = Draft::default();
        let before = draft.bind(before.unwrap_or(i64::MAX));
        draft.require(format!("s.no < {before}"));
        conditions(&mut draft, filter);
        let conditions = draft.conditions();
        let limited = draft.bind(signed(limit + 1));
        let sql = format!("SELECT s.* FROM sign_in s WHERE {conditions} ORDER BY s.no DESC LIMIT {limited}");
        let rows = all(self.db, TABLE, &sql, draft.into_values()).await?;
        let rows = rows.iter().map(read).collect::<Result<Vec<_>, _>>()?;
        Ok(Rows::of(rows, limit, |row| Keyset { key: String::new(), no: row.no }))
    }

    /// The newest sign-ins since a moment of which the whole address is still known, oldest first; at most `most`.
    pub async fn sign_ins_to_replay(&self, since: Time, most: u64) -> Result<Vec<StoredSignIn>, StoreError> {
        let sql = "SELECT * FROM sign_in WHERE at >= $1 AND shortened = 0 ORDER BY at DESC, no DESC LIMIT $2";
        let rows = all(self.db, TABLE, sql, vec![signed(since.0).into(), signed(most).into()]).await?;
        rows.iter().rev().map(read).collect()
    }

    /// How many were refused since a moment; of everybody, or of people of one group.
    pub async fn refused_sign_ins(&self, group: Option<&str>, since: Time) -> Result<u64, StoreError> {
        let mut draft = Draft::default();
        let filter = SignInFilter {
            admitted: Some(false),
            from: Some(since),
            group: group.map(str::to_owned),
            ..SignInFilter::default()
        };
        conditions(&mut draft, &filter);
        let sql = format!("SELECT COUNT(*) AS no FROM sign_in s WHERE {}", draft.conditions());
        one(self.db, TABLE, &sql, draft.into_values()).await?.map_or(Ok(0), |row| row.count("no"))
    }
}
