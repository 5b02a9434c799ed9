/** Judges a chain of keyrings by the protocol's rules, one version after the other. */
import { type BrokenChain, checkFirst, checkNext, type SignedKeyring } from "../../../proto";

/** The first version that does not follow, and the rule that it breaks. */
export interface Break {
  readonly version: number;
  readonly why: BrokenChain;
}

/** Where a chain breaks, oldest first; null for one that holds. */
export async function firstBreak(chain: readonly SignedKeyring[]): Promise<Break | null> {
  let before: SignedKeyring | undefined;
  for (const next of chain) {
    const { broken } = before === undefined ? await checkFirst(next) : await checkNext(before.keyring, next, []);
    if (broken !== null) return { version: next.keyring.value.version, why: broken };
    before = next;
  }
  return null;
}
