//! The Merkle tree of the log: hashing, proofs and their verification after RFC 9162 §2.1.

use sha2::{Digest as _, Sha256};

use crate::ids::Digest;

/// A proof that does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the log proof does not hold")]
pub struct BadProof;

/// Root of the tree without leaves.
pub fn empty_root() -> Digest {
    crate::cbor::sha256(&[])
}

/// Hash of a leaf.
pub fn leaf_hash(data: &[u8]) -> Digest {
    hash(&[&[0], data])
}

/// Hash of an inner node.
pub fn node_hash(left: &Digest, right: &Digest) -> Digest {
    hash(&[&[1], left.as_bytes(), right.as_bytes()])
}

fn hash(parts: &[&[u8]]) -> Digest {
    let mut sha = Sha256::new();
    for part in parts {
        sha.update(part);
    }
    Digest::from(<[u8; 32]>::from(sha.finalize()))
}

/// The right edge of a growing tree: the roots of its complete subtrees, largest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Frontier {
    size: u64,
    /// `(level, root)`; a subtree of level `l` has `2^l` leaves.
    subtrees: Vec<(u32, Digest)>,
}

/// A complete subtree that an append has just finished.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Node {
    /// It has `2^level` leaves.
    pub level: u32,
    /// It covers the leaves from `index · 2^level` on.
    pub index: u64,
    /// Its root.
    pub hash: Digest,
}

impl Frontier {
    /// Rebuilds the edge of a tree of `size` leaves from stored nodes.
    pub fn load<E>(size: u64, mut node: impl FnMut(u32, u64) -> Result<Digest, E>) -> Result<Self, E> {
        let mut subtrees = Vec::new();
        let mut start = 0;
        for level in (0..64).rev() {
            if size >> level & 1 == 1 {
                subtrees.push((level, node(level, start >> level)?));
                start += 1 << level;
            }
        }
        Ok(Self { size, subtrees })
    }

    /// Number of leaves.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Appends a leaf hash; returns every subtree that is complete now, the leaf first.
    pub fn append(&mut self, leaf: Digest) -> Vec<Node> {
        let mut node = Node { level: 0, index: self.size, hash: leaf };
        let mut finished = vec![node];
        while let Some((_, left)) = self.subtrees.pop_if(|(level, _)| *level == node.level) {
            node = Node { level: node.level + 1, index: node.index >> 1, hash: node_hash(&left, &node.hash) };
            finished.push(node);
        }
        self.subtrees.push((node.level, node.hash));
        self.size += 1;
        finished
    }

    /// Root of the whole tree.
    pub fn root(&self) -> Digest {
        let mut subtrees = self.subtrees.iter().rev().map(|(_, hash)| *hash);
        let Some(last) = subtrees.next() else { return empty_root() };
        subtrees.fold(last, |right, left| node_hash(&left, &right))
    }
}

/// Root of the leaves `start..end`, from stored complete subtrees.
fn range_root<E>(start: u64, end: u64, node: &mut impl FnMut(u32, u64) -> Result<Digest, E>) -> Result<Digest, E> {
    let length = end - start;
    if length.is_power_of_two() {
        return node(length.ilog2(), start >> length.ilog2());
    }
    let split = start + split(length);
    Ok(node_hash(&range_root(start, split, node)?, &range_root(split, end, node)?))
}

/// The largest power of two below `length` (which is at least 2).
fn split(length: u64) -> u64 {
    1 << (length - 1).ilog2()
}

/// Proof that leaf `index` is in the tree of `size` leaves. `index < size`, or the proof is empty.
pub fn inclusion_proof<E>(
    index: u64,
    size: u64,
    mut node: impl FnMut(u32, u64) -> Result<Digest, E>,
) -> Result<Vec<Digest>, E> {
    let (mut start, mut end) = (0, size);
    let mut proof = Vec::new();
    while index < size && end - start > 1 {
        let middle = start + split(end - start);
        if index < middle {
            proof.push(range_root(middle, end, &mut node)?);
            end = middle;
        } else {
            proof.push(range_root(start, middle, &mut node)?);
            start = middle;
        }
    }
    proof.reverse();
    Ok(proof)
}

/// Proof that the tree of `new` leaves begins with the tree of `old` leaves. Empty when there is nothing to prove.
pub fn consistency_proof<E>(
    old: u64,
    new: u64,
    mut node: impl FnMut(u32, u64) -> Result<Digest, E>,
) -> Result<Vec<Digest>, E> {
    let mut proof = Vec::new();
    if old == 0 || old >= new {
        return Ok(proof);
    }
    let (mut start, mut end, mut whole) = (0, new, true);
    while old != end {
        let middle = start + split(end - start);
        if old <= middle {
            proof.push(range_root(middle, end, &mut node)?);
            end = middle;
        } else {
            proof.push(range_root(start, middle, &mut node)?);
            start = middle;
            whole = false;
        }
    }
    if !whole {
        proof.push(range_root(start, end, &mut node)?);
    }
    proof.reverse();
    Ok(proof)
}

