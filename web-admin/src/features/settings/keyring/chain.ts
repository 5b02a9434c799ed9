// Reads the keyrings that the server gave, and checks here that each follows from the one before.
import { decode, fromBase64, keyringWords, type SignedKeyring, signedKeyring } from "../../../../proto";
import type { Schema } from "../../../api";
import { type Break, firstBreak } from "../../evidence/chain";

/** One version with what stands in it. Words and digest are made here, from its bytes: the server's own say nothing about them. */
export interface Version {
  version: number;
  words: string;
  digest: string;
  signed: SignedKeyring;
}

/** What this browser found out about the chain. */
export type Judged = { kind: "good"; count: number } | ({ kind: "broken" } & Break) | { kind: "unsupported" };

/** Versions, newest first. Throws where bytes are not a keyring. */
export async function readVersions(views: readonly Schema["KeyringView"][]): Promise<Version[]> {
  const versions = await Promise.all(views.map(({ signed }) => readVersion(signed)));
  return versions.sort((one, other) => other.version - one.version);
}

async function readVersion(base64: string): Promise<Version> {
  const bytes = fromBase64(base64);
  if (bytes === null) throw new RangeError("not Base64");
  const signed = decode(signedKeyring, bytes);
  const digest = await signed.keyring.digest();
  return { version: signed.keyring.value.version, words: keyringWords(digest), digest, signed };
}

/** Checks the chain from its first version on. */
export async function judge(versions: readonly Version[]): Promise<Judged> {
  try {
    const broken = await firstBreak(versions.map(({ signed }) => signed).reverse());
    return broken === null ? { kind: "good", count: versions.length } : { kind: "broken", ...broken };
  } catch {
    return { kind: "unsupported" };
  }
}
