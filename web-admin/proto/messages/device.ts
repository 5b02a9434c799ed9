// What a device says: its check-in and its receipts.
import { ANSWERS, BACKINGS, CONTAINER_STATES, STAGES } from "../kinds";
import { Malformed } from "../cbor";
import type { Rule, ValueOf } from "../rule";
import { bool, bytes, digest, exact, hex, id, record, text, uint, word } from "../rule";
import { keyringRef } from "./order";

export const posture = record({
  os: text,
  osVersion: text,
  diskEncryption: word(ANSWERS),
  agentVersion: text,
  hardware: word(BACKINGS),
});

export const checkin = record(
  {
    tenant: id,
    enrollment: id,
    challenge: digest,
    sequence: uint,
    time: uint,
    keyring: keyringRef,
    state: record({ serverKey: id, counter: uint }),
    treeSize: uint,
    shareEpoch: uint,
    wantsShare: bool,
    locked: bool,
    container: word(CONTAINER_STATES),
    posture,
  },
  "lethe-checkin/1",
);

export const evidence = record({
  backing: word(BACKINGS),
  deviceKeyDestroyed: bool,
  recoveryBlobDestroyed: bool,
  dataRemoved: bool,
  container: word(CONTAINER_STATES),
  serverKey: id,
  counter: uint,
});

export const receipt = record(
  {
    tenant: id,
    device: id,
    enrollment: id,
    subject: digest,
    stage: word(STAGES),
    reason: text,
    times: record({ received: uint, started: uint, finished: uint }),
    evidence,
    previous: digest,
  },
  "lethe-receipt/1",
);
/** One step of one order on one device. */
export type Receipt = ValueOf<typeof receipt>;
export const signedReceipt = record({ receipt: exact(receipt), cose: bytes });
export type SignedReceipt = ValueOf<typeof signedReceipt>;

/** For whom a proof of possession is: 1 to 200 characters, none of them a control character. */
const audience: Rule<string> = {
  read: (from) => {
    const value = from.text();
    const length = [...value].length;
    if (length < 1 || length > 200 || /\p{Cc}/u.test(value)) throw new Malformed("shape", "no audience");
    return value;
  },
  write: (to, value) => to.text(value),
};

/** The random bytes of whoever asks, in hexadecimal. */
const question: Rule<string> = {
  read: (from) => {
    const value = hex.read(from);
    if (value.length < 32 || value.length > 128) throw new Malformed("shape", "a challenge has 16 to 64 bytes");
    return value;
  },
  write: (to, value) => hex.write(to, value),
};

export const possession = record({ tenant: id, enrollment: id, audience, challenge: question, time: uint }, "lethe-possession/1");
