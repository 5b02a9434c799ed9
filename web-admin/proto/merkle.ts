// Proofs about the log's tree (RFC 9162 §2.1). Sizes are numbers below 2^53; bits are taken by division, since JavaScript's
// shifts end at 32.
import { concat, equal, hexBytes } from "./bytes";
import type { Bytes } from "./bytes";
import { sha256 } from "./hash";
import type { LeafKind } from "./kinds";
import { leaf as leafRule } from "./messages";
import { encode } from "./rule";
import { digestOf } from "./hash";

/** Hash of a leaf: what stands in the tree for a body. */
export async function leafHash(kind: LeafKind, salt: string, body: Bytes): Promise<Bytes> {
  return sha256(concat(Uint8Array.of(0), encode(leafRule, { kind, salt, body: await digestOf(body) })));
}

/** Hash of an inner node. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Promise<Bytes> {
  return sha256(concat(Uint8Array.of(1), left, right));
}

const isOdd = (value: number): boolean => value % 2 === 1;
const half = (value: number): number => Math.floor(value / 2);

/** Whether leaf `index` is in the tree of `size` leaves (§2.1.3.2). Hashes in hexadecimal but the leaf. */
export async function verifyInclusion(
  leaf: Bytes,
  index: number,
  size: number,
  proof: readonly string[],
  root: string,
): Promise<boolean> {
  if (index < 0 || index >= size) return false;
  let [node, last, result] = [index, size - 1, leaf];
  for (const sibling of proof.map(hexBytes)) {
    if (last === 0) return false;
    if (isOdd(node) || node === last) {
      result = await nodeHash(sibling, result);
      while (!isOdd(node) && node !== 0) [node, last] = [half(node), half(last)];
    } else {
      result = await nodeHash(result, sibling);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && equal(result, hexBytes(root));
}

/** Whether the tree of `newSize` leaves begins with the one of `oldSize` (§2.1.4.2). */
export async function verifyConsistency(
  oldSize: number,
  newSize: number,
  proof: readonly string[],
  oldRoot: string,
  newRoot: string,
): Promise<boolean> {
  if (oldSize > newSize || (oldSize === 0 && oldRoot !== (await emptyRoot()))) return false;
  if (oldSize === 0 || oldSize === newSize) {
    return proof.length === 0 && (oldRoot === newRoot || (oldSize === 0 && newSize !== 0));
  }
  let [node, last] = [oldSize - 1, newSize - 1];
  while (isOdd(node)) [node, last] = [half(node), half(last)];
  // A complete old tree is a node of the new one, and the proof leaves it out.
  const siblings = (node === 0 ? [oldRoot, ...proof] : [...proof]).map(hexBytes);
  const [first, ...rest] = siblings;
  if (first === undefined) return false;
  let [old, now] = [first, first];
  for (const sibling of rest) {
    if (last === 0) return false;
    if (isOdd(node) || node === last) {
      [old, now] = [await nodeHash(sibling, old), await nodeHash(sibling, now)];
      while (!isOdd(node) && node !== 0) [node, last] = [half(node), half(last)];
    } else {
      now = await nodeHash(now, sibling);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && equal(old, hexBytes(oldRoot)) && equal(now, hexBytes(newRoot));
}

/** Root of the tree without leaves. */
export function emptyRoot(): Promise<string> {
  return digestOf(new Uint8Array(0));
}
