// The chain of keyrings (protocol §5.2, §5.3): version N+1 is believed only when the thresholds of N and of N+1 signed it.
import { questionOfKeyring, verifyApproval } from "./approval";
import { floorOf } from "./floor";
import type { BadKeyring } from "./keyring-check";
import { checkKeyring } from "./keyring-check";
import type { Role } from "./kinds";
import { rungFor } from "./ladder";
import type { ExactKeyring, Key, Keyring, SignedKeyring } from "./messages";
import { hasRole, isForDemoOnly, keyOf, keyWith } from "./messages";

/** Why a keyring does not follow. */
export type BrokenChain =
  | "content"
  | "tenant"
  | "not next"
  | "loosens"
  | "signature"
  | "old root"
  | "new root"
  | "countersign";

/** A verified signature: the key's bytes, whose it is, and the role. */
export interface Signed {
  readonly publicKey: string;
  readonly person: string;
  readonly role: Role;
}

/** Everything that can be said about a keyring and its signatures. */
export interface Step {
  /** The first rule that it breaks; null when a device takes it. */
  readonly broken: BrokenChain | null;
  /** What is wrong with the content, where that is it. */
  readonly content: BadKeyring | null;
  /** Who has signed, as far as the signatures hold. */
  readonly signed: readonly Signed[];
  /** Keys that still have to countersign. */
  readonly silent: readonly Key[];
}

/** Judges the very first keyring: its own root threshold, and a countersignature by every key. */
export async function checkFirst(first: SignedKeyring): Promise<Step> {
  const ring = first.keyring.value;
  const content = await checkKeyring(ring);
  if (content !== null) return step("content", content);
  if (ring.version !== 1) return step("not next");
  const signed = await signatures(null, first);
  if (signed === null) return step("signature");
  const silent = silentKeys(null, ring, signed);
  if (!rootSuffices(ring, signed, [])) return { broken: "new root", content, signed, silent };
  return { broken: silent.length > 0 ? "countersign" : null, content, signed, silent };
}

/**
 * Judges whether `next` follows `current`.
 *
 * `suspended` persons do not count; where `next` keeps no server key of `current`, nobody is suspended: a hostile server must
 * not keep people from replacing it.
 */
export async function checkNext(
  current: ExactKeyring,
  next: SignedKeyring,
  suspended: readonly string[],
): Promise<Step> {
  const [old, ring] = [current.value, next.keyring.value];
  const content = await checkKeyring(ring);
  if (content !== null) return step("content", content);
  if (ring.tenant !== old.tenant) return step("tenant");
  if (ring.version !== old.version + 1 || !ring.previous.includes(await current.digest())) return step("not next");
  if (loosens(old, ring)) return step("loosens");
  const signed = await signatures(old, next);
  if (signed === null) return step("signature");
  const silent = silentKeys(old, ring, signed);
  const counted = replacesServer(old, ring) ? [] : suspended;
  const broken = !rootSuffices(old, signed, counted)
    ? "old root"
    : !rootSuffices(ring, signed, counted)
      ? "new root"
      : silent.length > 0
        ? "countersign"
        : null;
  return { broken, content, signed, silent };
}

/** Whether a draft breaks nothing but that signatures are still missing. */
export function isOpen(step: Step): boolean {
  return step.broken === null || ["old root", "new root", "countersign"].includes(step.broken);
}

/** Persons who signed as root of this keyring with keys that count in it. */
export function rootsOf(keyring: Keyring, signed: readonly Signed[]): readonly string[] {
  const keys = signed.filter(({ role }) => role === "root").map(({ publicKey }) => keyWith(keyring, publicKey));
  const counting = keys.filter((key) => key !== undefined).filter((key) => !isForDemoOnly(key) || keyring.limits.demo);
  const persons = counting.map(({ person }) => person).filter((person) => hasRole(keyring, person, "root"));
  return [...new Set(persons)];
}

/** How many persons have to sign as root of this keyring; Infinity where nobody can ever change it. */
export function rootsNeeded(keyring: Keyring): number {
  const least = floorOf("keyring", keyring.limits.solo);
  const possible = (rungFor(keyring, "keyring", 1)?.alternatives ?? []).filter((needs) =>
    needs.every(({ role }) => role === "root"),
  );
  return Math.min(...possible.map((needs) => Math.max(least, ...needs.map(({ count }) => count))));
}

function rootSuffices(keyring: Keyring, signed: readonly Signed[], suspended: readonly string[]): boolean {
  const persons = rootsOf(keyring, signed).filter((person) => !suspended.includes(person));
  return persons.length >= rootsNeeded(keyring);
}

function step(broken: BrokenChain, content: BadKeyring | null = null): Step {
  return { broken, content, signed: [], silent: [] };
}

function loosens(old: Keyring, next: Keyring): boolean {
  return (
    next.issued < old.issued ||
    (next.limits.solo && !old.limits.solo) ||
    (next.limits.demo && !old.limits.demo) ||
    next.log.generation < old.log.generation
  );
}

/** Whether no server key of the old keyring stands in the new one. */
function replacesServer(old: Keyring, next: Keyring): boolean {
  const kept = next.serviceKeys.map(({ publicKey }) => publicKey);
  return !old.serviceKeys.some(({ publicKey }) => kept.includes(publicKey));
}

/** Verifies every signature under the entries of both keyrings, wherever the key stands; null where one does not hold. */
async function signatures(old: Keyring | null, next: SignedKeyring): Promise<Signed[] | null> {
  const question = await questionOfKeyring(next.keyring);
  const seen = new Set<string>();
  const signed: Signed[] = [];
  for (const approval of next.approvals) {
    const entries = [keyOf(next.keyring.value, approval.key), old === null ? undefined : keyOf(old, approval.key)];
    const known = entries.filter((entry) => entry !== undefined);
    const [key] = known;
    if (key === undefined || seen.has(key.publicKey)) return null;
    seen.add(key.publicKey);
    for (const entry of known) if (!(await verifyApproval(approval, entry, question))) return null;
    signed.push({ publicKey: key.publicKey, person: key.person, role: approval.role });
  }
  return signed;
}

/** Keys that the old keyring did not have and that have not signed. */
function silentKeys(old: Keyring | null, next: Keyring, signed: readonly Signed[]): readonly Key[] {
  return next.keys.filter(
    (key) =>
      (old === null || keyWith(old, key.publicKey) === undefined) &&
      !signed.some(({ publicKey }) => publicKey === key.publicKey),
  );
}
