//! The append-only log: leaves as rows, complete subtrees as rows, and the edge of the tree in the writer's memory.

use std::collections::HashMap;

use lethe_proto::{
    cbor::sha256,
    cose::Cose,
    ids::{Digest, KeyId, Salt, Time},
    leaf::{Leaf, LeafKind},
    merkle::{Frontier, Node},
};
use sea_orm::{ConnectionTrait, DbBackend};

use super::{
    StoreError,
    sql::{Table, all, insert_many, one, run, signed, values},
};

const HEAD: Table = Table { name: "log_head", key: "one" };
const NODE: Table = Table { name: "log_node", key: "idx" };
const LEAF: Table = Table { name: "log_leaf", key: "idx" };
const CHECKPOINT: Table = Table { name: "checkpoint", key: "size" };

/// Who signs checkpoints. Its private key stays where it is.
pub trait LogSigner: Send + Sync {
    /// The signed note (C2SP) for a tree of this size and root.
    fn checkpoint(&self, size: u64, root: &Digest) -> String;
}

/// The row that serializes groups across all nodes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) size: u64,
    pub(super) mail: u64,
}

/// Reads the head; on `PostgreSQL` also takes its lock, so that groups of several nodes follow one another.
pub(super) async fn lock_head<C: ConnectionTrait>(db: &C) -> Result<Head, StoreError> {
    let sql = if db.get_database_backend() == DbBackend::Postgres {
        "SELECT one, size, mailbox_seq FROM log_head WHERE one = 1 FOR UPDATE"
    } else {
        "SELECT one, size, mailbox_seq FROM log_head WHERE one = 1"
    };
    let row = one(db, HEAD, sql, values![]).await?;
    let row = row.ok_or(StoreError::Unreadable { table: HEAD.name, column: HEAD.key, id: "1".to_owned() })?;
    Ok(Head { size: row.count("size")?, mail: row.count("mailbox_seq")? })
}

/// A `COSE_Sign1` beside the body that it signs.
pub type Signature = (KeyId, Cose);

/// Writes leaves with their bodies.
pub(super) async fn insert_leaves<C: ConnectionTrait>(db: &C, leaves: Vec<StoredLeaf>) -> Result<(), StoreError> {
    let rows = leaves
        .into_iter()
        .map(|leaf| {
            let (signer, cose) = leaf.signature.unzip();
            values![
                signed(leaf.index),
                leaf.kind.as_str(),
                leaf.salt.as_bytes().to_vec(),
                sha256(&leaf.body).as_bytes().to_vec(),
                leaf.body,
                signer.map(|signer| signer.as_bytes().to_vec()),
                cose.map(|cose| cose.as_bytes().to_vec()),
            ]
        })
        .collect();
    insert_many(db, "INSERT INTO log_leaf (idx, kind, salt, digest, body, signer, cose)", 7, rows, "").await
}

/// Loads the edge of the tree of `size` leaves.
pub(super) async fn load_frontier<C: ConnectionTrait>(db: &C, size: u64) -> Result<Frontier, StoreError> {
    let mut wanted = Vec::new();
    let plan: Result<_, std::convert::Infallible> = Frontier::load(size, |level, index| {
        wanted.push((level, index));
        Ok(Digest::ZERO)
    });
    let Ok(_) = plan;
    let nodes = nodes(db, &wanted).await?;
    Frontier::load(size, |level, index| lookup(&nodes, level, index))
}

/// Stored subtree roots by level and index.
pub(super) type Nodes = HashMap<(u32, u64), Digest>;

/// Reads these nodes, all in one statement.
pub(super) async fn nodes<C: ConnectionTrait>(db: &C, wanted: &[(u32, u64)]) -> Result<Nodes, StoreError> {
    if wanted.is_empty() {
        return Ok(Nodes::new());
    }
    let places: Vec<String> = (0..wanted.len()).map(|i| format!("(${}, ${})", 2 * i + 1, 2 * i + 2)).collect();
    let sql = format!("SELECT level, idx, hash FROM log_node WHERE (level, idx) IN (VALUES {})", places.join(", "));
    let values = wanted.iter().flat_map(|&(level, index)| values![i64::from(level), signed(index)]).collect();
    all(db, NODE, &sql, values)
        .await?
        .iter()
        .map(|row| {
            let level = u32::try_from(row.int("level")?).map_err(|_| row.unreadable("level"))?;
            Ok(((level, row.count("idx")?), row.fixed::<32, Digest>("hash")?))
        })
        .collect()
}

