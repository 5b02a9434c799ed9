// What people order: commands, and what stops them.
import { ACTIONS } from "../kinds";
import type { ValueOf } from "../rule";
import { bool, bytes, digest, exact, id, line, list, record, uint, word } from "../rule";
import { approval } from "./approval";

export const keyringRef = record({ version: uint, digest });
export const target = record({ device: id, enrollment: id, person: id, label: line });
/** One enrollment that a command is for, with the name people read. */
export type Target = ValueOf<typeof target>;
export const lift = record({ enrollment: id, serverKey: id, counter: uint });

export const command = record(
  {
    tenant: id,
    action: word(ACTIONS),
    lifts: list(lift),
    targets: list(target),
    keyring: keyringRef,
    id,
    nonce: id,
    issued: uint,
    notBefore: uint,
    expires: uint,
    reason: line,
  },
  "lethe-cmd/1",
);
/** What people approve, byte for byte. Times are milliseconds since 1970. */
export type Command = ValueOf<typeof command>;

export const dispatch = record(
  { tenant: id, command: digest, approvals: list(digest) },
  "lethe-dispatch/1",
);
export const envelope = record(
  { command: exact(command), approvals: list(approval), serverKey: id, server: bytes },
  "lethe-envelope/1",
);
/** A command with the approvals that carry it and the server's signature over exactly these. */
export type Envelope = ValueOf<typeof envelope>;

export const veto = record(
  { tenant: id, keyring: digest, halt: bool, command: digest, issuedBefore: uint, issued: uint },
  "lethe-veto/1",
);
/** Stops one command, or with `halt` everything issued before a moment. */
export type Veto = ValueOf<typeof veto>;
export const signedVeto = record({ veto: exact(veto), approval });
export type SignedVeto = ValueOf<typeof signedVeto>;

export const release = record(
  {
    tenant: id,
    keyring: digest,
    serverKey: id,
    from: uint,
    until: uint,
    except: list(id),
    issued: uint,
    expires: uint,
    nonce: id,
  },
  "lethe-release/1",
);
export const signedRelease = record({ release: exact(release), approvals: list(approval) });
