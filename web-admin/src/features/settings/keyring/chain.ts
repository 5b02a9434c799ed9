// Reads the keyrings that the server gave, and checks here that each follows from the one before.
import { checkFirst, checkNext, decode, keyringWords, type SignedKeyring, signedKeyring } from "../../../../proto";
import type { Schema } from "../../../api";

/** One version with what stands in it. Words and digest are made here, from its bytes: the server's own say nothing about them. */
export interface Version {
  version: number;
  words: string;
  digest: string;
  signed: SignedKeyring;
}

/** What this browser found out about the chain. */
export type Judged = { kind: "good"; count: number } | { kind: "broken"; version: number; why: string } | { kind: "unsupported" };

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

/** Versions, newest first. Throws where bytes are not a keyring. */
export async function readVersions(views: readonly Schema["KeyringView"][]): Promise<Version[]> {
  const versions = await Promise.all(views.map(({ signed }) => readVersion(signed)));
  return versions.sort((one, other) => other.version - one.version);
}

async function readVersion(base64: string): Promise<Version> {
  const signed = decode(signedKeyring, bytesOf(base64));
  const digest = await signed.keyring.digest();
  return { version: signed.keyring.value.version, words: keyringWords(digest), digest, signed };
}

/** Checks the chain from its first version on. */
export async function judge(versions: readonly Version[]): Promise<Judged> {
  const chain = [...versions].reverse();
  let before: Version | undefined;
  for (const one of chain) {
    try {
      const { broken } = before === undefined ? await checkFirst(one.signed) : await checkNext(before.signed.keyring, one.signed, []);
      if (broken !== null) return { kind: "broken", version: one.version, why: broken };
    } catch {
      return { kind: "unsupported" };
    }
    before = one;
  }
  return { kind: "good", count: chain.length };
}
