// Recovery keys: 32 random bytes in a file; the X25519 pair follows from them (RFC 9180 §7.1.3). The file is the one that
// `lethe keyring recovery-key new` writes.
import { concat, fromBase64, hexBytes, toBase64, toHex, utf8 } from "./bytes";
import type { Bytes } from "./bytes";
import { keyId } from "./hash";

const PREFIX = "lethe-recovery-seed-1 ";
/** PKCS #8 of an X25519 key, up to the 32 bytes themselves (RFC 8410). */
const PKCS8 = hexBytes("302e020100300506032b656e04220420");
/** DHKEM(X25519, HKDF-SHA256) of RFC 9180. */
const SUITE = concat(utf8("KEM"), Uint8Array.of(0x00, 0x20));
const VERSION = utf8("HPKE-v1");

/** A recovery key: the file that people keep, and what stands in the keyring (hexadecimal). */
export interface RecoveryKey {
  readonly file: string;
  readonly id: string;
  readonly publicKey: string;
}

/** Makes a recovery key of 32 random bytes. */
export async function recoveryKeyOf(seed: Bytes): Promise<RecoveryKey> {
  const publicKey = await publicHalf(seed);
  return { file: `${PREFIX}${toBase64(seed)}\n`, id: await keyId(publicKey), publicKey };
}

/** Reads a recovery key's file back; null when it is none. */
export async function readRecoveryFile(text: string): Promise<RecoveryKey | null> {
  if (!text.startsWith(PREFIX)) return null;
  const seed = fromBase64(text.slice(PREFIX.length).trim());
  return seed?.length === 32 ? recoveryKeyOf(seed) : null;
}

/** The public half that `DeriveKeyPair` makes of a seed, in hexadecimal. */
async function publicHalf(seed: Bytes): Promise<string> {
  const extracted = await hmac(new Uint8Array(32), concat(VERSION, SUITE, utf8("dkp_prk"), seed));
  const expanded = concat(Uint8Array.of(0, 32), VERSION, SUITE, utf8("sk"), Uint8Array.of(1));
  const privateBytes = await hmac(extracted, expanded);
  const algorithm = { name: "X25519" };
  const privateKey = await crypto.subtle.importKey("pkcs8", concat(PKCS8, privateBytes), algorithm, false, ["deriveBits"]);
  const base = new Uint8Array(32);
  base[0] = 9;
  const basePoint = await crypto.subtle.importKey("raw", base, algorithm, true, []);
  const publicBytes = await crypto.subtle.deriveBits({ name: "X25519", public: basePoint }, privateKey, 256);
  return toHex(new Uint8Array(publicBytes));
}

async function hmac(key: Bytes, message: Bytes): Promise<Bytes> {
  const imported = await crypto.subtle.importKey("raw", key, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", imported, message));
}
