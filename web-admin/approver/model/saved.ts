// A file that somebody carried here: the JSON of a ticket or of `lethe command show --json`, or the bytes of a command, an
// envelope or a keyring. It has no server to answer; the page shows it and says how to sign it elsewhere.
import type { Approval, SignedKeyring } from "../../proto";
import { CAP, Exact, FRAME_CAP, command, decode, envelope, keyring, signedKeyring } from "../../proto";
import type { Case, CaseOrder } from "./case";
import { readCase, readOrder } from "./case";
import { Field } from "./json";

/** What the file holds. */
export type Saved =
  | { readonly kind: "case"; readonly matter: Case }
  | { readonly kind: "order"; readonly order: CaseOrder }
  | { readonly kind: "keyring"; readonly signed: SignedKeyring };

/**
 * Reads a file.
 * @throws NotACase, BadBytes or Malformed where it is none of these.
 */
export function readSaved(bytes: Uint8Array): Saved {
  // `{` begins JSON; a message of the protocol begins with an array of CBOR.
  if (bytes[0] === 0x7b) return readJson(new TextDecoder().decode(bytes));
  const sealed = tried(() => decode(envelope, bytes, CAP));
  if (sealed !== null) return { kind: "order", order: bare(sealed.command, sealed.approvals) };
  const signed = tried(() => decode(signedKeyring, bytes, FRAME_CAP)) ?? tried(() => unsigned(bytes));
  if (signed !== null) return { kind: "keyring", signed };
  return { kind: "order", order: bare(Exact.parse(command, bytes), []) };
}

function readJson(text: string): Saved {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = null;
  }
  const from = new Field(value, "file");
  return from.at("purpose").isAbsent() ? { kind: "order", order: readOrder(from) } : { kind: "case", matter: readCase(value) };
}

function unsigned(bytes: Uint8Array): SignedKeyring {
  return { keyring: Exact.parse(keyring, bytes), approvals: [] };
}

function bare(order: CaseOrder["command"], approvals: readonly Approval[]): CaseOrder {
  const said = { digest: null, action: null, reason: null, devices: null, requestedBy: "", state: "" };
  return { command: order, approvals, vetoes: [], said };
}

function tried<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
