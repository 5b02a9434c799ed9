// A keyring that people are asked to sign: compared with the one that the page pinned, its new keys with the words that were heard.
import type { Change, ExactKeyring, Key, Pin, Role, SignedKeyring, Step } from "../../proto";
import { CLOCK_SKEW_MS, ROLES, changesBetween, checkNext, hasRole, isOpen, keyWith, keyWords, personOf, rootsNeeded, rootsOf, sameWords } from "../../proto";
import type { Proposal } from "./case";
import type { Finding } from "./finding";
import type { Place } from "./signer";

/** A key that comes in, with the six words that its owner reads aloud. */
export interface NewKey {
  readonly key: Key;
  readonly name: string;
  readonly words: string;
  /** Made in this very browser: nobody has to be heard. */
  readonly own: boolean;
}

/** What a person reads before they sign a keyring. */
export interface DraftView {
  readonly old: ExactKeyring;
  readonly signed: SignedKeyring;
  readonly digest: string;
  readonly changes: readonly Change[];
  readonly newKeys: readonly NewKey[];
  readonly step: Step;
  readonly findings: readonly Finding[];
}

/** Judges a draft against the pin, by the page's clock. `ownKeys` are public keys that this browser made. */
export async function examineDraft(signed: SignedKeyring, pin: Pin, ownKeys: readonly string[], now: number): Promise<DraftView> {
  const old = pin.newest;
  const next = signed.keyring.value;
  const step = await checkNext(old, signed, []);
  const findings: Finding[] = [];
  if (next.tenant !== old.value.tenant) {
    findings.push({ code: "other company", what: "draft", said: next.tenant, found: old.value.tenant });
  } else if (!isOpen(step)) {
    findings.push({ code: "draft", broken: step.broken ?? "content", content: step.content });
  }
  if (next.issued > now + CLOCK_SKEW_MS) findings.push({ code: "draft from the future", at: next.issued });
  if (next.expires <= now) findings.push({ code: "draft expired", at: next.expires });
  const known = (publicKey: string): boolean => [next, old.value].some((ring) => keyWith(ring, publicKey) !== undefined);
  if (ownKeys.length > 0 && !ownKeys.some(known)) findings.push({ code: "own key missing" });
  if (rootsNeeded(next) === Number.POSITIVE_INFINITY) findings.push({ code: "draft unreachable" });
  return {
    old,
    signed,
    digest: await signed.keyring.digest(),
    changes: changesBetween(old.value, next),
    newKeys: await newKeysOf(old, signed.keyring, ownKeys),
    step,
    findings,
  };
}

async function newKeysOf(old: ExactKeyring, next: ExactKeyring, ownKeys: readonly string[]): Promise<readonly NewKey[]> {
  const fresh = next.value.keys.filter(({ publicKey }) => keyWith(old.value, publicKey) === undefined);
  return Promise.all(
    fresh.map(async (key) => ({
      key,
      name: personOf(next.value, key.person)?.name ?? key.person,
      words: await keyWords(key.publicKey),
      own: ownKeys.includes(key.publicKey),
    })),
  );
}

/**
 * Proposals that are not what the server says of them: a key that belongs to somebody else or to another page, or a name that is
 * not the one under which the keyring knows the person.
 */
export function strangeProposals(proposals: readonly Proposal[], pin: Pin, place: Place): readonly Finding[] {
  return proposals.flatMap(({ person, name, key }): Finding[] => {
    const here = key.kind === "webauthn-es256" && key.rpId === place.rpId && key.origin === place.origin;
    const known = personOf(pin.newest.value, person)?.name ?? name;
    return [
      ...(here && key.person === person ? [] : [{ code: "proposal key", name } as const]),
      ...(known === name ? [] : [{ code: "proposal name", said: name, found: known } as const]),
    ];
  });
}

/** Keys whose owner was not heard saying these words. A server could slip in a key of its own under an honest name. */
export function unheard(newKeys: readonly NewKey[], heard: ReadonlyMap<string, string>): readonly Finding[] {
  return newKeys
    .filter(({ own, key, words }) => !own && !sameWords(heard.get(key.publicKey) ?? "", words))
    .map(({ name }) => ({ code: "heard", name }));
}

/** Root where the person is root in either keyring; otherwise a countersignature, for which any role will do. */
export function roleForDraft(view: DraftView, person: string): Role {
  const rings = [view.signed.keyring.value, view.old.value];
  return ROLES.find((role) => rings.some((ring) => hasRole(ring, person, role))) ?? "it";
}

/** What is still missing, for people to see. */
export interface MissingSignatures {
  /** Root persons of the keyring in force and of the new one. */
  readonly old: number;
  readonly next: number;
  /** Names of those whose new key has not countersigned. */
  readonly silent: readonly string[];
}

/** Who still has to sign. */
export function missingSignatures(view: DraftView): MissingSignatures {
  const [old, next] = [view.old.value, view.signed.keyring.value];
  const lacking = (ring: typeof old): number => Math.max(0, rootsNeeded(ring) - rootsOf(ring, view.step.signed).length);
  return {
    old: lacking(old),
    next: lacking(next),
    silent: view.step.silent.map(({ person }) => personOf(next, person)?.name ?? person),
  };
}
