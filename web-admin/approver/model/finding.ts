// What the page found when it compared the server's words with the bytes. Texts of the codes are in texts/.
import type { BadKeyring, BrokenChain, Malformation, Short } from "../../proto";

/** What differs, or does not hold. `said` is the server's word, `found` what the signed bytes or the own pin say. */
export type Finding =
  | { readonly code: "not a case"; readonly found: string }
  | { readonly code: "malformed"; readonly what: string; readonly found: Malformation }
  | { readonly code: "claim"; readonly what: "digest" | "action" | "reason" | "devices" | "person"; readonly said: string; readonly found: string }
  | { readonly code: "other company"; readonly what: "ticket" | "command" | "draft" | "veto"; readonly said: string; readonly found: string }
  | { readonly code: "other server"; readonly said: string; readonly found: string }
  | { readonly code: "server key" | "log key"; readonly said: string; readonly found: string }
  | { readonly code: "demo"; readonly said: boolean; readonly found: boolean }
  | { readonly code: "label name"; readonly label: string; readonly found: string }
  | { readonly code: "label twin"; readonly label: string }
  | { readonly code: "not well-formed" }
  | { readonly code: "keyring forked" | "keyring hidden" | "keyring unsound"; readonly version: number }
  | { readonly code: "keyring missing" }
  | { readonly code: "keyring does not follow"; readonly version: number; readonly from: number; readonly broken: BrokenChain }
  | { readonly code: "other words" }
  | { readonly code: "keyring unknown"; readonly version: number }
  | { readonly code: "keyring version"; readonly said: number; readonly found: number }
  | { readonly code: "keyring expired"; readonly version: number; readonly at: number }
  | { readonly code: "expired" | "from the future"; readonly at: number }
  | { readonly code: "lives too long" }
  | { readonly code: "too many devices"; readonly found: number }
  | { readonly code: "approval"; readonly short: Short }
  | { readonly code: "vetoed"; readonly by: string; readonly at: number }
  | { readonly code: "veto ignored" }
  | { readonly code: "suspended"; readonly name: string }
  | { readonly code: "draft"; readonly broken: BrokenChain; readonly content: BadKeyring | null }
  | { readonly code: "draft unreachable" }
  | { readonly code: "heard"; readonly name: string }
  | { readonly code: "draft from the future" | "draft expired"; readonly at: number }
  | { readonly code: "proposal key"; readonly name: string }
  | { readonly code: "proposal name"; readonly said: string; readonly found: string }
  | { readonly code: "own key missing" }
  | { readonly code: "founded already" }
  | { readonly code: "clock"; readonly said: number; readonly found: number };

/** Findings that are worth a word and keep nobody from signing: what they are about is not in the signed bytes. */
const NOTICES: ReadonlySet<Finding["code"]> = new Set([
  "clock",
  "suspended",
  "veto ignored",
  "server key",
  "log key",
  "demo",
  "proposal name",
  "label name",
  "label twin",
]);

/** What keeps people from signing without being a lie: time, a veto, a beginning that has not been made. */
const OBSTACLES: ReadonlySet<Finding["code"]> = new Set([
  "expired",
  "keyring expired",
  "vetoed",
  "keyring missing",
  "founded already",
  "other words",
  "heard",
]);

/** Whether somebody may be lying, so that people should tell others. */
export function areSuspicious(findings: readonly Finding[]): boolean {
  return findings.some(({ code }) => !NOTICES.has(code) && !OBSTACLES.has(code));
}

/** Whether nothing may be signed. */
export function stopsSigning(findings: readonly Finding[]): boolean {
  return findings.some(({ code }) => !NOTICES.has(code));
}
