//! What proves somebody is used up in the transaction that believes it, whoever comes first.

use lethe_proto::ids::{Digest, PersonId};
use lethe_server::store::{StoreError, repo::people::NewPerson};
use lethe_server_core::{actor::Actor, audit::AuditEvent};

use crate::backend::{TestDb, on_both};

async fn what_was_used_once_is_no_proof_again(db: TestDb) {
    let id = PersonId::from([1; 16]);
    let used = db.store.write(move |tx| async move {
        let new = NewPerson { id, name: "Lena".to_owned(), email: None, external_id: None, group: None };
        let (no, now) = (tx.people().insert(&new, tx.now()).await?, tx.now());
        let rows = tx.factors();
        rows.set_totp(no, vec![1], 10, now).await?;
        rows.set_recovery_codes(no, &[Digest::from([1; 32])], now).await?;
        let mut used = Vec::new();
        for step in [10, 11, 11, 10, 12] {
            used.push(rows.use_step(no, step).await?);
        }
        for code in [1, 1, 2] {
            used.push(rows.use_recovery_code(no, &Digest::from([code; 32]), now).await?);
        }
        Ok::<_, StoreError>(tx.commit(Actor::Operator, AuditEvent::PersonCreated { person: id }, used))
    });
    assert_eq!(used.await.unwrap(), [false, true, false, false, true, true, false, false]);
}

on_both!(what_was_used_once_is_no_proof_again);
