/** A message as lines that a person can read: every field that was signed, none left out, none interpreted. */
import {
  approval,
  command,
  decode,
  dispatch,
  enrollmentRecord,
  Exact,
  fromBase64,
  receipt,
  type Rule,
  signedKeyring,
  signedRelease,
  signedVeto,
  state,
  toHex,
} from "../../../proto";
import type { Exhibited } from "./finding";

/** One line: the path of a field and its value. */
export type Line = readonly [path: string, value: string];

const RULES: Readonly<Record<string, Rule<unknown>>> = {
  approval,
  command,
  dispatch,
  enrollment: enrollmentRecord,
  keyring: signedKeyring,
  receipt,
  release: signedRelease,
  state,
  veto: signedVeto,
};

/** The lines of a leaf's body; null for a kind without a message (audit events stand in the row itself). */
export function linesOf(leaf: Pick<Exhibited, "kind" | "body">): Line[] | null {
  const rule = RULES[leaf.kind];
  const bytes = fromBase64(leaf.body);
  if (rule === undefined || bytes === null) return null;
  return lines("", decode(rule, bytes));
}

function lines(path: string, value: unknown): Line[] {
  if (value instanceof Exact) return lines(path, value.value);
  if (value instanceof Uint8Array) return [[path, toHex(value)]];
  if (Array.isArray(value)) {
    return value.length === 0 ? [[path, "–"]] : value.flatMap((item, at) => lines(`${path}[${String(at)}]`, item));
  }
  if (typeof value === "object" && value !== null) {
    return Object.entries(value).flatMap(([name, inner]) => lines(path === "" ? name : `${path}.${name}`, inner));
  }
  return [[path, isMoment(path, value) ? new Date(value).toISOString() : String(value)]];
}

/** Fields of the protocol that are moments. A state's `…Since` are counters and stay numbers. */
function isMoment(path: string, value: unknown): value is number {
  const name = path.slice(path.lastIndexOf(".") + 1);
  return typeof value === "number" && value > 0 && ["issued", "notBefore", "expires", "issuedBefore", "received", "started", "finished", "loggedOutBefore", "from", "until"].includes(name);
}
