// What the server may say alone, and what the log says.
import { LEAF_KINDS } from "../kinds";
import type { ValueOf } from "../rule";
import { digest, id, list, record, text, uint, word } from "../rule";

export const state = record(
  {
    tenant: id,
    enrollment: id,
    serverKey: id,
    counter: uint,
    issued: uint,
    lockedSince: uint,
    loggedOutBefore: uint,
    screenBlockedSince: uint,
    holdSince: uint,
    messageNumber: uint,
    message: text,
    cancelled: list(id),
    suspended: list(id),
  },
  "lethe-state/1",
);
/** Everything that protects, as the server wants it. */
export type State = ValueOf<typeof state>;

export const reply = record(
  { tenant: id, enrollment: id, challenge: digest, sequence: uint, time: uint },
  "lethe-reply/1",
);

export const leaf = record({ kind: word(LEAF_KINDS), salt: digest, body: digest }, "lethe-leaf/1");
/** The data of a leaf: a salted commitment. */
export type Leaf = ValueOf<typeof leaf>;

export const logProof = record({
  salt: digest,
  index: uint,
  inclusion: list(digest),
  checkpoint: text,
  oldSize: uint,
  consistency: list(digest),
});
/** Inclusion of one leaf in a checkpoint, and consistency with an older tree. */
export type LogProof = ValueOf<typeof logProof>;
