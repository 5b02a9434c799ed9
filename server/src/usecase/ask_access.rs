//! What would happen to somebody? Who they are and where they came from last is looked up; the rules say the rest. Changes nothing.

use lethe_server_core::{access::facts::Previous, ids::AdminId};

use super::access::admin_who;
use crate::store::{Reader, StoreError, repo::sign_ins::Who};

/// An administrator or a person of this id, as rules ask about them, and their last sign-in.
pub async fn subject_of(read: &Reader<'_>, id: [u8; 16]) -> Result<Option<(Who, Option<Previous>)>, StoreError> {
    let who = if let Some(admin) = read.admins().find(AdminId::from(id)).await? {
        Some(admin_who(read, &admin).await?)
    } else {
        let person = read.people().find(id.into()).await?;
        person.map(|person| Who::Employee { id: person.id, group: person.group })
    };
    let Some(who) = who else { return Ok(None) };
    let previous = read.sign_ins().last_admitted(id).await?.map(|last| last.as_previous());
    Ok(Some((who, previous)))
}