/// Checks an inclusion proof (RFC 9162 §2.1.3.2).
pub fn verify_inclusion(leaf: &Digest, index: u64, size: u64, proof: &[Digest], root: &Digest) -> Result<(), BadProof> {
    if index >= size {
        return Err(BadProof);
    }
    let (mut node, mut last, mut result) = (index, size - 1, *leaf);
    for sibling in proof {
        if last == 0 {
            return Err(BadProof);
        }
        if node & 1 == 1 || node == last {
            result = node_hash(sibling, &result);
            while node & 1 == 0 && node != 0 {
                node >>= 1;
                last >>= 1;
            }
        } else {
            result = node_hash(&result, sibling);
        }
        node >>= 1;
        last >>= 1;
    }
    if last == 0 && result == *root { Ok(()) } else { Err(BadProof) }
}

/// Checks a consistency proof (RFC 9162 §2.1.4.2). A tree of size 0 is consistent with everything, by an empty proof.
pub fn verify_consistency(
    old: u64,
    new: u64,
    proof: &[Digest],
    old_root: &Digest,
    new_root: &Digest,
) -> Result<(), BadProof> {
    if old > new || (old == 0 && *old_root != empty_root()) {
        return Err(BadProof);
    }
    if old == new || old == 0 {
        let same = old == 0 && new != 0 || old_root == new_root;
        return if proof.is_empty() && same { Ok(()) } else { Err(BadProof) };
    }
    let (mut node, mut last) = (old - 1, new - 1);
    while node & 1 == 1 {
        node >>= 1;
        last >>= 1;
    }
    let mut siblings = proof.iter();
    let first = if old.is_power_of_two() { *old_root } else { *siblings.next().ok_or(BadProof)? };
    let (mut old_result, mut new_result) = (first, first);
    for sibling in siblings {
        if last == 0 {
            return Err(BadProof);
        }
        if node & 1 == 1 || node == last {
            old_result = node_hash(sibling, &old_result);
            new_result = node_hash(sibling, &new_result);
            while node & 1 == 0 && node != 0 {
                node >>= 1;
                last >>= 1;
            }
        } else {
            new_result = node_hash(&new_result, sibling);
        }
        node >>= 1;
        last >>= 1;
    }
    if last == 0 && old_result == *old_root && new_result == *new_root { Ok(()) } else { Err(BadProof) }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use super::*;

    fn at(roots: &[Digest], size: u64) -> &Digest {
        &roots[usize::try_from(size).unwrap()]
    }

    /// All nodes of a tree of `size` leaves, and its root after every append.
    fn grow(size: u64) -> (std::collections::BTreeMap<(u32, u64), Digest>, Vec<Digest>) {
        let mut frontier = Frontier::default();
        let mut nodes = std::collections::BTreeMap::new();
        let mut roots = vec![frontier.root()];
        for i in 0..size {
            for node in frontier.append(leaf_hash(&i.to_be_bytes())) {
                nodes.insert((node.level, node.index), node.hash);
            }
            roots.push(frontier.root());
        }
        (nodes, roots)
    }

    #[test]
    fn every_leaf_of_every_small_tree_proves_itself_and_nothing_else() {
        let (nodes, roots) = grow(33);
        for size in 1..=33 {
            for index in 0..size {
                let proof = inclusion_proof(index, size, |l, i| Ok::<_, Infallible>(nodes[&(l, i)])).unwrap();
                let root = at(&roots, size);
                let leaf = nodes[&(0, index)];
                verify_inclusion(&leaf, index, size, &proof, root).unwrap();
                assert!(verify_inclusion(&leaf, index + 1, size, &proof, root).is_err());
                assert!(verify_inclusion(&leaf_hash(b"x"), index, size, &proof, root).is_err());
            }
        }
    }

    #[test]
    fn every_small_tree_is_consistent_with_its_past_and_with_no_other() {
        let (nodes, roots) = grow(33);
        for new in 0..=33 {
            for old in 0..=new {
                let proof = consistency_proof(old, new, |l, i| Ok::<_, Infallible>(nodes[&(l, i)])).unwrap();
                let (a, b) = (at(&roots, old), at(&roots, new));
                verify_consistency(old, new, &proof, a, b).unwrap();
                if old > 0 && old < new {
                    assert!(verify_consistency(old, new, &proof, b, b).is_err());
                    assert!(verify_consistency(old, new, &proof, a, a).is_err());
                }
            }
        }
    }

    #[test]
    fn a_frontier_loaded_from_nodes_goes_on_like_the_one_that_was_stored() {
        let (nodes, roots) = grow(21);
        let mut loaded = Frontier::load(20, |l, i| Ok::<_, Infallible>(nodes[&(l, i)])).unwrap();
        assert_eq!(loaded.root(), roots[20]);
        loaded.append(nodes[&(0, 20)]);
        assert_eq!(loaded.root(), roots[21]);
    }
}