/// One of them; a missing node means that the tree in the database is damaged.
pub(super) fn lookup(nodes: &Nodes, level: u32, index: u64) -> Result<Digest, StoreError> {
    let missing = || StoreError::Unreadable { table: NODE.name, column: "hash", id: format!("{level}/{index}") };
    nodes.get(&(level, index)).copied().ok_or_else(missing)
}

/// Appends the leaves of a group to the tree, stores them and the subtrees that they finish, and signs one checkpoint.
pub(super) async fn append<C: ConnectionTrait>(
    db: &C,
    frontier: &mut Frontier,
    leaves: Vec<StoredLeaf>,
    signer: &dyn LogSigner,
    now: Time,
) -> Result<(), StoreError> {
    let hash = |leaf: &StoredLeaf| Leaf::of(leaf.kind, leaf.salt, &leaf.body).hash();
    let finished: Vec<Node> = leaves.iter().flat_map(|leaf| frontier.append(hash(leaf))).collect();
    insert_leaves(db, leaves).await?;
    let mut rows = finished
        .iter()
        .map(|node| values![i64::from(node.level), signed(node.index), node.hash.as_bytes().to_vec()])
        .collect::<Vec<_>>();
    rows.reverse();
    insert_many(db, "INSERT INTO log_node (level, idx, hash)", 3, rows, "").await?;
    let note = signer.checkpoint(frontier.size(), &frontier.root());
    let sql = "INSERT INTO checkpoint (size, note, signed_at) VALUES ($1, $2, $3)";
    run(db, sql, values![signed(frontier.size()), note, signed(now.0)]).await?;
    Ok(())
}

/// Moves the head to where the group ended.
pub(super) async fn move_head<C: ConnectionTrait>(db: &C, head: Head) -> Result<(), StoreError> {
    let sql = "UPDATE log_head SET size = $1, mailbox_seq = $2 WHERE one = 1";
    run(db, sql, values![signed(head.size), signed(head.mail)]).await?;
    Ok(())
}

/// A leaf with everything that is needed to check it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredLeaf {
    /// Position.
    pub index: u64,
    /// Kind.
    pub kind: LeafKind,
    /// Salt of the commitment.
    pub salt: Salt,
    /// What was committed to.
    pub body: Vec<u8>,
    /// Where the body does not carry its signature itself.
    pub signature: Option<Signature>,
}

/// Leaves from `from` on, at most `limit`.
pub(super) async fn leaves<C: ConnectionTrait>(db: &C, from: u64, limit: u64) -> Result<Vec<StoredLeaf>, StoreError> {
    let sql = "SELECT * FROM log_leaf WHERE idx >= $1 ORDER BY idx LIMIT $2";
    all(db, LEAF, sql, values![signed(from), signed(limit)])
        .await?
        .iter()
        .map(|row| {
            Ok(StoredLeaf {
                index: row.count("idx")?,
                kind: row.word("kind", LeafKind::from_text)?,
                salt: row.fixed::<32, Salt>("salt")?,
                body: row.bytes("body")?,
                signature: match row.maybe_fixed::<16, KeyId>("signer")? {
                    None => None,
                    Some(signer) => Some((signer, Cose::from_bytes(row.bytes("cose")?))),
                },
            })
        })
        .collect()
}

/// Salt of one leaf.
pub(super) async fn salt<C: ConnectionTrait>(db: &C, index: u64) -> Result<Option<Salt>, StoreError> {
    let sql = "SELECT idx, salt FROM log_leaf WHERE idx = $1";
    one(db, LEAF, sql, values![signed(index)]).await?.map(|row| row.fixed::<32, Salt>("salt")).transpose()
}

/// Size and note of the newest checkpoint.
pub(super) async fn newest_checkpoint<C: ConnectionTrait>(db: &C) -> Result<Option<(u64, String)>, StoreError> {
    let sql = "SELECT size, note FROM checkpoint ORDER BY size DESC LIMIT 1";
    let row = one(db, CHECKPOINT, sql, values![]).await?;
    row.map(|row| Ok((row.count("size")?, row.text("note")?))).transpose()
}
