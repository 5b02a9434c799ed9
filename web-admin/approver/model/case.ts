// The matter of a ticket as the server tells it. Bytes have passed the gate; everything else in it is the server's word.
import type { Approval, Command, Key, Log, Role, ServiceKey, SignedKeyring, SignedVeto } from "../../proto";
import { Exact, FRAME_CAP, ROLES, approval, command, key, signedKeyring, signedVeto, toHex } from "../../proto";
import { Field } from "./json";

export const PURPOSES = ["first-keyring", "new-key", "change", "sign", "decide", "halt"] as const;
export type Purpose = (typeof PURPOSES)[number];

/** A command with all signatures about it, and what the server says of it. */
export interface CaseOrder {
  readonly command: Exact<Command>;
  readonly approvals: readonly Approval[];
  readonly vetoes: readonly SignedVeto[];
  readonly said: Claims;
}

/** The server's own words about a command; those that it does not say are null. */
export interface Claims {
  readonly digest: string | null;
  readonly action: string | null;
  readonly reason: string | null;
  readonly devices: readonly { readonly label: string; readonly person: string | null }[] | null;
  readonly requestedBy: string;
  readonly state: string;
}

/** A key that somebody brought, by the server's word. */
export interface Proposal {
  readonly id: string;
  readonly person: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly key: Key;
}

/** Most characters of a name that only the server says. */
const NAME_MAX = 100;

/** Everything that came for a ticket. Ids and keys in hexadecimal, moments in milliseconds since 1970. */
export interface Case {
  readonly purpose: Purpose;
  readonly now: number;
  readonly tenant: string;
  readonly me: { readonly name: string; readonly person: string | null; readonly roles: readonly Role[] };
  readonly server: { readonly urls: readonly string[]; readonly key: ServiceKey; readonly log: Log };
  readonly demo: boolean;
  readonly keyrings: readonly SignedKeyring[];
  readonly suspended: readonly string[];
  readonly command: CaseOrder | null;
  readonly pending: readonly CaseOrder[];
  readonly pendingHidden: number;
  readonly draft: { readonly id: string; readonly signed: SignedKeyring } | null;
  readonly proposals: readonly Proposal[];
}

const role = (field: Field): Role => field.word(ROLES);
const keyBytes = (field: Field): string => toHex(field.blob());

/**
 * Reads the server's answer.
 * @throws NotACase or BadBytes with the path of the field that is wrong.
 */
export function readCase(value: unknown): Case {
  const from = new Field(value, "case");
  const [me, server] = [from.at("me"), from.at("server")];
  const log = server.at("log");
  return {
    purpose: from.at("purpose").word(PURPOSES),
    now: from.at("now").number(),
    tenant: from.at("tenant").hex(16),
    me: {
      name: me.at("name").text(),
      person: me.at("person").optional((field) => field.hex(16)),
      roles: me.at("approver_roles").list(role),
    },
    server: {
      urls: server.at("urls").list((field) => field.text()),
      key: { id: server.at("key").at("id").hex(16), publicKey: keyBytes(server.at("key").at("public_key")) },
      log: {
        origin: log.at("origin").text(),
        publicKey: keyBytes(log.at("public_key")),
        generation: log.at("generation").number(),
      },
    },
    demo: from.at("demo").bool(),
    keyrings: from.at("keyrings").list((field) => field.message(signedKeyring, FRAME_CAP)),
    suspended: from.at("suspended").list((field) => field.hex(16)),
    command: from.at("command").optional(readOrder),
    pending: from.at("pending").optional((field) => field.list(readOrder)) ?? [],
    pendingHidden: from.at("pending_hidden").optional((field) => field.number()) ?? 0,
    draft: from.at("draft").optional((field) => ({
      id: field.at("id").hex(16),
      signed: field.at("signed").message(signedKeyring, FRAME_CAP),
    })),
    proposals: from.at("proposals").optional((field) => field.list(readProposal)) ?? [],
  };
}

/** Reads a command with its signatures. */
export function readOrder(from: Field): CaseOrder {
  const many = <T>(name: string, read: (field: Field) => T): readonly T[] =>
    from.at(name).optional((field) => field.list(read)) ?? [];
  return {
    command: from.at("bytes").through((bytes) => Exact.parse(command, bytes)),
    approvals: many("approvals", (field) => inside(field, "approval").message(approval)),
    vetoes: many("vetoes", (field) => inside(field, "veto").message(signedVeto)),
    said: {
      digest: from.at("digest").optional((field) => field.text()),
      action: from.at("action").optional((field) => field.text()),
      reason: from.at("reason").optional((field) => field.text()),
      devices: from.at("targets").optional((field) => field.list(readDevice)),
      requestedBy: clipped(from.at("requested_by").optional((field) => (field.isText() ? field : field.at("name")).text()) ?? ""),
      state: from.at("state").optional((field) => field.text()) ?? "",
    },
  };
}

/** The server's own words beside signed ones stay as short as a name, so that they push nothing out of sight. */
function clipped(text: string): string {
  const letters = [...text];
  return letters.length > NAME_MAX ? `${letters.slice(0, NAME_MAX).join("")}…` : text;
}

/** The API's lists carry objects around their blobs, the ticket's do not. */
function inside(field: Field, name: string): Field {
  return field.isText() ? field : field.at(name);
}

function readDevice(from: Field): { label: string; person: string | null } {
  if (from.isText()) return { label: from.text(), person: null };
  return {
    label: from.at("label").text(),
    person: from.at("person").optional((field) => (field.isText() ? field : field.at("id")).text()),
  };
}

function readProposal(from: Field): Proposal {
  return {
    id: from.at("id").hex(16),
    person: from.at("person").hex(16),
    name: from.at("name").line(),
    roles: from.at("roles").list(role),
    key: from.at("key").message(key),
  };
}
